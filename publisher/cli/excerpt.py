"""A line of a source with a caret under the place a notice speaks of."""

from __future__ import annotations

from publisher.cli.console import printable
from publisher.exporters.shared.wrapping import width
from publisher.report import Where

_WIDTH = 76  # columns of the excerpt
_BEFORE = 30  # characters kept before the place when the line is cut


def excerpt(line: str, where: Where) -> tuple[str, ...]:
    """The line, cut to fit round the place, and a line with carets under it."""
    shown, start, length = _window(line, max(where.column, 1) - 1, max(where.length, 1))
    number = str(where.line)
    gutter = " " * len(number)
    indent = " " * width(shown[:start])
    carets = "^" * max(1, width(shown[start : start + length]))
    return f" {number} | {shown}", f" {gutter} | {indent}{carets}"


def _window(line: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a line about a place, where the place is in it, and its length there."""
    clean = printable(line.replace("\t", " "))
    first = max(0, start - _BEFORE) if width(clean) > _WIDTH else 0
    part = clean[first:]
    while width(part) > _WIDTH:
        part = part[: max(1, len(part) - max(1, (width(part) - _WIDTH) // 2))]
    cut_after = first + len(part) < len(clean)
    shown = f"{'…' if first else ''}{part}{'…' if cut_after else ''}"
    at = start - first + bool(first)
    return shown, at, min(length, max(1, len(part) - (start - first)))
