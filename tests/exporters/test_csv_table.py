"""CSV: one row to a paragraph, no formula, and our own reader reads it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.csv_table import COLUMNS, export, safe
from publisher.importing.csv_table import bare, raw, rows, shown_in_table
from publisher.pipeline import Document, prepare
from publisher.roles import Role
from publisher.testing import HOSTILE, check_exporter, every_node
from publisher.theme.load import load

ROOT = Path(__file__).parents[2]
DEFAULT = load("default").value
RECORDS = sorted((ROOT / "input").glob("*.txt"))
STARTS = "=+-@\t\r\n＝＋－＠"


def made(*blocks, people=(), notes=()):
    view = v.View("v", "en", v.Facts("Title"), blocks, people, notes)
    return export(view, DEFAULT, Options()).value


def said(ident, words):
    return v.Paragraph(ident, (v.Text(words),))


def test_every_node_is_read_back():
    data = check_exporter(export, DEFAULT)
    assert law.first_difference("".join(v.shown(every_node())), shown_in_table(data)) is None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_read_back(path):
    view = prepare(Document(path.name, path.read_bytes())).value.view
    data = export(view, DEFAULT, Options()).value
    assert law.first_difference("".join(v.shown(view)), shown_in_table(data)) is None


def turns(view):
    """Who speaks, and all that they say."""
    return [
        (view.person(turn.speaker).name, law.visible("".join(_words(turn))))
        for turn in v.walk(view.blocks)
        if isinstance(turn, v.Turn)
    ]


def _words(turn):
    return v.shown(v.View("v", "en", v.Facts("Title"), turn.blocks))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_our_own_reader_finds_the_same_turns(path):
    record = prepare(Document(path.name, path.read_bytes())).value
    data = export(record.view, DEFAULT, Options()).value
    again = prepare(Document("x.csv", data)).value
    assert turns(again.view) == turns(record.view)


def test_two_turns_of_one_name_stay_two():
    person = v.Person("Question", "Question", False)
    label = (v.Text("Question:"),)
    one = v.Turn("u1", "Question", label, (said("u1.p1", "One?"),))
    two = v.Turn("u2", "Question", label, (said("u2.p1", "- Two?"),))
    again = prepare(Document("x.csv", made(one, two, people=(person,)))).value
    assert [words for _, words in turns(again.view)] == ["One?", "-Two?"]


def test_what_stands_between_turns_stays_there():
    person = v.Person("Chair", "Chair", False)
    turn = v.Turn("u1", "Chair", (v.Text("Chair:"),), (said("u1.p1", "The Clerk will read."),))
    read = v.Quote("q1", (said("q1.p1", "Resolved."),))
    again = prepare(Document("x.csv", made(turn, read, people=(person,)))).value
    assert turns(again.view) == [("Chair", "TheClerkwillread.")]
    assert "".join(v.shown(again.view)).endswith("Resolved.")


def test_a_row_tells_where_its_words_stand():
    person = v.Person("AnnaBerg", "Anna Berg", True, "Chair", "The Council")
    content = (v.Text("Yes"), v.NoteReference("f1", "1"), v.Text("."))
    turn = v.Turn("u1", "AnnaBerg", (v.Text("MS BERG:"),), (v.Paragraph("u1.p1", content),))
    note = v.Note("f1", "1", (v.Paragraph("f1.p1", (v.Text("No."),), Role.NOTE),))
    first, second = rows(made(turn, people=(person,), notes=(note,)))
    assert tuple(first) == COLUMNS
    assert list(first.values()) == [
        *("u1.p1", "speech", "u1", "AnnaBerg", "Anna Berg", "MS BERG:", "Chair", "The Council"),
        *("en", "", "", "Yes.", "f1@3"),
    ]
    assert (second["id"], second["type"], second["text"]) == ("f1", "footnote", "No.")


def test_each_row_tells_what_it_is_in_which_language_and_when_it_was_said():
    listed = v.List(
        "l1",
        (
            v.ListItem("l1.i1", (said("l1.i1.p1", "one"), said("l1.i1.p2", "more")), "(a)"),
            v.ListItem("l1.i2", (v.Quote("q1", (said("q1.p1", "two"),)),), "(b)"),
            v.ListItem("l1.i3", (said("l1.i3.p1", "three"),)),
        ),
    )
    french = v.Paragraph("u1.p1", (v.Text("Oui"),), Role.SPEECH, "fr")
    notes = (v.NoteReference("f1", "1"), v.Text("x"), v.NoteReference("f2", "2"))
    many = v.Paragraph("u1.p2", notes)
    turn = v.Turn(
        "u1", "", (v.Text("Q"),), (french, many, listed), "de", Role.SPEECH, "00:01", "00:02"
    )
    data = made(
        v.Heading("h1", 0, (v.Text("Title"),), Role.TITLE),
        v.Heading("h2", 1, (v.Text("Part"),)),
        turn,
        v.Turn("u2", "", (v.Text("A"),), ()),
        v.Remark("r1", (v.Text("(Laughter.)"),)),
    )
    names = ("id", "type", "turn", "speaker", "role", "language", "start", "end", "text")
    assert [[row[name] for name in names] + [row["note references"]] for row in rows(data)] == [
        ["h1", "title", "", "", "", "en", "", "", "Title", ""],
        ["h2", "heading", "", "", "", "en", "", "", "Part", ""],
        ["u1.p1", "speech", "u1", "Q", "", "fr", "00:01", "00:02", "Oui", ""],
        ["u1.p2", "speech", "u1", "Q", "", "de", "00:01", "00:02", "x", "f1@0 f2@1"],
        ["l1.i1.p1", "list-item", "u1", "Q", "", "de", "00:01", "00:02", "(a) one", ""],
        ["l1.i1.p2", "list-item", "u1", "Q", "", "de", "00:01", "00:02", "more", ""],
        ["l1.i2", "list-item", "u1", "Q", "", "de", "00:01", "00:02", "(b)", ""],
        ["q1.p1", "quote", "u1", "Q", "", "de", "00:01", "00:02", "two", ""],
        ["l1.i3.p1", "list-item", "u1", "Q", "", "de", "00:01", "00:02", "three", ""],
        ["u2", "speech", "u2", "A", "", "en", "", "", "", ""],
        ["r1", "remark", "", "", "", "en", "", "", "(Laughter.)", ""],
    ]


def test_the_file_is_that_of_rfc_4180_with_a_byte_order_mark():
    data = made(said("n1", 'a "b",\nc'))
    assert data.startswith(b"\xef\xbb\xbfid,type,")
    assert data.endswith(b'"a ""b"",\nc",\r\n')


@pytest.mark.parametrize(
    "harm", [*HOSTILE, "=cmd|' /C calc'!A0", "@SUM(1)", "-1", "＝1", "w" * 10_000]
)
def test_no_cell_is_a_formula(harm):
    person = v.Person("p", harm, True, harm, harm)
    data = made(v.Turn("u1", "p", (v.Text(harm),), (said("u1.p1", harm),)), people=(person,))
    for line in raw(data):
        assert not any(cell.startswith(tuple(STARTS)) for cell in line)
    (row,) = rows(data)
    assert {row[name] for name in ("speaker", "speaker label", "role", "text")} == {harm}


@given(st.one_of(st.text(), st.text(f"'{STARTS}x")))
def test_one_apostrophe_less_gives_any_words_back(words):
    cell = safe(words)
    assert not cell.startswith(tuple(STARTS))
    assert bare(cell) == words
