"""A view as a table in CSV: one row to a paragraph (`docs/csv.md`)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.base import Options
from publisher.exporters.shared.nested import role_inside
from publisher.patterns import regex
from publisher.report import Outcome
from publisher.roles import Role
from publisher.theme.model import Theme

COLUMNS = (
    *("id", "type", "turn", "speaker id", "speaker", "speaker label", "role", "organisation"),
    *("language", "start", "end", "text", "note references"),
)
"""The columns, in order. Our own reader of tables knows them by these names."""

_FORMULA = regex("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet program would take for a formula (OWASP, CSV Injection)."""


_NOTE = "footnote"
_ROW = "table-row"


@dataclass(frozen=True, slots=True)
class _Row:
    """What holds for the rows of a block: the turn and the language that it stands in, and
    the role that common paragraphs take there. `kind` is that of all rows of a note.
    """

    turn: v.Turn | None = None
    lang: str = ""
    outer: Role | None = None
    kind: str = ""

    def of(self, kind: str, lang: str = "") -> _Row:
        """The same for one row of this kind."""
        return replace(self, kind=self.kind or kind, lang=lang or self.lang)


def export(view: v.View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as CSV (RFC 4180), UTF-8 with a byte-order mark, without which spreadsheet
    programs take it for another encoding.
    """
    del theme, options  # data have no style
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = (*_rows(view, view.blocks, _Row()), *_notes(view))
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return Outcome(stream.getvalue().encode("utf-8-sig"))


def safe(cell: str) -> str:
    """The cell, behind an apostrophe where a program could take it for a formula. One that
    begins so already gets another, so that taking one away always gives the words back.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _notes(view: v.View) -> Iterator[tuple[str, ...]]:
    for note in view.notes:
        for row in _rows(view, note.blocks, _Row(kind=_NOTE)):
            yield (note.id, *row[1:])


# --- rows -----------------------------------------------------------------------------


def _rows(view: v.View, blocks: Iterable[v.Block], row: _Row) -> Iterator[tuple[str, ...]]:
    for block in blocks:
        match block:
            case v.Turn():
                yield from _turn(view, block, row)
            case v.Quote():
                yield from _rows(view, block.blocks, replace(row, outer=block.role))
            case v.List():
                for item in block.items:
                    yield from _item(view, item, replace(row, outer=block.role))
            case v.Table():
                yield from _table(view, block, row)
            case v.Divider() | v.PageMark():
                yield _made(view, block.id, row.of(block.role), block.text)
            case v.Heading():
                kind = "title" if block.role is Role.TITLE else "heading"
                yield _worded(view, block.id, row.of(kind, block.lang), block.content)
            case v.Paragraph() | v.Remark():
                kind = role_inside(row.outer, block.role)
                yield _worded(view, block.id, row.of(kind, block.lang), block.content)


def _turn(view: v.View, turn: v.Turn, row: _Row) -> Iterator[tuple[str, ...]]:
    """The rows of a turn; one without words where it has none."""
    own = replace(row, turn=turn, lang=turn.lang or row.lang)
    if not turn.blocks:
        yield _made(view, turn.id, own.of(Role.SPEECH), "")
    yield from _rows(view, turn.blocks, own)


def _item(view: v.View, item: v.ListItem, row: _Row) -> Iterator[tuple[str, ...]]:
    """The rows of an item, its printed mark before the words of the first."""
    first = item.blocks[0] if item.blocks else None
    if not item.mark:
        yield from _rows(view, item.blocks, row)
    elif isinstance(first, v.Paragraph):
        marked = replace(first, content=(v.Text(f"{item.mark} "), *first.content))
        yield from _rows(view, (marked, *item.blocks[1:]), row)
    else:
        yield _made(view, item.id, row.of(Role.LIST_ITEM), item.mark)
        yield from _rows(view, item.blocks, row)


def _table(view: v.View, table: v.Table, row: _Row) -> Iterator[tuple[str, ...]]:
    """The caption, then a row for each of the table's, its cells apart by tabs."""
    if table.caption:
        yield _worded(view, table.id, row.of(Role.CAPTION), table.caption)
    for cells in table.rows:
        apart = (inline for cell in cells for inline in (v.Text("\t"), *cell))
        yield _worded(view, table.id, row.of(_ROW), tuple(apart)[1:])


def _worded(view: v.View, ident: str, row: _Row, content: v.Inlines) -> tuple[str, ...]:
    """A row with the words of inlines, and where in them notes are called."""
    words = ""
    references = []
    for run in v.runs(content):
        if run.note:
            references.append(f"{run.note}@{len(words)}")
        elif not run.is_added:
            words += run.text
    return _made(view, ident, row, words, " ".join(references))


def _made(view: v.View, ident: str, row: _Row, text: str, notes: str = "") -> tuple[str, ...]:
    turn = row.turn
    person = view.person(turn.speaker) if turn else None
    printed = "".join(run.text for run in v.runs(turn.label) if not run.is_added) if turn else ""
    return (
        *(ident, row.kind, turn.id if turn else "", turn.speaker if turn else ""),
        *(person.name if person else printed, printed),
        *(person.role if person else "", person.organisation if person else ""),
        *(row.lang or view.lang, turn.start if turn else "", turn.end if turn else ""),
        *(text, notes),
    )
