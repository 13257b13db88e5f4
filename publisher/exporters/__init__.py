"""The table of formats that a view is exported to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from publisher import plugins
from publisher.exporters.base import Export, Format

GROUP = "publisher.exporters"

BUILT_IN: Mapping[str, Format] = MappingProxyType(
    {
        row.name: row
        for row in (
            Format("txt", ".txt", "text/plain", "plain text", "publisher.exporters.text:export"),
            Format(
                "json",
                ".json",
                "application/json",
                "people, turns and paragraphs as data",
                "publisher.exporters.json_document:export",
            ),
            Format(
                "docx",
                ".docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "Word document with named styles",
                "publisher.exporters.docx:export",
            ),
            Format(
                "pdf",
                ".pdf",
                "application/pdf",
                "typeset, tagged PDF",
                "publisher.exporters.pdf:export",
            ),
            Format(
                "epub",
                ".epub",
                "application/epub+zip",
                "e-book, EPUB 3.3",
                "publisher.exporters.epub:export",
                needs="epub",
            ),
            Format(
                "html",
                ".html",
                "text/html",
                "one accessible web page that fetches nothing",
                "publisher.exporters.html:export",
            ),
            Format(
                "md",
                ".md",
                "text/markdown",
                "Markdown with addresses and roles, for pandoc",
                "publisher.exporters.markdown:export",
            ),
            Format(
                "csv",
                ".csv",
                "text/csv",
                "a table, one row to a paragraph",
                "publisher.exporters.csv_table:export",
            ),
        )
    }
)


def formats() -> plugins.Table[Format]:
    """All formats by name: ours, then those that plug-ins add.

    A plug-in's entry point names a `Format`. Raises `UsageError` when two claim a name.
    """
    return plugins.table(GROUP, BUILT_IN)


def load(row: Format) -> Export:
    """The export function of a format. Raises `MissingLibraryError`."""
    return cast("Export", plugins.load(row.target, row.needs, row.origin))
