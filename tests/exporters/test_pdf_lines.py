"""Lines of a PDF: where they may end, where they do, how they are filled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.pdf import hyphenation
from publisher.exporters.pdf.composition import Shape
from publisher.exporters.pdf.fonts import Fonts
from publisher.exporters.pdf.lettering import of_block
from publisher.exporters.pdf.material import Passage
from publisher.exporters.pdf.opportunities import is_simple, pieces, words
from publisher.exporters.pdf.optimum_fit import Places, best_breaks
from publisher.exporters.pdf.paragraphs import set_paragraph
from publisher.exporters.pdf.wordbook import SOFT_HYPHEN, Wordbooks
from publisher.roles import Role
from publisher.theme.load import load
from publisher.theme.model import Align

THEME = load("default").value
LETTERING = of_block(THEME.blocks[Role.SPEECH], "en")
PROSE = (
    "We believe that the responsible cooperation between our countries will continue and "
    "that further negotiations on infrastructure, energy and humanitarian questions are "
    "necessary, because nobody else can take these decisions for us today. "
) * 4


@pytest.fixture
def wordbooks():
    return Wordbooks(Fonts(THEME.families))


def shape(width=300.0, align=Align.JUSTIFY, **more):
    return Shape(width, align, **{"hyphenate": True, **more})


def lines(wordbooks, text, room, lettering=LETTERING):
    return set_paragraph([Passage(text, lettering, None)], room, wordbooks)


def read(wordbooks):
    """The texts of all glyphs that were coded."""
    return {text for font in wordbooks.fonts.used() for text in font.texts.values()}


def ends(line):
    return max(stroke.left + stroke.width for stroke in line.strokes)


# --- opportunities --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one", "two"]),
        ("well-known", ["well-", "known"]),
        ("2016-03-24", ["2016-03-24"]),
        ("-5 -x", ["-5", "-x"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("either/or", ["either/", "or"]),
        ("word—word", ["word—", "word"]),
        ("AT&T", ["AT&T"]),
        ("大統領は、", ["大", "統", "領", "は、"]),
        ("「会談」。", ["「会", "談」。"]),
        ("がっこう", ["がっ", "こ", "う"]),
        ("3月24日", ["3", "月", "24", "日"]),
        ("", []),
    ],
)
def test_where_a_line_may_end(text, expected):
    assert [piece.text for piece in pieces(text)] == expected


@given(st.text(max_size=60))
def test_pieces_lose_nothing_but_white_space(text):
    assert "".join("".join(p.text for p in pieces(text)).split()) == "".join(text.split())


def test_text_that_breaks_only_at_spaces_is_known_at_a_glance():
    assert words("one two") == ["one", "two"]
    assert is_simple("one two")
    assert not is_simple("one-two")


def test_a_hard_space_between_passages_holds_them_together(wordbooks):
    """Neither is there a second space beside it, nor does the line end there."""
    bold = replace(LETTERING, bold=True)
    passages = [Passage("a M.\u00a0", bold, None), Passage("Dupont", LETTERING, None)]
    (line,) = set_paragraph(passages, shape(align=Align.START), wordbooks)
    name = wordbooks.book(bold)["M.\u00a0"]
    first, second = line.strokes
    assert second.left == pytest.approx(first.left + first.width)
    assert first.width == pytest.approx(
        wordbooks.book(bold)["a"].width + wordbooks.book(bold).space.width + name.width
    )
    narrow = set_paragraph(passages, shape(40.0, Align.START), wordbooks)
    assert len(narrow) == 2
    assert len(narrow[1].strokes) == 2


# --- hyphenation ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("responsibility", "en-US", "re-spon-si-bil-ity"),
        ("(cooperation),", "en-US", "(co-op-er-a-tion),"),
        ("Donaudampfschifffahrt", "de", "Do-nau-dampf-schiff-fahrt"),
        ("международный", "ru", "меж-ду-на-род-ный"),
        ("UNESCO-Kommission", "de", "UNESCO-Kommission"),  # two words
        ("UNESCO", "en", "UNESCO"),
        ("Washington", "en", "Washington"),  # may be a name
        ("words", "en", "words"),  # short
        ("responsibility", "tlh", "responsibility"),  # no dictionary
    ],
)
def test_hyphenation(word, language, expected):
    positions = hyphenation.positions(word, language)
    parts = [word[a:b] for a, b in zip((0, *positions), (*positions, len(word)), strict=True)]
    assert "-".join(parts) == expected


@pytest.mark.parametrize("language", ["en-US", "de", "ru", "fr", "el"])
def test_hyphens_stand_where_pyphen_has_them(language):
    import pyphen

    theirs = pyphen.Pyphen(lang=language.replace("-", "_"), left=2, right=3)
    for word in (
        "международный",
        "verantwortung",
        "responsabilité",
        "παράδειγμα",
        "infrastructure",
    ):
        assert set(hyphenation.positions(word, language)) == set(theirs.positions(word))


# --- lines ----------------------------------------------------------------------------


def test_the_even_way_is_chosen():
    """Greedy lines would be 10 and 4; the best are even."""
    widths, space = [4.0, 3.0, 3.0, 4.0], 1.0
    starts = [sum(widths[:n]) + n * space for n in range(5)]
    ends = [start + width for start, width in zip(starts, widths, strict=False)]
    elastic = [n * space for n in range(5)]
    places = Places([0.0, *ends], [0.0, *elastic[:4]], starts, elastic, [0.0] * 5)
    assert best_breaks(places, 8.0, 6.0) == [2, 4]


def test_nothing_fits_a_line_that_is_too_narrow():
    places = Places(
        [0.0, 10.0, 21.0], [0.0, 0.0, 1.0], [0.0, 11.0, 22.0], [0.0, 1.0, 2.0], [0.0] * 3
    )
    assert best_breaks(places, 5.0, 6.0) is None


def test_justified_lines_end_at_the_margin_or_hang_a_little(wordbooks):
    *full, _ = lines(wordbooks, PROSE, shape())
    assert all(-0.05 <= ends(line) - 300.0 <= LETTERING.size / 3 for line in full)


@pytest.mark.parametrize("align", [Align.START, Align.END, Align.CENTER])
def test_other_lines_stay_inside(align, wordbooks):
    for line in lines(wordbooks, PROSE, shape(align=align)):
        assert min(stroke.left for stroke in line.strokes) >= -0.01
        assert ends(line) <= 300.01


def test_no_paragraph_ends_in_a_part_of_a_word(wordbooks):
    for width in range(250, 450, 7):
        found = lines(wordbooks, PROSE, shape(float(width)))
        assert not found[-2].is_hyphenated


def test_text_is_not_hyphenated_where_the_style_forbids_it(wordbooks):
    found = lines(wordbooks, PROSE, shape(160.0, hyphenate=False))
    assert not any(line.is_hyphenated for line in found)


def test_a_hyphen_of_ours_is_read_as_a_soft_hyphen(wordbooks):
    wordbooks.book(LETTERING).head("respon")
    assert SOFT_HYPHEN in read(wordbooks)


def test_a_word_that_no_line_holds_is_cut(wordbooks):
    for line in lines(wordbooks, "x" * 500, shape()):
        assert ends(line) <= 300.5


def test_the_first_line_is_indented_and_no_other(wordbooks):
    first, second, *_ = lines(wordbooks, PROSE, shape(align=Align.START, first_line=20.0))
    assert (first.strokes[0].left, second.strokes[0].left) == (20.0, 0.0)


def test_right_to_left_text_stands_at_the_right(wordbooks):
    room = shape(align=Align.START, right_to_left=True)
    for line in lines(wordbooks, "\u05e9\u05dc\u05d5\u05dd " * 30, room):
        assert ends(line) == pytest.approx(300.0, abs=0.01)


def test_kerning_brings_letters_together(wordbooks):
    book = wordbooks.book(LETTERING)
    assert book["AV"].width < book["A"].width + book["V"].width


def test_a_ligature_is_read_as_its_letters(wordbooks):
    assert wordbooks.book(LETTERING)["ffi"].width > 0
    assert any(len(text) > 1 for text in read(wordbooks))


@pytest.mark.parametrize("family", ["body", "heading"])
def test_small_capitals_are_read_as_small_letters(family, wordbooks):
    lettering = replace(LETTERING, small_caps=True, family=family)
    assert wordbooks.book(lettering)["straße"].width > 0
    assert set("straße") <= read(wordbooks)
    assert not set("STRAE") & read(wordbooks)


def test_tracked_letters_stand_apart(wordbooks):
    tracked = wordbooks.book(replace(LETTERING, tracking=1.0))
    plain = wordbooks.book(LETTERING)
    assert tracked["abc"].width == pytest.approx(plain["abc"].width + 3.0, abs=0.5)


def test_marks_stand_at_their_own_height(wordbooks):
    (part,) = wordbooks.book(LETTERING)["q\u0308\u0302"].parts
    assert " Ts[" in part.code
