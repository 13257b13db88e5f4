"""`open_jsonl`: lines that each hold an object become a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeGuard

from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.columns import NAMES, Column, column_of
from publisher.readers.json_values import Malformed, Number, Object, Value, parsed
from publisher.readers.notices import listed, shortened
from publisher.readers.parts import assembled
from publisher.readers.tabular import Row, Table, found_in, has_text
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Source


def open_jsonl(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The words of JSON Lines. A line that is no object is kept as text.

    Raises `InputError` when no key is known to hold the text.
    """
    opened = decode(data, name, encoding)
    lines = opened.value.text.split("\n")
    found = [_line(line, row) for row, line in enumerate(lines, 1) if line.strip()]
    read = from_objects(opened.value, found)
    loose = [one for one in found if isinstance(one, Row)]
    notices = (*opened.notices, *read.notices, *_no_objects(loose, name))
    return Outcome(read.value, notices)


def _line(line: str, row: int) -> Object | Row:
    try:
        value = parsed(line, row)
    except Malformed:
        value = None
    return value if isinstance(value, Object) else Row(row, {}, line.strip())


def _no_objects(loose: Sequence[Row], name: str) -> tuple[Notice, ...]:
    if not loose:
        return ()
    notice = Notice(
        "P133",
        Severity.WARNING,
        f"{len(loose)} line(s) are no JSON object; they are kept as text, the first is here",
        Where(name, loose[0].row),
        "Write one object to a line.",
    )
    return (notice,)


def from_objects(opened: Source, objects: Sequence[Object | Row]) -> Outcome[Source]:
    """A source of objects that are rows of a table, their keys its columns.

    Raises `InputError` when no key is known to hold the text.
    """
    columns: dict[str, int] = {}
    rows = [one if isinstance(one, Row) else _row(one, columns) for one in objects]
    names = list(columns)
    if not has_text(names):
        keys = f"there are: {listed(names)}" if names else "there is no object"
        raise InputError(
            f"{opened.name}: no key is known to hold the text; {keys}",
            f"Name it {listed(NAMES[Column.TEXT])}; "
            f"the speaker's, {listed(NAMES[Column.SPEAKER])}.",
        )
    made = found_in(Table(opened.name, names, rows))
    source = assembled(opened, made.value)
    doubled = doubled_keys(opened.name, (one for one in objects if isinstance(one, Object)))
    return Outcome(source.value, (*source.notices, *made.notices, *doubled))


def doubled_keys(name: str, objects: Iterable[Object]) -> tuple[Notice, ...]:
    """What tells of keys that stand twice in one object."""
    doubled = [one for one in objects if one.doubled]
    if not doubled:
        return ()
    notice = Notice(
        "P135",
        Severity.WARNING,
        f"a key stands twice in {len(doubled)} object(s), the last value is read; the first is "
        f"{shortened(doubled[0].doubled[0])}, here",
        Where(name, doubled[0].row),
        "Keep one of the two.",
    )
    return (notice,)


def _row(one: Object, columns: dict[str, int]) -> Row:
    """An object's values that are not empty; keys that are new become columns."""
    cells: dict[int, str] = {}
    for key, value in _flat(one):
        if words := _words(value, key).strip():
            cells[columns.setdefault(key, len(columns))] = words
    return Row(one.row, cells)


def _flat(one: Object) -> Iterable[tuple[str, Value]]:
    """The keys and values of an object; those of objects in it as `speaker name`."""
    for key, value in one.values.items():
        if isinstance(value, Object):
            for inner, told in value.values.items():
                yield (key if inner in ("name", "text", "value") else f"{key} {inner}"), told
        else:
            yield key, value


def _words(value: Value, key: str) -> str:
    """A value as words: a list's are apart by line ends. What is no words is a number."""
    match value:
        case str():
            return value
        case list() if (column := column_of(key)) and column[0] is Column.TEXT:
            return "\n".join(_strings(value))
        case list() if all(isinstance(one, str) for one in value):
            return "\n".join(_strings(value))
        case None:
            return ""
        case _:
            return "1"


def _strings(values: Iterable[Value]) -> Iterable[str]:
    """The words in a list, and in the objects that it holds."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Object):
            yield from (one for one in value.values.values() if _is_words(one))


def _is_words(value: Value) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, Number)
