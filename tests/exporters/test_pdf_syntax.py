"""Numbers, strings and dates as PDF writes them (ISO 32000-1, 7.3 and 7.9)."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.pdf.file.syntax import pdf_date, shortest, text_string


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-0.001, "0"),
        (100, "100"),
        (12.5, "12.5"),
        (0.25, "0.25"),
        (-7.126, "-7.13"),
        (595.2756, "595.28"),
    ],
)
def test_a_number_has_two_decimals_at_most_and_nothing_that_is_not_needed(number, written):
    assert shortest(number) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", "()"),
        ("Ada Lund", "(Ada Lund)"),
        ("a (b) \\ c", "(a \\(b\\) \\\\ c)"),
        ("a\nb", "<FEFF0061000A0062>"),
        ("Čapek", "<FEFF010C006100700065006B>"),
        ("\U0001f600", "<FEFFD83DDE00>"),
        ("a\ud800b", "<FEFF0061FFFD0062>"),
    ],
    ids=["none", "ASCII", "delimiters", "a control", "Latin", "beyond the plane", "half a pair"],
)
def test_a_string_is_written_as_itself_or_in_utf_16(text, written):
    assert text_string(text) == written


@given(st.text(st.characters(codec="utf-16")))
def test_any_string_can_be_read_back(text):
    written = text_string(text)
    if written.startswith("<FEFF"):
        assert bytes.fromhex(written[5:-1]).decode("utf-16-be") == text
    else:
        inside = written[1:-1]
        assert inside.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text


@pytest.mark.parametrize("here", ["UTC", "Asia/Tokyo"])
@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=3))])
def test_a_moment_is_told_in_universal_time_wherever_the_machine_stands(zone, here, monkeypatch):
    monkeypatch.setenv("TZ", here)
    time.tzset()
    moment = datetime(2016, 3, 24, 18, 5, 9, tzinfo=UTC)
    assert pdf_date(moment.astimezone(zone)) == "D:20160324180509+00'00'"
    monkeypatch.undo()
    time.tzset()
