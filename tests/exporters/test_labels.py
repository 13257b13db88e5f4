"""What stands between a label and its speech."""

from __future__ import annotations

import pytest

from publisher import view as v
from publisher.exporters.shared.labels import gap_after, is_closed


def gap(words):
    return gap_after((v.Text(words),))


@pytest.mark.parametrize("label", ["Anna Berg:", "MS. BERG.", "Берг:", "Anna Berg"])
def test_a_space_parts_a_label_from_its_speech(label):
    assert gap(label) == " "


@pytest.mark.parametrize("label", ["主席：", "議長。", "（張君）"])
def test_full_width_punctuation_brings_its_own_space(label):
    assert gap(label) == ""


def test_a_wide_letter_brings_no_space():
    assert gap("主席") == " "


def test_a_label_that_ends_in_a_space_needs_no_other():
    assert gap("Anna Berg: ") == ""


def test_no_label_needs_no_space():
    assert gap_after(()) == ""


def test_the_mark_of_a_note_does_not_count():
    assert gap_after((v.Text("主席："), v.NoteReference("f1", "1"))) == ""


@pytest.mark.parametrize(
    ("label", "closed"), [("Anna Berg:", True), ("主席：", True), ("Anna Berg", False), ("", False)]
)
def test_a_label_is_closed_by_a_mark(label, closed):
    assert is_closed(label) == closed
