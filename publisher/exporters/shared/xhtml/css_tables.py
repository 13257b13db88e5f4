"""Tables in a style sheet: how wide they are, the space in them, their lines."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.exporters.shared.tables import Line, is_centred, lines, padding, space_around
from publisher.exporters.shared.xhtml.css_values import em, style_rule
from publisher.roles import CELLS, Role
from publisher.theme.model import BlockStyle, TableWidth, Theme

NUMBER = "number"
"""The class of cells in columns of numbers."""

UNCAPTIONED = "uncaptioned"
"""The class of tables without a caption."""

_SELECTORS = ((Role.TABLE_CELL, "table"), (Role.CHART_CELL, ".front-chart"))


def table_rules(theme: Theme, size: float) -> Iterator[str]:
    """The rules for tables, where letters have a size in points."""
    space = em(space_around(theme), size)
    full = theme.table.width is TableWidth.MEASURE
    yield style_rule(
        "table",
        [
            *(["width: 100%"] if full else []),
            f"margin-bottom: {space}",
            *(["margin-inline: auto"] if is_centred(theme) else []),
        ],
    )
    yield style_rule(f".{UNCAPTIONED}", [f"margin-top: {space}"])
    for role in CELLS:
        yield _cell(theme.blocks[role], padding(theme))
    yield style_rule(f"td.{NUMBER}, th.{NUMBER}", ["text-align: end"])
    for selector, side, line in _sides(theme):
        drawn = f"{em(line.width, size)} solid {line.colour}" if line else "0"
        yield style_rule(selector, [f"border-block-{side}: {drawn}"])


def table_colours(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """What has lines, the property of their colour, the colour."""
    for selector, side, line in _sides(theme):
        if line:
            yield selector, f"border-block-{side}-color", line.colour


def _sides(theme: Theme) -> Iterator[tuple[str, str, Line | None]]:
    """What has a line at which of its sides."""
    for role, table in _SELECTORS:
        drawn = lines(theme, role)
        yield table, "start", drawn.outer
        yield table, "end", drawn.outer
        yield f"{table} tr + tr", "start", drawn.inner
        yield f"{table} > thead", "end", drawn.head


def _cell(style: BlockStyle, beside: float) -> str:
    """Cells have no margins; the space is inside them."""
    above, below = em(style.before, style.size), em(style.after, style.size)
    selector = f"td.{style.role}, th.{style.role}"
    return style_rule(selector, [f"padding: {above} {em(beside, style.size)} {below}"])
