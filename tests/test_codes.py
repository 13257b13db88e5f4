"""Every notice's code is in one table, and the documentation shows that table."""

from __future__ import annotations

import re
from pathlib import Path

from publisher.codes import codes

ROOT = Path(__file__).resolve().parents[1]


def test_the_documentation_shows_the_table():
    text = (ROOT / "docs" / "notices.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| P\d", line)]
    told = [
        f"| {code.code} | {code.severity} | {code.meaning} | {code.remedy} |"
        for code in codes().values()
    ]
    assert rows == told


def test_every_code_that_is_given_is_in_the_table_and_no_other():
    given = {
        code
        for path in (ROOT / "publisher").rglob("*.py")
        for code in re.findall(r'"(P\d{3})"', path.read_text("utf-8"))
    }
    assert given == set(codes())
