"""Tables: column heads that repeat, widths by their text, a caption above.

Word itself fits the columns of a table that is as wide as its words; other programs take the
widths that are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher import view as v
from publisher.exporters.docx.draft import Place, paragraph
from publisher.exporters.docx.inline import add_runs
from publisher.exporters.docx.names import (
    CHART_STYLE,
    TABLE_END,
    TABLE_STYLE,
    style_id,
)
from publisher.exporters.docx.wml import Element, W, add, add_switch, add_value, twips
from publisher.exporters.shared.characters import xml_text
from publisher.exporters.shared.tables import (
    SLACK,
    Asked,
    column_widths,
    is_centred,
    number_columns,
    padding,
    space_around,
    stays_whole,
    unbroken,
    whole,
)
from publisher.roles import HEAD_OF_CELLS, Role
from publisher.theme.model import BlockStyle, TableWidth, Theme

_STYLES = MappingProxyType({Role.TABLE_CELL: TABLE_STYLE, Role.CHART_CELL: CHART_STYLE})


def add_table(place: Place, table: v.Table) -> Element | None:
    """The table with its caption. One without any cell leaves its caption only."""
    if table.caption:
        _add_cell_text(place, table.caption, Role.CAPTION)
    table = whole(table)
    widths, is_full = _widths(table, place)
    if not widths:
        return None
    if not table.caption:
        set_apart(place.container, place.draft.theme, space_around(place.draft.theme))
    element = add(place.container, "tbl")
    _add_properties(element, place, table, is_full=is_full)
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    _add_rows(element, place, table, [width if is_full else 0 for width in widths])
    with paragraph(place.draft, place.container, TABLE_END, place.lang):
        pass
    return element


def set_apart(container: Element, theme: Theme, space: float) -> None:
    """Leave so much space, in points, below the last paragraph: above a table, which has none of
    its own in Word, or between a head and the record.
    """
    above = container[-1] if len(container) else None
    if above is None or above.tag != f"{W}p":
        return
    style = above[0][0].get(f"{W}val")
    own = (block.after for role, block in theme.blocks.items() if style_id(role) == style)
    after = twips(max(space, *own, 0.0))
    if (spacing := above[0].find(f"{W}spacing")) is not None:
        spacing.set(f"{W}after", str(max(after, int(spacing.get(f"{W}after", "0")))))
        return
    spacing = add(above[0], "spacing", after=after)
    for name in ("sectPr", "jc"):  # which stand behind it, in the order of the schema
        if (behind := above[0].find(f"{W}{name}")) is not None:
            behind.addprevious(spacing)


def _add_properties(element: Element, place: Place, table: v.Table, *, is_full: bool) -> None:
    properties = add(element, "tblPr")
    add_value(properties, "tblStyle", _STYLES[table.role])
    if v.direction(place.lang) == "rtl":
        add_switch(properties, "bidiVisual", on=True)
    if is_full:
        add(properties, "tblW", w=5000, type="pct")  # fiftieths of a per cent
    else:
        add(properties, "tblW", w=0, type="auto")
    if is_centred(place.draft.theme):  # told here, since LibreOffice does not ask the style
        add_value(properties, "jc", "center")
    add(properties, "tblLook", val="0020" if table.head else "0000", firstRow=int(table.head > 0))
    if caption := v.plain(table.caption).strip():
        add_value(properties, "tblCaption", xml_text(caption))


# --- rows -----------------------------------------------------------------------------


def _add_rows(element: Element, place: Place, table: v.Table, widths: Sequence[int]) -> None:
    numbers = number_columns(table)
    columns = [(width, column in numbers) for column, width in enumerate(widths)]
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        role = HEAD_OF_CELLS[table.role] if number < table.head else table.role
        added = _add_row(element, place, row, columns, role)
        for told in added if stays_whole(table) and number < last else ():
            told.insert(1, add(told, "keepNext"))  # right behind the style


def _add_row(
    element: Element,
    place: Place,
    cells: tuple[v.Inlines, ...],
    columns: Sequence[tuple[int, bool]],
    role: Role,
) -> list[Element]:
    """A row; gives the properties of its paragraphs. Of each column, its width is told (0 where
    Word finds it), and whether it holds numbers.
    """
    added = []
    row = add(element, "tr")
    properties = add(row, "trPr")
    add_switch(properties, "cantSplit", on=True)
    if role in HEAD_OF_CELLS.values():
        add_switch(properties, "tblHeader", on=True)
    for content, (width, at_end) in zip(cells, columns, strict=True):
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=width, type="dxa" if width else "auto")
        told = _add_cell_text(replace(place, container=cell), content, role)
        if at_end:
            add_value(told[0], "jc", "right")  # which is the end side: see styles
        added.append(told[0])
    return added


def _add_cell_text(place: Place, content: v.Inlines, role: Role) -> Element:
    with paragraph(place.draft, place.container, style_id(role), place.lang) as element:
        add_runs(element, place.draft, v.runs(content), place.line(role))
    return element


# --- widths ---------------------------------------------------------------------------


def _widths(table: v.Table, place: Place) -> tuple[list[int], bool]:
    """The widths of the columns in twips, and whether they fill the measure."""
    theme, measure, is_chart = place.draft.theme, place.measure, table.role is Role.CHART_CELL
    room = 2 * padding(theme) + SLACK
    asked = [Asked(room, room)] * max((len(row) for row in table.rows), default=0)
    for number, row in enumerate(table.rows):
        style = theme.blocks[HEAD_OF_CELLS[table.role] if number < table.head else table.role]
        for column, cell in enumerate(row):
            line, word = _cell_width(cell, theme, style)
            asked[column] = Asked(*map(max, asked[column], (line + room, word + room)))
    widths = column_widths(asked, measure, theme.table.width)
    total = sum(each.line for each in asked)
    is_full = is_chart or theme.table.width is TableWidth.MEASURE or total > measure
    if is_chart:  # its bars stand in the first
        widths[0] += measure - sum(widths)
    return [twips(width) for width in widths], is_full


def _cell_width(cell: v.Inlines, theme: Theme, style: BlockStyle) -> Asked:
    """The width of a cell's longest line and word, in points."""
    from publisher.exporters.shared.fonts.widths import text_width  # few records have tables

    widest, longest, width = 0.0, 0.0, max(0.0, style.first_line)
    for run in v.runs(cell):
        letters = _in_phrases(style, run, theme)
        family = theme.families[letters.family]
        for number, line in enumerate(run.text.split("\n")):
            width = (0.0 if number else width) + text_width(line, letters, family)
            widest = max(widest, width)
            words = (text_width(word, letters, family) for word in unbroken(line))
            longest = max(longest, *words, 0.0)
    beside = style.indent + style.end_indent
    return Asked(widest + beside, longest + beside)


def _in_phrases(style: BlockStyle, run: v.Run, theme: Theme) -> BlockStyle:
    """The style with what the phrases that a run stands in change of its letters' width."""
    for phrase in map(theme.phrases.__getitem__, run.roles):
        bold = style.bold if phrase.bold is None else phrase.bold
        family = phrase.family or style.family
        style = replace(style, bold=bold, family=family, size=style.size * phrase.scale)
    return style
