"""The law finds whatever is dropped, added or moved, and honours declared marks."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from publisher.law import expected, first_difference, visible
from publisher.source import Mark

SEEN = st.characters(codec="utf-8").filter(lambda char: visible(char) != "")
WORDS = st.text(SEEN, min_size=1, max_size=60)
TEXTS = st.text(st.one_of(SEEN, st.sampled_from(" \n\t\u00a0")), max_size=120)


@given(TEXTS)
def test_a_text_shown_whole_keeps_the_law(text):
    assert first_difference(text, [text]) is None


@given(TEXTS, st.lists(st.integers(0, 120)))
def test_white_space_may_change_anywhere(text, places):
    spaced = text
    for place in places:
        spaced = spaced[:place] + " \n" + spaced[place:]
    assert first_difference(text, [spaced]) is None


@given(TEXTS, st.lists(st.integers(0, 120)), st.sampled_from("\u00ad\u200b\ufeff"))
def test_what_has_no_shape_may_come_and_go_anywhere(text, places, shapeless):
    changed = text
    for place in places:
        changed = changed[:place] + shapeless + changed[place:]
    assert first_difference(text, [changed]) is None
    assert first_difference(changed, [text]) is None


@given(TEXTS, st.integers(1, 10))
def test_it_does_not_matter_how_the_text_is_cut(text, size):
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    assert first_difference(text, pieces) is None


@given(WORDS, st.data())
def test_a_dropped_character_is_found(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    assert first_difference(text, [text[:at] + text[at + 1 :]]) is not None


@given(WORDS, st.data())
def test_a_doubled_character_is_found(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    assert first_difference(text, [text[: at + 1] + text[at:]]) is not None


@given(WORDS, SEEN, st.data())
def test_an_invented_character_is_found(text, char, data):
    at = data.draw(st.integers(0, len(text)))
    assert first_difference(text, [text[:at] + char + text[at:]]) is not None


@given(WORDS, st.data())
def test_two_swapped_characters_are_found_at_the_first(text, data):
    assume(len(text) > 1)
    at = data.draw(st.integers(0, len(text) - 2))
    assume(text[at] != text[at + 1])
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    parting = first_difference(text, [swapped])
    assert parting is not None
    assert parting.at == parting.offset == at


@given(TEXTS, WORDS, TEXTS)
def test_a_declared_mark_need_not_be_shown(before, mark, after):
    marks = [Mark(len(before), len(before) + len(mark))]
    assert first_difference(before + mark + after, [before, after], marks) is None


@given(TEXTS, WORDS, TEXTS)
def test_a_declared_mark_must_not_be_shown_either(before, mark, after):
    text = before + mark + after
    assert first_difference(text, [text], [Mark(len(before), len(before) + len(mark))])


@given(TEXTS, WORDS, TEXTS)
def test_what_stands_for_a_mark_must_be_shown(before, mark, after):
    marks = [Mark(len(before), len(before) + len(mark), "&")]
    text = before + mark + after
    assert first_difference(text, [before, "&", after], marks) is None
    assert first_difference(text, [before, after], marks) is not None


def test_marks_may_come_in_any_order():
    assert expected("a#b*c", [Mark(3, 4), Mark(1, 2)]) == "abc"


def test_the_place_of_a_parting_is_an_offset_of_the_source():
    parting = first_difference("# Title\n\nword lost here", ["Title word here"], [Mark(0, 1)])
    assert parting is not None
    assert parting.offset == "# Title\n\nword lost here".index("lost")


def test_a_parting_behind_a_mark_is_placed_behind_it():
    parting = first_difference("# Title", ["itle"], [Mark(0, 1)])
    assert parting is not None
    assert parting.offset == 2


def test_a_parting_inside_a_mark_is_placed_at_the_mark():
    parting = first_difference("a &amp; b", ["a + b"], [Mark(2, 7, "&")])
    assert parting is not None
    assert parting.offset == 2


def test_a_parting_tells_both_texts():
    parting = first_difference("one two", ["one three"])
    assert str(parting) == "expected 'wo', found 'hree'"


def test_a_shown_text_that_ends_early_parts_at_its_end():
    parting = first_difference("one two", ["one"])
    assert parting is not None
    assert (parting.expected, parting.found, parting.offset) == ("two", "", 4)


def test_composition_is_not_the_same_text():
    assert first_difference("é", [unicodedata.normalize("NFD", "é")]) is not None
