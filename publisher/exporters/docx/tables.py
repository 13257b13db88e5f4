"""Tables: column heads that repeat, widths by their text, a caption above."""

from __future__ import annotations

from dataclasses import replace

from publisher import view as v
from publisher.exporters.docx.draft import Place, paragraph
from publisher.exporters.docx.inline import add_runs
from publisher.exporters.docx.names import TABLE_END, TABLE_STYLE, style_id
from publisher.exporters.docx.wml import Element, add, add_switch, add_value, twips
from publisher.exporters.shared.characters import xml_text
from publisher.roles import HEAD_OF_CELLS, Role

_NARROWEST, _WIDEST = 6, 48  # characters that a column's share of the width counts


def add_table(place: Place, table: v.Table) -> Element | None:
    """The table with its caption. One without any cell leaves its caption only."""
    if table.caption:
        _add_cell_text(place, table.caption, Role.CAPTION)
    widths = _widths(table, place.measure)
    if not widths:
        return None
    element = add(place.container, "tbl")
    _add_properties(element, place, table)
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    for number, row in enumerate(table.rows):
        role = HEAD_OF_CELLS[table.role] if number < table.head else table.role
        _add_row(element, place, row, widths, role)
    with paragraph(place.draft, place.container, TABLE_END, place.lang):
        pass
    return element


def _add_properties(element: Element, place: Place, table: v.Table) -> None:
    properties = add(element, "tblPr")
    add_value(properties, "tblStyle", TABLE_STYLE)
    if v.direction(place.lang) == "rtl":
        add_switch(properties, "bidiVisual", on=True)
    add(properties, "tblW", w=5000, type="pct")  # fiftieths of a per cent
    add(properties, "tblLook", val="0020" if table.head else "0000", firstRow=int(table.head > 0))
    if caption := v.plain(table.caption).strip():
        add_value(properties, "tblCaption", xml_text(caption))


def _add_row(
    element: Element,
    place: Place,
    cells: tuple[v.Inlines, ...],
    widths: list[int],
    role: Role,
) -> None:
    """A row; cells that are missing at its end are empty ones."""
    row = add(element, "tr")
    properties = add(row, "trPr")
    add_switch(properties, "cantSplit", on=True)
    if role in HEAD_OF_CELLS.values():
        add_switch(properties, "tblHeader", on=True)
    for number, width in enumerate(widths):
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
        content = cells[number] if number < len(cells) else ()
        inside = replace(place, container=cell)
        _add_cell_text(inside, content, role)


def _add_cell_text(place: Place, content: v.Inlines, role: Role) -> None:
    with paragraph(place.draft, place.container, style_id(role), place.lang) as element:
        add_runs(element, place.draft, v.runs(content), place.line(role))


def _widths(table: v.Table, measure: float) -> list[int]:
    """The widths of the columns in twips: shares of the measure by their longest text."""
    columns = max((len(row) for row in table.rows), default=0)
    shares = [_NARROWEST] * columns
    for row in table.rows:
        for number, cell in enumerate(row):
            shares[number] = max(shares[number], min(len(v.plain(cell)), _WIDEST))
    return [twips(measure * share / sum(shares)) for share in shares]
