"""What goes into a file comes out of it, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import law
from publisher import view as v
from publisher.exporters import docx, epub, html, pdf
from publisher.exporters.base import Options
from publisher.importing.docx import open_docx
from publisher.importing.edition import edition_of
from publisher.importing.epub import open_epub
from publisher.importing.html import open_html
from publisher.importing.pdf import open_pdf
from publisher.pipeline import Document, prepare
from publisher.report import Outcome
from publisher.roles import HEADINGS, PhraseRole, Role
from publisher.testing import every_node
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When
from tests.exporters.views import EDITION, VIEWS
from tests.importing.files import DEFAULT, FORMATS, RECORDS, ROOT, made, meeting, published, record

FOREIGN = sorted((ROOT.parent / "shared" / "examples" / "foreign").glob("*.xml"))
OPENED = {
    "docx": (docx.export, open_docx),
    "pdf": (pdf.export, open_pdf),
    "epub": (epub.export, open_epub),
    "html": (html.export, open_html),
}
CARRYING = Options(edition=EDITION)
THEMES = {name: load(name).value for name in names()}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_edition_of_every_record_comes_back(path, name):
    assert edition_of(published(path, name), "x") == Outcome(record(path).tei)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", FOREIGN or [None], ids=lambda path: path.stem if path else "none")
def test_the_edition_of_others_comes_back(path, name):
    if path is None:
        pytest.skip("needs TEI by others: set it beside this folder, in shared/examples/foreign")
    ready = prepare(Document(path.name, path.read_bytes())).value
    assert edition_of(made(ready, name), "x") == Outcome(ready.tei)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_edition_makes_the_same_file(name):
    assert made(meeting(), name) == made(meeting(), name)


def layouts():
    """The default style with all that an edition may add, and with none of it."""
    for when in (When.ALWAYS, When.NEVER):
        for speaker in SpeakerLayout:
            layout = replace(DEFAULT.layout, contents=when, participants=when, speaker=speaker)
            yield pytest.param(replace(DEFAULT, layout=layout), id=f"{when}-{speaker}")


def read_back(name, view, theme):
    export, opened = OPENED[name]
    carrier = opened(export(view, theme, CARRYING).value, "x")
    assert carrier.tei == EDITION
    return carrier.shown(view)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("theme", [*layouts(), *(pytest.param(THEMES[n], id=n) for n in THEMES)])
@pytest.mark.parametrize("title_is_printed", [True, False])
def test_every_node_is_read_back(name, theme, title_is_printed):
    view = every_node()
    if not title_is_printed:
        facts = replace(view.facts, title="Not in the record", title_is_printed=False)
        blocks = tuple(b for b in view.blocks if getattr(b, "role", None) is not Role.TITLE)
        view = replace(view, facts=facts, blocks=blocks)
    expected = "".join(v.shown(view))
    assert law.first_difference(expected, read_back(name, view, theme)) is None


def _said(ident, words):
    return v.Paragraph(ident, (v.Text(words),), Role.NOTE)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "held",
    [
        (),
        (v.List("f1.l1", (v.ListItem("f1.l1.i1", (_said("f1.l1.i1.p1", "an item"),), "1."),)),),
        (v.Quote("f1.q1", (_said("f1.q1.p1", "quoted"),)), _said("f1.p1", "after it")),
        (v.Table("f1.t1", (((v.Text("cell"),),),)),),
    ],
    ids=["nothing", "a list", "a quotation", "a table"],
)
def test_a_note_may_hold_other_than_paragraphs(name, held):
    words = (v.Text("Said"), v.NoteReference("f1", "1"), v.Text(" and more."))
    note = v.Note("f1", "1", held)
    blocks = (v.Heading("h1", 0, (v.Text("Title"),), Role.TITLE), v.Paragraph("n1", words))
    view = v.View("v", "en", v.Facts("Title"), blocks, (), (note,))
    shown = read_back(name, view, THEMES["default"])
    assert law.first_difference("".join(v.shown(view)), shown) is None


def test_added_words_in_a_phrase_of_a_heading_are_no_words_of_the_record():
    """A style for that, `TimeStampAddedInHeading1`, has a figure in its name."""
    phrase = v.Phrase(PhraseRole.TIME, (v.Added("Anna Berg:"),))
    blocks = tuple(v.Paragraph("", (phrase,), role) for role in HEADINGS)
    view = v.View("v", "en", v.Facts("Title"), blocks)
    assert "".join(read_back("docx", view, THEMES["default"])) == ""


@pytest.mark.parametrize("name", ["docx", "epub", "html"])
@given(VIEWS, st.sampled_from(sorted(names())))
@settings(max_examples=40, deadline=None)
def test_any_view_at_all_is_read_back(name, view, theme):
    expected = "".join(v.shown(view))
    assert law.first_difference(expected, read_back(name, view, THEMES[theme])) is None


DOCTYPE = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI SYSTEM "tei_all.dtd">
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>Words.</p></body></text></TEI>
"""


@pytest.mark.parametrize("name", ["pdf", "epub", "html"])
def test_an_edition_with_a_doctype_comes_back(name):
    ready = prepare(Document("x.xml", DOCTYPE)).value
    assert b"<!DOCTYPE" in ready.tei
    assert edition_of(made(ready, name), "x") == Outcome(ready.tei)


def test_a_word_file_tells_that_it_cannot_carry_a_doctype():
    ready = prepare(Document("x.xml", DOCTYPE)).value
    outcome = docx.export(ready.view, DEFAULT, Options(edition=ready.tei))
    assert [notice.code for notice in outcome.notices] == ["P602"]
    assert b"customXml" not in outcome.value
