"""The body of a Word file: paragraphs, lists and tables become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from publisher.data import dataclass
from publisher.foreign.wml import Element, W, at, number, shown, switch, value
from publisher.patterns import regex
from publisher.readers.docx.numbering import Marker, Numbering
from publisher.readers.docx.styles import Style, Styles, outline_level
from publisher.readers.docx.words import Setting, Wording, Words
from publisher.readers.drafting import BREAK, Draft, Piece, blank
from publisher.source import Block, BlockKind

_PARAGRAPH, _TABLE, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_BITS = regex("[0-9A-Fa-f]{4}")  # of `w:tblLook` (ECMA-376-1, 17.4.56)
_FIRST_ROW = 0x20
_NO_LIST = "0"
_MOST_COLUMNS = 1000


@dataclass(slots=True)
class Body:
    """Reads blocks in the order of the file into a draft."""

    draft: Draft
    wording: Wording
    styles: Styles
    numbering: Numbering
    count: int = 0  # of the paragraphs so far
    _list: str = ""  # the id of the list of the last item
    _depths: list[int] = field(default_factory=list)  # of that list's open levels

    def read(self, parent: Element) -> None:
        """Read the blocks inside an element."""
        for child in shown(parent, {_PARAGRAPH, _TABLE}):
            if child.tag == _TABLE:
                self._table(child)
            else:
                self._paragraph(child)

    def _paragraph(self, element: Element) -> None:
        self.count += 1
        place = self.count
        style, level = self._style(element)
        words, marker = self._words(element, style, level)
        if words.break_before or _page_break(element, style):
            self.draft.break_page()
        block = self._block(element, style, level, marker)
        pieces = words.pieces
        if block.kind is not BlockKind.ITEM:
            pieces = _printed(marker, pieces)
        self.draft.add(block, pieces, place)
        if words.break_after:
            self.draft.break_page()
        for box in words.boxes:
            self.read(box)

    def _style(self, element: Element) -> tuple[Style, int | None]:
        """A paragraph's style, and its level where it is a heading."""
        style = self.styles.get(value(element, "pPr/pStyle"), self.styles.paragraph)
        outline = outline_level(at(element, "pPr"))
        if outline is None:
            return style, style.level
        return style, outline + 1 if outline < 9 else None

    def _words(
        self, element: Element, style: Style, level: int | None
    ) -> tuple[Words, Marker | None]:
        words = self.wording.read(element, Setting(style, level is not None))
        ident = self._list_of(element, style)
        depth = number(value(element, "pPr/numPr/ilvl"), style.depth)
        return words, self.numbering.next(ident, depth) if ident != _NO_LIST else None

    @staticmethod
    def _list_of(element: Element, style: Style) -> str:
        return value(element, "pPr/numPr/numId") or style.numbering or _NO_LIST

    def _block(
        self, element: Element, style: Style, level: int | None, marker: Marker | None
    ) -> Block:
        if level is not None:
            return replace(blank(BlockKind.HEADING), level=level)
        if marker:
            return self._item(self._list_of(element, style), marker)
        if style.quote:
            last = self.draft.last
            same = last is not None and last.kind is BlockKind.QUOTE
            group = last.group if last and same else self.draft.new_group()
            return replace(blank(BlockKind.QUOTE), level=1, group=group)
        return blank()

    def _item(self, ident: str, marker: Marker) -> Block:
        """An item of the list before it, or the first of a new one."""
        last = self.draft.last
        group = last.group if last and last.kind is BlockKind.ITEM else 0
        if not group or (ident != self._list and marker.depth <= self._depths[0]):
            group, self._list, self._depths = self.draft.new_group(), ident, []
        while self._depths and self._depths[-1] > marker.depth:
            self._depths.pop()
        if marker.depth not in self._depths[-1:]:
            self._depths.append(marker.depth)
        return replace(
            blank(BlockKind.ITEM),
            level=len(self._depths),
            group=group,
            ordered=marker.ordered,
            marker=marker.text,
        )

    def _table(self, element: Element) -> None:
        """A table; one of a single cell is a frame around blocks."""
        rows = [row for row in shown(element, {_ROW}) if at(row, "trPr/del") is None]
        cells = [list(shown(row, {_CELL})) for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            self.read(cells[0][0])
            return
        group = self.draft.new_group()
        heads = self._heads(element, rows)
        for place, row in enumerate(rows):
            column = number(value(row, "trPr/gridBefore"))
            for cell in cells[place]:
                self._cell(cell, (group, place, min(column, _MOST_COLUMNS)), head=place < heads)
                column += max(1, number(value(cell, "tcPr/gridSpan"), 1))

    def _heads(self, element: Element, rows: list[Element]) -> int:
        """How many rows are the table's head: those said to be, or the first if set off."""
        heads = 0
        while heads < len(rows) and switch(at(rows[heads], "trPr"), "tblHeader"):
            heads += 1
        style = self.styles.get(value(element, "tblPr/tblStyle"))
        return heads or int(style.head_row and _first_row_set_off(element))

    def _cell(self, cell: Element, place: tuple[int, int, int], *, head: bool) -> None:
        group, row, column = place
        block = replace(blank(BlockKind.CELL), level=column, group=group, row=row, head=head)
        start = self.count + 1
        pieces: list[Piece] = []
        for line in self._lines(cell):
            pieces += (Piece(BREAK), *line)
        self.draft.add(block, pieces, start)

    def _lines(self, parent: Element) -> Iterator[list[Piece]]:
        """The paragraphs of a cell, those of tables and text boxes in it among them."""
        for paragraph in shown(parent, {_PARAGRAPH}):
            self.count += 1
            style, level = self._style(paragraph)
            words, marker = self._words(paragraph, style, level)
            yield _printed(marker, words.pieces)
            for box in words.boxes:
                yield from self._lines(box)


def _printed(marker: Marker | None, pieces: list[Piece]) -> list[Piece]:
    """The pieces after their marker: only an item of a list keeps it apart."""
    return [Piece(f"{marker.text} "), *pieces] if marker and marker.text and pieces else pieces


def _page_break(element: Element, style: Style) -> bool:
    told = switch(at(element, "pPr"), "pageBreakBefore")
    return bool(style.page_break if told is None else told)


def _first_row_set_off(element: Element) -> bool:
    """Whether the table asks its style to set off the first row."""
    look = at(element, "tblPr/tblLook")
    if look is None:
        return False
    if (told := look.get(W + "firstRow")) is not None:
        return told in {"1", "true", "on"}
    bits = _BITS.fullmatch(look.get(W + "val", ""))
    return bits is not None and bool(int(bits[0], 16) & _FIRST_ROW)
