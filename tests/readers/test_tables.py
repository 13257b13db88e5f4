"""Tables and JSON Lines: every cell that is shown is in the text, in order."""

from __future__ import annotations

import csv
import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import law
from publisher.errors import InputError
from publisher.pipeline import Document, prepare
from publisher.readers import open_source
from publisher.readers.columns import NAMES, Column, column_of, folded
from publisher.readers.delimited import DELIMITERS, rows
from publisher.readers.tabular import recording_time
from publisher.testing import check_layout

CELLS = st.text(st.sampled_from("abC é漢\"',;|\n\t.:()"), max_size=20)
TABLES = st.lists(st.tuples(st.sampled_from(["", "Ann", "Bo Day"]), CELLS, CELLS), min_size=1)


def opened(text, reader):
    return open_source(text.encode("utf-8", "replace"), f"table.{reader}", reader).value


def written(table, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(table)
    return out.getvalue()


def shown(table):
    """The words of a table as they are read: who speaks where this changes, then the rest."""
    words, before = "", None
    for speaker, *cells in table:
        if not any(cell.strip() for cell in (speaker, *cells)):
            continue
        words += (speaker if speaker != before else "") + "".join(cells)
        before = speaker
    return law.visible(words)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@given(table=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1))
@settings(deadline=None)
def test_what_the_csv_module_writes_is_read_alike(delimiter, table):
    wanted = [tuple(row) for row in table if any(cell.strip() for cell in row)]
    assert [row.cells for row in rows(written(table, delimiter), delimiter)] == wanted


@given(text=st.text(st.sampled_from('ab,"\n '), max_size=60))
@settings(deadline=None)
def test_no_quote_swallows_a_word(text):
    """Of any text, all that is visible is in the cells, but delimiters and quotes."""
    found = "".join(cell for row in rows(text, ",") for cell in row.cells)
    kept = str.maketrans("", "", ',"')
    assert law.visible(found.translate(kept)) == law.visible(text.translate(kept))


@pytest.mark.parametrize("delimiter", DELIMITERS)
@given(table=TABLES)
@settings(deadline=None)
def test_all_cells_are_in_the_text_in_order(delimiter, table):
    text = written([("speaker", "text", "thought"), *table], delimiter)
    try:
        source = opened(text, "csv")
    except InputError:
        assert not shown(table)
        return
    check_layout(source)
    _check_words(source, table)


@given(table=TABLES)
@settings(deadline=None)
def test_all_values_of_lines_are_in_the_text_in_order(table):
    objects = [dict(zip(("speaker", "text", "thought"), row, strict=True)) for row in table]
    try:
        source = opened("\n".join(map(json.dumps, objects)), "jsonl")
    except InputError:
        assert not any(row[1].strip() for row in table)
        return
    check_layout(source)
    _check_words(source, table)


def _check_words(source, table):
    """Numbers and times alone are metadata; no such cell is made here but by chance."""
    assert law.visible(source.text) == shown(table)


@pytest.mark.parametrize("reader", ["csv", "tsv", "jsonl", "json"])
@given(
    text=st.text(max_size=200) | st.text(st.sampled_from('{}[]",:\n\\ud80 truetext1'), max_size=80)
)
@settings(deadline=None)
def test_no_text_makes_it_fail(reader, text):
    try:
        source = opened(f'text,"x"\n{text}' if reader == "csv" else text, reader)
    except InputError:
        return
    check_layout(source)


@pytest.mark.parametrize("name", [name for names in NAMES.values() for name in names])
def test_a_known_name_is_in_its_folded_form_and_stands_once(name):
    assert folded(name) == name
    assert [name in names for names in NAMES.values()].count(True) == 1


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Speaker", Column.SPEAKER),
        ("speakerName", Column.SPEAKER),
        ("MEMBER_NAME", Column.SPEAKER),
        ("Intervención", Column.TEXT),
        ("Raw transcription", Column.TEXT),
        ("Start time (seconds after ~1:05:44)", Column.START),
        ("Ομιλητής", Column.SPEAKER),
        ("発言内容", Column.TEXT),
    ],
)
def test_a_column_is_known_however_it_is_written(name, column):
    assert column_of(name)[0] is column


@pytest.mark.parametrize("name", ["", "x" * 100_000, "thought", "speakers' bureau"])
def test_other_names_are_not_known(name):
    assert column_of(name) is None


@pytest.mark.parametrize(
    ("told", "unit", "time"),
    [
        ("0", 1, "00:00:00.000"),
        ("3661.5", 1, "01:01:01.500"),
        ("9360", 1000, "00:00:09.360"),
        ("1:02", 1, "00:01:02.000"),
        ("01:02:03,5", 1, "01:02:03.500"),
        ("2024-05-01", 1, ""),
        ("9" * 5000, 1, ""),
        ("1e400", 1, ""),
        ("-1", 1, ""),
    ],
)
def test_times_in_a_recording(told, unit, time):
    assert recording_time(told, unit) == time


@pytest.mark.parametrize("reader", ["csv", "tsv", "jsonl", "json"])
def test_a_table_without_text_is_refused_with_the_names_that_are_known(reader):
    table = "speaker,mood\nAnn,glad" if reader.endswith("sv") else '[{"speaker": "Ann"}]'
    if reader == "jsonl":
        table = table.strip("[]")
    with pytest.raises(InputError) as raised:
        opened(table, reader)
    assert "speaker" in raised.value.message
    assert "utterance" in raised.value.hint


HOSTILE = {
    "a great many columns": "text" + ",x" * 200_000 + "\nHi" + ",1" * 200_000,
    "a cell of many words": 'text\n"' + "a " * 200_000 + '"',
    "quotes never closed": "text,b\n" + '"a\n' * 100_000,
    "quotes doubled": "text,b\n" + '"a\n""b\n' * 50_000,
    "quotes in one row": "text,b\n" + '"a,"b,' * 100_000,
    "only quotes": "text,b\n" + '"' * 500_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_length_only(text):
    begun = time.process_time()
    limit = csv.field_size_limit()
    opened(text, "csv")
    assert time.process_time() - begun < 20
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", "speaker,text,note\nAnn,Hi.,odd\n,Who?,\nBo,No.,"),
        ("t.tsv", "speaker\ttext\nAnn\tHi.\nBo\tNo."),
        ("t.jsonl", '{"speaker": "Ann", "text": "Hi."}\n{"speaker": "Bo", "text": "No."}'),
        ("t.json", '[{"speaker": "Ann", "text": "Hi."}, {"speaker": "Bo", "text": "No."}]'),
    ],
)
def test_a_table_becomes_an_edition(name, data):
    prepared = prepare(Document(name, data.encode())).value
    assert prepared.broken is None
    assert [person.name for person in prepared.view.people if person.named] == ["Ann", "Bo"]
