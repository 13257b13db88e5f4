"""What Word files say of scripts that are set without spaces, and of Korean."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.testing import every_node
from publisher.theme.load import load

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEFAULT = load("default").value


def part(lang, name):
    data = export(replace(every_node(), lang=lang), DEFAULT, Options()).value
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


@pytest.mark.parametrize(("lang", "off"), [("ko", 2), ("ja", 0), ("zh-Hant", 0), ("en", 0)])
def test_korean_has_no_space_before_figures_and_latin_letters(lang, off):
    styles = part(lang, "styles").iter(f"{W}style")
    (normal,) = (style for style in styles if style.get(f"{W}styleId") == "Normal")
    switches = [*normal.iter(f"{W}autoSpaceDE"), *normal.iter(f"{W}autoSpaceDN")]
    assert [switch.get(f"{W}val") for switch in switches] == ["0"] * off


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Élan, Привет, Καλημέρα, שלום, 国会", "exact"),
        ("हिन्दी", "atLeast"),
        ("\U0001f600", "atLeast"),
        ("\u1ea4", "atLeast"),
    ],
)
@pytest.mark.parametrize("in_note", [False, True])
def test_lines_grow_only_where_letters_are_higher_than_the_leading(text, rule, in_note):
    told = v.Paragraph("n1", (v.Text(text),))
    note = v.Note("note1", "*", (told,))
    called = v.Paragraph("n2", (v.Text("Ada"), v.NoteReference("note1", "*")))
    view = v.View(
        "m",
        "en",
        v.Facts("T"),
        (called,) if in_note else (told,),
        notes=(note,) if in_note else (),
    )
    data = export(view, DEFAULT, Options()).value
    with ZipFile(BytesIO(data)) as archive:
        spacing = etree.fromstring(archive.read("word/styles.xml")).iter(f"{W}spacing")
        assert {each.get(f"{W}lineRule") for each in spacing} - {None} == {rule}


def test_items_in_items_have_the_same_marks():
    levels = list(part("en", "numbering").iter(f"{W}numFmt"))
    assert {level.get(f"{W}val") for level in levels} == {"bullet", "decimal"}
    assert "•" in {text.get(f"{W}val") for text in part("en", "numbering").iter(f"{W}lvlText")}


@pytest.mark.parametrize(
    ("lang", "control"),
    [("ja", "compressPunctuation"), ("zh", "compressPunctuation"), ("ko", "doNotCompress")],
)
def test_marks_that_meet_give_their_blank_halves_up(lang, control):
    (told,) = part(lang, "settings").iter(f"{W}characterSpacingControl")
    assert told.get(f"{W}val") == control
