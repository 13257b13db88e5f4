"""Names and offices: taking a label apart, and completing a surname from what is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from publisher.readers.transcript import shape
from publisher.readers.transcript.lexicon import lexicon

_FORENAMES = 3  # words at most before a surname
_NATION = 3  # capitalised words at most before an office: `United States Trade …`
_WORD = re.compile(r"[^\W\d_](?:[\w.’'\"״׳-]*\w)?\.?")
_LETTERS = re.compile(r"[^\W\d_a-z]{2,}(?:[’'][^\W\d_])?(?![a-z])")  # `O'BRIEN`, `RUSSIA’S`
_ENDS_OFFICE = frozenset(
    ["before", "after", "at", "during", "in", "on", "with", "following", "ahead", "and", "to"]
)


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of the person behind a label."""

    name: str
    role: str = ""
    named: bool = True
    address: str = ""  # the honorific before it, as printed
    surname: str = ""  # where it is known; it need not be the last word


def taken_apart(label: str, keys: frozenset[str]) -> Named:
    """The name and the office in a label. `keys` are all labels of the document, folded."""
    if match := _WITH_ASIDE.fullmatch(label):
        return _with_aside(match[1], match[2], keys)
    if shape.is_unnamed(label):
        return Named(label, named=False)
    if shape.is_ideographic(label):
        return _from_ideographs("".join(label.split()))
    return _from_letters(label, keys)


def _from_letters(label: str, keys: frozenset[str]) -> Named:
    """The name and the office in a label whose words are apart."""
    label = shape.without_style(label)
    head, _, tail = (part.strip() for part in label.partition(","))
    if tail and shape.is_name_like(head):
        return Named(" ".join(_without_honorifics(head.split())) or head, tail)
    printed = label.split()
    words = _without_honorifics(printed)
    if _names_nobody(printed, words):
        return Named(label, named=False)
    address = printed[len(printed) - len(words) - 1] if words != printed else ""
    if shape.is_capitals(label) or (address and any(map(shape.is_capitals, printed))):
        found = _from_capitals(label, words)
    else:
        found = _from_words(label, words, keys)
    return replace(found, address=_recased(address)) if found.named else found


def _names_nobody(printed: Sequence[str], words: Sequence[str]) -> bool:
    """`M. le président`, `O Sr. Secretário`, `The PRESIDING OFFICER`, `THE WITNESS`. `words`
    are those behind the form of address.
    """
    if not words or (words != printed and shape.is_unnamed(" ".join(words))):
        return True
    if printed[0].casefold() == "the":
        capitals = any(map(shape.is_capitals, printed[1:]))
        offices = any(map(_is_titled, words[1:]))
        return capitals and (printed[0] == "The" or not offices)
    article = len(printed) - len(words) > 1 and not shape.address_length(printed[:1])
    return article and all(word.casefold() in lexicon().offices for word in words)


def _is_titled(word: str) -> bool:
    folded = word.strip(".,").casefold()
    return folded in lexicon().offices or folded in lexicon().honorifics


_MANY_TURNED = 3  # labels that make a convention, where half of all have it


def are_surnames_first(labels: Iterable[str]) -> bool:
    """Whether labels print `Surname, Forename`: three or more and half of all, or all of two."""
    found = [bool(turned(label)) for label in labels if not shape.is_unnamed(label)]
    many = sum(found) >= _MANY_TURNED and 2 * sum(found) >= len(found)
    return many or (len(found) > 1 and all(found))


def turned(label: str) -> Named | None:
    """`Surra Spadea, Ana María` as `Ana María Surra Spadea`; None for any other label."""
    surname, comma, forename = (part.strip() for part in label.partition(","))
    if not comma or not surname or not shape.is_forename(forename):
        return None
    return Named(f"{forename} {surname}", surname=surname)


_SURNAME = 2  # ideographs at most, where an office stands inside the name
_GIVEN = 3


def _from_ideographs(label: str) -> Named:
    """`梁國雄議員`, `主席陳唐山`, `董次長國猷`: a name with the office behind, before, inside."""
    for office in sorted(lexicon().suffixes, key=len, reverse=True):
        before, found, behind = label.partition(office)
        if not found:
            continue
        if not before and not behind:
            return Named(label, named=False)
        if not behind and len(before) > 1:
            return Named(before, office)
        if not before and 1 < len(behind) <= _SURNAME + _GIVEN:
            return Named(behind, office)
        if 0 < len(before) <= _SURNAME and 0 < len(behind) <= _GIVEN:
            return Named(before + behind, office)
    return Named(label)


_WITH_ASIDE = re.compile(r"([^()]*[^() ]) \(([^()]*)\)")
_ARTICLES = frozenset(["the", "a", "an", "o", "el", "la", "le", "der", "die", "il"])


def _with_aside(base: str, aside: str, keys: frozenset[str]) -> Named:
    """`The PRESIDING OFFICER (Mr. Kyl)`: an office and who holds it; `Ada Lund (Paris, PC)`:
    a person and what is said of them.
    """
    found = taken_apart(base, keys)
    if found.named:
        return replace(found, role=found.role or aside)
    holder = taken_apart(aside, keys)
    if not holder.named or not _holds_office(base):
        return found
    words = _without_honorifics(base.split())
    office = words[1:] if words[0].casefold() in _ARTICLES else words
    return replace(holder, role=" ".join(office))


def _holds_office(base: str) -> bool:
    """Whether a label without a name tells an office that one person holds."""
    words = [word.casefold() for word in base.split()]
    return any(word in lexicon().offices or word.endswith("speaker") for word in words) or (
        not shape.has_case(base)
    )


