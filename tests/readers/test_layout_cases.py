"""Each folder of `cases` is a file and the layout that a person has read and approved.

To see what a change does: `UPDATE_CASES=1 pytest tests/readers`, then read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher import law
from publisher.readers import open_source, suffixes
from publisher.readers.transcript.reader import read
from publisher.testing import check_layout
from tests.readers.layout_notation import written

HERE = Path(__file__).parent
CASES = sorted(
    path
    for folder in ("captions", "tables", "json")
    for path in (HERE / folder / "cases").glob("*/source.*")
)


def opened(path):
    return open_source(path.read_bytes(), path.name, suffixes()[path.suffix])


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}{path.suffix}")
def test_a_file_opens_as_the_approved_layout(path: Path):
    found = written(opened(path))
    approved = path.parent / "expected.txt"
    if os.environ.get("UPDATE_CASES"):
        approved.write_text(found, "utf-8")
    assert found == approved.read_text("utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}{path.suffix}")
def test_its_blocks_hold_all_that_is_visible(path: Path):
    check_layout(opened(path).value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}{path.suffix}")
def test_the_marks_of_the_layout_are_the_records(path: Path):
    source = opened(path).value
    record = read(source).value
    assert law.expected(source.text, record.marks) == law.expected(source.text, source.layout.marks)
