"""Dates and clock times as records print them."""

from __future__ import annotations

import pytest

from publisher.readers.transcript.dates import date_line, find_date, find_month, time_line


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("March 24, 2016", "2016-03-24"),
        ("24 March 2016", "2016-03-24"),
        ("Thursday, March 24, 2016", "2016-03-24"),
        ("the 1st of May", None),
        ("May 1st, 2020", "2020-05-01"),
        ("13. März 2008", "2008-03-13"),
        ("1er mai 2020", "2020-05-01"),
        ("24 de marzo de 2016", "2016-03-24"),
        ("8 мая 2025 года", "2025-05-08"),
        ("2016年3月24日", "2016-03-24"),
        ("2016-03-24", "2016-03-24"),
        ("24.03.2016", "2016-03-24"),
        ("Thursday 2023/10/9 at 14:00 UTC", "2023-10-09"),
        ("2023.10.19", "2023-10-19"),
        ("section 2023.1.19", None),
        ("03/04/2016", ""),
        ("31 February 2016", None),
        ("Room 2016", None),
        ("May I begin", None),
    ],
)
def test_a_date_has_its_iso_form(printed: str, iso: str | None):
    found = find_date(printed)
    assert (found.value if found else None) == iso


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("Minutes of May 2016", "2016-05"),
        ("मन की बात, जून 2016", "2016-06"),
        ("junio de 2016", "2016-06"),
        ("Room 2016", None),
        ("Conference 2016", None),
    ],
)
def test_a_month_is_told_with_its_year(printed: str, month: str | None):
    found = find_month(printed)
    assert (found.value if found else None) == month


@pytest.mark.parametrize("text", ["On March 24, 2016, they met in Oslo.", "We met in May 2016."])
def test_a_sentence_with_a_date_is_no_date_line(text: str):
    assert date_line(text) is None


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("17:00", "17:00"),
        ("4:02 P.M. EDT", "16:02"),
        ("12:15 a.m.", "00:15"),
        ("END 10:32 A.M. EDT", "10:32"),
        ("Beginn der Sitzung:19:24Uhr", "19:24"),
        ("10h30", "10:30"),
        ("At 10:30 we left the quay.", ""),
        ("25:61", ""),
        ("7:3", ""),
    ],
)
def test_a_time_line_has_its_clock_time(printed: str, time: str):
    assert time_line(printed) == time
