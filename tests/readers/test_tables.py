"""Tables and JSON lines of turns: a row a paragraph, every cell kept."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import InputError
from publisher.readers import open_source, read
from publisher.readers.columns import clock
from publisher.source import StretchKind
from tests.readers.blocks import check, written

TURNS = [
    "label 00:00:01.000-00:00:04.500: Ada Lund",
    "paragraph: Good, morning",
    "paragraph: twice",
    "label 00:01:02.000-: Bo Berg",
    "paragraph: Hi <b>",
    "paragraph: More.",
]


def _opened(text: str, reader: str = "table"):
    opened = open_source(text.encode(), "a.csv", reader)
    check(opened.value)
    return opened


def _blocks(text: str, reader: str = "table") -> list[str]:
    return [line.rstrip() for line in written(_opened(text, reader).value)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_rows_of_one_speaker_make_a_turn(separator: str):
    rows = (
        'speaker,text,start,end\nAda Lund,"Good, morning\ntwice",1,4.5\n'
        "Bo Berg,Hi <b>,1:02,\nBo Berg,More.,9,\n"
    )
    plain = rows.replace(",", separator).replace(f"Good{separator}", "Good,")
    assert _blocks(plain) == TURNS


def test_json_lines_read_like_a_table():
    rows = [
        {"speaker": "Ada Lund", "text": "Good, morning\ntwice", "start": 1, "end": 4.5},
        {"speaker": "Bo Berg", "text": "Hi <b>", "start": "1:02", "end": None},
        {"speaker": "Bo Berg", "text": "More.", "start": 9},
    ]
    assert _blocks("\n".join(map(json.dumps, rows)), "jsonl") == TURNS
    assert _blocks(json.dumps(rows), "json") == TURNS


def test_a_line_that_is_no_object_is_kept_and_told():
    opened = _opened('{"speaker": "Ada", "text": "Hi"}\nlost words\n', "jsonl")
    assert written(opened.value)[-1] == "narrative: lost words"
    assert [(notice.code, str(notice.where)) for notice in opened.notices] == [("P133", "a.csv:2")]


def test_roles_and_parties_tell_who_speaks():
    source = _opened("Name,Speech,Role,Party\nAda Lund,Hi,Chair,Left\n").value
    (person,) = read(source, "table").value.people
    assert (person.name, person.role, person.organisation) == ("Ada Lund", "Chair", "Left")


def test_what_every_row_tells_alike_is_shown_once():
    source = _opened("title,date,speaker,text\nT,2020-01-02,Ada,Hi\nT,2020-01-02,Bo,Ho\n").value
    record = read(source, "table").value
    assert (record.title.text, record.date.value) == ("T", "2020-01-02")


def test_words_of_columns_that_mean_nothing_to_us_become_notes():
    source = _opened("speaker,text,Mood\nAda,Hi,very glad\n").value
    (note,) = source.layout.stretches
    assert (note.kind, source.slice(note.span)) == (StretchKind.NOTE, "very glad")


def test_lines_before_the_header_are_kept():
    assert _blocks("See the film.,\nspeaker,text\nAda,Hi\n")[0] == "narrative: See the film."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no column of text"),
        ('speaker,text\nAda,"never closed\n', "cannot be read"),
        ("speaker,text\n", "no text"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(text: str, words: str):
    with pytest.raises(InputError, match=words):
        open_source(text.encode(), "a.csv", "table")


@pytest.mark.parametrize(
    "text",
    ['{"a": ' * 50_000, '{"items": 3}', '"text"', "[1, 2]", "NaN", '{"items": []}'],
    ids=["deep", "no list", "a text", "numbers", "no number", "empty"],
)
def test_other_json_is_refused(text: str):
    with pytest.raises(InputError):
        open_source(text.encode(), "a.json", "json")


def test_a_cell_longer_than_the_module_takes_is_read_and_its_limit_left_alone():
    before = csv.field_size_limit()
    source = _opened("speaker,text\nAda," + "word " * 60_000 + "\n").value
    assert source.text.count("word") == 60_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("told", "time"),
    [
        ("0", "00:00:00.000"),
        ("62", "00:01:02.000"),
        ("1:02:03.5", "01:02:03.500"),
        ("62,25", "00:01:02.250"),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_time_has_one_form(told: str, time: str):
    assert clock(told) == time


_cells = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(_cells, _cells), min_size=1, max_size=6))
def test_every_cell_is_in_the_text_in_order(rows: list[tuple[str, str]]):
    table = io.StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_ALL)
    writer.writerows([("speaker", "text"), *rows])
    spoken = [text for _, text in rows if text.strip()]
    if not spoken:
        return
    source = open_source(table.getvalue().encode(), "a.csv", "table").value
    check(source)
    text = "".join(source.text.split())
    position = 0
    for words in spoken:
        position = text.index("".join(words.split()), position)
