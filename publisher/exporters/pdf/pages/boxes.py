"""Boxes: what stands in the column, row by row, and how it may be split over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from publisher.data import dataclass
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.lettering import Lettering
from publisher.exporters.pdf.letters.wordbook import Wordbooks
from publisher.exporters.pdf.lines.composition import Line, Stroke
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.pages.canvas import Artifact, TaggedCanvas


class Row(Protocol):
    """A horizontal strip of the column. Lengths in points."""

    anchors: tuple[str, ...]  # the names of this place

    @property
    def height(self) -> float:
        """From the row's top to the next one's."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """The addresses of the notes whose marks stand in it."""
        ...

    @property
    def splits_word(self) -> bool:
        """Whether a word goes on in the next row."""
        ...

    @property
    def baseline(self) -> float:
        """From the row's top to where its letters stand; 0 where it has none."""
        ...

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the row, whose upper left corner is given."""
        ...


@dataclass(slots=True)
class Space:
    """An empty row."""

    height: float
    anchors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    splits_word: bool = False
    baseline: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Nothing."""


@dataclass(slots=True)
class RuleRow:
    """A horizontal rule with space around it."""

    height: float
    offset: float  # from the row's top to the rule's
    start: float
    width: float
    thickness: float
    colour: str
    anchors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    splits_word: bool = False
    baseline: float = 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the rule."""
        bottom = top - self.offset - self.thickness
        canvas.rectangle(left + self.start, bottom, self.width, self.thickness, self.colour)


def draw_stroke(
    canvas: TaggedCanvas, owner: Element | Artifact, stroke: Stroke, place: tuple[float, float]
) -> None:
    """Draw a stroke of a line that begins at a place."""
    left, baseline = place
    if stroke.stands_for:
        canvas.read_as(owner, stroke.stands_for)
    colour = stroke.passage.lettering.colour
    canvas.text(owner, left + stroke.pen, baseline, colour, stroke.code)
    if stroke.stands_for:
        canvas.read_as_it_is()


@dataclass(slots=True)
class SideRule:
    """A vertical rule beside a row."""

    offset: float  # from the column's left
    thickness: float
    colour: str


class LineRow:
    """A line of a paragraph."""

    def __init__(
        self,
        line: Line,
        height: float,
        baseline: float,
        wordbooks: Wordbooks,
        rule: SideRule | None,
    ) -> None:
        self.line = line
        self.height = height
        self.baseline = baseline  # from the row's top
        self.anchors: tuple[str, ...] = ()
        self._wordbooks = wordbooks
        self._rule = rule

    def drawing(self, strokes: list[Stroke]) -> LineRow:
        """A row like this one, but of other strokes."""
        line = Line(strokes, is_hyphenated=self.line.is_hyphenated)
        return LineRow(line, self.height, self.baseline, self._wordbooks, self._rule)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes whose marks stand in the line."""
        return tuple(s.passage.note for s in self.line.strokes if s.passage.note)

    @property
    def splits_word(self) -> bool:
        """Whether the line ends in a hyphen of ours."""
        return self.line.is_hyphenated

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the line's strokes, then what goes under them."""
        if self._rule:
            bottom = top - self.height
            place = left + self._rule.offset
            canvas.rectangle(place, bottom, self._rule.thickness, self.height, self._rule.colour)
        baseline = top - self.baseline
        for stroke in self.line.strokes:
            owner = stroke.passage.element or Artifact.LAYOUT
            draw_stroke(canvas, owner, stroke, (left, baseline))
        for passage, start, end in self._extents() if self._is_marked() else ():
            if passage.anchor:
                canvas.destination(passage.anchor, left + start, top)
            if passage.target and passage.element:
                corners = (left + start, top - self.height, left + end, top)
                canvas.link(passage.element, corners, passage.target, passage.says)
            if passage.lettering.underline:
                self._underline(canvas, passage.lettering, (left + start, left + end), baseline)

    def _is_marked(self) -> bool:
        """Whether some passage is more than its letters."""
        for stroke in self.line.strokes:
            passage = stroke.passage
            if passage.anchor or passage.target or passage.lettering.underline:
                return True
        return False

    def _extents(self) -> Iterator[tuple[Passage, float, float]]:
        """From where to where each passage goes that is more than its letters."""
        for _, group in groupby(self.line.strokes, lambda stroke: id(stroke.passage)):
            strokes = list(group)
            passage = strokes[0].passage
            if passage.anchor or passage.target or passage.lettering.underline:
                start = min(stroke.left for stroke in strokes)
                yield passage, start, max(stroke.left + stroke.width for stroke in strokes)

    def _underline(
        self,
        canvas: TaggedCanvas,
        lettering: Lettering,
        extent: tuple[float, float],
        baseline: float,
    ) -> None:
        book = self._wordbooks.book(lettering)
        start, end = extent
        height = book.underline_width
        bottom = baseline + lettering.rise + book.underline - height
        canvas.rectangle(start, bottom, end - start, height, lettering.colour)


@dataclass(slots=True)
class Box:
    """Rows that belong together, with the space around them in points."""

    rows: Sequence[Row]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_together: bool = False
    new_page: bool = False
    spans: bool = False  # all columns, where it stands at their head
    opening: Sequence[Row] = ()  # rows that stand before it where it begins a page or column

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum([row.height for row in self.rows], 0.0)


@dataclass(slots=True)
class NoteBody:
    """A note's rows, as they stand at the foot of a page."""

    rows: list[Row]
    before: float

    @property
    def height(self) -> float:
        """The height of all rows and of the space before them."""
        return self.before + sum([row.height for row in self.rows], 0.0)
