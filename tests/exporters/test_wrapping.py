"""Lines of text: widths and breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.shared import wrapping
from publisher.exporters.shared.wrapping import width, wrap
from publisher.patterns import regex


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("Добрый", 6),
        ("主席：", 6),
        ("한국", 4),
        ("e\u0301", 1),
        ("שָׁלוֹם", 4),
        ("a\u200bb", 2),
        ("", 0),
    ],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text, columns):
    assert width(text) == columns


def test_lines_break_at_spaces():
    assert wrap("one two three", 8) == ["one two", "three"]


def test_zero_columns_break_nothing():
    assert wrap("one two three", 0) == ["one two three"]


def test_a_long_word_is_not_split():
    assert wrap("a https://example.org/long b", 10) == ["a", "https://example.org/long", "b"]


def test_a_no_break_space_does_not_break():
    assert wrap("1\u00a0000\u00a0000", 5) == ["1\u00a0000\u00a0000"]


def test_first_and_other_lines_have_their_own_beginning():
    assert wrap("one two three", 9, "1. ", "   ") == ["1. one", "   two", "   three"]


def test_ideographs_break_without_spaces():
    assert wrap("我們今天討論", 6) == ["我們今", "天討論"]


def test_no_line_begins_with_closing_punctuation():
    assert wrap("今天討論。明天", 8) == ["今天討", "論。明天"]


def test_no_line_ends_with_opening_punctuation():
    assert wrap("今天「討論」", 6) == ["今天", "「討", "論」"]


def test_the_mark_of_a_note_stays_at_its_letter():
    assert wrap("今天\u200a[1]明", 4) == ["今", "天\u200a[1]", "明"]


def test_korean_breaks_at_spaces_only():
    assert wrap("안녕하세요 여러분", 6) == ["안녕하세요", "여러분"]


@pytest.mark.parametrize("word", ["don’t", "rock’n’roll", "well…then", "“no”—he", "席don’t"])
def test_a_word_is_not_broken_at_a_mark_in_it(word):
    lines = wrap(f"a {word} b", 2)
    assert [line.removeprefix("席") for line in lines if line != "席"] == [
        "a",
        word.removeprefix("席"),
        "b",
    ]


def test_every_easy_letter_takes_a_column():
    assert all(
        width(letter) == 1 for letter in map(chr, range(0x3000)) if wrapping.EASY.fullmatch(letter)
    )


PLAIN = st.text(st.sampled_from("ab  ’éж"), max_size=60)


@given(PLAIN, st.integers(1, 20), st.sampled_from(["", "1. ", "• "]), st.sampled_from(["", "   "]))
def test_what_is_easy_is_wrapped_as_anything_is(text, columns, first, rest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrapping, "EASY", regex("(?!)"))
        slowly = wrap(text, columns, first, rest)
    assert wrap(text, columns, first, rest) == slowly


TEXTS = st.text(st.sampled_from("ab 主席「」。가é\u0301\u200a[1]"), max_size=60)


@given(TEXTS, st.integers(1, 20))
def test_wrapping_loses_no_letter(text, columns):
    assert "".join("".join(wrap(text, columns)).split(" ")) == "".join(text.split(" "))


@given(TEXTS, st.integers(1, 20))
def test_a_line_is_too_wide_only_when_nothing_in_it_can_break(text, columns):
    words = " ".join(text.split(" "))
    for line in wrap(words, columns):
        assert width(line) <= columns or len(wrap(line, columns)) == 1
