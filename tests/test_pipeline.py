"""One document through all stages, and every record in every format under the law."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher import pipeline, plugins
from publisher.errors import InputError, LawError, UsageError
from publisher.exporters.base import Options
from publisher.law import first_difference
from publisher.pipeline import Document, export, prepare
from publisher.report import Severity
from publisher.tei import project
from publisher.theme import load
from publisher.view import Turn, shown, walk

ROOT = Path(__file__).parent.parent
RECORDS = sorted((ROOT / "input").glob("*.txt"))
EXAMPLE = ROOT / "input" / "2016-03-24-putin-kerry.txt"
MEETING = b"""Meeting of the Council

May 4, 2021

Chair Anna Berg: Good morning. <inaudible> AT&T ]]> &amp; ../x {page}

Boris Clark: Thank you. *Not markup* here.

Anna Berg: The sitting is closed.
"""


@pytest.fixture(scope="module")
def theme():
    return load.load("default").value


def prepared(path):
    return prepare(Document(path.name, path.read_bytes())).value


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_keeps_the_law(path):
    outcome = prepare(Document(path.name, path.read_bytes()))
    assert [n.message for n in outcome.notices if n.severity is Severity.ERROR] == []
    assert outcome.value.broken is None


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_edition_of_every_record_can_be_taken_in_again(path):
    first = prepared(path)
    second = prepare(Document("again.xml", first.tei)).value
    assert second.tei == first.tei
    assert second.view == first.view


def test_an_edition_shows_the_same_whether_it_comes_as_it_is_written_or_not():
    tei = prepare(Document("a.txt", b"Ada Lund: Good <b> morning.\n\nIvo Holm: Hello.")).value.tei
    as_it_is, otherwise = (prepare(Document("a.xml", data)).value for data in (tei, tei + b"\n"))
    assert as_it_is.tei == otherwise.tei == tei
    assert as_it_is.view.blocks == otherwise.view.blocks


def test_text_that_looks_like_markup_stays_text():
    view = prepare(Document("x.txt", MEETING)).value.view
    assert "<inaudible> AT&T ]]> &amp; ../x {page}" in " ".join("".join(shown(view)).split())


def test_one_person_is_one_person_however_the_labels_vary():
    view = prepare(Document("x.txt", MEETING)).value.view
    turns = [block for block in walk(view.blocks) if isinstance(block, Turn)]
    assert turns[0].speaker == turns[2].speaker != turns[1].speaker


def test_the_id_is_taken_from_the_name_unless_it_is_given():
    assert prepare(Document("a/b c.txt", MEETING)).value.view.id.endswith("a-b-c")
    assert prepare(Document("x.txt", MEETING, "other")).value.view.id.endswith("other")


def test_the_same_bytes_give_the_same_edition():
    assert (
        prepare(Document("x.txt", MEETING)).value.tei
        == prepare(Document("x.txt", MEETING)).value.tei
    )


def test_the_tei_format_is_the_edition(theme):
    ready = prepare(Document("x.txt", MEETING)).value
    assert export(ready, "tei", theme, Options()).value is ready.tei


def test_an_unknown_format_is_a_usage_error(theme):
    with pytest.raises(UsageError, match="unknown format 'odt'"):
        export(prepare(Document("x.txt", MEETING)).value, "odt", theme, Options())


def test_an_unknown_suffix_is_an_input_error_that_lists_what_there_is():
    with pytest.raises(InputError, match=r"no reader takes \.doc files") as raised:
        prepare(Document("x.doc", MEETING))
    assert ".txt" in raised.value.hint


def test_a_name_without_a_suffix_is_a_transcript():
    assert prepare(Document("stdin", MEETING)).value.record is not None


def test_a_lost_word_is_found_placed_and_refused(theme, monkeypatch):
    whole = pipeline.view.shown
    monkeypatch.setattr(
        pipeline.view, "shown", lambda view: (w.replace("Thank", "") for w in whole(view))
    )
    outcome = prepare(Document("x.txt", MEETING))
    (notice,) = [n for n in outcome.notices if n.code == "P501"]
    assert str(notice.where) == "x.txt:7:14"
    assert "expected 'Thankyou." in notice.message
    with pytest.raises(LawError):
        export(outcome.value, "tei", theme, Options())


TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>
<p>Kept <del>gone</del> <choice><sic>teh</sic><corr>the</corr></choice></p><p>Last.</p>
</body></text></TEI>"""


def test_what_tei_hides_on_purpose_is_no_lost_word():
    ready = prepare(Document("x.xml", TEI)).value
    assert ready.broken is None
    assert "".join(shown(ready.view)).split() == ["Kept", "theLast."]


def test_a_word_of_tei_that_is_not_shown_is_found_and_refused(theme, monkeypatch):
    whole = project.project

    def without_the_last(edition, digest=""):
        outcome = whole(edition, digest)
        return replace(outcome, value=replace(outcome.value, blocks=outcome.value.blocks[:-1]))

    monkeypatch.setattr(project, "project", without_the_last)
    outcome = prepare(Document("x.xml", TEI))
    (notice,) = [n for n in outcome.notices if n.code == "P501"]
    assert "in <p>: expected 'Last.', found ''" in notice.message
    assert str(notice.where) == "x.xml:2"
    with pytest.raises(LawError):
        export(outcome.value, "text", theme, Options())


LINES = [
    *("Anna Berg:", "Boris Clark: Yes.", "MR. CLARK:", "Q", "### Anna:", "唐鳳：", "В.Путин: Да."),
    *(
        "---",
        "* * *",
        "\f",
        "(Applause.)",
        "[[Page 12]]",
        "<…>",
        "\\[laughs\\]",
        "&amp;",
        "**bold**",
    ),
    *("- one", "1. two", "> three", "| a | b |", "|---|---|", "title: x", "`code`", "“Quote”"),
    *("Words, and more words.", "March 24, 2016", "10:15", "", " ", "\t", "\u202e", "\ufffd"),
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=24))
def test_whatever_the_lines_the_law_holds(lines):
    data = ("\n".join(lines) + "\nx").encode()
    assert prepare(Document("x.txt", data)).value.broken is None


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_whatever_the_text_the_law_holds(text):
    data = f"{text} x".encode(errors="replace")
    try:
        ready = prepare(Document("x.txt", data, encoding="utf-8")).value
    except InputError:
        return  # no text: refused, not lost
    assert ready.broken is None


READBACK = {
    "txt": "publisher.importing.text:shown_in_text",
    "json": "publisher.importing.json_document:shown_in_json",
    "md": "publisher.importing.markdown:shown_in_markdown",
    "csv": "publisher.importing.csv_table:shown_in_table",
    "docx": "tests.readback.docx:shown",
    "pdf": "tests.readback.pdf:shown",
    "epub": "tests.readback.epub:shown",
}


@pytest.mark.parametrize("name", READBACK)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_every_record_read_back_from_every_format_keeps_the_law(path, name, theme):
    ready = prepared(path)
    made = export(ready, name, theme, Options()).value
    parting = first_difference(
        ready.source.text, plugins.load(READBACK[name])(made), ready.record.marks
    )
    assert parting is None, str(parting)
