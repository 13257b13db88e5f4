"""YAML front matter, as far as records use it: a flat list of keys and scalars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.source import Source, Span

_BLOCK = re.compile(r"\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z_][\w-]*):[ \t]*(.*)")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_SINGLE = {"_": "\u00a0", "n": "\n", "t": "\t", "0": "\0"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys and values of the front matter, and the stretch that it fills."""

    values: Mapping[str, str]
    span: Span


def front_matter(source: Source) -> FrontMatter | None:
    """The front matter of a source, None when there is none."""
    match = _BLOCK.match(source.text)
    if not match:
        return None
    values = _values(match[1])
    return FrontMatter(values, Span(0, match.end())) if values else None


def _values(block: str) -> dict[str, str]:
    values: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        match = _KEY.match(line)
        if match:
            key = match[1]
            values[key] = match[2]
        elif key and line.startswith((" ", "\t")):  # a folded scalar goes on
            values[key] = _folded(values[key], line.strip())
    return {key: _scalar(value.strip()) for key, value in values.items()}


def _folded(value: str, line: str) -> str:
    """Fold a continuation line (YAML 1.2, 7.3): a backslash ends a line without a space."""
    if value.endswith("\\"):
        return value[:-1] + line.removeprefix("\\")
    return f"{value} {line}"


def _scalar(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPE.sub(_unescaped, value[1:-1])
    return value


def _unescaped(match: re.Match[str]) -> str:
    """A double-quoted scalar's escape (YAML 1.2, 5.7)."""
    escape = match[1]
    if len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _SINGLE.get(escape, escape)
