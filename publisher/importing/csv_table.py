"""CSV: the record's own words (`docs/csv.md`)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula; an apostrophe stands before it."""

_Row = Mapping[str, str]


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows by the names of the columns, added apostrophes taken away."""
    names, *lines = raw(data)
    return [dict(zip(names, map(bare, line), strict=True)) for line in lines]


def raw(data: bytes) -> list[list[str]]:
    """The cells as they stand in the file."""
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def bare(cell: str) -> str:
    """The words of a cell, without the apostrophe before a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'")[:1] in FORMULAS else cell


def shown_in_table(data: bytes) -> Iterator[str]:
    """The words in reading order, a label's once for each turn, a note's where it is called."""
    found = rows(data)
    notes: dict[str, list[_Row]] = {}
    for row in found:
        if row["type"] == "footnote":
            notes.setdefault(row["id"], []).append(row)
    body = [row for row in found if row["type"] != "footnote"]
    yield from _told(body, notes)


def _told(body: Iterable[_Row], notes: Mapping[str, list[_Row]]) -> Iterator[str]:
    for turn, held in groupby(body, key=lambda row: row["turn"]):
        for number, row in enumerate(held):
            if turn and not number:
                yield row["speaker label"]
            yield from _text(row, notes)


def _text(row: _Row, notes: Mapping[str, list[_Row]]) -> Iterator[str]:
    text, at = row["text"], 0
    for reference in row["note references"].split():
        ident, _, offset = reference.rpartition("@")
        yield text[at : int(offset)]
        at = int(offset)
        yield from _told(notes.get(ident, []), {})
    yield text[at:]
