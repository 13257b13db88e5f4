"""Names and offices that passages tell: completing a surname, and who holds an office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.people.names import Named, recased
from publisher.readers.transcript.people.offices import is_office

_FORENAMES = 3  # words at most before a surname
_INITIALS = 2  # letters of two forenames, which stand without full stops
_NATION = 3  # capitalised words at most before an office: `United States Trade …`
_WORD = regex(r"[^\W\d_](?:[\w.’'\"״׳-]*\w)?\.?")
_ENDS_OFFICE = frozenset(
    ["before", "after", "at", "during", "in", "on", "with", "following", "ahead", "and", "to"]
)


_PLACED = frozenset(["in", "at", "the"])


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that may tell names and offices, its words found once."""

    text: str
    words: tuple[re.Match[str], ...]
    bare: tuple[str, ...]  # the words without full stop and possessive
    places: Mapping[str, tuple[int, ...]]  # of each folded word


def told(text: str) -> Told:
    """The passage with its words."""
    words = tuple(_WORD.finditer(text))
    bare = tuple(w[0].rstrip(".").removesuffix("’s").removesuffix("'s") for w in words)
    places: dict[str, list[int]] = {}
    for at, word in enumerate(bare):
        places.setdefault(word.casefold(), []).append(at)
    frozen = MappingProxyType({word: tuple(found) for word, found in places.items()})
    return Told(text, words, bare, frozen)


_LESSER = frozenset(["vice", "deputy", "former", "acting", "assistant", "under"])


def holder(label: str, passages: Sequence[Told]) -> Named | None:
    """Who holds the office of a label such as `THE PRESIDENT`, when just one is told to:
    `Remarks by President Lund`, `Ada Lund, President`.
    """
    words = [word.casefold() for word in label.split()]
    office = words[words[:1] == ["the"] :]
    if not office or not all(map(is_office, office)):
        return None
    told = {name for passage in passages for name in _listed(passage, office)}
    if len(office) < len(words):
        told |= {name for passage in passages for name in _holders(passage, office)}
    if len(told) != 1:
        return None
    return Named(told.pop(), " ".join(map(recased, label.split()[-len(office) :])))


def _listed(passage: Told, office: Sequence[str]) -> Iterator[str]:
    """The person of whom a list tells just the office: `Ada Lund, President`."""
    head, _, told = passage.text.partition(", ")
    if told.partition(",")[0].casefold().split() == list(office) and _is_whole_name(head):
        yield _without_address(head)


def _holders(passage: Told, office: Sequence[str]) -> Iterator[str]:
    for at in passage.places.get(office[0], ()):
        end = at + len(office)
        if [word.casefold() for word in passage.bare[at:end]] != list(office):
            continue
        lesser = at > 0 and passage.bare[at - 1].casefold() in _LESSER
        if (
            not lesser
            and end < len(passage.bare)
            and _is_forename(passage.text, passage.words, end)
        ):
            yield passage.bare[end]


def tells_office(name: str, passages: Sequence[Told]) -> bool:
    """Whether a passage tells an office of the person: `Talks with President Ada Lund`."""
    found = (_mention(passage, name) for passage in passages)
    return any(mention is not None and mention.office for mention in found)


def completed(found: Named, passages: Sequence[Told], *, in_capitals: bool) -> Named:
    """The name and the office completed from the passages that tell them.

    A label in capitals prints the office in short; then what is told is preferred.
    """
    name, role, from_byline = found.name, "", False
    for passage in passages:
        mention = _mention(passage, found.name)
        if not mention:
            continue
        if mention.office or not _goes_by_one_name(found):
            name = max(name, _in_small_letters(mention.name), key=len)
        if mention.office and (not role or (mention.byline and not from_byline)):
            role, from_byline = mention.office, mention.byline
    best = (role or found.role) if in_capitals else (found.role or role)
    is_surname = in_capitals and (name != found.name or found.address or " " not in name)
    return replace(found, name=name, role=best, surname=found.name if is_surname else "")


def _goes_by_one_name(found: Named) -> bool:
    """Whether an office is borne with one name, so that what stands before it is none: `of All
    Norland Ivo`.
    """
    return not lexicon().regnal.isdisjoint(found.role.casefold().split())


