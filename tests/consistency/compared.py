"""Looks as the theme wants them, files to measure them in, and where two of them differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from publisher.exporters import formats, load
from publisher.exporters.base import Options
from publisher.roles import CELLS, Role
from publisher.theme.load import load as load_theme
from publisher.theme.load import names
from publisher.theme.model import BlockStyle, Theme
from publisher.view import View
from tests.consistency import screen
from tests.consistency.look import Look, letters

HALF = 0.5
THEMES = {name: load_theme(name).value for name in sorted(names())}
_LONG = 14_000.0  # points: all on one page, so that no pair of blocks is parted
_ON_SCREEN = ("html", "epub")


def made(view: View, theme: Theme, format_name: str) -> bytes:
    """A file."""
    return load(formats()[format_name])(view, theme, Options()).value


def on_one_page(theme: Theme) -> Theme:
    """The theme with one long page, and without a grid."""
    page = replace(theme.page, height=_LONG, lines=0)
    return replace(theme, page=page, layout=replace(theme.layout, line_numbers=0))


def on_screens(
    views: Mapping[str, tuple[View, Theme]], folder: Path
) -> dict[tuple[str, str], dict[Role, Look]]:
    """By name and format, the looks of views in their themes, in one run of the browser."""
    pages, owners = {}, {}
    for name, (view, theme) in views.items():
        page, book = folder / f"{name}.html", folder / f"{name}.epub"
        page.write_bytes(made(view, theme, "html"))
        book.write_bytes(made(view, theme, "epub"))
        chapters = screen.pages_of_book(book, folder / name)
        pages |= dict.fromkeys([page, *chapters], theme.blocks[Role.SPEECH].size)
        owners |= {page: (name, "html"), **dict.fromkeys(chapters, (name, "epub"))}
    found: dict[tuple[str, str], dict[Role, Look]] = {}
    for path, looks in screen.looks(pages).items():
        found.setdefault(owners[path], {}).update(looks)
    return found


def wanted(theme: Theme, style: BlockStyle, format_name: str) -> Look:
    """What the theme says; on pages, a rule between two paragraphs takes room of its own.
    Cells have their space inside them, so that it adds up.
    """
    rule = style.rule if style.rule and style.rule.side != "start" else None
    more = rule.width + rule.gap if rule and format_name == "pdf" else 0
    between = max(style.before, style.after) + more
    if style.role in CELLS:
        between = style.before + style.after
    return Look(
        letters(theme.families[style.family].stack()[0]),
        style.size,
        style.colour,
        style.leading,
        str(style.align),
        style.before,
        style.after,
        between,
        style.indent,
        style.first_line,
        style.end_indent,
    )


def differences(look: Look, other: Look) -> Iterator[str]:
    """Where two looks differ, by more than half a point in lengths."""
    for field in fields(Look):
        here, there = getattr(look, field.name), getattr(other, field.name)
        if here is None or there is None:
            continue
        same = abs(here - there) <= HALF if isinstance(here, float) else here == there
        if not same:
            yield f"{field.name}: {here} and {there}"
