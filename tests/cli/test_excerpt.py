"""A caret stands under the place, whatever the line."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from publisher.cli.excerpt import excerpt
from publisher.report import Where


def columns(text):
    wide = (unicodedata.east_asian_width(char) in "FW" for char in text)
    return sum(
        0 if unicodedata.combining(char) else 1 + is_wide
        for char, is_wide in zip(text, wide, strict=True)
    )


def test_the_caret_stands_under_the_place():
    assert excerpt("Anna: words", Where("x", 12, 7, 5)) == (
        " 12 | Anna: words",
        "    |       ^^^^^",
    )


def test_a_wide_letter_takes_two_columns():
    _, carets = excerpt("会议: words", Where("x", 1, 3, 1))
    assert carets == "   |     ^"


def test_a_tab_takes_one_column():
    _, carets = excerpt("\twords", Where("x", 1, 2, 5))
    assert carets == "   |  ^^^^^"


def test_what_steers_a_terminal_is_not_shown():
    line, _ = excerpt("a\x1b[31mb\x9bc\u202ed", Where("x", 1, 1, 1))
    assert not set(line) & set("\x1b\x9b\u202e")


def test_a_place_past_the_end_still_has_a_caret():
    assert excerpt("ab", Where("x", 1, 3, 0))[1].endswith("^")


@given(st.text(st.characters(categories=["L", "N"]), max_size=400), st.data())
def test_a_long_line_is_cut_round_the_place(line, data):
    column = data.draw(st.integers(1, len(line) + 1))
    shown, carets = excerpt(line, Where("x", 1, column, 3))
    assert columns(shown) <= 84
    assert carets.rstrip().endswith("^")
    under = columns(carets.rstrip("^")) - len(" 1 | ")
    text = shown[len(" 1 | ") :]
    if column <= len(line):
        found = next(char for i, char in enumerate(text) if columns(text[: i + 1]) > under)
        assert found == line[column - 1]
