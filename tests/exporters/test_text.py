"""The plain text export: layout, wrapping, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.shared.wrapping import width
from publisher.exporters.text import ADDED, export
from publisher.importing.text import shown_in_text
from publisher.roles import PhraseRole, Role
from publisher.testing import HOSTILE, check_exporter, every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When

THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]


def laid_out(**choices):
    return replace(DEFAULT, layout=replace(DEFAULT.layout, **choices))


def paragraph(text, role=Role.SPEECH):
    return v.Paragraph("p", (v.Text(text),), role)


def meeting(*blocks, people=(), notes=(), printed=True):
    return v.View("m", "en", v.Facts("Meeting", printed), blocks, people, notes)


def lines(view, theme=DEFAULT, wrap=0):
    text = export(view, theme, Options(wrap=wrap)).value.decode("utf-8")
    return text.removesuffix("\n").split("\n")


def turn(*blocks, label="Anna Berg:"):
    return v.Turn("u1", "AnnaBerg", (v.Text(label),), blocks)


@pytest.mark.parametrize("wrap", [0, 12, 40, 72])
@pytest.mark.parametrize("view", [every_node(), long_view(5)], ids=lambda view: view.id)
@pytest.mark.parametrize("name", sorted(THEMES))
def test_nothing_is_lost(name, view, wrap):
    data = export(view, THEMES[name], Options(wrap=wrap)).value
    assert law.first_difference("".join(v.shown(view)), shown_in_text(data)) is None


@given(st.lists(st.text(max_size=40), max_size=5), st.integers(0, 30))
def test_nothing_is_lost_of_any_words(texts, wrap):
    items = tuple(v.ListItem("", (paragraph(text),), text[:3]) for text in texts)
    blocks = (
        *map(paragraph, texts),
        v.List("l", items),
        v.Divider("d"),
        turn(*map(paragraph, texts)),
    )
    view = meeting(*blocks)
    data = export(view, DEFAULT, Options(wrap=wrap)).value
    assert law.first_difference("".join(v.shown(view)), shown_in_text(data)) is None


def test_the_same_view_gives_the_same_bytes():
    assert check_exporter(export, DEFAULT)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text(words):
    assert lines(meeting(paragraph(words))) == [words]


def test_no_line_is_wider_than_the_columns_asked_for():
    assert max(map(width, lines(long_view(3), wrap=50))) <= 50


def test_blocks_are_parted_by_a_blank_line():
    assert lines(meeting(paragraph("One."), paragraph("Two."))) == ["One.", "", "Two."]


def test_facts_at_the_head_stand_together():
    facts = (
        paragraph("May 1", Role.DATE),
        paragraph("10:00", Role.TIME),
        paragraph("Lead.", Role.LEAD),
    )
    assert lines(meeting(*facts)) == ["May 1", "10:00", "", "Lead."]


def test_the_title_is_underlined():
    title = v.Heading("h1", 0, (v.Text("主席 speaks"),), Role.TITLE)
    assert lines(meeting(title)) == ["主席 speaks", "=" * 11 + ADDED]


def test_the_line_under_a_long_title_is_no_longer_than_a_line():
    title = v.Heading("h1", 0, (v.Text("word " * 30),), Role.TITLE)
    assert lines(meeting(title))[1] == "=" * 72 + ADDED


def test_a_title_that_the_edition_made_up_is_marked_as_added():
    assert lines(meeting(paragraph("Words."), printed=False))[:2] == [
        f"Meeting{ADDED}",
        f"======={ADDED}",
    ]


def test_a_label_runs_in():
    assert lines(meeting(turn(paragraph("Good day.")))) == ["Anna Berg: Good day."]


def test_a_label_with_a_full_width_colon_needs_no_space():
    assert lines(meeting(turn(paragraph("各位"), label="主席："))) == ["主席：各位"]


def test_a_label_stands_on_its_own_line_when_the_layout_says_block():
    theme = laid_out(speaker=SpeakerLayout.BLOCK)
    assert lines(meeting(turn(paragraph("Good day."))), theme) == ["Anna Berg:", "Good day."]


def test_speech_hangs_when_the_layout_says_hanging():
    theme = laid_out(speaker=SpeakerLayout.HANGING)
    view = meeting(turn(paragraph("Good day to you."), paragraph("Two.")))
    assert lines(view, theme, 20) == ["Anna Berg: Good day", "    to you.", "", "    Two."]


def test_a_turn_that_begins_with_a_remark_has_its_label_above():
    remark = v.Remark("r1", (v.Text("(Laughs.)"),))
    assert lines(meeting(turn(remark))) == ["Anna Berg:", "    (Laughs.)"]


def test_printed_marks_of_a_list_are_kept_and_missing_ones_added():
    items = (v.ListItem("i1", (paragraph("one"),), "(a)"), v.ListItem("i2", (paragraph("two"),)))
    assert lines(meeting(v.List("l1", items))) == ["(a) one", f"•{ADDED}two"]


def test_list_items_hang_behind_their_mark():
    item = v.ListItem("i1", (paragraph("one two three"),), "1.")
    assert lines(meeting(v.List("l1", (item,))), wrap=10) == ["1. one two", "   three"]


def test_the_columns_of_a_table_are_aligned():
    rows = (((v.Text("主席"),), (v.Text("Vote"),)), ((v.Text("Berg"),), (v.Text("aye"),)))
    assert lines(meeting(v.Table("t1", rows, head=1))) == [
        "主席  Vote",
        f"----  ----{ADDED}",
        "Berg  aye",
    ]


def test_numbers_stand_at_the_end_of_their_column():
    rows = tuple(
        ((v.Text(name),), (v.Text(votes),)) for name, votes in (("Berg", "3"), ("Clark", "1,204"))
    )
    assert lines(meeting(v.Table("t1", rows))) == ["Berg       3", "Clark  1,204"]


def test_a_table_too_wide_for_the_lines_is_stacked():
    rows = (((v.Text("one two three"),), (v.Text("four five six"),)),)
    assert lines(meeting(v.Table("t1", rows)), wrap=16) == [
        "one two three",
        "    four five",
        "    six",
    ]


def test_a_divider_that_is_printed_stands_in_the_middle():
    assert lines(meeting(v.Divider("d1", "* * *")), wrap=11) == ["   * * *"]


def test_notes_are_collected_at_the_end_with_their_marks():
    note = v.Note("f1", "*", (paragraph("A note.", Role.NOTE),))
    words = v.Paragraph("p", (v.Text("Word"), v.NoteReference("f1", "*"), v.Text(".")))
    shown = lines(meeting(words, notes=(note,)))
    assert (shown[0], shown[-1]) == ("Word\u200a[*].", f"[*]{ADDED}A note.")


def test_notes_with_the_same_mark_are_numbered():
    notes = tuple(v.Note(f"f{n}", "*", (paragraph(f"Note {n}.", Role.NOTE),)) for n in (1, 2))
    words = v.Paragraph("p", (v.Text("Word"), v.NoteReference("f2", "*")))
    assert lines(meeting(words, notes=notes))[0] == "Word\u200a[2]"


def test_participants_are_listed_when_the_layout_wants_them():
    theme = laid_out(participants=When.ALWAYS)
    people = (v.Person("AnnaBerg", "Anna Berg", True, "Chair"), v.Person("Q", "Question", False))
    shown = lines(meeting(paragraph("Words."), people=people), theme)
    assert shown[:3] == [f"Participants{ADDED}", "", f"    Anna Berg, Chair{ADDED}"]


def test_a_line_break_ends_the_line():
    verse = v.Paragraph("p", (v.Text("one "), v.LineBreak(), v.Text(" two")))
    assert lines(meeting(verse)) == ["one", "two"]


ADDED_LABEL = v.Turn("u1", "b", (v.Added("Boris Clark:"),), (paragraph("Yes."),))


def test_a_label_that_the_edition_adds_is_an_added_line():
    assert lines(meeting(ADDED_LABEL)) == [f"Boris Clark:{ADDED}", "Yes."]


def test_words_added_in_a_line_stand_in_brackets_after_a_hair_space():
    block = v.Paragraph("p", (v.Text("so "), v.Added("[a pause]"), v.Text(" yes")), Role.SPEECH)
    view = meeting(block)
    assert lines(view) == ["so \u200a[a\u00a0pause] yes"]
    assert "".join(shown_in_text(export(view, DEFAULT, Options()).value)).split() == ["so", "yes"]


@pytest.mark.parametrize("label", ["Anna Berg", "主席"])
def test_a_label_that_no_mark_ends_stands_on_its_own_line(label):
    assert lines(meeting(turn(paragraph("Yes."), label=label))) == [label, "Yes."]


@pytest.mark.parametrize(
    ("remark", "printed"),
    [
        ("laughter", "so\u2005[laughter] yes"),
        ("(laughter)", "so (laughter) yes"),
        ("\u2005[x\u2005]", "so  [x ] yes"),
    ],
)
def test_a_remark_in_a_line_that_prints_no_brackets_gets_some(remark, printed):
    phrase = v.Phrase(PhraseRole.REMARK, (v.Text(remark),))
    view = meeting(v.Paragraph("p", (v.Text("so "), phrase, v.Text(" yes"))))
    assert lines(view) == [printed]
    found = shown_in_text(export(view, DEFAULT, Options()).value)
    assert law.first_difference(f"so {remark} yes", found) is None
