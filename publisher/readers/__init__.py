"""The table of readers, by the suffix of the file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from publisher import plugins
from publisher.guidance import NO_GUIDANCE, Guidance
from publisher.readers.base import Open, Read, Reader
from publisher.record import Record
from publisher.report import Outcome
from publisher.source import Source

GROUP = "publisher.readers"

BUILT_IN: Mapping[str, Reader] = MappingProxyType(
    {
        "transcript": Reader(
            "transcript",
            (".txt", ".text"),
            "plain text of a meeting, with speakers' labels",
        ),
        "markdown": Reader(
            "markdown",
            (".md", ".markdown"),
            "Markdown, with speakers' labels",
            opens="publisher.readers.markdown:open_markdown",
        ),
        "webvtt": Reader(
            "webvtt",
            (".vtt",),
            "captions of a recording, WebVTT",
            opens="publisher.readers.captions.opener:open_webvtt",
        ),
        "subrip": Reader(
            "subrip",
            (".srt",),
            "captions of a recording, SubRip",
            opens="publisher.readers.captions.opener:open_subrip",
        ),
        "csv": Reader(
            "csv",
            (".csv",),
            "a table with a column of speakers and one of text",
            opens="publisher.readers.spreadsheet:open_csv",
        ),
        "tsv": Reader(
            "tsv",
            (".tsv", ".tab"),
            "the same, its columns apart by tabs",
            opens="publisher.readers.spreadsheet:open_tsv",
        ),
        "jsonl": Reader(
            "jsonl",
            (".jsonl", ".ndjson"),
            "JSON Lines: an object for each paragraph",
            opens="publisher.readers.jsonl:open_jsonl",
        ),
        "json": Reader(
            "json",
            (".json",),
            "a meeting as publisher exports it, or a list of paragraphs",
            opens="publisher.readers.meeting_json:open_json",
            in_folders=False,
        ),
        "docx": Reader(
            "docx",
            (".docx",),
            "a Word file with the record of a meeting",
            opens="publisher.readers.docx.reader:open_docx",
        ),
        "html": Reader(
            "html",
            (".html", ".htm", ".xhtml"),
            "a web page with the record of a meeting",
            opens="publisher.readers.html.reader:open_html",
        ),
    }
)


def readers() -> plugins.Table[Reader]:
    """All readers by name: ours, then those that plug-ins add.

    A plug-in's entry point names a `Reader`. Raises `UsageError` when two claim a name.
    """
    return plugins.table(GROUP, BUILT_IN)


def suffixes() -> Mapping[str, str]:
    """The reader's name for each suffix of a file; where two take one, the built-in does."""
    rows = reversed(list(readers().values()))
    return MappingProxyType({suffix: row.name for row in rows for suffix in row.suffixes})


def folder_suffixes() -> frozenset[str]:
    """The suffixes of the files that a folder or a pattern gives."""
    return frozenset(s for row in readers().values() if row.in_folders for s in row.suffixes)


def open_source(
    data: bytes, name: str, reader: str = "transcript", encoding: str | None = None
) -> Outcome[Source]:
    """Open a file with the reader of this name.

    Raises `UsageError` for a name that no reader has, `InputError` when the bytes are not
    what it opens.
    """
    row = _row(reader)
    return cast("Open", plugins.load(row.opens, origin=row.origin))(data, name, encoding)


def read(
    source: Source, reader: str = "transcript", guidance: Guidance = NO_GUIDANCE
) -> Outcome[Record]:
    """Read a source with the reader of this name.

    Raises `UsageError` for a name that no reader has.
    """
    row = _row(reader)
    return cast("Read", plugins.load(row.target, origin=row.origin))(source, guidance)


def _row(reader: str) -> Reader:
    rows = BUILT_IN if reader in BUILT_IN else readers()
    return cast("Reader", plugins.lookup(rows, reader, "reader"))
