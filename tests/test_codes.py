"""The table of codes: what the package uses, what `docs/notices.md` shows.

After a change of `codes.toml`: `UPDATE_CASES=1 pytest tests/test_codes.py`, then read the diff.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from publisher.codes import codes
from publisher.report import Severity

ROOT = Path(__file__).parent.parent
NOTICES = ROOT / "docs" / "notices.md"
TABLE = re.compile(r"^\| code \|.*?\n(?=\n|\Z)", re.MULTILINE | re.DOTALL)
ROWS = list(codes().values())


def shown():
    """The table as Markdown."""
    heads = "| code | severity | meaning | what to do |\n|---|---|---|---|\n"
    return heads + "".join(
        f"| {row.code} | {row.severity} | {row.meaning} | {row.remedy} |\n" for row in ROWS
    )


def test_the_document_shows_the_table():
    page = NOTICES.read_text("utf-8")
    if os.environ.get("UPDATE_CASES"):
        page = TABLE.sub(lambda _: shown(), page)
        NOTICES.write_text(page, "utf-8")
    assert TABLE.findall(page) == [shown()]


def test_every_code_that_is_used_is_in_the_table_and_no_other():
    sources = (path.read_text("utf-8") for path in (ROOT / "publisher").rglob("*.py"))
    used = {code for text in sources for code in re.findall(r"""["'](P\d{3})["']""", text)}
    assert used == set(codes())


def test_the_codes_stand_in_order():
    assert list(codes()) == sorted(codes())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_row_is_complete_and_fits_its_places(row):
    assert set(row.severity.split(" or ")) <= {severity.word for severity in Severity}
    assert row.meaning
    assert row.remedy
    told = (row.meaning, row.remedy, row.why)  # sentences without their full stop
    assert [text for text in told if text != text.strip(" .\n") or "|" in text] == []
    assert row.example == row.example.strip()


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("P001", "The source cannot be read"),
        ("P103", "A bidirectional control character is kept"),
        ("P401", "PDF: no font has a character"),
    ],
)
def test_the_title_is_the_first_clause(code, title):
    assert codes()[code].title == title
