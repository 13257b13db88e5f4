"""Tables: columns as wide as what stands in them asks, rows kept whole where they can be,
lines between them that take no room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.lettering import of_block
from publisher.exporters.pdf.lines.bidi import has_right_to_left
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.lines.paragraphs import set_paragraph
from publisher.exporters.pdf.pages.boxes import Box, LineRow, Row, RuleRow
from publisher.exporters.pdf.pages.canvas import TaggedCanvas
from publisher.exporters.pdf.pages.setters import line_rows
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.pdf.story.passages import PassageMaker
from publisher.exporters.shared.tables import (
    SLACK,
    Asked,
    Line,
    Lines,
    column_widths,
    is_centred,
    lines,
    number_columns,
    padding,
    space_around,
    stays_whole,
    unbroken,
    whole,
)
from publisher.patterns import regex
from publisher.roles import HEAD_OF_CELLS, Role
from publisher.theme.model import Align, BlockStyle

_MOST = 0.25
"""The largest part of a page that column heads may take, to be there again on the next."""

HEADS = frozenset(HEAD_OF_CELLS.values())
_SPACES = regex(r"[ \t\r\n]+")


@dataclass(slots=True)
class Band:
    """One line of each cell of a row, side by side, with the lines of the table beside it."""

    cells: tuple[tuple[float, LineRow], ...]  # how far from the column's left, and what
    height: float
    above: float = 0.0  # the space over the letters, a part of the height
    rules: tuple[RuleRow, ...] = ()  # that take no room of their own
    anchors: tuple[str, ...] = ()
    splits_word: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes whose marks stand in the cells."""
        return tuple(note for _, row in self.cells for note in row.notes)

    @property
    def baseline(self) -> float:
        """Where the letters of the first cell stand."""
        return self.above + self.cells[0][1].baseline if self.cells else 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the rules, then the cells' lines."""
        for rule in self.rules:
            rule.draw(canvas, left, top)
        for shift, row in self.cells:
            row.draw(canvas, left + shift, top - self.above)


@dataclass(frozen=True, slots=True)
class _Cell:
    passages: Sequence[Passage]
    style: BlockStyle


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    width: float
    padding: float  # at each side of the words


def table_boxes(
    setting: Setting, table: v.Table, element: Element, language: str, start: float
) -> list[Box]:
    """A box for each row of a table, `start` points in from the start side."""
    table = whole(table)
    rows = list(_rows(setting, table, element, language))
    columns = _columns(setting, table, rows, start)
    drawn = lines(setting.theme, table.role)
    boxes = [
        _box(setting, row, columns, line)
        for row, line in zip(rows, _lines_above(drawn, rows), strict=False)
    ]
    if boxes:
        boxes[0].before = 0.0 if table.caption else space_around(setting.theme)
        boxes[-1].after = space_around(setting.theme)
        _end(boxes[-1], drawn.outer, columns)
        for box in boxes[:-1] if stays_whole(table) else ():
            box.keep_next = True
        _repeat_heads(setting, boxes, rows, _rules(drawn.head, columns, 0.0))
    return boxes


def _rows(
    setting: Setting, table: v.Table, element: Element, language: str
) -> Iterator[list[_Cell]]:
    numbers = number_columns(table)
    for number, row in enumerate(table.rows):
        role = HEAD_OF_CELLS[table.role] if number < table.head else table.role
        cells = _cells(setting, row, element.child("TR"), language, role)
        yield [_at_end(cell) if column in numbers else cell for column, cell in enumerate(cells)]


def _cells(
    setting: Setting, row: Sequence[v.Inlines], element: Element, language: str, role: Role
) -> Iterator[_Cell]:
    style, is_head = setting.theme.blocks[role], role in HEADS
    for content in row:
        cell = element.lasting_child("TH" if is_head else "TD")
        if is_head:
            cell.attributes = (("A", "<</O/Table/Scope/Column>>"),)
        maker = PassageMaker(setting, cell, language)
        maker.add(content, of_block(style, language))
        yield _Cell(maker.made, style)


def _at_end(cell: _Cell) -> _Cell:
    return replace(cell, style=replace(cell.style, align=Align.END))


# --- columns --------------------------------------------------------------------------


def _columns(
    setting: Setting, table: v.Table, rows: Sequence[Sequence[_Cell]], start: float
) -> list[_Column]:
    """Columns of their natural width where all fit; else the wider ones give.

    A table stands as its caption does, at the start or in the middle.
    """
    room, most = setting.width - start, padding(setting.theme)
    count = max(map(len, rows), default=0)
    asked = [_asked(setting, rows, column, 2 * most + SLACK) for column in range(count)]
    widths = column_widths(asked, room, setting.theme.table.width)
    if widths and table.role is Role.CHART_CELL:  # its bars are as long as the text is wide
        widths[0] += room - sum(widths)
    columns, left = [], start + (room - sum(widths)) / 2 * is_centred(setting.theme)
    for width in widths:
        place = setting.width - left - width if setting.right_to_left else left
        columns.append(_Column(place, width, min(most, width / 4)))
        left += width
    return columns


