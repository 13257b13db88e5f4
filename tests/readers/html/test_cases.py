"""Cases: a page, and the blocks that a person has read and approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.readers import open_source
from tests.readers.layouts import check, notation

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def opened(case: Path):
    (page,) = case.glob("source.*")
    return open_source(page.read_bytes(), page.name, "html").value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_is_opened_as_approved(case):
    source = opened(case)
    check(source)
    assert notation(source) == (case / "blocks.txt").read_text("utf-8")


def test_a_page_of_preformatted_text_is_a_text_file():
    (case,) = [case for case in CASES if case.name == "preformatted"]
    source = opened(case)
    assert source.layout.blocks == ()
    line = "    Mr. KYL. I thank the Senator."
    assert line in source.text.split("\n")
    written = (case / "source.html").read_text("utf-8").split("\n")
    assert source.rows[source.text.split("\n").index(line)] == written.index(line) + 1
