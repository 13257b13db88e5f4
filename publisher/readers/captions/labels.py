"""Labels that captions print: `JOHN: …`, `>> JOHN: …`, `[John] …`, `- …`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript.brackets import remark_kind

_CHANGE = regex(r"(?:>{1,9}|[-–—‐])[ \t]*")
_COLON = regex(r"(?P<name>[^:：\[\]<>\n]{1,60}?)[ \t]?(?P<mark>[:：])(?=\s|$|(?<=：))")
_BRACKET = regex(r"\[(?P<name>[^\[\]\n]{1,60})\](?P<mark>:?)(?=\s|$)")
_MOST_WORDS = 6
_FEW = 2  # a name, or a shape of names, is believed when it stands there so often
_ALONE = 3  # the only name of a file is


class Shape(Enum):
    """How a label is printed."""

    CAPITALS = auto()  # `JOHN SMITH:`
    WORDS = auto()  # `John Smith:`
    OTHER = auto()
    BRACKET = auto()  # `[John]`
    CHANGE = auto()  # `>>` or `-` alone: somebody else speaks


_TELLING = (Shape.CAPITALS, Shape.WORDS)


@dataclass(frozen=True, slots=True)
class Label:
    """What may be a label at the beginning of a line. `rest` is where the words begin."""

    name: str
    shape: Shape
    before: str  # what stands around the printed name, and becomes structure
    printed: str
    after: str
    rest: int
    loud: bool = False  # `>>` stands before a name

    @property
    def key(self) -> tuple[str, bool]:
        """What labels are counted by."""
        return self.name.casefold(), self.shape is Shape.BRACKET


@dataclass(frozen=True, slots=True)
class Believed:
    """The labels that a file makes believable."""

    names: frozenset[tuple[str, bool]]
    shapes: frozenset[Shape]

    def takes(self, label: Label | None) -> bool:
        """Whether a label is one."""
        if label is None or not (self.names or self.shapes):
            return False
        return label.shape is Shape.CHANGE or label.key in self.names or label.shape in self.shapes


def find(line: str) -> Label | None:
    """What may be the label of a line, None when nothing may."""
    change = _CHANGE.match(line)
    start = change.end() if change else 0
    before = change[0] if change else ""
    if match := _BRACKET.match(line, start):
        return _bracketed(match, before)
    match = _COLON.match(line, start)
    if match and _may_name(match["name"]):
        return _named(match, before)
    if not before or not line[start:].strip():
        return None
    return Label("", Shape.CHANGE, before.rstrip(), "", "", start)


def _bracketed(match: re.Match[str], before: str) -> Label | None:
    name = match["name"].strip()
    if not _may_name(name) or remark_kind(name):
        return None
    after = f"]{match['mark']}"
    return Label(name, Shape.BRACKET, f"{before}[", name, after, match.end(), _is_loud(before))


def _named(match: re.Match[str], before: str) -> Label:
    name = match["name"].strip()
    printed = match[0].strip()
    return Label(name, _shape(name), before, printed, "", match.end(), _is_loud(before))


def _is_loud(before: str) -> bool:
    return before.startswith(">")


def _may_name(name: str) -> bool:
    """Whether words may name a speaker: few, no sentence, with letters."""
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or words[-1].endswith((",", ";", "?", "!")):
        return False
    first = next((c for c in name if c.isalnum()), "")
    return first.isalpha() and not first.islower()


def _shape(name: str) -> Shape:
    if name.isupper():
        return Shape.CAPITALS
    words = name.split()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return Shape.WORDS
    return Shape.OTHER


def believed(labels: Iterable[Label], first: Label | None) -> Believed:
    """The labels that recur, and those in the shape of labels that recur. Where none does,
    those in the shape of the `first` one, with which the words begin: several of a telling one.
    """
    found = [label for label in labels if label.shape is not Shape.CHANGE]
    counts = Counter(label.key for label in found)
    names = {key for key, count in counts.items() if count >= _FEW}
    names |= {label.key for label in found if label.loud}
    if len(names) == 1 and counts[next(iter(names))] < _ALONE and not _any_loud(found):
        names = set()
    return Believed(frozenset(names), _shapes(found, names) if names else _alike(found, first))


def _any_loud(labels: Sequence[Label]) -> bool:
    return any(label.loud for label in labels)


def _shapes(labels: Sequence[Label], names: set[tuple[str, bool]]) -> frozenset[Shape]:
    """The telling shapes that several names which recur have."""
    recur = {(label.shape, label.key) for label in labels if label.key in names}
    counts = Counter(shape for shape, _ in recur)
    return frozenset(shape for shape in _TELLING if counts[shape] >= _FEW)


def _alike(labels: Sequence[Label], first: Label | None) -> frozenset[Shape]:
    """The shape of the first label, where labels of several people have it."""
    if first is None or first.shape not in _TELLING:
        return frozenset()
    alike = {label.key for label in labels if label.shape is first.shape}
    return frozenset([first.shape] if len(alike) >= _FEW else [])
