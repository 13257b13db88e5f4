"""`Mr. REID. `, `The PRESIDING OFFICER (Mr. Kyl). `, `PRESIDENTE. `: a full stop ends the label.

Without capitals, too: `Mr. Holm. `, `Mme Lund, ministre de la mer. `, `The Chairman. `; and
`ЛУНД А.Б. `, `Лунд А. Б. `.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from publisher.patterns import regex
from publisher.readers.transcript import asides, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import Unit

name = "Mr. NAME."
begins = ""

_LONGEST = 90  # characters
_LONGEST_OFFICE = 240  # characters, the office of a minister included
_BEGINS = regex(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?|The|Senator|Chairman|CHAIRMAN|M[RS]S?\.)\s")
_STOP = regex(r"\.(?!\S)")
_STOPPED = regex(r"\S*\.(?!\S)")  # a word that a full stop ends
_INITIALS = regex(
    r"(?P<name>[^\W\d_]{2,}(?:-[^\W\d_]+)? (?:[^\W\d_]\.[ \u00a0]?){2})"
    r"(?:(?<=\.),[ ](?P<office>[^.:]{2,150})\.)?(?=[ \u00a0]|$|(?<=[ \u00a0]))"
)
_LETTER = 4  # characters; `Q.` is another dialect's
_FEW = 6  # words of a label in capitals without a title
_FEWEST = 3  # labels without capitals that make a convention


def find(unit: Unit) -> Label | None:
    """A title or `The`, then words of which one is in capitals, then a full stop; or
    capitals throughout; or a form of address or an office, then a name.
    """
    head = unit.text[:_LONGEST]
    if not head[0].isupper() or not _STOP.search(unit.text, 0, _LONGEST_OFFICE):
        return None  # at once, for most lines
    first = head.split(maxsplit=1)[0]
    titled = _BEGINS.match(head) is not None
    addressed = _is_addressing(first)
    if not (titled or addressed or first.isupper()):
        return _with_initials(unit)
    end = _full_stop(head)
    if end < 0 and "," in head:
        end = _full_stop(unit.text[:_LONGEST_OFFICE])
    printed = unit.text[: max(end, 0)]
    if end < 0 or ":" in printed or ("," in printed and end == len(unit.text)):
        return _with_initials(unit)
    words = asides.without_asides(printed.rstrip(" ."))
    if not _fits(printed, words, titled=titled, addressed=addressed):
        return _with_initials(unit)
    return _label(unit, words, end, asides.aside_of(printed))


def _fits(printed: str, words: str, *, titled: bool, addressed: bool) -> bool:
    if _has_capitals(printed):
        name, comma, office = words.partition(",")
        whole = not comma or _begins_office(office)
        return titled or (shape.is_capitals(name) and len(name.split()) <= _FEW and whole)
    return addressed and _is_addressed(words)


def _label(unit: Unit, words: str, end: int, aside: str = "") -> Label:
    body = end + len(unit.text[end:]) - len(unit.text[end:].lstrip())
    return Label(words, 0, end, body, aside)


def _with_initials(unit: Unit) -> Label | None:
    """A surname, then two initials: `ЛУНД А.Б. Шановні`, `Лунд А. Б., фракция порта.`"""
    match = _INITIALS.match(unit.text)
    if not match:
        return None
    printed = match[0].rstrip()
    return _label(unit, match["name"].rstrip(), len(printed), match["office"] or "")


@lru_cache(maxsize=1024)  # first words recur
def _is_addressing(first: str) -> bool:
    """Whether a label without capitals may begin with a word."""
    return _is_title(first) or (first[-1] == "." and _is_whole(first))


def _is_title(word: str) -> bool:
    """Whether a word may begin a label without capitals: `Mme`, `Senator`, `The`."""
    folded = word.rstrip(".").casefold()
    known = lexicon()
    return folded in known.honorifics or folded in known.offices or folded == "the"


def _is_whole(word: str) -> bool:
    """Whether a word is all of a label that names nobody: `Председательствующий`."""
    return len(word) > _LETTER and shape.is_unnamed(word)


def _is_addressed(words: str) -> bool:
    """Whether words are a form of address or an office with a name or an office behind it,
    and then, behind a comma, an office: `M. Holm, ministre`, `The Chairman`.
    """
    if _is_whole(words):
        return True
    name, comma, office = words.partition(",")
    parts = name.split()
    if not 1 < len(parts) <= _FEW or shape.says_something(name):
        return False
    if comma and not _begins_office(office):
        return False
    if parts[0] == "The":
        return all(map(_is_title, parts[1:])) or shape.is_unnamed(name)
    return all(map(_is_of_name, parts[1:]))


def _begins_office(words: str) -> bool:
    return bool(lexicon().offices.intersection(words.casefold().split()[:2]))


def _is_of_name(word: str) -> bool:
    known, folded = lexicon(), word.casefold().strip(".")
    return word[0].isupper() or any(
        folded in words for words in (known.particles, known.nobiliary, known.offices)
    )


def _has_capitals(printed: str) -> bool:
    return any(shape.is_capitals(word.strip(".,()")) for word in printed.split())


def _full_stop(text: str) -> int:
    """Behind the full stop that ends the label; -1 when there is none."""
    for match in _STOPPED.finditer(text):
        end = match.end()
        inside = text.count("(", 0, end) != text.count(")", 0, end)
        if not inside and not shape.is_abbreviation(match[0]):
            return end
    return -1


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All with capitals, when there are two or more behind titles: the shape hardly occurs
    by chance. Capitals alone need to recur. Without any capitals, three make a convention,
    one of them twice.
    """
    counts = counted(labels)
    capitals = {label.key for label in labels if _has_capitals(label.name)}
    titled = {label.key for label in labels if _BEGINS.match(f"{label.name} ")} & capitals
    recurring = {key for key in capitals if counts[key] > 1}
    if sum(counts[key] for key in titled) > 1:
        return frozenset(titled | recurring)
    if sum(counts[key] for key in recurring) > 2:
        return frozenset(capitals)
    return frozenset(counts) if _is_convention(counts.values()) else frozenset()


def _is_convention(counts: Collection[int]) -> bool:
    return sum(counts) >= _FEWEST and max(counts) > 1
