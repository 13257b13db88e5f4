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
        ("2016/3/24", "2016-03-24"),
        ("2016-13-24", None),
        ("2019. december 17.", "2019-12-17"),
        ("2016년 3월 24일", "2016-03-24"),
        ("民國101年6月7日", "2012-06-07"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("昭和20年8月32日", None),
        ("24/03/2016", "2016-03-24"),
        ("03/24/2016", "2016-03-24"),
        ("12.12.2016", "2016-12-12"),
        ("03/04/2016", ""),
        ("12/11/2016", ""),
        ("25/25/2016", None),
        ("31/02/2016", None),
        ("31 February 2016", None),
        ("Room 2016", None),
        ("May I begin", None),
    ],
)
def test_a_date_has_its_iso_form(printed: str, iso: str | None):
    found = find_date(printed)
    assert (found.value if found else None) == iso


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Oslo, March 24, 2016, at noon", "March 24, 2016"),
        ("2016-03-24 (printed 25 March 2016)", "2016-03-24"),
        ("printed 25 March 2016 (2016-03-24)", "25 March 2016"),
        ("of 2016年3月24日 and 令和3年2月19日", "2016年3月24日"),
        ("of 令和3年2月19日 and 24.03.2016", "令和3年2月19日"),
        ("by 03/04/2016, of May 2016", "03/04/2016"),
    ],
)
def test_the_first_date_of_a_text_is_found_where_it_stands(text: str, printed: str):
    found = find_date(text)
    assert found is not None
    assert text[found.start : found.end] == printed


def test_a_month_is_found_where_it_stands():
    text = "Minutes, May 2016."
    found = find_month(text)
    assert found is not None
    assert text[found.start : found.end] == "May 2016"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("20160324", "2016-03-24"),
        (" 20160324 ", "2016-03-24"),
        ("20161324", None),
        ("20160231", None),
        ("Thursday, March 24, 2016", "2016-03-24"),
        ("March 24, 2016, 10:30 a.m.", "2016-03-24"),
        ("24. März 2016 um 10.30 Uhr", "2016-03-24"),
        ("8 мая 2025 года", "2025-05-08"),
        ("Given this very day, March 24, 2016", None),
        ("2016年3月24日星期四", "2016-03-24"),
        ("2016年3月24日外交部发言人例行记者会", None),
    ],
)
def test_a_line_may_be_a_date_and_little_else(line: str, value: str | None):
    found = date_line(line)
    assert (found.value if found else None) == value


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
        ("12:15 p.m.", "12:15"),
        ("11:59 PM", "23:59"),
        ("(10:30)", "10:30"),
        ("00:00", "00:00"),
        ("24:00", ""),
        ("10:60", ""),
        ("10:30?", ""),
        ("10.30", ""),
        ("10.30 Uhr", "10:30"),
        ("10:30:15 GMT", "10:30"),
        ("10:30 sharp", ""),
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
