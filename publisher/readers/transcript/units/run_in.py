"""Labels run on inside lines, `… Спасибо. В.Путин: Добрый день …`: cutting them apart.

Some sources have lost their paragraph breaks. A label there follows the end of a sentence
and recurs, or has the shape `MR. NAME.`; the text is cut before each such label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from publisher.patterns import regex
from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.units.lines import Unit

_COLON = regex(r"[:：]\s")
_CAPITALS = regex(
    r"(?:MR\.|MRS\.|MS\.|DR\.|CHAIR(?:MAN|WOMAN)?|VICE CHAIR(?:MAN|WOMAN)?|GOVERNOR|PRESIDENT"
    r"|SECRETARY|SENATOR)"  # letters begin each of them: such a pattern is searched for fast
    r"\s{1,3}[A-Z][A-Z'’-]+(?:\(\?\))?\.(?=\s|$)"
)
_FREQUENT = ("MR. ", "MS. ", "MRS. ", "DR. ", "CHAIRMAN ", "CHAIRWOMAN ", "CHAIR ")
_DIVIDER = regex(r"\* \* \*(?<=\s\* \* \*)(?=\s)")
_ENDS = '.!?…»"”*)'
_LONGEST = 60  # characters of a label
_INDENT = 8  # characters that may stand before a label that begins a line
_SHORT = 12  # characters of a word for short, at most
_FEWEST = 8  # labels in capitals inside lines that make a convention


def has_labels_inside(text: str) -> bool:
    """Whether labels in capitals stand inside lines, more of them than begin one."""
    if not any(word in text for word in _FREQUENT):
        return False  # at once, for most texts
    inside = begin = 0
    for match in _CAPITALS.finditer(text):
        before = text[max(0, match.start() - _INDENT) : match.start()].rstrip(" \t")
        at_start = not before or before.endswith("\n")
        begin += at_start
        inside += not at_start
    return inside >= _FEWEST and inside > begin / 2


def cut(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, cut before each label that recurs in them."""
    found = [(unit, list(_candidates(unit.text))) for unit in units]
    counts = Counter(label for _, candidates in found for _, label in candidates)
    believed = {label for label, count in counts.items() if count > 1 or _is_sure(label)}
    if any(map(letters.has_initial, believed)):  # others of that shape need not recur
        believed |= set(filter(letters.has_initial, counts))
    return tuple(
        part
        for unit, candidates in found
        for part in _parts(unit, [start for start, label in candidates if label in believed])
    )


def _is_sure(label: str) -> bool:
    return shape.is_unnamed(label) or _CAPITALS.fullmatch(label) is not None


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """Where a label might begin, and its words."""
    for match in _COLON.finditer(text):
        start = _sentence_start(text, match.start())
        label = text[start : match.start()]
        if start >= 0 and (shape.is_name_like(label) or shape.is_unnamed(label)):
            yield start, label
    for match in _CAPITALS.finditer(text):
        yield match.start(), match[0]


def _sentence_start(text: str, end: int) -> int:
    """Behind the last end of a sentence before `end`, -1 when it is too far away."""
    for at in range(end - 1, max(-1, end - _LONGEST), -1):
        if text[at].isspace() and at and text[at - 1] in _ENDS and not _is_short(text, at):
            return at + 1
    return 0 if end < _LONGEST else -1


def _is_short(text: str, end: int) -> bool:
    """Whether a word for short ends there, such as `Mr.`, and no sentence."""
    word = text[max(0, end - _SHORT) : end].rsplit(maxsplit=1)
    return bool(word) and word[-1].endswith(".") and shape.is_abbreviation(word[-1])


def _parts(unit: Unit, starts: Sequence[int]) -> Iterator[Unit]:
    """The unit, cut before each of its believed labels and around each divider."""
    dividers = [end for match in _DIVIDER.finditer(unit.text) for end in match.span()]
    bounds = sorted({0, *starts, *dividers, len(unit.text)})
    for start, end in pairwise(bounds):
        if (part := unit.cut(start, end)).text:
            yield part
