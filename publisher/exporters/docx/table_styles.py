"""The theme's tables become Word's table styles."""

from __future__ import annotations

from publisher.exporters.docx.names import CHART_STYLE, TABLE_STYLE
from publisher.exporters.docx.styling import add_style
from publisher.exporters.docx.wml import Element, add, hexadecimal, twips
from publisher.exporters.shared.tables import Line, Lines, lines, padding
from publisher.roles import Role
from publisher.theme.model import Theme

_PLAIN = "TableNormal"


def add_table_styles(part: Element, theme: Theme) -> None:
    """Word's own plain table, and ours: that of records, that of the edition's charts."""
    plain = add_style(part, "table", _PLAIN, "Normal Table", "")
    _add_margins(add(plain, "tblPr"), 100)
    _add_table_style(part, theme, TABLE_STYLE, "Record Table", lines(theme, Role.TABLE_CELL))
    _add_table_style(part, theme, CHART_STYLE, "Record Chart", lines(theme, Role.CHART_CELL))


def _add_table_style(part: Element, theme: Theme, ident: str, name: str, drawn: Lines) -> None:
    """The properties in the order of the schema (CT_TblPrBase)."""
    style = add_style(part, "table", ident, name, _PLAIN)
    properties = add(style, "tblPr")
    _add_borders(
        properties,
        "tblBorders",
        {"top": drawn.outer, "bottom": drawn.outer, "insideH": drawn.inner},
    )
    _add_margins(properties, twips(padding(theme)))
    head = add(add(style, "tblStylePr", type="firstRow"), "tcPr")
    _add_borders(head, "tcBorders", {"bottom": drawn.head})


def _add_margins(properties: Element, width: int) -> None:
    """The room at both sides of each cell, in twips."""
    margins = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=width, type="dxa")


def _add_borders(properties: Element, name: str, sides: dict[str, Line | None]) -> None:
    borders = add(properties, name)
    for side, line in sides.items():
        if line:
            eighths = min(96, max(2, round(line.width * 8)))  # of a point: Word's unit and limits
            colour = hexadecimal(line.colour)
            add(borders, side, val="single", sz=eighths, space=0, color=colour)
        else:
            add(borders, side, val="nil")