def _from_words(label: str, words: list[str], keys: frozenset[str]) -> Named:
    """The office before the name that another label prints alone, or by its own words."""
    for start in range(1, len(words)):
        if " ".join(words[start:]).casefold() in keys and _may_end_office(words, start):
            return Named(" ".join(words[start:]), " ".join(words[:start]))
    start = _name_start(words)
    name = " ".join(_without_honorifics(words[start:]))
    return Named(name, " ".join(words[:start])) if name else Named(label, named=False)


def _may_end_office(words: Sequence[str], start: int) -> bool:
    """Whether an office can end there: before a whole name, or behind a word for an office.

    In `Barack Obama`, `Barack` is no office, though `Obama` is a label of its own.
    """
    return len(words) - start > 1 or _is_office(words[start - 1])


def _without_honorifics(words: list[str]) -> list[str]:
    return words[shape.address_length(words) :]


def are_two(one: str, other: str) -> bool:
    """Whether two forms of address cannot be one person's: `Mr` and `Mrs`."""
    return {_gender(one), _gender(other)} == {"m", "f"}


def _gender(address: str) -> str:
    folded = address.rstrip(".").casefold()
    known = lexicon()
    return "m" if folded in known.masculine else "f" if folded in known.feminine else ""


def _from_capitals(label: str, words: list[str]) -> Named:
    """`SECRETARY BLINKEN`: what is no office is the surname; `THE PRESIDENT` has none."""
    start = 0
    while start < len(words) and _is_office(words[start]):
        start += 1
    rest = words[start:]
    if " of " in f" {' '.join(rest)} ":  # `Mr. DAVIS of Illinois`
        rest = rest[: [word.casefold() for word in rest].index("of")]
    if not rest:
        return Named(label, named=False)
    office = " ".join(map(_recased, words[:start]))
    return Named(" ".join(map(_recased, rest)), office)


def _is_office(word: str) -> bool:
    folded = word.strip(".,").casefold()
    return folded in lexicon().offices or folded in lexicon().particles


def _recased(word: str) -> str:
    """`JEAN-PIERRE` as `Jean-Pierre`, `McDONALD` as `McDonald`."""
    if word.casefold() in lexicon().particles:
        return word.casefold()
    return _LETTERS.sub(lambda match: _capitalised(match[0]), word)


def _capitalised(letters: str) -> str:
    """A capital, then small letters; the dotted capital of Turkish has one of one letter."""
    return letters[0] + letters[1:].replace("İ", "i").lower()


def _name_start(words: Sequence[str]) -> int:
    """Where the name begins: behind the last office, else the last two words."""
    offices = [n for n, word in enumerate(words) if word.casefold() in lexicon().offices]
    if not offices:
        return 0
    rest = words[offices[-1] + 1 :]
    plain = all(not word[0].islower() or word in lexicon().nobiliary for word in rest)
    if rest and plain and len(rest) <= _FORENAMES + 1:
        return offices[-1] + 1
    return max(len(words) - 2, offices[-1] + 1) if len(words) > 2 else 0


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
    `Remarks by President Lund`.
    """
    article, *office = [word.casefold() for word in label.split()]
    if article != "the" or not office or not all(map(_is_office, office)):
        return None
    told = {name for passage in passages for name in _holders(passage, office)}
    if len(told) != 1:
        return None
    return Named(told.pop(), " ".join(map(_recased, label.split()[1:])))


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


def completed(found: Named, passages: Sequence[Told], *, in_capitals: bool) -> Named:
    """The name and the office completed from the passages that tell them.

    A label in capitals prints the office in short; then what is told is preferred.
    """
    name, role, from_byline = found.name, "", False
    for passage in passages:
        mention = _mention(passage, found.name)
        if not mention:
            continue
        name = max(name, mention.name, key=len)
        if mention.office and (not role or (mention.byline and not from_byline)):
            role, from_byline = mention.office, mention.byline
    best = (role or found.role) if in_capitals else (found.role or role)
    surname = found.name if in_capitals else ""
    return replace(found, name=name, role=best, surname=surname)


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
        if [word.casefold() for word in passage.bare[at : at + len(parts)]] == parts:
            return _around(passage, at, len(parts))
    return None


def _around(passage: Told, at: int, length: int) -> _Mention:
    text, words = passage.text, passage.words
    head, comma, office = text.partition(", ")
    if comma and words[at + length - 1].end() <= len(head) and _is_whole_name(head):
        return _Mention(head, office.strip(), byline=True)
    first = at
    while length == 1 and at - first < _FORENAMES and _is_forename(text, words, first - 1):
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


def _is_whole_name(head: str) -> bool:
    """Whether the words before a comma are a name and no more: `Ada M. Lund`."""
    if any(sign in head for sign in ":()[]"):
        return False
    parts = head.split()
    small = lexicon().nobiliary | lexicon().particles
    named = all(not part[0].islower() or part in small for part in parts)
    return 1 < len(parts) <= _FORENAMES + _NATION and named and not any(map(_is_office, parts))


def _is_surname_first(passage: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a second name follows, as in `Hayashi Yoshimasa`."""
    if at + 1 >= len(words):
        return False
    word = words[at + 1][0]
    joined = not passage[words[at].end() : words[at + 1].start()].strip()
    ends = word.casefold() in _ENDS_OFFICE or _is_office(word)
    return joined and word[0].isupper() and not ends


def _is_forename(passage: str, words: Sequence[re.Match[str]], at: int) -> bool:
    if at < 0:
        return False
    word = words[at][0]
    after = words[at + 1].start() if at + 1 < len(words) else words[at].end()
    joined = not passage[words[at].end() : after].strip()
    folded = word.rstrip(".").casefold()
    plain = folded not in lexicon().honorifics and folded not in _ENDS_OFFICE
    return joined and word[0].isupper() and plain and not _is_office(word)


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
