"""JSON read safely: objects that know their line, numbers as printed, faults as messages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from publisher.data import dataclass
from publisher.patterns import regex

_TOKEN = regex(r'"(?:[^"\\]|\\.)*+"|[{}]', re.DOTALL)


class Number(str):
    """A number, as it is printed: however long, it is safe."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Object:
    """An object: its line in the file, its values, the keys that stand in it twice."""

    row: int
    values: Mapping[str, Value]
    doubled: tuple[str, ...] = ()


Value: TypeAlias = "str | bool | list[Value] | Object | None"


class Malformed(Exception):  # noqa: N818 - it is told to the user as something else
    """What is no JSON: what is wrong, on which line."""

    def __init__(self, message: str, row: int) -> None:
        super().__init__(message)
        self.message = message
        self.row = row


def parsed(text: str, first_row: int = 1) -> Value:
    """The value that a text writes. Raises `Malformed` for what is no JSON."""
    rows = _rows(text, first_row)

    def read(pairs: list[tuple[str, Value]]) -> Object:
        values = dict(pairs)
        seen: set[str] = set()
        doubled = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
        return Object(next(rows, first_row), values, tuple(dict.fromkeys(doubled)))

    try:
        value: Value = json.loads(
            text,
            object_pairs_hook=read,
            parse_int=Number,
            parse_float=Number,
            parse_constant=_refused,
        )
    except json.JSONDecodeError as error:
        raise Malformed(error.msg, first_row + error.lineno - 1) from None
    except RecursionError:
        raise Malformed("it nests too deeply", first_row) from None
    except _NotJSONError as error:
        raise Malformed(f"{error} is no value of JSON", first_row) from None
    return value


class _NotJSONError(Exception):
    """NaN, Infinity: Python reads them, JSON has none."""


def _refused(constant: str) -> Value:
    raise _NotJSONError(constant)


def _rows(text: str, first_row: int) -> Iterator[int]:
    """The line of each object, in the order in which they end."""
    begun: list[int] = []
    row, position = first_row, 0
    for match in _TOKEN.finditer(text):
        if match[0] == "{":
            row += text.count("\n", position, match.start())
            position = match.start()
            begun.append(row)
        elif match[0] == "}" and begun:
            yield begun.pop()
