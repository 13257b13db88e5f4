"""Markdown files: text whose name says that it is Markdown."""

from __future__ import annotations

from dataclasses import replace

from publisher.decode import decode
from publisher.report import Outcome
from publisher.source import Layout, Source


def open_markdown(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The text of a Markdown file. Raises `InputError` as `decode` does."""
    opened = decode(data, name, encoding)
    return Outcome(replace(opened.value, layout=Layout(is_markdown=True)), opened.notices)
