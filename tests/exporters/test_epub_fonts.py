"""The typefaces that an e-book carries where its theme wants them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from types import MappingProxyType

import pytest
import uharfbuzz as hb

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.epub import export, fonts
from publisher.exporters.shared.fonts import subset
from publisher.exporters.shared.fonts.files import find_face
from publisher.roles import PhraseRole
from publisher.testing import every_node
from publisher.theme.load import load

DEFAULT = load("default").value
FACE = re.compile(
    r'@font-face { font-family: "(.+?)"; font-weight: (\w+); font-style: (\w+); src: url\((.+?)\) }'
)


def embedding(*names):
    families = {
        name: replace(family, embed=name in names) for name, family in DEFAULT.families.items()
    }
    return replace(DEFAULT, families=MappingProxyType(families))


def made(view, theme):
    """The fonts of a book by typeface, weight and slant; and the notices."""
    outcome = export(view, theme, Options())
    archive = zipfile.ZipFile(io.BytesIO(outcome.value))
    sheet = archive.read("EPUB/style.css").decode()
    found = {tuple(rule[:3]): archive.read(f"EPUB/{rule[3]}") for rule in FACE.findall(sheet)}
    return found, outcome.notices


def characters(font):
    return {chr(code) for code in hb.Face(font).unicodes}


def view_of(*content, lang="en"):
    facts = v.Facts("T", title_is_printed=False)
    return v.View("m", lang, facts, (v.Paragraph("n1", content),))


def test_a_theme_that_does_not_ask_carries_none():
    assert made(every_node(), DEFAULT) == ({}, ())


def test_each_face_has_the_letters_that_are_set_in_it():
    strong = v.Phrase(PhraseRole.STRONG, (v.Text("Zürich"),))
    found, notices = made(view_of(v.Text("Quay, "), strong), embedding("body"))
    assert notices == ()
    assert characters(found["Noto Serif", "normal", "normal"]) >= set("Quay,")
    assert characters(found["Noto Serif", "bold", "normal"]) >= set("Zürich")
    assert "ü" not in characters(found["Noto Serif", "normal", "normal"])
    assert all(name == "Noto Serif" for name, _, _ in found)


def test_a_font_keeps_its_features_and_is_small():
    found, _ = made(view_of(v.Text("office")), embedding("body"))
    font = found["Noto Serif", "normal", "normal"]
    assert len(font) < 60_000
    assert {"GSUB", "GPOS"} <= set(hb.Face(font).table_tags)


def test_the_script_of_the_record_has_its_typeface():
    if find_face("Noto Naskh Arabic") is None:
        pytest.skip("needs Noto Naskh Arabic: apt-get install fonts-noto-core")
    found, _ = made(view_of(v.Text("محضر الجلسة"), lang="ar"), embedding("body"))
    assert characters(found["Noto Naskh Arabic", "normal", "normal"]) >= set("محضرالجلسة")


def test_the_same_record_gives_the_same_fonts():
    theme = embedding("body", "heading")
    assert export(every_node(), theme, Options()) == export(every_node(), theme, Options())


@pytest.mark.parametrize("reason", ["there is no file", "its licence forbids it"])
def test_a_typeface_that_cannot_be_carried_is_told(monkeypatch, reason):
    if reason == "there is no file":
        monkeypatch.setattr(fonts, "find_face", lambda *_, **__: None)
    else:
        monkeypatch.setattr(fonts, "may_be_cut", lambda _: False)
    found, notices = made(view_of(v.Text("x")), embedding("body"))
    assert found == {}
    assert {notice.code for notice in notices} == {"P603"}
    assert "Noto Serif" in notices[0].message


@pytest.mark.parametrize(
    ("told", "allowed"),
    [(0, True), (4, True), (8, True), (2, False), (0x100, False), (0x200, False)],
)
def test_the_fonts_own_permission_is_heard(told, allowed):
    face = find_face("Noto Serif")
    table = bytearray(face.source.reference_table("OS/2").data)
    table[8:10] = told.to_bytes(2, "big")
    source = hb.Face.create_for_tables(lambda *_: bytes(table), None)
    assert subset.may_be_cut(replace(face, source=source)) is allowed
