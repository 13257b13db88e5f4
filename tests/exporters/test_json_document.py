"""The JSON export: its shape, its order, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.json_document import export
from publisher.importing.json_document import shown_in_json
from publisher.roles import PhraseRole, Role
from publisher.testing import HOSTILE, check_exporter, every_node, long_view
from publisher.theme.load import load

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/meeting.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def theme():
    return load("default").value


def paragraph(text, ident="u1.p1", role=Role.SPEECH):
    return v.Paragraph(ident, (v.Text(text),), role)


def turn(*blocks, label="Anna Berg:", speaker="AnnaBerg"):
    return v.Turn("u1", speaker, (v.Text(label),), blocks)


def meeting(theme, *blocks, notes=()):
    anna = v.Person("AnnaBerg", "Anna Maria Berg", True, "Chair")
    view = v.View("m", "en", v.Facts("Meeting"), blocks, (anna,), notes)
    return json.loads(export(view, theme, Options()).value)


def test_identifiers_are_told_by_their_scheme(theme):
    anna = v.Person("AnnaBerg", "Anna Berg", identifiers=(("wikidata", "Q1"), ("viaf", "2")))
    view = v.View("m", "en", v.Facts("Meeting"), (), (anna, v.Person("B", "Boris")))
    data = json.loads(export(view, theme, Options()).value)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    told = [person["identifiers"] for person in data["participants"]]
    assert told == [{"wikidata": "Q1", "viaf": "2"}, {}]


def only_item(theme, *blocks):
    (item,) = meeting(theme, *blocks)["items"]
    return item


@pytest.mark.parametrize("view", [every_node(), long_view(3)], ids=lambda view: view.id)
def test_an_export_is_valid_by_the_schema(theme, view):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.validate(json.loads(export(view, theme, Options()).value))


def test_the_schema_refuses_an_item_of_unknown_kind(theme):
    data = json.loads(export(every_node(), theme, Options()).value)
    data["items"][0]["kind"] = "nonsense"
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


@pytest.mark.parametrize("view", [every_node(), long_view(20)], ids=lambda view: view.id)
def test_nothing_is_lost(theme, view):
    data = export(view, theme, Options()).value
    assert law.first_difference("".join(v.shown(view)), shown_in_json(data)) is None


def test_the_same_view_gives_the_same_bytes(theme):
    assert check_exporter(export, theme).endswith(b"}\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text(theme, words):
    item = only_item(theme, paragraph(words, "n1", Role.NARRATIVE))
    assert item == {"kind": "narrative", "id": "n1", "text": words}


def test_a_turn_tells_the_person_behind_its_label(theme):
    item = only_item(theme, turn(paragraph("Good day.")))
    told = {key: item[key] for key in ("speaker", "name", "role")}
    assert told == {"speaker": "AnnaBerg", "name": "Anna Maria Berg", "role": "Chair"}


def test_a_label_that_names_nobody_is_the_name(theme):
    item = only_item(theme, turn(paragraph("Why?"), label="Question:", speaker=""))
    assert (item["name"], item["role"]) == ("Question", "")


@pytest.mark.parametrize(
    ("printed", "label", "separator"),
    [
        ("Anna Berg:", "Anna Berg", ":"),
        ("Mr. GORTON.", "Mr. GORTON", "."),
        ("The PRESIDING OFFICER (Mr. Kyl).", "The PRESIDING OFFICER (Mr. Kyl)", "."),
        ("主席：", "主席", "："),
        ("Le président :", "Le président", " :"),
        ("Q", "Q", ""),
        ("John Doe, Jr.:", "John Doe, Jr.", ":"),
        ("", "", ""),
    ],
)
def test_a_label_is_parted_from_its_separator(theme, printed, label, separator):
    item = only_item(theme, turn(label=printed))
    assert (item["label"], item["separator"]) == (label, separator)


def test_paragraphs_of_a_turn_are_only_what_is_said(theme):
    laughter = v.Remark("r1", (v.Text("(Laughter.)"),), "laughter")
    item = only_item(theme, turn(paragraph("One."), laughter, paragraph("Two.", "u1.p2")))
    assert [said["text"] for said in item["paragraphs"]] == ["One.", "Two."]


def test_a_remark_between_paragraphs_is_before_the_next(theme):
    laughter = v.Remark("r1", (v.Text("(Laughter.)"),), "laughter")
    item = only_item(theme, turn(paragraph("One."), laughter, paragraph("Two.", "u1.p2")))
    (before,) = item["paragraphs"][1]["before"]
    assert before == {"kind": "remark", "id": "r1", "type": "laughter", "text": "(Laughter.)"}


def test_a_remark_behind_the_last_paragraph_is_after_it(theme):
    item = only_item(theme, turn(paragraph("One."), v.Remark("r1", (v.Text("(Bell.)"),))))
    assert [after["text"] for after in item["after"]] == ["(Bell.)"]


def test_a_phrase_is_a_mark_with_its_place(theme):
    laughs = v.Phrase(PhraseRole.REMARK, (v.Text("(Laughs.)"),))
    content = (v.Text("Well 😀 "), laughs, v.Text(" yes."))
    item = only_item(theme, v.Paragraph("n1", content, Role.NARRATIVE))
    assert item["marks"] == [{"kind": "remark", "start": 7, "end": 16, "text": "(Laughs.)"}]
    assert item["text"][7:16] == "(Laughs.)"


def test_an_outer_mark_comes_before_those_inside(theme):
    inner = v.Phrase(PhraseRole.STRONG, (v.Text("b"),))
    outer = v.Phrase(PhraseRole.EMPHASIS, (v.Text("a"), inner), "fr")
    item = only_item(theme, v.Paragraph("n1", (outer,), Role.NARRATIVE))
    assert [mark["kind"] for mark in item["marks"]] == ["emphasis", "strong"]
    assert item["marks"][0]["lang"] == "fr"


def test_a_note_reference_has_no_words_in_the_text(theme):
    content = (v.Text("ab"), v.NoteReference("f1", "*"), v.Text("cd"))
    note = v.Note("f1", "*", (paragraph("A note.", "f1.p1", Role.NOTE),))
    data = meeting(theme, v.Paragraph("n1", content, Role.NARRATIVE), notes=(note,))
    mark = {"kind": "note-reference", "note": "f1", "mark": "*", "start": 2, "end": 2}
    assert data["items"][0]["text"] == "abcd"
    assert data["items"][0]["marks"] == [mark]
    assert data["notes"][0]["paragraphs"][0]["text"] == "A note."


def test_letters_of_any_script_are_written_as_themselves(theme):
    data = export(every_node(), theme, Options()).value
    assert "Добрый день" in data.decode("utf-8")


def test_words_that_the_edition_adds_are_marks_and_no_text(theme):
    content = (v.Text("so "), v.Added("[…]"), v.Text(" yes"))
    label = (v.Added("Anna Maria Berg:"),)
    item = only_item(theme, v.Turn("u1", "AnnaBerg", label, (v.Paragraph("u1.p1", content),)))
    assert (item["label"], item["separator"], item["name"]) == ("", "", "Anna Maria Berg")
    (paragraph_,) = item["paragraphs"]
    assert paragraph_["text"] == "so  yes"
    assert paragraph_["marks"] == [{"kind": "added", "start": 3, "end": 3, "text": "[…]"}]
