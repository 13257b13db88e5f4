"""TOML that people write: what a key must be, and the line where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.patterns import regex

_HEADER = regex(r"\s*\[+\s*([^\]]+?)\s*\]")


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what its value must be, in words, and the test of it."""

    wanted: str
    fits: Callable[[object], bool]


def is_text(value: object) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_texts(value: object) -> bool:
    """Whether a value is a list of texts, one at least."""
    return isinstance(value, list) and bool(value) and all(map(is_text, value))


def parsed(text: str, path: str) -> dict[str, object]:
    """The tables of a file. Raises `UsageError`, with the line, for what is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}", "Mend the TOML.") from error


def line_of(name: str, text: str, table: str = "") -> int:
    """The line where a key of a table is set, else where the table begins, else 1."""
    begins = 0
    current = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            current = re.sub("[\"']", "", header[1])
        if current == f"{table}.{name}".strip(".") or (current == table and _sets(name, line)):
            return number
        if not begins and (current == table or (not current and _sets(table, line))):
            begins = number
    return begins or 1


def _sets(name: str, line: str) -> bool:
    return re.match(rf"""\s*["']?{re.escape(name)}["']?\s*[.=]""", line) is not None
