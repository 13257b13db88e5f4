"""Columns: the head of a record spans the page, the text stands in columns below it; so does
the head of each chapter of a volume.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from operator import attrgetter

from publisher.data import dataclass
from publisher.exporters.pdf.pages.boxes import Box, NoteBody
from publisher.exporters.pdf.pages.pagination import Frame, PageContent, Placed, paginate

LEAST = 0.25
"""The part of a page that must be left below a head for columns to begin there."""

_TRIES = 12
"""Halvings of a page's height: the columns of the last are even to a fraction of a point."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what spans it, then its columns, if it has several, in the order of reading."""

    head: PageContent
    columns: Sequence[PageContent]

    @property
    def parts(self) -> Iterator[PageContent]:
        """All that stands on the page, in the order of reading."""
        yield self.head
        yield from self.columns


def single(boxes: Sequence[Box], notes: Mapping[str, NoteBody], frame: Frame) -> list[Sheet]:
    """Pages of one column, which spans them."""
    return [Sheet(page, ()) for page in paginate(boxes, notes, frame)]


def several(
    boxes: Sequence[Box], notes: Mapping[str, NoteBody], frame: Frame, count: int
) -> list[Sheet]:
    """Pages of `count` columns, each chapter's below its boxes that span them.

    Notes of these stand at the foot of the first column; the columns of the last page, and
    of the last before a box that begins a new one, are even.
    """
    sheets: list[Sheet] = []
    waiting = dict(notes)
    for chapter in _chapters(boxes):
        head = list(takewhile(attrgetter("spans"), chapter))
        made = _chapter(head, chapter[len(head) :], waiting, frame, count)
        for name in _calls((part for sheet in made for part in sheet.parts), waiting):
            del waiting[name]
        sheets += made
    return sheets


def _chapters(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """The boxes between those that begin a new page, as a head in the midst of others does.
    All of a head are together: where one of it begins a page, so do its columns.
    """
    starts = [
        n
        for n, (last, box) in enumerate(pairwise(boxes), 1)
        if (box.spans and not last.spans) or (box.new_page and not box.spans)
    ]
    for start, end in pairwise([0, *starts, len(boxes)]):
        yield boxes[start:end]


def _chapter(
    head: Sequence[Box],
    boxes: Sequence[Box],
    notes: Mapping[str, NoteBody],
    frame: Frame,
    count: int,
) -> list[Sheet]:
    """The pages of boxes that stand together, the first of them below those of a head."""
    heads = paginate(head, {}, frame)
    used = _used(heads[-1], head, boxes)
    if boxes and frame.height - used < LEAST * frame.height:
        heads, used = [*heads, PageContent()], 0.0
    below = replace(frame, first=frame.height - used, firsts=count)
    columns = _filled(heads, boxes, notes, below)
    groups = [columns[first : first + count] for first in range(0, len(columns), count)]
    room = replace(below, first=below.of(len(columns) - 1))
    groups[-1] = _evened(groups[-1], boxes, notes, room)
    groups[0] = [_lowered(column, used) for column in groups[0]]
    full = [Sheet(page, ()) for page in heads[:-1]]
    later = [Sheet(PageContent(), group) for group in groups[1:]]
    return [*full, Sheet(heads[-1], groups[0]), *later]


def _filled(
    heads: Sequence[PageContent],
    boxes: Sequence[Box],
    notes: Mapping[str, NoteBody],
    frame: Frame,
) -> list[PageContent]:
    """The columns; the notes of the heads stand in the first."""
    calls = _calls(heads, notes)
    owed = [row for call in calls for row in notes[call].rows]
    others = {name: body for name, body in notes.items() if name not in calls}
    return paginate(boxes, others, frame, owed)


def _used(page: PageContent, head: Sequence[Box], boxes: Sequence[Box]) -> float:
    """How much of a page a head takes, with the space below it."""
    if not page.rows:
        return 0.0
    return page.height + max(head[-1].after, boxes[0].before if boxes else 0.0)


def _calls(pages: Iterable[PageContent], notes: Mapping[str, NoteBody]) -> list[str]:
    """The notes whose marks stand on these pages, each once."""
    rows = (placed.row for page in pages for placed in page.rows)
    return list(dict.fromkeys(name for row in rows for name in row.notes if name in notes))


def _lowered(column: PageContent, by: float) -> PageContent:
    rows = [Placed(placed.row, placed.top + by) for placed in column.rows]
    return replace(column, rows=rows)


def _evened(
    columns: list[PageContent],
    boxes: Sequence[Box],
    notes: Mapping[str, NoteBody],
    frame: Frame,
) -> list[PageContent]:
    """The columns of the last page, filled anew as high as they need to be, no more; their
    notes stay at the foot. Columns with what is owed of earlier notes stay as they are.
    """
    own = {name: notes[name] for name in _calls(columns, notes)}
    noted = sum(len(column.notes) for column in columns)
    if not columns[0].rows or noted != sum(len(body.rows) for body in own.values()):
        return columns
    rest = _rest(boxes, *columns[0].start)
    low = sum([column.height for column in columns], 0.0) / frame.firsts
    high = frame.first
    for _ in range(_TRIES):
        middle = (low + high) / 2
        found = paginate(rest, own, replace(frame, reach=middle))
        if len(found) > frame.firsts or any(column.is_forced for column in found):
            low = middle
        else:
            high, columns = middle, found
    return columns


def _rest(boxes: Sequence[Box], index: int, row: int) -> list[Box]:
    """The boxes from a row of one of them."""
    first = boxes[index]
    return [replace(first, rows=first.rows[row:]), *boxes[index + 1 :]]
