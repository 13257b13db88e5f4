"""Blocks become lines of Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.markdown.escaping import attributes, escaped, guarded
from publisher.exporters.markdown.inline import BREAK, Calls, inlines
from publisher.exporters.shared.labels import gap_after
from publisher.exporters.shared.nested import role_inside
from publisher.exporters.shared.tables import number_columns
from publisher.roles import PhraseRole, Role

_FENCE = ":::"
_DEEPEST = 6  # levels of headings
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks down; `own` is the role of paragraphs that need not tell theirs, as
    speech in a turn.
    """

    calls: Calls
    own: Role | None = None

    def flow(self, blocks: Iterable[v.Block]) -> list[str]:
        """The lines of blocks, a blank line between them."""
        lines: list[str] = []
        for block in blocks:
            made = self._block(block)
            lines += ["", *made] if lines and made else made
        return lines

    def _block(self, block: v.Block) -> list[str]:
        match block:
            case v.Paragraph() | v.Remark():
                return self.paragraph(block)
            case v.Heading():
                return self._heading(block)
            case v.Turn():
                return self._turn(block)
            case v.Quote() | v.List():
                return self._list(block) if isinstance(block, v.List) else self._quote(block)
            case v.Table():
                return self._table(block)
            case v.Divider() | v.PageMark():
                return _division(block)

    def _quote(self, block: v.Quote) -> list[str]:
        lines = self._inside(Role.QUOTE).flow(block.blocks)
        return _fenced([f"> {line}".rstrip() for line in lines], attributes(block.id, block.role))

    def _inside(self, role: Role) -> Writer:
        return replace(self, own=role)

    # --- paragraphs -------------------------------------------------------------------

    def paragraph(self, block: v.Paragraph | v.Remark, lead: str = "") -> list[str]:
        """A paragraph. One that takes the role of what it stands in has its address before
        its words; every other is a div, which tells its role. `lead` goes before its words.
        """
        common = role_inside(self.own, block.role) == self.own
        words = inlines(block.content, self.calls)
        if common and not block.lang:
            return _lines(f"{_named(block.id)}{lead}{words}")
        kind = block.kind if isinstance(block, v.Remark) else ""
        told = attributes(block.id, block.role, kind=kind, lang=block.lang)
        return _fenced(_lines(lead + words), told)

    def _heading(self, block: v.Heading) -> list[str]:
        told = attributes(block.id, block.role, lang=block.lang)
        words = _one_line(inlines(block.content, self.calls))
        if not words:
            return [f"[]{told}"]
        return [f"{'#' * min(max(block.level, 0) + 1, _DEEPEST)} {words} {told}"]

    def _turn(self, turn: v.Turn) -> list[str]:
        """A turn: its label before its first paragraph, as in a line of dialogue."""
        inside = self._inside(Role.SPEECH)
        label, blocks = self._label(turn.label), turn.blocks
        first = blocks[0] if blocks else None
        if label and isinstance(first, v.Paragraph):
            lead = label + gap_after(turn.label)
            lines = inside.paragraph(first, lead)
            rest = inside.flow(blocks[1:])
        else:
            lines, rest = _lines(label), inside.flow(blocks)
        times = {"start": turn.start, "end": turn.end}
        told = attributes(turn.id, "turn", speaker=turn.speaker, **times, lang=turn.lang)
        return _fenced([*lines, *([""] if lines and rest else []), *rest], told)

    def _label(self, label: v.Inlines) -> str:
        if not label:
            return ""
        strong = (v.Phrase(PhraseRole.STRONG, label),)
        words = _one_line(inlines(label if v.is_added(label) else strong, self.calls))
        return f"[{words}]{attributes('', PhraseRole.SPEAKER)}"

    # --- lists and tables -------------------------------------------------------------

    def _list(self, block: v.List) -> list[str]:
        """A list. Printed numbers that Markdown counts alike are the list's own; it is then
        `printed`. Other printed marks are told by each item.
        """
        inside = self._inside(block.role)
        counted = [f"{number}." for number, _ in enumerate(block.items, block.start)]
        printed = [" ".join(item.mark.split()) for item in block.items]
        native = block.ordered and printed == counted
        lines: list[str] = []
        for count, mark, item in zip(counted, printed, block.items, strict=True):
            own = block.ordered and (native or not any(printed))
            made = inside.item(count if own else "-", "" if native else mark, item)
            lines += ["", *made] if lines else made
        return _fenced(lines, attributes(block.id, "list", "printed" if native else ""))

    def item(self, marker: str, mark: str, item: v.ListItem) -> list[str]:
        """An item behind Markdown's marker. A printed number is told as words; a printed
        bullet, for which the list has its own, as an attribute.
        """
        lead = _named(item.id) + _mark(mark)
        first = item.blocks[0] if item.blocks else None
        if isinstance(first, v.Paragraph):
            lines, rest = self.paragraph(first, lead), self.flow(item.blocks[1:])
        else:
            lines, rest = _lines(lead) or ["[]{.mark}"], self.flow(item.blocks)
        held = [*lines, *([""] if rest else []), *rest]
        lead_in = f"{marker} ".ljust(_INDENT)
        margin = " " * len(lead_in)
        return [f"{lead_in}{held[0]}", *(f"{margin}{line}".rstrip() for line in held[1:])]

    def _table(self, block: v.Table) -> list[str]:
        """A pipe table: its first row is the head, an empty one where the table has none."""
        caption = _one_line(inlines(block.caption, self.calls))
        lines = [f"Table: {caption}", ""] if caption else []
        rows = [[_one_line(inlines(cell, self.calls)) for cell in row] for row in block.rows]
        width = max(map(len, rows), default=0)
        if width:
            head = rows if block.head > 0 else [[]]
            body = rows[1:] if block.head > 0 else rows
            numbers = number_columns(block)
            under = ("---:" if column in numbers else "---" for column in range(width))
            lines += [_row(head[0], width), f"|{'|'.join(under)}|"]
            lines += [_row(row, width) for row in body]
        elif caption:
            lines = [guarded(caption)]
        return _fenced(lines, attributes(block.id, "table"))


