"""What tables are in every format: their rows, their lines, the room in them, how wide their
columns are, which of these hold numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.roles import CELLS, HEAD_OF_CELLS, Role
from publisher.theme.model import Align, BlockStyle, Rule, TableWidth, Theme
from publisher.view import Table, plain
from publisher.view.words import IDEOGRAPHS

_NUMBER = regex(
    r"[+\-\u2212±]?(?:\d{1,3}(?:[.,'\u2019 \u00a0\u2009\u202f]\d{3})+|\d+)(?:[.,\u066b]\d+)?"
    r"[ \u00a0\u202f]?[%‰\u066a]?"
)
SLACK = 0.5
"""Points that words may be wider than they were measured at: where they are set in parts, and by
programs that round each letter's width.
"""

_SMALL = 8  # rows
_LONG = 12  # letters, from which a word is taken for an address or its like, broken at its marks
_UNBROKEN = regex(f"[{IDEOGRAPHS}]|[^\\s{IDEOGRAPHS}]+")
_IN_ADDRESSES = regex(r"[^/.?&=@-]*[/.?&=@-]*")

_NOTHING = frozenset(["", "-", "\u2013", "\u2014", "\u2212"])  # what stands where no number does


def whole(table: Table) -> Table:
    """The table with as many cells in each row: those that are missing at its end are empty ones,
    and a row without any is left out.
    """
    count = max(map(len, table.rows), default=0)
    rows = tuple((*row, *[()] * (count - len(row))) for row in table.rows if row)
    return replace(table, rows=rows, head=sum(map(bool, table.rows[: max(table.head, 0)])))


def stays_whole(table: Table) -> bool:
    """Whether a table is so small that its rows are kept on one page, or in one column."""
    return len(table.rows) <= _SMALL


# --- lines ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line between rows. The width is in points."""

    width: float
    colour: str  # #rrggbb


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table: above and below it, below its column heads, between its rows."""

    outer: Line | None
    head: Line | None
    inner: Line | None


def lines(theme: Theme, cells: Role) -> Lines:
    """The lines of tables whose cells have a role. Where heads have none, theirs is that of
    the other rows.
    """
    style = theme.table
    outer = Line(style.rule_width, style.rule_colour) if style.rule_width else None
    inner = _line(theme.blocks[cells])
    return Lines(outer, _line(theme.blocks[HEAD_OF_CELLS[cells]]) or inner, inner)


def _line(style: BlockStyle) -> Line | None:
    rule = style.rule
    return Line(rule.width, rule.colour) if rule and rule.side != "start" else None


def own_rule(style: BlockStyle) -> Rule | None:
    """The rule of a block; None for that of a cell which is a line of its table."""
    return None if style.role in CELLS and _line(style) else style.rule


# --- room -----------------------------------------------------------------------------


def padding(theme: Theme) -> float:
    """The room at each side of a cell's words, in points: between columns, one em."""
    return theme.blocks[Role.TABLE_CELL].size / 2


def space_around(theme: Theme) -> float:
    """The space above a table, or above its caption, and below it, in points."""
    return max(theme.blocks[Role.CAPTION].before, theme.blocks[Role.PLAIN].after)


def is_centred(theme: Theme) -> bool:
    """Whether tables stand in the middle, as captions do."""
    return theme.blocks[Role.CAPTION].align is Align.CENTER


def unbroken(text: str) -> Iterator[str]:
    """The parts of a text in none of which a line of a cell should end."""
    for part in _UNBROKEN.findall(text):
        yield from _IN_ADDRESSES.findall(part) if len(part) > _LONG else (part,)


class Asked(NamedTuple):
    """What a column asks for in points: as wide as its longest line, as its longest word."""

    line: float
    word: float


def column_widths(asked: Sequence[Asked], room: float, width: TableWidth) -> list[float]:
    """The widths of columns in points, given what each asks for and the room for all.

    Where that is too narrow, each column has its longest word, where there is room for all of
    these; of the rest the narrow columns have what they ask for, the others share. Where it is
    wider, and tables are as wide as the text, each takes its part of the rest.
    """
    lines, words = [each.line for each in asked], [min(each) for each in asked]
    total = sum(lines)
    if total > room:
        least = words if sum(words) <= room else [0.0] * len(words)
        more = _shared(
            [line - word for line, word in zip(lines, least, strict=True)], room - sum(least)
        )
        return [word + each for word, each in zip(least, more, strict=True)]
    stretched = width is TableWidth.MEASURE and total
    return [line * room / total for line in lines] if stretched else lines


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    widths: dict[int, float] = {}
    left = room
    for index in sorted(range(len(wanted)), key=lambda column: (wanted[column], column)):
        share = left / (len(wanted) - len(widths))
        widths[index] = min(wanted[index], share)
        left -= widths[index]
    return [widths[index] for index in range(len(wanted))]


# --- numbers --------------------------------------------------------------------------


def number_columns(table: Table) -> frozenset[int]:
    """The columns, counted from 0, that stand at the end side: below their heads they hold
    numbers only. The first names its rows, and never does. Where no heads are marked, a first
    cell that is no number is one if two numbers follow.
    """
    body = [[plain(cell).strip() for cell in row] for row in table.rows[max(table.head, 0) :]]
    columns = range(1, max(map(len, body), default=0))
    cells = ([row[column] for row in body if column < len(row)] for column in columns)
    are_numbers = _are_numbers if table.head > 0 else _are_numbers_below
    return frozenset(
        column for column, told in zip(columns, cells, strict=True) if are_numbers(told)
    )


def _are_numbers(cells: Sequence[str], least: int = 1) -> bool:
    told = [cell for cell in cells if cell not in _NOTHING]
    return len(told) >= least and all(map(_NUMBER.fullmatch, told))


def _are_numbers_below(cells: Sequence[str]) -> bool:
    return _are_numbers(cells) or _are_numbers(cells[1:], least=2)
