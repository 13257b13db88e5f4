"""`publisher inspect`: who speaks, how much, what was found."""

from __future__ import annotations

import json

import pytest

from publisher import law

pytestmark = pytest.mark.usefixtures("folder")


def test_the_speakers_are_told_with_their_share(publisher):
    data = json.loads(publisher("inspect", "in/sitting.txt", "--json").text)
    told = {(row["name"], row["turns"], row["words"]) for row in data["speakers"]}
    assert told == {("Anna Berg", 2, 10), ("Boris Clark", 1, 6)}


def test_the_facts_are_told(publisher):
    data = json.loads(publisher("inspect", "in/sitting.txt", "--json").text)
    assert data["title"] == "Meeting of the Council"
    assert data["date"] == "2021-05-04"
    assert (data["id"], data["language"], data["encoding"]) == ("sitting", "en", "utf-8")


def test_the_evidence_is_told(publisher):
    data = json.loads(publisher("inspect", "in/sitting.txt", "--json").text)
    assert all(row["convention"] and row["reason"] for row in data["evidence"])
    assert data["evidence"]


def test_people_can_read_it(publisher):
    text = publisher("inspect", "in/sitting.txt").text
    assert "Meeting of the Council" in text
    assert "Boris Clark  1 turn" in text


def test_a_tei_file_can_be_inspected(publisher):
    publisher("export", "in/sitting.txt", "-o", "a.xml")
    data = json.loads(publisher("inspect", "a.xml", "--json").text)
    assert (data["title"], data["turns"], data["evidence"]) == ("Meeting of the Council", 3, [])


def test_a_folder_of_several_is_a_usage_error(publisher, folder):
    (folder / "in" / "other.txt").write_text("A: words here.\n")
    ran = publisher("inspect", "in")
    assert ran.code == 2
    assert "in holds 2 documents" in ran.err


def test_a_file_that_is_not_there_fails(publisher):
    ran = publisher("inspect", "gone.txt")
    assert ran.code == 1
    assert "gone.txt: no such file or folder" in ran.err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_record_that_breaks_the_law_fails_with_a_message(publisher, monkeypatch, form):
    def found(source, shown, marks=()):
        del shown, marks
        return law.Parting(4, "met", "gone", source.index("met in"))

    monkeypatch.setattr(law, "first_difference", found)
    ran = publisher("inspect", "in/sitting.txt", *form)
    assert ran.code == 1
    assert "in/sitting.txt:5:13: error P501: the edition does not say" in ran.err
    assert "please report it" in ran.err


def test_words_and_columns_are_those_that_a_terminal_shows(publisher, folder):
    """Chinese has no spaces between words, and its letters take two columns."""
    (folder / "in" / "hui.txt").write_text(
        "會議記錄\n\n主席：會議開始。\n\nAnna Berg：好。\n\n主席：謝謝。\n", "utf-8"
    )
    told = publisher("inspect", "in/hui.txt").text
    assert "主席       2 turns  6 words" in told
    assert "Anna Berg  1 turn   1 word" in told