def _in_small_letters(name: str) -> str:
    """`ADA M. LUND` as `Ada M. Lund`; other names as they are."""
    words = name.split()
    fits = len(words) > 1 and letters.is_capitals(name)
    return " ".join(map(recased, words)) if fits else name


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person as a passage names them. `byline`: the office stands behind a comma."""

    name: str
    office: str
    byline: bool


def _mention(passage: Told, name: str) -> _Mention | None:
    """The first place where a passage names the person."""
    parts = [part.rstrip(".") for part in name.casefold().split()]
    for at in passage.places.get(parts[0], ()):
        if [word.casefold() for word in passage.bare[at : at + len(parts)]] == parts and not (
            len(parts) == 1 and _is_venue(passage.bare, at)
        ):
            return _around(passage, at, len(parts))
    return None


def _is_venue(bare: Sequence[str], at: int) -> bool:
    """Whether a word is that of a place, and no surname: `in the Village Hall`."""
    before = [word.casefold() for word in bare[max(at - _FORENAMES, 0) : at]]
    return bare[at].casefold() in lexicon().venues and not _PLACED.isdisjoint(before)


def _around(passage: Told, at: int, length: int) -> _Mention:
    text, words = passage.text, passage.words
    head, comma, office = text.partition(", ")
    if comma and words[at + length - 1].end() <= len(head) and _is_whole_name(head):
        return _Mention(_without_address(head), office.strip(), byline=True)
    first = at
    while length == 1 and at - first < _FORENAMES and _may_be_forename(text, words, first - 1):
        first -= 1
    last = at + length - 1
    if length == 1 and first == at and _is_surname_first(text, words, last):
        last += 1
    name = " ".join([words[n][0] for n in range(first, last)] + [passage.bare[last]])
    after = text[words[last].end() :]
    if after.startswith(", ") and first == 0:
        return _Mention(name, after[2:].strip(), byline=True)
    office = _office_before(text, words, first)
    return _Mention(name, office and office + _office_after(after), byline=False)


def _without_address(head: str) -> str:
    """`Mr Ivo Holm` without its form of address."""
    words = head.split()
    return " ".join(words[shape.address_length(words) :])


def _is_whole_name(head: str) -> bool:
    """Whether the words before a comma are a name and no more: `Ada M. Lund`."""
    if any(sign in head for sign in ":()[]"):
        return False
    parts = head.split()
    small = lexicon().nobiliary | lexicon().particles
    named = all(not part[0].islower() or part in small for part in parts)
    return 1 < len(parts) <= _FORENAMES + _NATION and named and not any(map(is_office, parts))


def _is_surname_first(passage: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a second name follows, as in `Hayashi Yoshimasa`."""
    if at + 1 >= len(words):
        return False
    word = words[at + 1][0]
    joined = not passage[words[at].end() : words[at + 1].start()].strip()
    ends = word.casefold() in _ENDS_OFFICE or is_office(word)
    return joined and word[0].isupper() and not ends


def _is_forename(passage: str, words: Sequence[re.Match[str]], at: int) -> bool:
    if at < 0:
        return False
    word = words[at][0]
    after = words[at + 1].start() if at + 1 < len(words) else words[at].end()
    joined = not passage[words[at].end() : after].strip()
    folded = word.rstrip(".").casefold()
    plain = folded not in lexicon().honorifics and folded not in _ENDS_OFFICE
    return joined and word[0].isupper() and plain and not is_office(word)


def _may_be_forename(passage: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word may be a forename, and is no organisation's letters: `CNN Ivo Holm`."""
    if not _is_forename(passage, words, at):
        return False
    letters = len(words[at][0]) > _INITIALS and words[at][0].isupper()
    return not letters or words[at + 1][0].isupper()


def _office_before(passage: str, words: Sequence[re.Match[str]], end: int) -> str:
    """The office that stands before a name, its nation included."""
    first = end
    while first and _is_office_part(passage, words, first - 1):
        first -= 1
    while first < end and not words[first][0][0].isupper():
        first += 1
    if first == end:
        return ""
    for _ in range(_NATION):
        if first and _is_forename(passage, words, first - 1) and first - 1 > 0:
            first -= 1
    return passage[words[first].start() : words[end - 1].end()]


def _is_office_part(passage: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """An office, or an `and` that joins two: `Prime Minister and Foreign Minister`."""
    joined = not passage[words[at].end() : words[at + 1].start()].strip()
    if words[at][0] == "and":
        return joined and at > 0 and words[at - 1][0].casefold() in lexicon().offices
    return joined and words[at][0].casefold() in lexicon().offices


def _office_after(after: str) -> str:
    """What completes an office behind the name: ` of the Republic of Guatemala`."""
    taken: list[str] = []
    for word in after.split():
        bare = word.rstrip(",.;")
        if bare.casefold() in _ENDS_OFFICE or (not taken and bare != "of"):
            break
        if not (bare[:1].isupper() or bare in ("of", "the", "and")):
            break
        taken.append(bare)
        if bare != word:
            break
    while taken and not taken[-1][0].isupper():
        taken.pop()
    return "".join(f" {word}" for word in taken)
