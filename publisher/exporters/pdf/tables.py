"""Tables: columns as wide as what stands in them asks, rows kept whole where they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.pdf.boxes import Box, LineRow, Row
from publisher.exporters.pdf.canvas import TaggedCanvas
from publisher.exporters.pdf.lettering import of_block
from publisher.exporters.pdf.material import Passage
from publisher.exporters.pdf.paragraphs import set_paragraph
from publisher.exporters.pdf.passages import PassageMaker
from publisher.exporters.pdf.setters import horizontal_rule, line_rows
from publisher.exporters.pdf.setting import Setting
from publisher.exporters.pdf.structure import Element
from publisher.roles import HEAD_OF_CELLS, Role
from publisher.theme.model import Align, BlockStyle

GUTTER = 1.0
"""The space between columns, in widths of the cells' type size."""

CHART = frozenset([Role.CHART_HEAD, Role.CHART_CELL])
"""Roles of cells that are numbers but for the first of each row."""


@dataclass(slots=True)
class Band:
    """One line of each cell of a row, side by side."""

    cells: tuple[tuple[float, LineRow], ...]  # how far from the column's left, and what
    height: float
    anchors: tuple[str, ...] = ()
    splits_word: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes whose marks stand in the cells."""
        return tuple(note for _, row in self.cells for note in row.notes)

    @property
    def baseline(self) -> float:
        """Where the letters of the first cell stand."""
        return self.cells[0][1].baseline if self.cells else 0.0

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the cells' lines."""
        for shift, row in self.cells:
            row.draw(canvas, left + shift, top)


@dataclass(frozen=True, slots=True)
class _Cell:
    passages: Sequence[Passage]
    style: BlockStyle


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    width: float


def table_boxes(
    setting: Setting, table: v.Table, element: Element, language: str, start: float
) -> list[Box]:
    """A box for each row of a table, `start` points in from the start side."""
    rows = [
        _cells(setting, row, element.child("TR"), language, _cell_role(table, number))
        for number, row in enumerate(table.rows)
    ]
    columns = _columns(setting, rows, setting.width - start, start)
    boxes = [_box(setting, row, columns) for row in rows if row]
    if boxes:
        boxes[-1].after = max(boxes[-1].after, setting.theme.blocks[Role.PLAIN].after)
    return boxes


def _cell_role(table: v.Table, row: int) -> Role:
    return HEAD_OF_CELLS[table.role] if row < table.head else table.role


def _cells(
    setting: Setting, row: Sequence[v.Inlines], element: Element, language: str, role: Role
) -> list[_Cell]:
    style, is_head = setting.theme.blocks[role], role in HEAD_OF_CELLS.values()
    numbers = replace(style, align=Align.END) if role in CHART else style
    cells: list[_Cell] = []
    for content in row:
        cell = element.lasting_child("TH" if is_head else "TD")
        if is_head:
            cell.attributes = (("A", "<</O/Table/Scope/Column>>"),)
        maker = PassageMaker(setting, cell, language)
        maker.add(content, of_block(style, language))
        cells.append(_Cell(maker.made, numbers if cells else style))
    return cells


def _columns(
    setting: Setting, rows: Sequence[Sequence[_Cell]], width: float, start: float
) -> list[_Column]:
    """Columns of their natural width where all fit; else the wider ones give.

    A table stands as its caption does, at the start or in the middle.
    """
    count = max(map(len, rows), default=0)
    gutter = GUTTER * setting.theme.blocks[Role.TABLE_CELL].size
    room = width - gutter * (count - 1)
    wanted = [_natural(setting, rows, column) for column in range(count)]
    widths = _shared(wanted, room)
    if rows and rows[0][0].style.role in CHART:  # its numbers stand at the end side
        widths[0] += room - sum(widths)
    centred = setting.theme.blocks[Role.CAPTION].align is Align.CENTER
    columns, left = [], start + (room - sum(widths)) / 2 * centred
    for column in widths:
        columns.append(_Column(left, column))
        left += column + gutter
    if setting.right_to_left:
        columns = [_Column(setting.width - c.left - c.width, c.width) for c in columns]
    return columns


def _natural(setting: Setting, rows: Sequence[Sequence[_Cell]], column: int) -> float:
    """The width of a column's widest cell on one line."""
    widths = [0.0]
    for row in rows:
        if column < len(row):
            style = row[column].style
            parts = (
                setting.wordbooks.book(passage.lettering).measure(" ".join(passage.text.split()))
                for passage in row[column].passages
            )
            widths.append(sum(parts) + style.indent + style.end_indent + style.size)
    return max(widths)


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """Widths that add up to the room: the narrow columns have theirs, the others share."""
    if sum(wanted) <= room:
        return list(wanted)
    widths: dict[int, float] = {}
    left = room
    for index in sorted(range(len(wanted)), key=lambda column: (wanted[column], column)):
        share = left / (len(wanted) - len(widths))
        widths[index] = min(wanted[index], share)
        left -= widths[index]
    return [widths[index] for index in range(len(wanted))]


def _box(setting: Setting, row: Sequence[_Cell], columns: Sequence[_Column]) -> Box:
    style = row[0].style
    rows: list[Row] = list(_bands(setting, row, columns))
    if style.rule and style.rule.side in {"above", "below"}:
        rule = horizontal_rule(style, setting.shape(style))
        rows = [rule, *rows] if style.rule.side == "above" else [*rows, rule]
    return Box(rows, style.before, style.after, style.keep_next, keep_together=True)


def _bands(setting: Setting, row: Sequence[_Cell], columns: Sequence[_Column]) -> list[Band]:
    cells = [
        (column.left, _lines(setting, cell, column.width))
        for cell, column in zip(row, columns, strict=False)
    ]
    count = max([1, *(len(lines) for _, lines in cells)])
    bands = []
    for number in range(count):
        level = tuple((left, lines[number]) for left, lines in cells if number < len(lines))
        bands.append(Band(level, row[0].style.leading))
    return bands


def _lines(setting: Setting, cell: _Cell, width: float) -> list[LineRow]:
    shape = setting.shape(cell.style, width=width)
    lines = set_paragraph(cell.passages, shape, setting.wordbooks)
    return line_rows(setting, lines, cell.style, shape)
