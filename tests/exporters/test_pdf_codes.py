"""Codes: a letter has that of its character, or one that no character has."""

import pytest

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.exporters.pdf.letters.codes import Codes, own_code
from publisher.exporters.pdf.letters.shaping import Letter, shape
from publisher.exporters.shared.fonts.files import find_face
from publisher.testing import every_node
from publisher.theme import load
from tests.readback.pdf import shown

FACE = find_face("Noto Serif", bold=False, italic=False)
THEME = load.load(load.DEFAULT).value


def letters(text):
    return shape(FACE, text, "en").letters


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("a", "\0a"),
        ("\u0416", "\x04\x16"),
        ("(", "\0\\("),
        (")", "\0\\)"),
        ("\\", "\0\\\\"),
        ("\u010a", "\x01\\n"),
        ("\u010d", "\x01\\r"),
    ],
)
def test_a_character_has_its_own_number_as_it_stands_in_a_string(character, code):
    (letter,) = letters(character)
    assert own_code(FACE, letter) == code == Codes(FACE)[letter]


def test_what_is_no_characters_own_glyph_has_a_code_of_the_document():
    (ligature,) = letters("ffi")
    (hyphen,) = letters("-")
    others = [
        ligature,
        hyphen._replace(text="\u00ad"),
        hyphen._replace(text=""),
        Letter(0, "\ue000"),
    ]
    codes = Codes(FACE)
    assert not any(own_code(FACE, other) for other in others)
    assert [codes[other] for other in others] == ["\xd8\0", "\xd8\1", "\xd8\2", "\xd8\3"]
    assert codes[ligature] == "\xd8\0"


def meeting(words):
    return v.View("m", "en", v.Facts("A meeting"), (v.Paragraph("p1", (v.Text(words),)),))


def made(view):
    return export(view, THEME, Options()).value


def test_escaped_codes_are_read_back():
    assert "čĊ (č) \\ Ċ)(" in "".join(shown(made(meeting("čĊ (č) \\ Ċ)("))))


def test_what_a_process_made_before_leaves_no_trace():
    first = made(every_node())
    made(meeting("office (difficult) AVATAR - \u2019"))
    assert made(every_node()) == first
