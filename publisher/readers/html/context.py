"""Where a piece of a page stands: the block, the list, the table and the looks around it."""

from __future__ import annotations

from dataclasses import field

from publisher.data import dataclass
from publisher.foreign.html_tree import Element, local
from publisher.patterns import regex
from publisher.readers.counting import written
from publisher.readers.drafting import PLAIN, Looks, blank
from publisher.source import Block

_INTEGER = regex(r"\s*([+-]?\d{1,9})")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_COLUMNS = 100  # that one cell spans; HTML's own limit of 1000 only costs time
_MOST_TRACKED = 1000  # columns in which spans over rows are followed
_MOST_ROWS = 65_534
_BULLET = "•"
_LAYOUT = ["{*}table", *(f"{{*}}h{level}" for level in range(1, 7))]


@dataclass(slots=True)
class List:
    """A list: which one, how deep, and how far it is counted."""

    group: int
    depth: int
    ordered: bool
    form: str
    count: int
    step: int

    def marker(self, item: Element) -> str:
        """What a browser shows before an item; the count goes on."""
        if not self.ordered:
            return _BULLET
        self.count = _integer(item, "value", self.count)
        marker = f"{written(self.count, _FORMS.get(item.get('type', ''), self.form))}."
        self.count += self.step
        return marker


def list_of(element: Element, group: int, depth: int) -> List:
    """The list that an element begins."""
    ordered = local(element) == "ol"
    backwards = ordered and element.get("reversed") is not None
    items = sum(local(child) == "li" for child in element) if backwards else 1
    return List(
        group,
        depth,
        ordered,
        _FORMS.get(element.get("type", ""), "decimal"),
        _integer(element, "start", items),
        -1 if backwards else 1,
    )


@dataclass(slots=True)
class Item:
    """An item of a list: its marker, until its first block takes it."""

    marker: str

    def take(self) -> str:
        """The marker, once."""
        marker, self.marker = self.marker, ""
        return marker


@dataclass(slots=True)
class Table:
    """A table: which one, and where its next cell stands."""

    group: int
    row: int = -1
    column: int = 0
    head: bool = False  # this row is of the table's head
    _opening: bool = True  # no row of the body has come yet
    _taken: dict[int, int] = field(default_factory=dict)  # column -> last row of what spans it

    def next_row(self, element: Element, *, in_head: bool) -> None:
        """Begin a row: of the head where it is said to be, or all its cells are heads."""
        self.row += 1
        self.column = 0
        cells = [local(child) for child in element if local(child) in {"td", "th"}]
        self._opening = self._opening and bool(cells) and "td" not in cells
        self.head = in_head or self._opening

    def next_cell(self, element: Element) -> int:
        """The column of the next cell."""
        while self.column < _MOST_TRACKED and self._taken.get(self.column, -1) >= self.row:
            self.column += 1
        column = self.column
        width = min(max(1, _integer(element, "colspan", 1)), _MOST_COLUMNS)
        height = min(max(1, _integer(element, "rowspan", 1)), _MOST_ROWS)
        if height > 1:
            self._taken |= dict.fromkeys(range(column, column + width), self.row + height - 1)
        self.column += width
        return column


def lays_out(element: Element) -> bool:
    """Whether a table only arranges a page: by its role, one cell, or tables or headings in it."""
    if element.get("role", "") in {"presentation", "none"}:
        return True
    if next(element.iterdescendants(_LAYOUT), None) is not None:
        return True
    cells = element.iterdescendants(["{*}td", "{*}th"])
    return next(cells, None) is None or next(cells, None) is None


@dataclass(frozen=True, slots=True)
class Context:
    """Where text stands."""

    block: Block = field(default_factory=blank)
    looks: Looks = PLAIN
    single: bool = False  # an item or a cell: paragraphs in it are lines of one block
    preformatted: bool = False
    sectioned: bool = False
    in_head: bool = False  # of a table
    item: Item | None = None
    list: List | None = None
    table: Table | None = None


def _integer(element: Element, name: str, default: int) -> int:
    """The number that an attribute begins with."""
    found = _INTEGER.match(element.get(name, ""))
    return int(found[1]) if found else default
