"""`manifest.jsonl`: every file of an output folder, one JSON object to a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from publisher.batch.sources import MANIFEST
from publisher.batch.state import Product
from publisher.batch.write import write_parts
from publisher.report import Notice


def write_manifest(folder: Path, products: Iterable[Product], staging: Path) -> None:
    """Write the manifest of a folder, in the order of the products."""
    write_parts(folder / MANIFEST, map(line_of, products), staging)


def is_manifest(folder: Path, products: Iterable[Product]) -> bool:
    """Whether the manifest that is there says this already."""
    with suppress(OSError), (folder / MANIFEST).open("rb") as file:
        there = hashlib.file_digest(file, "sha256")
        wanted = hashlib.sha256()
        for product in products:
            wanted.update(line_of(product))
        return there.digest() == wanted.digest()
    return False


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
