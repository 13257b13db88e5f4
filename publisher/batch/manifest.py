"""`manifest.jsonl`: every file of an output folder, one JSON object to a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path, PurePosixPath

from publisher.batch.sources import MANIFEST
from publisher.batch.state import Product
from publisher.batch.write import write_parts
from publisher.data import dataclass
from publisher.errors import InputError
from publisher.report import Notice


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of a file; `docs/cli.md` tells the keys."""

    path: str
    sha256: str
    bytes: int
    format: str
    source: str
    source_sha256: str


_KEYS = {field.name: int if field.name == "bytes" else str for field in fields(Entry)}


def write_manifest(folder: Path, products: Iterable[Product], staging: Path | None) -> str:
    """Write the manifest of a folder, in the order of the products; its SHA-256."""
    digest = hashlib.sha256()

    def lines() -> Iterator[bytes]:
        for product in products:
            line = line_of(product)
            digest.update(line)
            yield line

    write_parts(folder / MANIFEST, lines(), staging)
    return digest.hexdigest()


def entries_of(folder: Path) -> Iterator[Entry]:
    """What the manifest of a folder says, in its order.

    Raises `InputError` for a folder without one, and for a line that is none of a manifest or
    names a file outside the folder.
    """
    path = folder / MANIFEST
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield _entry(line, f"{path}:{number}")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror})",
            "Name a folder that `publisher export` has filled.",
        ) from error


def _entry(line: bytes, place: str) -> Entry:
    hint = "It was changed, or cut off; export into the folder again."
    try:
        row = json.loads(line)
        told = {key: row[key] for key in _KEYS}
    except (ValueError, LookupError, TypeError):
        raise InputError(f"{place}: this is no line of a manifest", hint) from None
    if any(type(told[key]) is not kind for key, kind in _KEYS.items()):
        raise InputError(f"{place}: this is no line of a manifest", hint)
    entry = Entry(**told)
    inside = PurePosixPath(entry.path)
    if inside.is_absolute() or ".." in inside.parts or inside.name == "":
        raise InputError(f"{place}: {entry.path} leads out of the folder", hint)
    return entry


def line_of(product: Product) -> bytes:
    """A product as a line of the manifest."""
    row = {
        "path": product.path,
        "sha256": product.sha256,
        "bytes": product.bytes,
        "format": product.format,
        "source": product.source,
        "source_sha256": product.source_sha256,
        "notices": list(map(_told, product.notices)),
        "versions": json.loads(product.versions),
    }
    return json.dumps(row, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _told(notice: Notice) -> dict[str, object]:
    where = notice.where
    return {
        "code": notice.code,
        "severity": notice.severity.word,
        "line": where.line if where else 0,
        "column": where.column if where else 0,
        "message": notice.message,
    }
