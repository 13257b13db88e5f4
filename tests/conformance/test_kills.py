"""An export that is killed at a hundred random moments: nothing torn, nothing lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parent.parent.parent
KILLS = 100
RECORDS = 12  # enough for both processes to be at work when they are killed


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups: a Unix system")
def test_a_hundred_kills_tear_no_file_and_lose_no_document():
    program = ROOT / "benchmarks" / "kills.py"
    ran = subprocess.run(
        [sys.executable, program, str(KILLS), "inf", str(RECORDS)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}"
    told = dict(re.findall(r"([a-z ]+) (\d+)", ran.stdout))
    assert (told["kills"], told[" strays"], told[" torn"]) == (str(KILLS), "0", "0")
