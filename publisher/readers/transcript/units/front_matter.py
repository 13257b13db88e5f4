"""YAML front matter, as far as records use it: a flat list of keys and scalars."""

from __future__ import annotations

import re
from collections.abc import Mapping

from publisher.data import dataclass
from publisher.decode import xml_text
from publisher.patterns import regex
from publisher.source import Source, Span

_BLOCK = regex(r"\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = regex(r"([A-Za-z_][\w-]*):(?:[ \t]+(.*)|$)")
_KNOWN = frozenset(
    ["title", "subtitle", "date", "tags", "author", "authors", "layout", "place", "location"]
)
_ESCAPE = regex(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_SINGLE = {"_": "\u00a0", "n": " ", "t": " "}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys and values of the front matter, and the stretch that it fills."""

    values: Mapping[str, str]
    span: Span


def front_matter(source: Source) -> FrontMatter | None:
    """The front matter of a source, None when there is none.

    A block between dashes is front matter when each of its lines belongs to a key, no key
    stands twice, and at least one is known: a transcript between dashes is none.
    """
    match = _BLOCK.match(source.text)
    values = _values(match[1]) if match else None
    if not match or not values or not _KNOWN.intersection(values):
        return None
    return FrontMatter(values, Span(0, match.end()))


def _values(block: str) -> dict[str, str] | None:
    """The keys and values of a block; None when it holds anything else."""
    values: dict[str, str] = {}
    key = ""
    for line in filter(str.strip, block.splitlines()):
        match = _KEY.match(line)
        if match and match[1] not in values:
            key = match[1]
            values[key] = match[2] or ""
        elif key and line.startswith((" ", "\t", "- ")):  # a folded scalar, or a list
            values[key] = _folded(values[key], line.strip())
        elif not line.startswith("#"):
            return None
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
    """A double-quoted scalar's escape (YAML 1.2, 5.7); U+FFFD for what no text can hold."""
    escape = match[1]
    if len(escape) == 1:
        return _SINGLE.get(escape, escape)
    character = chr(int(escape[1:], 16))
    return xml_text(character)
