"""Fonts of a PDF: which file serves which letters."""

from __future__ import annotations

import pytest

from publisher.exporters.pdf.letters.codes import Codes
from publisher.exporters.pdf.letters.lettering import FaceChooser
from publisher.exporters.pdf.letters.scripts import east_asian, script_of
from publisher.exporters.pdf.letters.shaping import Letter
from publisher.exporters.shared.fonts import files as font_files
from publisher.exporters.shared.fonts.faces import open_face
from publisher.exporters.shared.fonts.files import find_face
from publisher.theme.load import load

BODY = load("default").value.families["body"]


@pytest.mark.parametrize("family", ["Noto Serif", "Noto Sans", "noto serif"])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_our_own_families_are_there_in_every_style(family, bold, italic):
    face = find_face(family, bold=bold, italic=italic)
    assert face.weight == (700 if bold else 400)
    assert bool(face.slant) == italic


def test_a_family_that_is_not_there_is_none():
    assert find_face("No Such Family") is None


def test_bold_is_wider():
    regular, bold = find_face("Noto Serif"), find_face("Noto Serif", bold=True)
    glyph = regular.font.get_nominal_glyph(ord("m"))
    assert bold.advance(glyph) > regular.advance(glyph)


CACHED = (font_files.installed_files, font_files.index_of, find_face)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A font folder of our own in place of the system's."""
    monkeypatch.setattr(font_files, "font_folders", lambda: iter([tmp_path]))
    for function in CACHED:
        function.cache_clear()
    yield tmp_path
    for function in CACHED:
        function.cache_clear()


def test_an_installed_font_is_found_by_its_file_s_name(installed):
    data = bytes(find_face("Noto Sans").source.blob.data)
    (installed / "Some Family-Regular.ttf").write_bytes(data)
    assert find_face("Some Family").has("a")


def test_a_broken_font_file_is_passed_over(installed):
    (installed / "Broken-Regular.ttf").write_bytes(b"no font at all")
    assert find_face("Broken") is None


def test_a_face_is_opened_once_per_process():
    assert find_face("Noto Serif") is find_face("Noto Serif")
    assert open_face.cache_info().currsize > 0


def chooser(language="en"):
    return FaceChooser(BODY, bold=False, italic=False, language=language)


def test_a_letter_has_the_number_of_its_character_however_many_others_there_are():
    face = find_face("Noto Serif")
    codes = Codes(face)
    box = face.glyph("\u25a1")
    others = {codes[Letter(box, chr(number))] for number in range(0xA0000, 0xA0000 + 20_000)}
    own = {codes[Letter(face.glyph(letter), letter)] for letter in "A\u00e9\u042f"}
    assert own == {"\x00A", "\x00\xe9", "\x04\x2f"}
    assert len(others | own) == 20_000 + len(own)


def test_letters_of_the_main_face_stay_in_one_stretch():
    found = chooser()
    assert found.split("Привет, Καλημέρα") == [(found.main, "Привет, Καλημέρα")]


def test_a_character_that_no_font_has_gets_no_face():
    assert chooser().split("\U000e1000") == [(None, "\U000e1000")]


def test_a_private_character_gets_no_face():
    assert chooser().split("\ue000") == [(None, "\ue000")]


def test_a_mark_stays_with_its_letter():
    assert len(chooser().split("a\u0301\u200d")) == 1


@pytest.mark.parametrize(
    ("character", "language", "script"),
    [
        ("a", "en", "Latn"),
        ("ж", "ru", "Cyrl"),
        ("\u0627", "ar", "Arab"),
        ("漢", "zh", "Hans"),
        ("漢", "zh-TW", "Hant"),
        ("漢", "ja", "Jpan"),
        ("か", "en", "Jpan"),
        ("한", "ko", "Kore"),
        ("、", "ja", "Jpan"),
        ("1", "en", "Zyyy"),
    ],
)
def test_scripts(character, language, script):
    assert script_of(character, language) == script


def test_ideographs_are_drawn_in_the_tradition_of_the_language():
    assert [east_asian(lang) for lang in ("zh-Hans", "zh-Hant-HK", "ja", "ko", "en")] == [
        *("Hans", "Hant", "Jpan", "Kore", "Hans")
    ]
