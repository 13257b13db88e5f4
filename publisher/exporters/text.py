"""Plain text: the record as a typist would set it, wrapped or a line to a paragraph.

What the edition adds can be told from the record, which has two kinds of space nowhere in
this format. An added line ends in an en space (the line under a heading, a participant, a
speaker whom no label names), an added bullet or number is followed by one. A space of four
to an em stands before the brackets added around a remark in a line, which would look like
speech without them. A hair space stands before any other bracket of the edition's:
the mark of a note, or words added in a line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.base import Options
from publisher.exporters.shared import front
from publisher.exporters.shared.labels import gap_after, is_closed
from publisher.exporters.shared.tables import number_columns
from publisher.exporters.shared.wrapping import width, wrap
from publisher.patterns import regex
from publisher.report import Outcome
from publisher.roles import PhraseRole, Role
from publisher.theme.model import Layout, SpeakerLayout, Theme
from publisher.theme.words import words

ADDED = "\u2002"  # en space
REFERENCE = "\u200a"  # hair space
ASIDE = "\u2005"  # four-per-em space
NOTES_RULE = "_" * 20 + 2 * ADDED  # two, so that it is no theme's divider

_BRACKET = regex(r"[\[\]]")
_UNBROKEN = "\u00a0"

_BLANKS = "[ \t\r\n\f\v\u2002\u2005]+"
_SPACE = regex(f" {_BLANKS}|(?! ){_BLANKS}")  # but a lone space, which most are
_FACTS = frozenset([Role.BYLINE, Role.DATE, Role.TIME, Role.PLACE])
_UNDERLINES = {0: "=", 1: "-"}
_INDENT = 4  # columns
_MEASURE = 72  # columns, where the caller gives none
_WIDEST_TABLE = 100  # columns, where the caller gives none
_GUTTER = "  "


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is being written on: how wide, how far in, and the marks of its notes."""

    columns: int
    layout: Layout
    marks: Mapping[str, str]
    indent: int = 0

    def deeper(self, by: int = _INDENT) -> _Sheet:
        """The same, further in."""
        return replace(self, indent=self.indent + by)

    def lines(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        """The lines of a text; `first` before the first, `rest` before the others."""
        margin = " " * self.indent
        other = " " * width(first) if rest is None else rest
        lines: list[str] = []
        for part in text.split("\n"):
            lead = other if lines else first
            lines += wrap(part.strip(" "), self.columns, margin + lead, margin + other)
        return [line.rstrip() for line in lines]


def export(view: v.View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as plain text, UTF-8, lines of `options.wrap` columns at most."""
    sheet = _Sheet(options.wrap, theme.layout, _marks(view))
    head, rest = front.split_head(view.blocks)
    title = front.title_block(view)
    people = front.participants(view, theme.layout, words(view.lang))
    parts = (
        _added(_flow((title,), sheet)) if title else [],
        _flow(head, sheet),
        _people(people, sheet),
        _flow(rest, sheet),
        _notes(view, sheet),
    )
    text = "\n\n\n".join("\n".join(lines) for lines in parts if lines)
    return Outcome(f"{text}\n".encode())


def _added(lines: Iterable[str]) -> list[str]:
    """Lines marked as the edition's own."""
    return [line.rstrip() + ADDED if line else line for line in lines]


def _people(blocks: Iterable[v.Block], sheet: _Sheet) -> list[str]:
    """The list of participants, one to a line."""
    heading, *people = [line for block in blocks for line in _block(block, sheet)] or [""]
    return _added(
        [heading, "", *(f"{' ' * _INDENT}{person}" for person in people)] if people else []
    )


# --- blocks ---------------------------------------------------------------------------


def _flow(blocks: Iterable[v.Block], sheet: _Sheet) -> list[str]:
    """The lines of blocks, blank lines between them."""
    lines: list[str] = []
    before: v.Block | None = None
    for block in blocks:
        own = _block(block, sheet)
        if own and before:
            lines += [""] * _blank_lines(before, block)
        lines += own
        before = block if own else before
    return lines


def _blank_lines(before: v.Block, block: v.Block) -> int:
    """Two above a heading, none between the facts at a record's head, else one."""
    if isinstance(block, v.Heading):
        return 2
    return 0 if _is_fact(before) and _is_fact(block) else 1


def _is_fact(block: v.Block) -> bool:
    return isinstance(block, v.Paragraph) and block.role in _FACTS


def _block(block: v.Block, sheet: _Sheet) -> list[str]:
    match block:
        case v.Turn():
            return _turn(block, sheet)
        case v.List() | v.Table():
            return _list(block, sheet) if isinstance(block, v.List) else _table(block, sheet)
        case v.Quote():
            return _flow(block.blocks, sheet.deeper())
        case v.Divider() | v.PageMark():
            return _division(block, sheet)
        case v.Heading():
            return _heading(block, sheet)
        case v.Paragraph() | v.Remark():
            inside = sheet.deeper() if block.role is Role.REMARK else sheet
            return _text(block.content, inside)


def _text(content: v.Inlines, sheet: _Sheet) -> list[str]:
    printed = _printed(content, sheet)
    return sheet.lines(printed) if printed.strip() else []


def _printed(content: v.Inlines, sheet: _Sheet) -> str:
    """The words with the marks of notes; a line break is a line end."""
    printed = "".join(_inline(inline, sheet) for inline in content)
    return printed.replace(f" {ASIDE}[", f"{ASIDE}[")


def _inline(inline: v.Inline, sheet: _Sheet) -> str:
    """The words of an inline, a remark in brackets."""
    printed = "".join(_run(run, sheet) for run in v.runs((inline,)))
    bare = printed.strip()
    if not isinstance(inline, v.Phrase) or inline.role is not PhraseRole.REMARK:
        return printed
    if not bare[:1].isalnum() or _BRACKET.search(bare):
        return printed
    return printed.replace(bare, f"{ASIDE}[{bare}]", 1)


def _run(run: v.Run, sheet: _Sheet) -> str:
    if run.note:
        missing = f"{''.join(run.text.split())}?"  # a note that the record has not
        return f"{REFERENCE}[{sheet.marks.get(run.note, missing)}]"
    if run.text == "\n":
        return run.text
    if run.is_added:
        return f"{REFERENCE}[{_UNBROKEN.join(run.text.strip('[]').split())}]"
    return _SPACE.sub(" ", run.text).replace(f"{REFERENCE}[", " [")


def _heading(block: v.Heading, sheet: _Sheet) -> list[str]:
    lines = _text(block.content, sheet)
    if not lines or block.level not in _UNDERLINES:
        return lines
    longest = min(max(map(width, lines)), sheet.columns or _MEASURE) - sheet.indent
    return [*lines, " " * sheet.indent + _UNDERLINES[block.level] * longest + ADDED]


def _division(block: v.Divider | v.PageMark, sheet: _Sheet) -> list[str]:
    """A divider in the middle; a page mark where one is printed."""
    printed = _SPACE.sub(" ", block.text).strip()
    if isinstance(block, v.PageMark):
        return sheet.lines(printed) if printed else []
    shown = printed or sheet.layout.divider
    left = max(sheet.indent, ((sheet.columns or _MEASURE) - width(shown)) // 2)
    line = " " * left + shown
    return [line] if printed else _added([line])


# --- turns ----------------------------------------------------------------------------


def _turn(turn: v.Turn, sheet: _Sheet) -> list[str]:
    """A turn, its label where the layout wants it; an added one is a line of its own."""
    if v.is_added(turn.label):
        named = _added(sheet.lines(v.plain(turn.label)))
        return [*named, *_flow(turn.blocks, sheet)]
    label = _printed(turn.label, sheet).strip(" ")
    first = turn.blocks[0] if turn.blocks else None
    hanging = sheet.layout.speaker is SpeakerLayout.HANGING
    inside = sheet.deeper() if hanging else sheet
    block = sheet.layout.speaker is SpeakerLayout.BLOCK or not is_closed(label)
    if not label or block or not _is_plain(first):
        return [*(sheet.lines(label) if label else []), *_flow(turn.blocks, inside)]
    spoken = _labelled(turn.label, first, sheet)
    lines = sheet.lines(spoken, rest=" " * _INDENT if hanging else "")
    rest = _flow(turn.blocks[1:], inside)
    return [*lines, "", *rest] if rest else lines


def _is_plain(block: v.Block | None) -> bool:
    return isinstance(block, v.Paragraph) and block.role is not Role.REMARK


def _labelled(label: v.Inlines, first: v.Block | None, sheet: _Sheet) -> str:
    """The label and the first paragraph, with one space between them at most."""
    printed = _printed(label, sheet)
    gap = gap_after(label) or " " * printed.endswith(" ")
    spoken = _printed(first.content, sheet) if isinstance(first, v.Paragraph) else ""
    return printed.strip(" ") + gap + spoken.lstrip(" ")


# --- lists and tables -----------------------------------------------------------------


def _list(block: v.List, sheet: _Sheet) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, block.start):
        printed = _SPACE.sub(" ", item.mark).strip()
        mark = f"{printed} " if printed else (f"{number}." if block.ordered else "•") + ADDED
        lines += _item(mark, item.blocks, sheet)
    return lines


def _item(mark: str, blocks: Iterable[v.Block], sheet: _Sheet) -> list[str]:
    """Blocks behind a mark, hanging, with no blank lines between them."""
    inside = sheet.deeper(width(mark))
    lines = [line for block in blocks for line in _block(block, inside)]
    margin = " " * sheet.indent
    if not lines or ADDED in lines[0]:
        return [(margin + mark).rstrip(" "), *lines]
    return [margin + mark + lines[0][inside.indent :], *lines[1:]]


def _table(block: v.Table, sheet: _Sheet) -> list[str]:
    rows = [[_cell(cell, sheet) for cell in row] for row in block.rows]
    columns = max(map(len, rows), default=0)
    widths = [max(width(row[n]) for row in rows if n < len(row)) for n in range(columns)]
    needed = sheet.indent + sum(widths) + len(_GUTTER) * (columns - 1)
    caption = _text(block.caption, sheet)
    if needed > (sheet.columns or _WIDEST_TABLE):
        return [*caption, *_stacked(rows, sheet)]
    margin = " " * sheet.indent
    numbers = number_columns(block)
    lines = [(margin + _padded(row, widths, numbers)).rstrip() for row in rows]
    if block.head:
        rule = _GUTTER.join("-" * wide for wide in widths)
        lines.insert(min(block.head, len(lines)), margin + rule + ADDED)
    return [*caption, *lines]


def _cell(content: v.Inlines, sheet: _Sheet) -> str:
    return " ".join(_printed(content, sheet).split("\n")).strip(" ")


def _padded(row: list[str], widths: list[int], numbers: Collection[int]) -> str:
    """The cells of a row, each as wide as its column; numbers stand at its end."""
    told = []
    for column, (cell, wide) in enumerate(zip(row, widths, strict=False)):
        space = " " * (wide - width(cell))
        told.append(space + cell if column in numbers else cell + space)
    return _GUTTER.join(told)


def _stacked(rows: list[list[str]], sheet: _Sheet) -> list[str]:
    """A table too wide for the lines: its rows one below the other, cell under cell."""
    lines: list[str] = []
    for row in rows:
        first, *rest = [cell for cell in row if cell] or [""]
        lines += sheet.lines(first)
        lines += [line for cell in rest for line in sheet.deeper().lines(cell)]
    return lines


# --- notes ----------------------------------------------------------------------------


def _marks(view: v.View) -> dict[str, str]:
    """How each note is called: its printed mark, or a number where marks are not unique."""
    printed = ["".join(note.mark.split()) for note in view.notes]
    unique = len(set(printed)) == len(printed) and all(printed)
    numbers = map(str, range(1, len(printed) + 1))
    marks = printed if unique else numbers
    return {note.id: mark for note, mark in zip(view.notes, marks, strict=True)}


def _notes(view: v.View, sheet: _Sheet) -> list[str]:
    """All notes at the end, each behind its mark."""
    if not view.notes:
        return []
    lines = [NOTES_RULE, ""]
    for note in view.notes:
        lines += _item(f"[{sheet.marks[note.id]}]{ADDED}", note.blocks, sheet)
    return lines
