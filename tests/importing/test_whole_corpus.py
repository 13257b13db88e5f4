"""Every document of the shared corpus comes back from every file that carries its edition."""

from __future__ import annotations

import pytest

from publisher.importing.edition import edition_of
from publisher.pipeline import Document, folder_suffixes, prepare
from publisher.report import Outcome
from tests.importing.files import FORMATS, ROOT, made

CORPUS = ROOT.parent / "shared" / "corpus"
DOCUMENTS = sorted(
    path
    for folder in ("text", "tei")
    for path in (CORPUS / folder).glob("*/*")
    if path.suffix in folder_suffixes()
)
DOCTYPE = b"<!DOCTYPE"  # no Word file holds XML with one (P602)


@pytest.mark.parametrize(
    "path", DOCUMENTS or [None], ids=lambda path: f"{path.parent.name}-{path.stem}" if path else ""
)
def test_the_edition_comes_back_byte_for_byte_and_no_change_is_told(path):
    if path is None:
        pytest.skip("needs the corpus: set it beside this folder, in shared/corpus")
    ready = prepare(Document(path.name, path.read_bytes())).value
    for name in FORMATS:
        if name == "docx" and DOCTYPE in ready.tei:
            continue
        assert edition_of(made(ready, name), "x") == Outcome(ready.tei), name
