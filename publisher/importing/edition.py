"""`edition_of`: the edition that a file carries, and whether the file still shows it."""

from __future__ import annotations

import re
from typing import cast

from publisher import plugins
from publisher.errors import InputError
from publisher.importing.carrier import Carrier, Open, UnreadableError
from publisher.importing.words import parting
from publisher.patterns import regex
from publisher.report import Notice, Outcome, Severity, Where
from publisher.view import View

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_HTML = regex(rb"(\xef\xbb\xbf)?(\s|<!--[^>]{0,500}-->)*<(!doctype html|html)\b", re.IGNORECASE)
_START = 1024  # bytes in which a PDF's header must stand (ISO 32000-1, annex H, note 13)
_EPUB = b"META-INF/container.xml"  # EPUB 3.3, 4.2.6.1; no other package has it


def edition_of(data: bytes, name: str) -> Outcome[bytes]:
    """The TEI that a DOCX, PDF, EPUB or HTML file carries, byte for byte as it was put there.

    `data` are the bytes of the file, which tell what it is; `name` is what messages print.
    Where another program wrote the file anew and the XML with it, the TEI is serialised
    again, which gives the same bytes. Notices tell when the file shows other words than
    the edition (P701), when the edition itself was changed (P702) or nothing tells, and when
    the words cannot be compared (P703). Raises `InputError` for what is none of these files, is
    damaged or not to be trusted, and for a file without an edition; `MissingLibraryError`
    for a PDF where the library that reads it is not installed.
    """
    from publisher.tei import parse, project

    carrier = carrier_of(data, name)
    if not carrier.tei:
        raise _no_edition(name)
    tei, changed = _original(carrier)
    view = project.project(parse.parse(tei, carrier.place).value).value
    return Outcome(tei, (*changed, *_compared(carrier, view, name)))


def carrier_of(data: bytes, name: str) -> Carrier:
    """The file, opened as what its first bytes say that it is. Raises what `edition_of` does,
    but for a file without an edition.
    """
    kind = _format(data)
    if not kind:
        raise InputError(
            f"{name}: this is no DOCX, PDF, EPUB or HTML file", "Only these carry their edition."
        )
    needs = "import" if kind == "pdf" else ""
    opened = cast("Open", plugins.load(f"publisher.importing.{kind}:open_{kind}", needs))
    return opened(data, name)


def _format(data: bytes) -> str:
    start = data[:_START]
    if _PDF in start:
        return "pdf"
    if not data.startswith(_ZIP):
        return "html" if _HTML.match(start) else ""
    return "epub" if _EPUB in data else "docx"


def _original(carrier: Carrier) -> tuple[bytes, tuple[Notice, ...]]:
    """The edition, and a notice when it is not the one that the file was made with."""
    from publisher.tei import parse, serialize

    if carrier.is_original is None:
        told = "whether the edition was changed cannot be told: its checksum is gone"
        return carrier.tei, (_not_original(carrier, told),)
    if carrier.is_original(carrier.tei):
        return carrier.tei, ()
    again = serialize.serialize(parse.parse(carrier.tei, carrier.place).value)
    if carrier.is_original(again):
        return again, ()
    told = "the edition in the file was changed since the file was made"
    return carrier.tei, (_not_original(carrier, told),)


def _not_original(carrier: Carrier, told: str) -> Notice:
    hint = "Compare it with the edition in your collection before you trust it."
    return Notice("P702", Severity.WARNING, told, Where(carrier.place), hint)


def _compared(carrier: Carrier, view: View, name: str) -> tuple[Notice, ...]:
    """A notice when the file shows other words than the edition, or when none can tell."""
    try:
        first = parting(carrier.shown, view)
    except UnreadableError as error:
        return (
            Notice(
                "P703",
                Severity.WARNING,
                f"whether the file still says what its edition says cannot be told: {error}",
                Where(name),
                "Compare the edition with the file by eye.",
            ),
        )
    if not first:
        return ()
    notice = Notice(
        "P701",
        Severity.WARNING,
        f"the file's text was changed since its edition was made; first at {first}",
        Where(name),
        "The edition is as it was; what was changed in the file is not in it.",
    )
    return (notice,)


def _no_edition(name: str) -> InputError:
    return InputError(
        f"{name}: the file carries no edition",
        "publisher did not make it, made it with --no-embed, or another program took the "
        "edition out. Export the record anew.",
    )
