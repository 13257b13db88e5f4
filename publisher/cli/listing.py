"""`publisher formats`, `readers` and `styles`: what there is, plug-ins included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from publisher.cli import console
from publisher.errors import ExitCode, UsageError
from publisher.exporters.shared.wrapping import width
from publisher.pipeline import formats
from publisher.readers import readers


def list_formats() -> int:
    """Give the formats: name, suffix, what it is, who brings it."""
    rows = formats()
    cells = ((row.name, row.suffix, row.summary, row.origin) for row in rows.values())
    return _listed(cells, rows.broken)


def list_readers() -> int:
    """Give the readers: name, suffixes, what they read, who brings it."""
    rows = readers()
    cells = ((row.name, " ".join(row.suffixes), row.summary, row.origin) for row in rows.values())
    return _listed(cells, rows.broken)


def list_styles() -> int:
    """Give the styles: name, label, who brings it."""
    from publisher.theme import load  # who lists other things needs none

    rows = load.names()
    return _listed(((row.name, row.label, row.origin) for row in rows.values()), rows.broken)


def _listed(rows: Iterable[Sequence[str]], broken: Mapping[str, UsageError]) -> int:
    """Give the rows, and say which plug-ins do not load."""
    console.give(table(list(rows)))
    for error in broken.values():
        console.say(f"error: {error}")
    return ExitCode.FAILED if broken else ExitCode.OK


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows with their columns in line."""
    if not rows:
        return ""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_row(row, widths) for row in rows)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
