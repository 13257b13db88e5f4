"""Files to take an edition out of: records in every format, and files made anew."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from publisher.exporters.base import Options
from publisher.pipeline import Document, Prepared, export, prepare
from publisher.theme.load import load

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "input").glob("*.txt"))
FORMATS = ("docx", "pdf", "epub", "html")
PACKED = ("docx", "epub")
REPLACEABLE = (*PACKED, "html")
DEFAULT = load("default").value

MEETING = b"""Meeting of the Council

May 4, 2021

The Council met in the small hall.

Chair Anna Berg: Good morning. The sitting is open. <inaudible> AT&T ]]> &amp;

Boris Clark: Thank you. We agree with most of it.

(Applause.)

Anna Berg: The sitting is closed.
"""


@cache
def record(path: Path) -> Prepared:
    """A record of the collection, up to its edition."""
    return prepare(Document(path.name, path.read_bytes())).value


@cache
def meeting() -> Prepared:
    """A short meeting, up to its edition."""
    return prepare(Document("council.txt", MEETING)).value


def made(prepared: Prepared, name: str, options: Options | None = None) -> bytes:
    """The file of a format."""
    return export(prepared, name, DEFAULT, options or Options()).value


@cache
def published(path: Path, name: str) -> bytes:
    """A record of the collection in a format."""
    return made(record(path), name)


def repacked(data: bytes, changes) -> bytes:
    """A ZIP file with other entries: each name has its new bytes, None for no entry."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(stream, "w") as target:
        for entry in archive.infolist():
            content = changes.get(entry.filename, archive.read(entry))
            if content is not None:
                target.writestr(entry, content)
    return stream.getvalue()


def replaced(data: bytes, old: str, new: str) -> bytes:
    """A file in which some words are others; those of the edition stay."""
    if not data.startswith(b"PK"):
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode())
    with ZipFile(BytesIO(data)) as archive:
        changes = {
            name: content.replace(old.encode(), new.encode())
            for name in archive.namelist()
            if (content := archive.read(name)) and b"teiHeader" not in content
        }
        assert any(changes[name] != archive.read(name) for name in changes), old
    return repacked(data, changes)
