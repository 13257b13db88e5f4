"""The words that an edition adds: contents, participants, dates, the head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher import view as v
from publisher.exporters.shared import front
from publisher.roles import Role
from publisher.testing import long_view
from publisher.theme.load import load
from publisher.theme.model import When
from publisher.theme.words import words

LAYOUT = load("default").value.layout
LONG = replace(LAYOUT, contents_from=10, participants_from=2)


def _headed(view: v.View) -> v.View:
    heading = v.Heading("h2", 1, (v.Text("Item 1"),), Role.HEADING_1)
    second = v.Heading("h3", 2, (v.Text("Item 2"),), Role.HEADING_2)
    return replace(view, blocks=(*view.blocks, heading, second))


def test_contents_list_the_headings():
    entries = front.contents_entries(_headed(long_view(3)), LONG)
    assert [(e.address, e.text, e.level) for e in entries] == [
        ("h2", "Item 1", 1),
        ("h3", "Item 2", 2),
    ]


def test_without_headings_contents_list_where_each_speaker_first_speaks():
    entries = front.contents_entries(long_view(9), LONG)
    assert [(e.address, e.text) for e in entries] == [("u1", "Boris Clark"), ("u2", "Anna Berg")]


def test_a_short_record_has_no_contents():
    assert front.contents_entries(long_view(9), replace(LONG, contents_from=10**6)) == ()


def test_a_theme_can_forbid_contents():
    assert front.contents_entries(long_view(9), replace(LONG, contents=When.NEVER)) == ()


def test_participants_are_listed_once():
    view = long_view(9)
    assert front.contents_entries(view, LONG)
    assert front.participants(view, LONG, words("en")) == ()


def test_participants_are_listed_with_their_offices():
    people = (v.Person("A", "Ada Lund", role="Mayor"), v.Person("B", "Bo Berg"))
    view = replace(_headed(long_view(2)), people=people)
    told = [v.plain(block.content) for block in front.participants(view, LONG, words("en"))]
    assert told == ["Participants", "Ada Lund, Mayor", "Bo Berg"]


@pytest.mark.parametrize(
    ("lang", "facts", "shown"),
    [
        ("en", {"date": "2024-06-08"}, "June 8, 2024"),
        ("fr", {"date": "2024-06-08"}, "8 juin 2024"),
        ("zh-Hant", {"date": "2024-06-08"}, "2024年6月8日"),
        ("en", {"date": "2024-06-08", "date_text": "8 June"}, "8 June"),
        ("es", {"date": "2017-03-09", "date_text": "20170309"}, "9 de marzo de 2017"),
        ("en", {"date": "2024-06"}, "2024-06"),
        ("und", {"date": "2024-06-08"}, "2024-06-08"),
        ("en", {}, ""),
    ],
)
def test_a_date_is_shown_as_printed_or_in_the_records_language(lang, facts, shown: str):
    view = replace(long_view(1), lang=lang, facts=v.Facts("T", **facts))
    assert front.shown_date(view) == shown


def test_a_date_that_the_title_tells_does_not_stand_beside_it():
    view = replace(long_view(1), facts=v.Facts("Sitting of  8 June 2024", date_text="8 june 2024"))
    assert front.date_beside_title(view) == ""
    other = replace(view, facts=replace(view.facts, date_text="9 June 2024"))
    assert front.date_beside_title(other) == "9 June 2024"
    later = replace(view, facts=v.Facts("Sitting of 18 June 2024", date_text="8 June 2024"))
    assert front.date_beside_title(later) == "8 June 2024"
    assert front.date_beside_title(replace(view, facts=v.Facts("Two words"))) == ""


def test_the_head_ends_after_the_title_whatever_stands_before_it():
    before = v.Paragraph("n1", (v.Text("[Volume 3]"),), Role.PLAIN)
    title = v.Heading("h1", 0, (v.Text("Title"),), Role.TITLE)
    place = v.Paragraph("n2", (v.Text("Oslo"),), Role.PLACE)
    turn = v.Turn("u1", "", (), ())
    assert front.split_head((before, title, place, turn)) == ((before, title, place), (turn,))


def test_a_record_without_a_title_may_have_a_head():
    place = v.Paragraph("n1", (v.Text("Oslo"),), Role.PLACE)
    turn = v.Turn("u1", "", (), ())
    assert front.split_head((place, turn)) == ((place,), (turn,))
