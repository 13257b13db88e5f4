"""Tables of turns: comma- or tab-separated values (RFC 4180), a row a paragraph."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.columns import (
    Columns,
    Row,
    columns_of,
    meanings,
    metadata_notice,
    put_facts,
    put_turns,
)
from publisher.readers.sheet import Sheet
from publisher.report import Outcome
from publisher.source import BlockKind, Source

_SEPARATORS = ",;\t|"
_HEADER_ROWS = 20  # the header stands among them
_SAMPLE = 50  # rows that tell the separator
_CELL = 1 << 17  # characters, the csv module's own limit


def open_csv(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The turns of a table. Raises `InputError` when no column holds text."""
    decoded = decode(data, name, encoding)
    text = decoded.value.text
    rows = _rows(text, name)
    header = next((n for n, row in enumerate(rows[:_HEADER_ROWS]) if _is_header(row[1])), None)
    if header is None:
        raise InputError(
            f"{name}:1: no column of text was found", _hint(rows[0][1] if rows else [])
        )
    widest = max(len(cells) for _, cells in rows)
    names = _names([*rows[header][1], *[""] * (widest - len(rows[header][1]))])
    columns = columns_of(names)
    body = [
        Row(number, dict(zip(names, cells, strict=False))) for number, cells in rows[header + 1 :]
    ]
    sheet = Sheet()
    for number, cells in rows[:header]:
        if words := " ".join(filter(None, map(str.strip, cells))):
            sheet.put(BlockKind.NARRATIVE, words, number)
    source = _laid_out(sheet, body, columns, decoded.value, data)
    notices = (*decoded.notices, *metadata_notice(name, columns))
    return Outcome(source, notices)


def _laid_out(
    sheet: Sheet, rows: Sequence[Row], columns: Columns, decoded: Source, data: bytes
) -> Source:
    facts = put_facts(sheet, rows, columns)
    people = put_turns(sheet, rows, columns)
    if not sheet.has_words():
        raise InputError(f"{decoded.name}: the table holds no text", "Give a table with turns.")
    return sheet.source(decoded.name, data, decoded.encoding, facts, people)


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line in the file."""
    reader = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
    found = []
    number = 1
    limit = csv.field_size_limit(max(_CELL, len(text)))  # the module's own, put back below
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                found.append((number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"{name}:{number}: the table cannot be read ({error})",
            "Check that each quotation mark that opens a cell closes it.",
        ) from None
    finally:
        csv.field_size_limit(limit)
    return found


def _separator(text: str) -> str:
    """The separator that parts most rows into equally many cells."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) if usual else 0), usual

    return max(_SEPARATORS, key=agreement)


def _is_header(cells: Sequence[str]) -> bool:
    meanings = columns_of(cells).by_meaning
    return "text" in meanings and len(cells) > 1


def _names(cells: Sequence[str]) -> list[str]:
    """The columns' names, each by itself: a second one of a name, or one without, is numbered."""
    names: list[str] = []
    for cell in cells:
        name = cell.strip()
        names.append(name if name and name not in names else f"{name} column {len(names) + 1}")
    return names


def _hint(cells: Sequence[str]) -> str:
    known = ", ".join(name for name, meaning in meanings().items() if meaning == "text")
    return f"There are: {', '.join(map(repr, cells[:12]))}. Name one column {known} or the like."
