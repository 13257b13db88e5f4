"""`publisher formats` and `publisher styles`: what there is to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.cli import console
from publisher.errors import ExitCode
from publisher.pipeline import formats
from publisher.theme import load


def list_formats() -> int:
    """Give the formats: name, suffix, what it is, who brings it."""
    rows = [(row.name, row.suffix, row.summary, row.origin) for row in formats().values()]
    console.give(table(rows))
    return ExitCode.OK


def list_styles() -> int:
    """Give the styles: name, label."""
    console.give(table(list(load.names().items())))
    return ExitCode.OK


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows with their columns in line."""
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_row(row, widths) for row in rows)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
