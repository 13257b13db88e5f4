"""Typefaces in Word files: which are carried, whole and readable, and what is told of others."""

from __future__ import annotations

import struct
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
import uharfbuzz as hb
from lxml import etree

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.exporters.shared.fonts.files import find_face
from publisher.exporters.shared.fonts.program import program, why_not_carried
from publisher.testing import every_node
from publisher.theme.load import load
from tests.validators import wml_schema

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DEFAULT = load("default").value
SLOTS = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic"}


def theme(**families):
    """The default style with some families changed."""
    changed = {name: replace(DEFAULT.families[name], **more) for name, more in families.items()}
    return replace(DEFAULT, families={**DEFAULT.families, **changed})


CARRYING = theme(body={"embed": True})


def faces(data):
    """Each face that the file carries, by typeface and slot, in clear (17.8.1)."""
    with ZipFile(BytesIO(data)) as archive:
        rels = etree.fromstring(archive.read("word/_rels/fontTable.xml.rels"))
        targets = {row.get("Id"): row.get("Target") for row in rels}
        table = etree.fromstring(archive.read("word/fontTable.xml"))
        for slot in table.iter():
            if slot.get(R_ID):
                blob = archive.read(f"word/{targets[slot.get(R_ID)]}")
                key = bytes.fromhex(slot.get(W + "fontKey").strip("{}").replace("-", ""))
                mask = key[::-1] * 2
                clear = bytes(a ^ b for a, b in zip(blob[:32], mask, strict=True)) + blob[32:]
                yield (slot.getparent().get(W + "name"), etree.QName(slot).localname), clear


def test_no_file_carries_typefaces_unless_the_style_says_so():
    with ZipFile(BytesIO(export(every_node(), DEFAULT, Options()).value)) as archive:
        assert not [name for name in archive.namelist() if "fonts/" in name]
        assert b"embedTrueTypeFonts" not in archive.read("word/settings.xml")


def test_a_carried_typeface_is_whole_and_says_which_style_it_is():
    made = export(every_node(), CARRYING, Options())
    assert made.notices == export(every_node(), DEFAULT, Options()).notices
    found = dict(faces(made.value))
    assert {name for name, _ in found} == {"Noto Serif"}
    assert len(found) == 4
    for slot, style in SLOTS.items():
        face = hb.Face(found["Noto Serif", slot])
        assert (face.get_name(1), face.get_name(2)) == ("Noto Serif", style)
        assert "fvar" not in face.table_tags
        assert {ord(letter) for letter in "Aжλ"} <= set(face.unicodes)


def test_the_checksums_of_a_carried_face_are_right():
    """OpenType 1.9.1: of each table, and of the file by `head.checkSumAdjustment`."""
    data = program(find_face("Noto Serif", bold=True))
    count = struct.unpack_from(">H", data, 4)[0]
    assert sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF == 0xB1B0AFBA
    for number in range(count):
        tag, told, place, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        table = bytearray(data[place : place + length] + bytes(-length % 4))
        if tag == b"head":
            table[8:12] = bytes(4)
        assert sum(struct.unpack(f">{len(table) // 4}I", table)) & 0xFFFFFFFF == told, tag


def test_a_file_with_typefaces_is_valid_and_the_same_again():
    made = export(every_node(), CARRYING, Options()).value
    assert made == export(every_node(), CARRYING, Options()).value
    assert wml_schema.findings(made) == []


def test_a_typeface_that_is_not_installed_is_told():
    style = theme(body={"embed": True, "stacks": {"Latn": ("No Such Face",)}})
    told = [n for n in export(every_node(), style, Options()).notices if n.code == "P603"]
    assert [n.message for n in told] == [
        "the Word file does not carry the typeface No Such Face: no font file of it is installed"
    ]


def test_the_script_of_a_word_brings_its_typeface():
    words = v.Phrase("foreign", (v.Text("שלום"),), "he")
    view = v.View("m", "en", v.Facts("A"), (v.Paragraph("n1", (words,)),))
    style = theme(body={"embed": True, "stacks": {"Latn": ("Noto Serif",), "Hebr": ("None",)}})
    told = [notice.message for notice in export(view, style, Options()).notices]
    assert told == [
        "the Word file does not carry the typeface None: no font file of it is installed"
    ]


@pytest.mark.parametrize(
    ("flags", "may"),
    [(0, True), (0x2, False), (0x4, False), (0x8, True), (0xC, True), (0x200, False)],
)
def test_the_licence_flags_are_kept(flags, may):
    class Source:
        @staticmethod
        def reference_table(_tag):
            return hb.Blob(bytes(8) + struct.pack(">H", flags))

    face = replace(find_face("Noto Serif"), source=Source())
    assert (not why_not_carried(face)) is may


def test_postscript_outlines_are_not_carried():
    assert "PostScript" in why_not_carried(replace(find_face("Noto Serif"), compact=True))
