"""Each folder of `cases` is a source and the record that a person has read and approved.

To see what a change does: `UPDATE_CASES=1 pytest tests/readers`, then read the diff.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from publisher.decode import decode
from publisher.readers import read

sys.path.insert(0, str(Path(__file__).parent))
from notation import written

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/source.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_source_reads_as_the_approved_record(case: Path):
    source = decode((case / "source.txt").read_bytes(), "source.txt").value
    found = written(read(source))
    approved = case / "record.txt"
    if os.environ.get("UPDATE_CASES"):
        approved.write_text(found, "utf-8")
    assert found == approved.read_text("utf-8")
