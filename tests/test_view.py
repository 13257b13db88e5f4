"""The view: looking up its people."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from publisher import view as v
from publisher.view import Facts, Person, View

NAMES = ("Jonas", "Ada", "Zoe", "ada", "Ünal")
PEOPLE = tuple(Person(name, f"{name} Berg") for name in NAMES)
VIEW = View("v", "en", Facts("Meeting"), (), PEOPLE)


def test_every_person_is_found_by_id():
    assert tuple(VIEW.person(name) for name in NAMES) == PEOPLE


def test_nobody_is_found_by_an_id_that_nobody_has():
    assert [VIEW.person(ident) for ident in ("", "Bo", "zzz", "Ünal2")] == [None] * 4


def test_a_view_with_other_people_finds_those():
    assert replace(VIEW, people=PEOPLE[:1]).person("Ada") is None


def test_a_view_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(VIEW)).person("Ada") == PEOPLE[1]  # noqa: S301 -- our own bytes


def test_a_view_can_be_a_key():
    assert {VIEW: 1}[replace(VIEW)] == 1


def test_words_that_the_edition_adds_are_plain_words_but_not_the_records():
    paragraph = v.Paragraph("p", (v.Text("a"), v.Added("[…]"), v.Link("#p", (v.Added("b"),))))
    view = v.View("v", "en", v.Facts("T"), (paragraph,))
    assert v.plain(paragraph.content) == "a[…]b"
    assert "".join(v.shown(view)) == "a"
    assert [run.link for run in v.runs(paragraph.content)] == ["", "", ""]


@pytest.mark.parametrize(
    ("text", "number"),
    [("one two", 2), ("會議開始。", 4), ("a – b", 3), ("第 12 回", 3), ("", 0), ("안녕 하세요", 2)],
)
def test_words_of_scripts_without_spaces_are_their_characters(text, number):
    assert v.count_words(text) == number
