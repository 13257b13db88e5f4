"""The documents that the conformance tests put through validators and other programs.

Those of `input/` and of the shared corpus, and one that is made of hostile words. Each test
takes a sample, the same each time; `CONFORMANCE=all` takes every document.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from publisher.pipeline import Document, Prepared, folder_suffixes, prepare
from publisher.theme.load import load, names
from publisher.theme.model import Theme

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
EVERYTHING = os.environ.get("CONFORMANCE") == "all"

_SPEAKERS = 500
_LONG_WORD = "pneumono" * 1250


@dataclass(frozen=True, slots=True)
class Case:
    """A document to be published, and the style that it is published in."""

    name: str
    path: Path | None  # None for the hostile one
    style: str

    @property
    def document(self) -> Document:
        """What the pipeline takes."""
        if self.path is None:
            return Document("hostile.txt", hostile().encode())
        return Document(self.path.name, self.path.read_bytes())

    @property
    def theme(self) -> Theme:
        """The style."""
        return load(self.style).value


@lru_cache(maxsize=1)
def prepared(case: Case) -> Prepared:
    """The document, ready to be exported."""
    return prepare(case.document).value


def cases(every: int = 1) -> list[Case]:
    """The hostile document and one in `every` others, all styles in turn."""
    styles = sorted(names())
    step = 1 if EVERYTHING else every
    found = [None, *_paths()]
    chosen = [path for number, path in enumerate(found) if path is None or number % step == 0]
    return [
        Case(f"{path.parent.name}-{path.stem}" if path else "hostile", path, style)
        for number, path in enumerate(chosen)
        for style in (styles[number % len(styles)],)
    ]


def _paths() -> list[Path]:
    folders = [ROOT / "input", *(CORPUS / "text").glob("*"), *(CORPUS / "tei").glob("*")]
    suffixes = folder_suffixes()
    apart = {"README.md", "SOURCES.md"}
    return sorted(
        path
        for folder in folders
        for path in folder.glob("*")
        if path.suffix in suffixes and path.name not in apart
    )


def hostile() -> str:
    """A record of words that some format would take for something else."""
    words = (
        "AT&T said <b>unclosed & <inaudible> and ]]> ../x {page} %s =1+1 &amp; <!-- x -->",
        _LONG_WORD,
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ea\U0001f1fa \u270c\U0001f3fd",
        "e\u0301a\u0323\u0302 Z\u0351\u036b\u0343\u036a\u0302",
        "soft\u00adhyphen\u00ads, no\u2011break, \u00a0fixed\u202fspaces\u2009here",
        "a \u202eright to left override\u202c ends",
        "שלום مرحبا 你好 नमस्ते สวัสดี",
        "a\tTab, \u2028a line separator, \ufffd",
    )
    turns = [f"Speaker {n}: {words[n % len(words)]}" for n in range(_SPEAKERS)]
    turns.insert(3, "Speaker 1:")
    return (
        "A record of <b>hostile</b> & odd words\n\nMarch 24, 2016\n\n" + "\n\n".join(turns) + "\n"
    )