def _asked(setting: Setting, rows: Sequence[Sequence[_Cell]], column: int, room: float) -> Asked:
    """What the cells of a column ask for, with some room beside their words."""
    cells = [row[column] for row in rows if column < len(row)]
    asked = [_width(setting, cell) for cell in cells if cell.passages]
    line, word = map(max, zip(*asked, strict=True)) if asked else (0.0, 0.0)
    return Asked(line + room, word + room)


def _width(setting: Setting, cell: _Cell) -> Asked:
    style, widest, longest, width = cell.style, 0.0, 0.0, max(0.0, cell.style.first_line)
    for passage in cell.passages:
        width += _passage_width(setting, passage)
        widest = max(widest, width)
        words = (_passage_width(setting, passage, word) for word in unbroken(passage.text))
        longest = max(longest, *words, 0.0)
        width = 0.0 if passage.ends_line else width
    beside = style.indent + style.end_indent
    return Asked(widest + beside, longest + beside)


def _passage_width(setting: Setting, passage: Passage, text: str = "") -> float:
    """The width of a passage's words, or of some of them, and of the spaces between them."""
    books, lettering, text = setting.wordbooks, passage.lettering, text or passage.text
    book, words = books.book(lettering), _SPACES.sub(" ", text).split(" ")
    spaces = book.space.width * (len(words) - 1)
    if not has_right_to_left(text):
        return spaces + sum([book[word].width for word in words])
    both = (books.book(lettering, backwards=has_right_to_left(word)) for word in words)
    return spaces + sum(book.measure(word) for book, word in zip(both, words, strict=True))


# --- rows -----------------------------------------------------------------------------


def _box(
    setting: Setting, row: Sequence[_Cell], columns: Sequence[_Column], line: Line | None
) -> Box:
    """A row, the space around its words inside it, with the line above."""
    style, bands = row[0].style, _bands(setting, row, columns)
    bands[0].above = style.before
    bands[0].height += style.before
    bands[0].rules = _rules(line, columns, 0.0)
    bands[-1].height += style.after
    return Box(bands, keep_next=style.keep_next, keep_together=True)


def _bands(setting: Setting, row: Sequence[_Cell], columns: Sequence[_Column]) -> list[Band]:
    cells = [
        (column.left + column.padding, _lines(setting, cell, column.width - 2 * column.padding))
        for cell, column in zip(row, columns, strict=False)
    ]
    count = max([1, *(len(told) for _, told in cells)])
    bands = []
    for number in range(count):
        level = tuple((left, told[number]) for left, told in cells if number < len(told))
        bands.append(Band(level, row[0].style.leading))
    return bands


def _lines(setting: Setting, cell: _Cell, width: float) -> list[LineRow]:
    shape = setting.shape(cell.style, width=width)
    told = set_paragraph(cell.passages, shape, setting.wordbooks)
    return line_rows(setting, told, cell.style, shape)


# --- lines of the table ---------------------------------------------------------------


def _lines_above(drawn: Lines, rows: Sequence[Sequence[_Cell]]) -> Iterator[Line | None]:
    """The line above each row."""
    yield drawn.outer
    for above, below in pairwise(row[0].style.role in HEADS for row in rows):
        yield drawn.head if above and not below else drawn.inner


def _end(box: Box, line: Line | None, columns: Sequence[_Column]) -> None:
    """Draw the line below the last row."""
    last = box.rows[-1]
    if line and isinstance(last, Band):
        last.rules = (*last.rules, *_rules(line, columns, last.height - line.width))


def _rules(line: Line | None, columns: Sequence[_Column], offset: float) -> tuple[RuleRow, ...]:
    """A line as wide as the table, so far below the top of a row."""
    if line is None:
        return ()
    left = min(column.left for column in columns)
    right = max(column.left + column.width for column in columns)
    return (RuleRow(0.0, offset, left, right - left, line.width, line.colour),)


# --- heads that are repeated ----------------------------------------------------------


def _repeat_heads(
    setting: Setting,
    boxes: Sequence[Box],
    rows: Sequence[Sequence[_Cell]],
    rules: tuple[RuleRow, ...],
) -> None:
    """Let the column heads, as artifacts, open each page on which other rows begin."""
    body = next((n for n, row in enumerate(rows) if row[0].style.role not in HEADS), len(rows))
    opening: list[Row] = [_repeated(band) for box in boxes[:body] for band in box.rows]
    opening.append(Band((), 0.0, rules=rules))
    if body and sum(row.height for row in opening) < _MOST * setting.theme.page.depth:
        for box in boxes[body:]:
            box.opening = opening


def _repeated(row: Row) -> Row:
    """The row for the eye alone: it belongs to nothing, leads nowhere and calls no note."""
    if not isinstance(row, Band):
        return row
    cells = tuple((left, _unowned(told)) for left, told in row.cells)
    return replace(row, cells=cells, anchors=())


def _unowned(row: LineRow) -> LineRow:
    strokes = [
        stroke._replace(
            passage=stroke.passage._replace(element=None, target="", anchor="", note="")
        )
        for stroke in row.line.strokes
    ]
    return row.drawing(strokes)
