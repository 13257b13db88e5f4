"""Lines of a PDF: where they may end, where they do, how they are filled."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.pdf.letters import hyphenation
from publisher.exporters.pdf.letters.fonts import Fonts
from publisher.exporters.pdf.letters.lettering import of_block, of_phrase
from publisher.exporters.pdf.letters.measuring import SOFT_HYPHEN
from publisher.exporters.pdf.letters.wordbook import Wordbooks
from publisher.exporters.pdf.lines.composition import Shape
from publisher.exporters.pdf.lines.holding import holding, holds
from publisher.exporters.pdf.lines.material import Passage, gather
from publisher.exporters.pdf.lines.opportunities import HOLDING_SPACE, cut, pieces, stretches
from publisher.exporters.pdf.lines.optimum_fit import NO_BREAK, Places, best_breaks
from publisher.exporters.pdf.lines.paragraphs import set_paragraph
from publisher.exporters.shared.fonts.files import find_face
from publisher.roles import PhraseRole, Role
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


def coded(wordbooks, text, lettering=LETTERING):
    book = wordbooks.book(lettering)
    return book.coder.parts(book[text])


def read(wordbooks):
    """The texts of all glyphs that were coded."""
    return {text for font in wordbooks.fonts.used() for text in font.texts.values()}


def ends(line):
    return max(stroke.left + stroke.width for stroke in line.strokes)


def test_ideographic_spaces_are_as_wide_as_ideographs(wordbooks):
    """As in the heads of Chinese minutes, where they set words to one width."""
    apart = [ends(lines(wordbooks, f"時{space}間 x", shape(align=Align.START))[0])
             for space in (" ", "\u3000", "\u3000\u3000")]  # fmt: skip
    size = LETTERING.size
    assert apart[1] - apart[0] == pytest.approx(size - wordbooks.book(LETTERING).space.width)
    assert apart[2] - apart[1] == pytest.approx(size)


def test_a_line_that_would_gape_is_not_justified(wordbooks):
    text = "Audio Recording: https" + "x" * 36 + " and more words of which there is no end"
    first, second, _ = lines(wordbooks, text, shape(hyphenate=False))
    assert ends(first) < 100
    assert ends(second) > 299


def test_scripts_without_italics_have_none_in_figures():
    style = replace(THEME.blocks[Role.SPEECH], italic=True)
    slanted = [of_block(style, lang).italic for lang in ("en", "he", "ko")]
    assert slanted == [True, False, False]
    phrase = replace(THEME.phrases[PhraseRole.EMPHASIS], italic=True)
    assert not of_phrase(of_block(style, "ar"), phrase).italic


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
        (
            "www.example.org/record?turn=two",
            ["www.", "example.", "org/", "record?", "turn=", "two"],
        ),
        ("U.S.A. 1.000.000.000 Mr.Smith", ["U.S.A.", "1.000.000.000", "Mr.Smith"]),
        ("大統領は、", ["大", "統", "領", "は、"]),
        ("「会談」。", ["「会", "談」。"]),
        ("がっこう", ["がっ", "こ", "う"]),
        ("3月24日", ["3", "月", "24", "日"]),
        ("2020年", ["2020", "年"]),
        ("２０２０年ＩＴ", ["２０２０", "年", "ＩＴ"]),
        ("1,200㎡（約360坪）", ["1,200", "㎡", "（約", "360", "坪）"]),
        ("弗拉基米尔·普京", ["弗", "拉", "基", "米", "尔·", "普", "京"]),
        ("他说：“好！”——笑了……", ["他", "说：", "“好！”——", "笑", "了……"]),
        ("和/或", ["和/", "或"]),
        ("中–美", ["中–", "美"]),
        ('说"好"吧', ['说"好"吧']),  # nobody knows which mark opens
        ("￥100は$5、5％", ["￥100", "は", "$5、", "5％"]),
        ("人〜ー々", ["人〜ー々"]),
        ("葛\U000e0100城", ["葛\U000e0100", "城"]),
        ("か\u3099き", ["か\u3099", "き"]),
        ("漢\u2060字", ["漢\u2060字"]),
        ("대통령은", ["대통", "령은"]),
        ("나라는", ["나라는"]),
        ("국회(國會)에서는", ["국회(國", "會)에서는"]),
        ("저는 그렇게", ["저는", "그렇게"]),
        ("", []),
    ],
)
def test_where_a_line_may_end(text, expected):
    assert [piece.text for piece in pieces(text)] == expected


LINE_BREAK = Path("/usr/share/unicode/LineBreak.txt")
needs_unicode_data = pytest.mark.skipif(
    not LINE_BREAK.exists(), reason="needs the Unicode data: apt install unicode-data"
)
# Punctuation that stands beside ideographs.
BLOCKS = ((0x21, 0xFF), (0x2010, 0x205E), (0x20A0, 0x20CF), (0x2103, 0x2116), (0x3001, 0x30FF),
          (0x31F0, 0x31FF), (0xFE10, 0xFE6F), (0xFF01, 0xFFE6))  # fmt: skip


def classed(*classes):
    """The characters of some classes of UAX 14, in these blocks."""
    for line in LINE_BREAK.read_text("utf-8").splitlines():
        if match := re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?;(\w+)", line):
            first, last = int(match[1], 16), int(match[2] or match[1], 16)
            if match[3] in classes:
                yield from (chr(n) for n in range(first, last + 1) if in_blocks(n))


def in_blocks(number):
    return any(first <= number <= last for first, last in BLOCKS)


@needs_unicode_data
def test_what_begins_no_line_by_uax_14_begins_none():
    """Closing marks, exclamations, small kana, units, hyphens, leaders: LB 13, 16, 21, 22, 25."""
    classes = ("CL", "CP", "EX", "IS", "SY", "NS", "CJ", "PO", "IN", "BA", "HY", "HH", "GL", "WJ")
    found = set(classed(*classes)) - {"\u00ad"}  # a soft hyphen is not printed
    assert len(found) > 150
    begin = {c for c in found if not cut(f"漢{c}字")[0][0].startswith(f"漢{c}")}
    assert begin == set()


@needs_unicode_data
def test_what_ends_no_line_by_uax_14_ends_none():
    """Opening marks, and signs that stand before a number: LB 14 and 25."""
    found = set(classed("OP", "PR", "GL", "WJ"))
    assert len(found) > 80
    end = {c for c in found if any(piece.endswith(c) for piece, _ in cut(f"漢{c}字"))}
    assert end == set()


@given(st.text(max_size=60))
def test_pieces_lose_nothing_but_white_space(text):
    assert "".join("".join(p.text for p in pieces(text)).split()) == "".join(text.split())


SPACES_AND_MARKS = st.text("ab \t\u00a0\u2007\u2009\u202f\x1c-/.(\u2014漢字국회\ue000", max_size=40)


@given(SPACES_AND_MARKS)
def test_what_is_simple_breaks_where_its_spaces_are(text):
    found = list(stretches(text))
    assert "".join(stretch for stretch, _ in found) == text
    inner = [p.text for stretch, _ in found for p in pieces(stretch)]
    assert inner == [p.text for p in pieces(text)]
    for stretch, is_simple in found:
        assert not is_simple or stretch.split() == [p.text for p in pieces(stretch)]


def test_words_that_break_inside_are_found_among_others():
    found = list(stretches("one two half-way three"))
    assert found == [("one two ", True), ("half-way", False), (" three", True)]


def test_a_hard_space_between_passages_holds_them_together(wordbooks):
    """Neither is there a second space beside it, nor does the line end there."""
    bold = LETTERING._replace(bold=True)
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


GERMAN = LETTERING._replace(language="de")


@pytest.mark.parametrize("word", ["Lukaschenko", "Lukaschenkos", "Lukaschenko,"])
def test_names_of_people_are_not_divided(word):
    """Not even in German, where every noun has a capital."""
    fonts = Fonts(THEME.families)
    book = Wordbooks(fonts).book(GERMAN)
    assert book.hyphens[book[word]]
    book = Wordbooks(fonts, ["Alexander Lukaschenko"]).book(GERMAN)
    assert book.hyphens[book[word]] == ()
    assert book.hyphens[book["Verantwortung"]]


@pytest.mark.parametrize(
    ("role", "divided"),
    [(PhraseRole.NAME, False), (PhraseRole.SPEAKER, False), (PhraseRole.EMPHASIS, True)],
)
def test_phrases_that_are_names_are_not_divided(role, divided, wordbooks):
    book = wordbooks.book(of_phrase(GERMAN, THEME.phrases[role]))
    assert bool(book.hyphens[book["Verantwortung"]]) is divided


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
    book = wordbooks.book(LETTERING)
    assert all(book.codes([book.head("respon")]))
    assert SOFT_HYPHEN in read(wordbooks)


def test_a_soft_hyphen_of_the_source_is_where_a_word_may_break(wordbooks):
    no_dictionary = LETTERING._replace(language="tlh")
    softened = re.sub(r"(\w{4})(?=\w{4})", "\\1\u00ad", PROSE)
    broken = [lines(wordbooks, text, shape(160.0), no_dictionary) for text in (PROSE, softened)]
    assert [any(line.is_hyphenated for line in found) for found in broken] == [False, True]


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
    assert coded(wordbooks, "ffi")
    assert any(len(text) > 1 for text in read(wordbooks))


@pytest.mark.parametrize("family", ["body", "heading"])
def test_small_capitals_are_read_as_small_letters(family, wordbooks):
    lettering = LETTERING._replace(small_caps=True, family=family)
    assert coded(wordbooks, "straße", lettering)
    assert set("straße") <= read(wordbooks)
    assert not set("STRAE") & read(wordbooks)


def test_tracked_letters_stand_apart(wordbooks):
    tracked = wordbooks.book(LETTERING._replace(tracking=1.0))
    plain = wordbooks.book(LETTERING)
    assert tracked["abc"].width == pytest.approx(plain["abc"].width + 3.0, abs=0.5)


def test_marks_stand_at_their_own_height(wordbooks):
    (part,) = coded(wordbooks, "q\u0308\u0302")
    assert " Ts[" in part.code


# --- scripts without spaces -----------------------------------------------------------


def test_korean_that_is_not_justified_ends_between_words_alone(wordbooks):
    book = wordbooks.book(LETTERING)
    room = shape(book.measure("국회의원 여러분"), align=Align.START)
    first, second = lines(wordbooks, "국회의원 여러분께서는", room)
    assert ends(first) == pytest.approx(book.measure("국회의원"))
    assert ends(second) == pytest.approx(book.measure("여러분께서는"))


def test_korean_words_are_divided_where_lines_would_gape_otherwise(wordbooks):
    text = "그러나사회적약자에대한배려와지방균형발전문제는 여전히해결되지않은채남아있습니다 " * 3
    width = wordbooks.book(LETTERING).measure("가" * 14)
    *full, _ = lines(wordbooks, text, shape(width))
    assert all(ends(line) > width - 5 for line in full)


@pytest.mark.parametrize("end", ["", "。", "。」"])
@pytest.mark.parametrize("align", [Align.JUSTIFY, Align.START])
def test_no_ideograph_is_alone_on_the_last_line(align, end, wordbooks):
    width = wordbooks.book(LETTERING).measure("漢" * 10)
    *_, last = lines(wordbooks, "漢" * 31 + end, shape(width + 0.5, align=align))
    assert ends(last) == pytest.approx(wordbooks.book(LETTERING).measure("漢漢" + end), abs=0.1)


def test_a_label_and_its_speech_may_part_at_a_wide_colon(wordbooks):
    bold = LETTERING._replace(bold=True)
    width = wordbooks.book(bold).measure("主席：") + 1
    passages = [Passage("主席：", bold, None), Passage("開會", LETTERING, None)]
    assert len(set_paragraph(passages, shape(width, align=Align.START), wordbooks)) == 2


needs_east_asian_font = pytest.mark.skipif(
    find_face("Noto Serif CJK JP", bold=False, italic=False) is None,
    reason="needs an East Asian font: apt install fonts-noto-cjk",
)


@needs_east_asian_font
@pytest.mark.parametrize(
    ("text", "squares"),
    [
        ("漢「漢」漢", 5.0),
        ("漢。」漢", 3.5),
        ("漢」「漢", 3.5),
        ("漢、『漢", 3.5),
        ("（「漢」）。", 4.5),
        ("（漢）：漢", 4.5),
        ("漢」 「漢", 4.0),  # and a space
    ],
)
def test_of_two_marks_that_meet_one_gives_up_its_blank_half(text, squares, wordbooks):
    japanese = LETTERING._replace(language="ja")
    (line,) = lines(wordbooks, text, shape(align=Align.START), japanese)
    spaces = text.count(" ") * wordbooks.book(japanese).space.width
    assert ends(line) - spaces == pytest.approx(squares * LETTERING.size, abs=0.01)


@needs_east_asian_font
def test_marks_meet_where_passages_do(wordbooks):
    japanese = LETTERING._replace(language="ja")
    passages = [Passage("漢」", japanese, None), Passage("「漢", japanese, None)]
    (line,) = set_paragraph(passages, shape(align=Align.START), wordbooks)
    assert ends(line) == pytest.approx(3.5 * LETTERING.size, abs=0.01)


@needs_east_asian_font
@pytest.mark.parametrize(("language", "part"), [("ja", 0.5), ("zh-Hant", 0.25)])
def test_the_blank_of_a_mark_hangs_at_the_end_of_a_line(language, part, wordbooks):
    """Commas stand in the corner of their squares in Japanese, in the middle in Taiwan."""
    book = wordbooks.book(LETTERING._replace(language=language))
    assert book["漢、"].hangs_right == pytest.approx(part * LETTERING.size, abs=0.01)
    assert book["「漢"].hangs_left == pytest.approx(LETTERING.size / 2, abs=0.01)


@needs_east_asian_font
@pytest.mark.parametrize(
    ("text", "language", "quarters"),
    [
        ("漢AT漢", "zh-Hant", 2),
        ("平成30年", "ja", 2),
        ("カナABかな", "ja", 2),
        ("漢（AT）漢", "ja", 0),
        ("漢 AT 漢", "ja", 0),
        ("漢，AT", "zh", 0),
        ("漢AT漢", "ko", 0),
        ("2021년", "ko", 0),
    ],
)
def test_letters_and_figures_stand_a_quarter_apart_from_ideographs(
    text, language, quarters, wordbooks
):
    lettering = LETTERING._replace(language=language)
    book = wordbooks.book(lettering)
    spaces = text.count(" ") * book.space.width
    own = sum(book[piece.text].width for piece in pieces(text)) + spaces
    (line,) = lines(wordbooks, text, shape(align=Align.START), lettering)
    assert ends(line) - own == pytest.approx(quarters * LETTERING.size / 4, abs=0.01)


@needs_east_asian_font
def test_the_space_beside_an_ideograph_hangs_at_the_end_of_a_line(wordbooks):
    book = wordbooks.book(LETTERING._replace(language="ja"))
    assert book.beside("漢", "", "A").firm == pytest.approx(book["漢"].width)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bonjour !", "Bonjour !"),
        ("il dit : « oui » et", "« oui »"),
        ("building है , उस", "है ,"),
        ("said ( softly ) that", "( softly )"),
        ("هل هذا صحيح ؟", "صحيح ؟"),
        ("“ non ” ; puis", "non ”"),
        ("the end — — of", "— —"),
    ],
)
def test_a_space_that_holds_a_mark_ends_no_line(text, kept):
    held = {piece.start + len(piece.text) for piece in pieces(text) if piece.after == HOLDING_SPACE}
    start = text.index(kept)
    assert {start + n for n, character in enumerate(kept) if character == " "} <= held


def test_a_run_of_spaces_is_looked_at_once():
    assert not holds(" " * 500_000 + "x")  # a second would not do for a quadratic search
    assert [*holding("x" + " " * 500_000 + "!")] == [1]


@pytest.mark.parametrize("text", ["»Haus« sagte er", "rock ’n’ roll", "said »no« again", "a b c"])
def test_other_spaces_hold_nothing(text):
    assert all(piece.after != HOLDING_SPACE for piece in pieces(text))


@pytest.mark.parametrize("text", [". " * 300, "x ,y" + " ,z" * 300, "( " * 300])
@pytest.mark.parametrize("align", [Align.START, Align.JUSTIFY])
def test_marks_with_spaces_in_a_row_fill_lines(wordbooks, text, align):
    found = lines(wordbooks, text, shape(200.0, align))
    assert len(found) > 2
    assert max(map(ends, found)) < 215


@pytest.mark.parametrize("more", ["", " well-known", " 漢字", " שלום"])
def test_a_mark_behind_a_space_is_held_whatever_else_there_is(wordbooks, more):
    text = f"Vraiment ?{more} Oui ! Bien{more} ; et rien : du tout !"
    made = gather([Passage(text, LETTERING, None)], wordbooks, right_to_left=False)
    before = [made.penalties[n - 1] for n, word in enumerate(made.words) if word.text in "?!;:"]
    assert before == [NO_BREAK] * 5
