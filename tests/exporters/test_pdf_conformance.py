"""PDF files against the standards' validators and against other programs."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.pipeline import Document, prepare
from publisher.roles import Role
from publisher.testing import every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When
from tests.conformance.corpus import hostile
from tests.exporters.views import EDITION
from tests.exporters.volumes import volume
from tests.readback import pdf as readback
from tests.validators import pdf

PROFILES = ("ua1", "3a")
CARRYING = Options(edition=EDITION)
THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]


def paragraph(ident, words, role=Role.SPEECH, lang=""):
    return v.Paragraph(ident, (v.Text(words),), role, lang)


def meeting(*blocks, lang="en", notes=(), **facts):
    return v.View("m", lang, v.Facts(**{"title": "A meeting", **facts}), blocks, (), notes)


def heading(ident, level, words):
    return v.Heading(ident, level, (v.Text(words),), Role.TITLE if level == 0 else Role.HEADING_1)


def _lists():
    inner = v.List("l2", (v.ListItem("l2.i1", ()), v.ListItem("l2.i2", (paragraph("q", "y"),))))
    outer = (v.ListItem("l1.i1", (inner,), "a very long mark, indeed a long one"),)
    return meeting(v.List("l1", outer))


def _tables():
    cells = tuple(
        tuple((v.Text(f"cell {row} {column} " + "word " * row * column),) for column in range(8))
        for row in range(9)
    )
    tall = (((v.Text("tall " * 2000),), (v.Text("x"),)),)
    ragged = (((v.Text("a"),),), (), ((v.Text("b"),), (v.Text("c"),)))
    return meeting(
        v.Table("t1", cells, 1, (v.Text("A caption"),)),
        v.Table("t2", tall),
        v.Table("t3", ragged, 1),
    )


def _notes():
    marks = [v.NoteReference(f"f{n}", str(n)) for n in range(30)]
    blocks = (v.Paragraph(f"n{n}", (v.Text("words " * 60), mark)) for n, mark in enumerate(marks))
    notes = (v.Note(f"f{n}", str(n), (paragraph(f"f{n}.p1", "note " * 20),)) for n in range(30))
    return meeting(*blocks, notes=tuple(notes))


def _links():
    targets = ("https://ex.org/é ü?q=(a)\\b", "#n1", "#nowhere", "", "mailto:a@b.c")
    links = tuple(v.Link(target, (v.Text("link words " * 12),)) for target in targets)
    return meeting(v.Paragraph("n1", links))


IDEOGRAPHS = "「大統領は、2016年3月24日（木）、会談した。」" * 30
SCRIPTS = "தமிழ் ภาษา 한국어 བོད ქართ हिन्दी קול عربي 😀 \U000e1000 \ue000"
MARKS = "x\u0301\u0323 \u202eabc\u202c \u2067ש\u2069 \u200d\ufeff\u00ad"
PRIVATE = "a\ue5d0\ue5d0、結語：b\ue000 c \ue001 d"

VIEWS = {
    "every node": every_node(),
    "long": long_view(40),
    "right to left": replace(every_node(), lang="ar"),
    "ideographs": meeting(paragraph("n1", IDEOGRAPHS), lang="ja"),
    "empty": meeting(),
    "blank": meeting(paragraph("n1", " "), v.Turn("u1", "", (), ())),
    "untitled": meeting(paragraph("n1", "x"), title_is_printed=False),
    "levels": meeting(*(heading(f"h{n}", n, "x") for n in (3, 1, 4, 9, 2, 0, 2))),
    "scripts": meeting(paragraph("n1", SCRIPTS)),
    "marks": meeting(paragraph("n1", MARKS)),
    "private": meeting(paragraph("n1", PRIVATE), *long_view(8).blocks, title=PRIVATE),
    "lists": _lists(),
    "tables": _tables(),
    "notes": _notes(),
    "links": _links(),
    "volume": volume().view,
}  # fmt: skip


def failures(data, profile, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    return pdf.failures(path, profile)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_kind_of_record_conforms(view, profile, tmp_path):
    assert failures(export(view, DEFAULT, CARRYING).value, profile, tmp_path) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", THEMES)
def test_every_theme_conforms(name, profile, tmp_path):
    assert failures(export(every_node(), THEMES[name], CARRYING).value, profile, tmp_path) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", ["every node", "empty"])
def test_a_file_without_its_edition_conforms(name, profile, tmp_path):
    assert failures(export(VIEWS[name], DEFAULT, Options()).value, profile, tmp_path) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("speaker", SpeakerLayout)
def test_every_layout_conforms(speaker, profile, tmp_path):
    layout = replace(
        DEFAULT.layout, speaker=speaker, contents=When.ALWAYS, participants=When.ALWAYS
    )
    data = export(every_node(), replace(DEFAULT, layout=layout), CARRYING).value
    assert failures(data, profile, tmp_path) == []


BROKEN = {
    "3a-relationship": ("3a", lambda file: file.Root.AF[0].__delitem__("/AFRelationship")),
    "3a-media type": ("3a", lambda file: file.Root.AF[0].EF.F.__delitem__("/Subtype")),
    "3a-association": ("3a", lambda file: file.Root.__delitem__("/AF")),
    "ua1-name": ("ua1", lambda file: file.Root.AF[0].__delitem__("/UF")),
    "2a-edition": ("2a", lambda _: None),
}


@pytest.mark.parametrize(("profile", "change"), BROKEN.values(), ids=BROKEN)
def test_the_validator_sees_what_is_wrong_with_an_attachment(profile, change, tmp_path):
    with pikepdf.open(BytesIO(export(VIEWS["empty"], DEFAULT, CARRYING).value)) as file:
        change(file)
        stream = BytesIO()
        file.save(stream)
    assert failures(stream.getvalue(), profile, tmp_path)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_qpdf_finds_no_fault(view, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(export(view, DEFAULT, CARRYING).value)
    assert pdf.faults(path) == ""


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_another_program_reads_the_words_in_order(view, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(export(view, DEFAULT, Options()).value)
    told = "".join(readback.told(path.read_bytes()))
    assert law.first_difference(told, pdf.read_aloud(path)) is None


def test_every_font_is_embedded(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(export(every_node(), DEFAULT, Options()).value)
    rows = pdf.run("pdffonts", str(path), package="poppler-utils").stdout.splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_hostile_words_are_words(tmp_path):
    """Markup, a word of 10,000 letters, overrides, an empty turn, 500 speakers."""
    prepared = prepare(Document("hostile.txt", hostile().encode())).value
    data = export(prepared.view, DEFAULT, Options(edition=prepared.tei)).value
    assert [failures(data, profile, tmp_path) for profile in PROFILES] == [[], []]
    assert pdf.faults(tmp_path / "x.pdf") == ""
    told = "".join(readback.told(data))
    assert law.first_difference(told, pdf.read_aloud(tmp_path / "x.pdf")) is None
    assert law.first_difference("".join(v.shown(prepared.view)), readback.shown(data)) is None
