"""`open_csv` and `open_tsv`: a table with a column of text becomes a source."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.decode import decode
from publisher.errors import InputError
from publisher.patterns import regex
from publisher.readers.columns import NAMES, Column, recognised
from publisher.readers.delimited import DELIMITERS, Cells, delimiter_of, rows
from publisher.readers.notices import listed
from publisher.readers.parts import assembled, part
from publisher.readers.tabular import Row, Table, found_in, has_text
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import BlockKind, Source

_HEADER_ROWS = 20
_OWN = "note references"  # a column that only our own tables have
_AFTER_APOSTROPHE = regex("\\A'('*[=+\\-@\t\r\n＝＋－＠])")  # which we put there (docs/csv.md)
_NAMED = "sep="  # a first line by which a spreadsheet program tells what parts the columns


def open_csv(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The words of a table, whatever parts its columns.

    Raises `InputError` when no column is known to hold the text.
    """
    return _opened(decode(data, name, encoding), ",")


def open_tsv(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The same, its columns most likely apart by tabs."""
    return _opened(decode(data, name, encoding), "\t")


def _opened(opened: Outcome[Source], preferred: str) -> Outcome[Source]:
    name = opened.value.name
    found = _rows(opened.value.text, preferred)
    at = _header(found, name)
    before = [part(BlockKind.NARRATIVE, _words(row), row.row) for row in found[:at]]
    own = _OWN in found[at].cells
    table = Table(name, found[at].cells, [_row(row, own) for row in found[at + 1 :]], found[at].row)
    made = found_in(table, before)
    source = assembled(opened.value, made.value)
    notices = (*opened.notices, *source.notices, *_unbalanced(found, name), *made.notices)
    return Outcome(source.value, notices)


def _rows(text: str, preferred: str) -> list[Cells]:
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').removeprefix(_NAMED)
    if first.strip().strip('"').startswith(_NAMED) and told in DELIMITERS:
        return list(rows(text, told, len(text) - len(rest)))
    return list(rows(text, delimiter_of(text, preferred)))


def _header(found: Sequence[Cells], name: str) -> int:
    """Which row names the columns: of the first that name one of text, the fullest."""
    could_be = [n for n, row in enumerate(found[:_HEADER_ROWS]) if has_text(row.cells)]
    if could_be:
        return max(could_be, key=lambda n: (len(recognised(found[n].cells)), -n))
    widest = max((row.cells for row in found[:_HEADER_ROWS]), key=len, default=())
    raise InputError(
        f"{name}: no column is known to hold the text; there are: {listed(widest)}",
        f"Name one of them {listed(_known(Column.TEXT))}; "
        f"the speakers', {listed(_known(Column.SPEAKER))}.",
    )


def _known(column: Column) -> list[str]:
    return list(NAMES[column])


def _words(row: Cells) -> str:
    return " ".join(" ".join(row.cells).split())


def _row(row: Cells, own: bool) -> Row:  # noqa: FBT001  # one private caller
    cells = [_AFTER_APOSTROPHE.sub(r"\1", cell) for cell in row.cells] if own else row.cells
    return Row(row.row, {n: cell.strip() for n, cell in enumerate(cells) if cell.strip()})


def _unbalanced(found: Sequence[Cells], name: str) -> tuple[Notice, ...]:
    """What tells of quotes that are never closed."""
    unclosed = [row.row for row in found if row.is_open]
    if not unclosed:
        return ()
    notice = Notice(
        "P134",
        Severity.WARNING,
        f"{len(unclosed)} row(s) have a quotation mark that is never closed; it is kept as text, "
        "the first is here",
        Where(name, unclosed[0]),
        "Write a quotation mark inside of a quoted cell twice.",
    )
    return (notice,)
