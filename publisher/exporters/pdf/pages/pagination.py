"""Fills pages: boxes from the top, notes from the foot, in one pass.

No page begins or ends with a single line of a longer paragraph, none ends in a hyphen
that can be helped, and what is kept with its next stands on one page with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from math import inf
from typing import NamedTuple

from publisher.data import dataclass
from publisher.exporters.pdf.pages.boxes import Box, NoteBody, Row

TOGETHER = 2
"""How many rows of a split box stand at least on each page."""

_ROUNDING = 0.01


class Placed(NamedTuple):
    """A row and how far its top is from the column's."""

    row: Row
    top: float


@dataclass(slots=True)
class PageContent:
    """The rows of a page, or of a column, and the rows of its notes from the first."""

    rows: list[Placed] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    start: tuple[int, int] = (0, 0)  # the box that its first row is of, and which row that is
    is_forced: bool = False  # ends where no page should

    @property
    def height(self) -> float:
        """How far down its rows reach."""
        return max((placed.top + placed.row.height for placed in self.rows), default=0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for rows and notes. Lengths in points."""

    height: float
    separator: float  # the space over a page's notes
    first: float = 0.0  # the height of the first pages, where it differs
    firsts: int = 0  # how many these are
    reach: float = inf  # how far down rows may go, where notes may go further

    def of(self, page: int) -> float:
        """The height of a page, which counts from 0."""
        return self.first if page < self.firsts else self.height


def paginate(
    boxes: Sequence[Box],
    notes: Mapping[str, NoteBody],
    frame: Frame,
    owed: Sequence[Row] = (),
) -> list[PageContent]:
    """The pages that these boxes fill. `owed` are rows of notes that the first begins with."""
    filler = _Filler(notes, frame, owed)
    for index in range(len(boxes)):
        filler.add(boxes, index)
    return filler.finished()


def _is_kept(boxes: Sequence[Box], index: int) -> bool:
    """Whether a box must have the one after it on its page."""
    has_next = boxes[index].keep_next and index + 1 < len(boxes)
    return has_next and not boxes[index + 1].new_page


def _cuts(rows: Sequence[Row], counts: Iterable[int]) -> Iterator[int]:
    """Those of some counts of rows that may be left on a page, the others on the next."""
    for count in counts:
        is_single = min(count, len(rows) - count) < TOGETHER
        if not is_single and not rows[count - 1].splits_word:
            yield count


class _Filler:
    """The pages so far, and how full the last one is."""

    def __init__(self, notes: Mapping[str, NoteBody], frame: Frame, owed: Sequence[Row]) -> None:
        self.pages: list[PageContent] = []
        self._notes, self._frame, self._separator = notes, frame, frame.separator
        self._seen: set[str] = set()
        self._owed = list(owed)
        self._turn()

    def add(self, boxes: Sequence[Box], index: int) -> None:
        """Put the next of the boxes on the last page, and on new ones as needed."""
        box = boxes[index]
        if box.new_page and self.pages[-1].rows:
            self._turn()
        gap = self._gap(box)
        if self.pages[-1].rows and not self._has_room(boxes, index, gap):
            self._turn()
            gap = 0.0
        if not self.pages[-1].rows:
            self._begin(box, (index, 0))
        rows = list(box.rows)
        while rows:
            count = self._fitting(rows, gap)
            if count < len(rows):
                count = self._split(rows, count, whole=box.keep_together)
            self._place(rows[:count], gap)
            del rows[:count]
            gap = 0.0
            if rows:
                self._turn()
                self._begin(box, (index, len(box.rows) - len(rows)))
        self._after = box.after

    def _begin(self, box: Box, start: tuple[int, int]) -> None:
        """Begin the page with a box, from one of its rows."""
        self.pages[-1].start = start
        self._place(box.opening, 0.0)

    def finished(self) -> list[PageContent]:
        """The pages, with more of them for what is owed of the notes."""
        while self._owed:
            self._turn()
        return self.pages

    @property
    def _is_blank(self) -> bool:
        return not self.pages[-1].rows and not self.pages[-1].notes

    def _gap(self, box: Box) -> float:
        """The space before a box: none at a page's head, the larger of two between boxes."""
        return max(box.before, self._after) if self.pages[-1].rows else 0.0

    def _turn(self) -> None:
        """Begin a new page, with what is owed of the notes of the last."""
        self._height = self._frame.of(len(self.pages))
        self.pages.append(PageContent())
        self._used = self._noted = self._after = 0.0
        if self._owed:
            owed, self._owed = self._owed, []
            self._owed = self._place_note(owed, self._separator)

    def _has_room(self, boxes: Sequence[Box], index: int, gap: float) -> bool:
        """Whether enough of a box fits here, and of those that must stand with it."""
        needed = gap + self._chain(boxes, index)
        if needed > self._frame.height:  # no page could hold the chain
            needed = gap + self._least(boxes[index], whole=False)
        room = min(self._height - self._noted, self._frame.reach)
        return self._used + needed <= room + _ROUNDING

    def _chain(self, boxes: Sequence[Box], index: int) -> float:
        """The height of a box with those that it is kept with, each with its next.

        Such a chain may be as long as the record: beyond a page it is not followed.
        """
        needed = self._least(boxes[index], whole=_is_kept(boxes, index))
        while needed <= self._frame.height and _is_kept(boxes, index):
            after, index = boxes[index].after, index + 1
            needed += max(after, boxes[index].before)
            needed += self._least(boxes[index], whole=_is_kept(boxes, index))
        return needed

    def _least(self, box: Box, *, whole: bool) -> float:
        """The height of the fewest rows of a box that may stand at a page's foot."""
        together = whole or (box.keep_together and box.height <= self._frame.height)
        least = None if together else next(_cuts(box.rows, range(len(box.rows))), None)
        rows = box.rows[:least]
        return sum([row.height for row in rows], 0.0) + sum(map(self._notes_height, rows), 0.0)

    def _notes_height(self, row: Row) -> float:
        """What the notes of a row need, with the separator if they are a page's first."""
        if not self._notes:  # as in most records
            return 0.0
        bodies = [self._notes[n] for n in row.notes if n in self._notes and n not in self._seen]
        if not bodies:
            return 0.0
        return sum([body.height for body in bodies], 0.0) + (
            0.0 if self._noted else self._separator
        )

    def _fitting(self, rows: Sequence[Row], gap: float) -> int:
        """How many rows fit, with their notes."""
        used, noted = self._used + gap, self._noted
        for count, row in enumerate(rows):
            used += row.height
            noted += self._notes_height(row)
            if max(used + noted - self._height, used - self._frame.reach) > _ROUNDING:
                return count
        return len(rows)

    def _split(self, rows: Sequence[Row], count: int, *, whole: bool) -> int:
        """How many of these rows to leave here, given how many fit. At least one."""
        cuts = () if whole else _cuts(rows, range(count, 0, -1))
        if found := next(iter(cuts), 0):
            return found
        self.pages[-1].is_forced = True
        return max(count, 1)

    def _place(self, rows: Sequence[Row], gap: float) -> None:
        self._used += gap
        for row in rows:
            self.pages[-1].rows.append(Placed(row, self._used))
            self._used += row.height
            for note in row.notes if self._notes else ():
                if note in self._notes and note not in self._seen:
                    self._seen.add(note)
                    self._place_body(self._notes[note])

    def _place_body(self, body: NoteBody) -> None:
        separator = 0.0 if self._noted else self._separator
        self._owed += self._place_note(body.rows, separator + body.before)

    def _place_note(self, rows: list[Row], before: float) -> list[Row]:
        """Put the rows of a note at the foot as far as they fit; gives those that do not."""
        self._noted += before
        for count, row in enumerate(rows):
            is_full = self._used + self._noted + row.height > self._height + _ROUNDING
            if self._owed or (is_full and not self._is_blank):
                return rows[count:]
            self.pages[-1].notes.append(row)
            self._noted += row.height
        return []
