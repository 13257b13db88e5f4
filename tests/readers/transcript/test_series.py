"""The numbers that a meeting has in its series."""

from __future__ import annotations

import pytest

from publisher.readers.transcript.series import series_of
from publisher.readers.transcript.units.lines import Unit
from publisher.source import Span

TOLD = {
    "Second Session, 44th Parliament": [("term", 44), ("session", 2)],
    "57th Congress, 1st Session": [("term", 57), ("session", 1)],
    "2364th MEETING": [("meeting", 2364)],
    "Committee on Libraries, Sixth Meeting": [("meeting", 6)],
    "54. Sitzung des Rates, XXIII. Gesetzgebungsperiode": [("term", 23), ("sitting", 54)],
    "Protokoll der 5. Sitzung vom 13. März 2008": [("sitting", 5)],
    "1ere Session, 36 e Legislature": [("term", 36), ("session", 1)],
    "Séance du 3 mai 1881": [],
    "Sesión plenaria núm. 34": [("sitting", 34)],
    "Stenogram z 5. posiedzenia Sejmu VIII kadencji": [("term", 8), ("sitting", 5)],
    "Стенограмма 3-го заседания": [("sitting", 3)],
    "ЗАСІДАННЯ ПЕРШЕ": [("sitting", 1)],
    "34. BİRLEŞİM": [("sitting", 34)],
    "ſitting 3": [("sitting", 3)],
    "立法院第8屆第1會期第2次會議": [("term", 8), ("session", 1), ("meeting", 2)],
    "Meeting 5 May 2016": [],
    "TSC Meeting 2015-09-02": [],
    "Meeting with the President of Norland": [],
    "We were in session 24 hours that day.": [],
    "Parliament 2020": [],
}


@pytest.mark.parametrize("line", TOLD)
def test_the_head_counts_the_meeting(line: str) -> None:
    found = series_of([Unit(line, Span(0, len(line)))])
    assert [(told.kind, told.number) for told in found] == TOLD[line]
    for told in found:
        assert told.span
        assert line[told.span.start : told.span.end] == told.text
