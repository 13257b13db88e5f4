"""Cases: the parts of a Word file, and the blocks that a person has read and approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.readers import open_source
from tests.readers.docx.packages import KINDS, docx
from tests.readers.layouts import check, notation

CASES = sorted((Path(__file__).parent / "cases").iterdir())
LINKS = {"l1": "https://example.org/", "l2": "file:///c:/secret.doc"}


def opened(case: Path):
    parts = {
        kind: (case / f"{kind}.xml").read_text("utf-8")
        for kind in KINDS
        if (case / f"{kind}.xml").exists()
    }
    content = (case / "document.xml").read_text("utf-8")
    return open_source(docx(content, LINKS, **parts), f"{case.name}.docx", "docx").value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_is_opened_as_approved(case):
    source = opened(case)
    check(source)
    assert notation(source) == (case / "blocks.txt").read_text("utf-8")
