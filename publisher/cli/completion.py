"""What the shell offers after a tab, where click does not know it by itself."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

PATH = click.Path(readable=False)
"""An argument that is a path: shells complete it. Whether it can be read is told later, better."""


def formats(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    """Names of formats, behind those that a comma ends."""
    from publisher.pipeline import formats

    before, comma, last = begun.rpartition(",")
    return [f"{before}{comma}{name}" for name in formats() if name.startswith(last)]


def styles(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of styles, or else files."""
    from publisher.theme import load

    rows = [row for row in load.names().values() if row.name.startswith(begun)]
    return [CompletionItem(row.name, help=row.label) for row in rows] or [
        CompletionItem(begun, type="file")
    ]


def codes(_context: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Codes of notices."""
    from publisher import codes

    found = (code for code in codes.codes().values() if code.code.startswith(begun.upper()))
    return [CompletionItem(code.code, help=code.title) for code in found]