def _fenced(lines: list[str], told: str) -> list[str]:
    """Lines in a div; lines alone where there is nothing to tell of them."""
    if not told:
        return lines
    blank = [""] if len(lines) > 1 else []  # what a list or a table needs, a line does not
    return [f"{_FENCE} {told}", *blank, *lines, *blank, _FENCE]


def _named(address: str) -> str:
    return f"[]{attributes(address)}" if address else ""


def _lines(words: str) -> list[str]:
    """The lines of a paragraph: each line break but the last is a backslash at a line's end."""
    parts = [guarded(part) for part in words.split(BREAK)]
    held = [part for part in parts if part]
    return [*(f"{part}\\" for part in held[:-1]), *held[-1:]]


def _one_line(words: str) -> str:
    return words.replace(BREAK, " ").strip(" ")


def _mark(printed: str) -> str:
    if not printed:
        return ""
    if len(printed) == 1 and unicodedata.category(printed)[0] in "PS":
        return f"[]{attributes('', 'mark', text=printed)}"
    return f"[{escaped(printed)}]{attributes('', 'mark')} "


def _row(cells: list[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return "| " + " | ".join(filled) + " |"


def _division(block: v.Divider | v.PageMark) -> list[str]:
    """A divider or a page mark; where nothing is printed, a rule or an empty span."""
    number = block.number if isinstance(block, v.PageMark) else ""
    told = attributes(block.id, block.role, number=number)
    words = _lines(escaped(block.text))
    if words:
        return _fenced(words, told)
    return _fenced(["* * *"], told) if isinstance(block, v.Divider) else [f"[]{told}"]
