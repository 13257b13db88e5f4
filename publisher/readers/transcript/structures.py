"""Lists, quotations and tables, put together from the units that make them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from publisher.readers.transcript.passage import passage
from publisher.readers.transcript.pieces import pieces
from publisher.readers.transcript.units.lines import Unit
from publisher.record import Item, List, ListItem, Piece, PieceKind, Pieces, Quote, Speech, Table
from publisher.source import CAPTION, Block, BlockKind, Layout, Span

_DEEPEST = 16  # lists in lists


def structured(units: Sequence[Unit], layout: Layout) -> List | Quote | Table:
    """The list, the quotation or the table that these units make. All have a block."""
    match _block(units[0]).kind:
        case BlockKind.ITEM:
            return _list(units, layout)
        case BlockKind.CELL:
            return _table(units, layout)
        case _:
            return Quote(tuple(_speech(unit, layout) for unit in units), _span(units))


def _block(unit: Unit) -> Block:
    assert unit.block  # noqa: S101 - only units with a block come here
    return unit.block


def _span(units: Sequence[Unit]) -> Span:
    return Span(units[0].span.start, units[-1].span.end)


def _pieces(unit: Unit, layout: Layout) -> Pieces:
    return pieces(passage(unit, 0, len(unit.text), layout))


def _speech(unit: Unit, layout: Layout) -> Speech:
    return Speech(_pieces(unit, layout), unit.span)


def _list(units: Sequence[Unit], layout: Layout) -> List:
    """A list: what is deeper than its first item is a list in the item before it."""
    depth = _depth(units[0])
    parts: list[list[Unit]] = []
    for unit in units:
        if not parts or _depth(unit) <= depth:
            parts.append([])
        parts[-1].append(unit)
    items = tuple(_item(part, layout) for part in parts)
    return List(items, _block(units[0]).ordered, _span(units))


def _depth(unit: Unit) -> int:
    return min(_block(unit).level, _DEEPEST)


def _item(units: Sequence[Unit], layout: Layout) -> ListItem:
    first, *deeper = units
    body: tuple[Item, ...] = (_speech(first, layout),)
    if deeper:
        body = (*body, _list(deeper, layout))
    block = _block(first)
    return ListItem(block.marker, body, _span(units), block.number if block.ordered else "")


def _table(units: Sequence[Unit], layout: Layout) -> Table:
    """A table: each cell in its column, empty ones where the text has none."""
    rows = [list(row) for _, row in groupby(units, key=lambda unit: _block(unit).row)]
    head = sum(1 for row in rows if _block(row[0]).head)
    caption = _caption(rows.pop(0), layout) if _block(units[0]).row == CAPTION else ()
    return Table(tuple(_row(row, layout) for row in rows), head, _span(units), caption)


def _caption(units: Sequence[Unit], layout: Layout) -> Pieces:
    """What a table is called: a page may do so twice, or part it by a rule."""
    found = list(_pieces(units[0], layout))
    for before, unit in pairwise(units):
        between = Span(before.span.end, unit.span.start)
        found += (Piece(PieceKind.LINE_BREAK, "\n", between), *_pieces(unit, layout))
    return tuple(found)


def _row(units: Sequence[Unit], layout: Layout) -> tuple[Pieces, ...]:
    cells: list[Pieces] = []
    for unit in units:
        cells += [()] * (_block(unit).level - len(cells))
        cells.append(_pieces(unit, layout))
    return tuple(cells)
