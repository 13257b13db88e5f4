"""The editions of all records at hand: those of `input/`, and those of the corpus."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from publisher.pipeline import Document, prepare
from publisher.tei.edition import Edition
from publisher.tei.parse import parse
from tests.tei.schemas import ROOT, SHARED

_TEXTS = {".txt", ".md", ".html", ".docx", ".vtt", ".srt", ".csv", ".tsv", ".jsonl"}
_FOUND = [
    path
    for folder in (ROOT / "input", SHARED / "corpus" / "text")
    for path in sorted(folder.rglob("*"))
    if path.suffix in _TEXTS and not path.stem.isupper()
]
RECORDS = sorted({path.read_bytes(): path for path in reversed(_FOUND)}.values())
"""Each record once, though it may lie in both folders."""


@cache
def tei_of(path: Path) -> bytes:
    """The edition of a record, as it is written."""
    return prepare(Document(path.name, path.read_bytes())).value.tei


def edition_of(path: Path) -> Edition:
    return parse(tei_of(path), path.name).value
