"""JSON lines: an object a line, with the keys that a table's columns would have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.columns import Row, columns_of, metadata_notice, put_facts, put_turns
from publisher.readers.sheet import Sheet
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import BlockKind, Source


def open_jsonl(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The turns of a file of JSON lines. Raises `InputError` when no line holds text."""
    decoded = decode(data, name, encoding)
    rows, notices, stray = list[Row](), list(decoded.notices), list[tuple[int, str]]()
    for number, line in enumerate(decoded.value.text.split("\n"), 1):
        if not line.strip():
            continue
        found = parsed(line)
        if isinstance(found, dict):
            rows.append(Row(number, cells_of(found)))
        else:
            stray.append((number, line))
            notices.append(_no_object(name, number))
    source = laid_out(rows, decoded.value, data, stray)
    return Outcome(source.value, (*notices, *source.notices))


def parsed(text: str) -> object:
    """What a text is as JSON; None for what is none, or too deep."""
    try:
        return json.loads(text, parse_constant=str, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None


def cells_of(found: dict[str, object]) -> dict[str, str]:
    """The values of an object as the cells of a row; inner ones as their words, in order."""
    return {key: " ".join(_words(value)) for key, value in found.items()}


def _words(value: object) -> Iterator[str]:
    stack = [value]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            stack.extend(reversed(list(part.values())))
        elif isinstance(part, list):
            stack.extend(reversed(part))
        elif part is not None and not isinstance(part, bool):
            yield str(part)


def laid_out(
    rows: Sequence[Row], decoded: Source, data: bytes, stray: Iterable[tuple[int, str]] = ()
) -> Outcome[Source]:
    """The source that rows of turns make; `stray` are lines that are none."""
    name = decoded.name
    columns = columns_of(list(dict.fromkeys(key for row in rows for key in row.cells)))
    if "text" not in columns.by_meaning:
        keys = ", ".join(map(repr, list(rows[0].cells)[:12])) if rows else "none"
        raise InputError(f"{name}: no key of text was found", f"There are: {keys}. Name it text.")
    sheet = Sheet()
    facts = put_facts(sheet, rows, columns)
    people = put_turns(sheet, rows, columns)
    for number, line in stray:
        sheet.put(BlockKind.NARRATIVE, line.strip(), number)
    if not sheet.has_words():
        raise InputError(f"{name}: the file holds no text", "Give a file with turns.")
    source = sheet.source(name, data, decoded.encoding, facts, people)
    return Outcome(source, metadata_notice(name, columns))


def _no_object(name: str, number: int) -> Notice:
    return Notice(
        "P133",
        Severity.WARNING,
        "a line that is no JSON object; it is kept as a paragraph at the end",
        Where(name, number),
        'Each line is one object: {"speaker": …, "text": …}.',
    )
