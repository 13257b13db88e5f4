"""A line of a source with a caret under the place a notice speaks of."""

from __future__ import annotations

import unicodedata

from publisher.cli.console import printable
from publisher.report import Where

_WIDTH = 76  # columns of the excerpt
_BEFORE = 30  # characters kept before the place when the line is cut


def excerpt(line: str, where: Where) -> tuple[str, ...]:
    """The line, cut to fit round the place, and a line with carets under it."""
    shown, start, length = _window(line, max(where.column, 1) - 1, max(where.length, 1))
    number = str(where.line)
    gutter = " " * len(number)
    indent = " " * _columns(shown[:start])
    carets = "^" * max(1, _columns(shown[start : start + length]))
    return f" {number} | {shown}", f" {gutter} | {indent}{carets}"


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a line about a place, where the place is in it, and its length there."""
    clean = printable(line.replace("\t", " "))
    first = max(0, start - _BEFORE) if _columns(clean) > _WIDTH else 0
    part = clean[first:]
    while _columns(part) > _WIDTH:
        part = part[: max(1, len(part) - max(1, (_columns(part) - _WIDTH) // 2))]
    cut_after = first + len(part) < len(clean)
    shown = f"{'…' if first else ''}{part}{'…' if cut_after else ''}"
    at = start - first + bool(first)
    return shown, at, min(length, max(1, len(part) - (start - first)))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "FW" else 1
