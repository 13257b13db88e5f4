"""Each folder of `cases` is a source and the record that a person has read and approved.

To see what a change does: `UPDATE_CASES=1 pytest tests/readers`, then read the diff.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from publisher.readers import open_source, read, suffixes

sys.path.insert(0, str(Path(__file__).parent))
from notation import written

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/source.*"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_source_reads_as_the_approved_record(case: Path):
    path = next(case.glob("source.*"))
    reader = suffixes()[path.suffix]
    source = open_source(path.read_bytes(), path.name, reader).value
    found = written(read(source, reader))
    approved = case / "record.txt"
    if os.environ.get("UPDATE_CASES"):
        approved.write_text(found, "utf-8")
    assert found == approved.read_text("utf-8")
