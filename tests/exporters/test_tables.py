"""What tables are in every format: their lines, the widths of their columns, their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import view as v
from publisher.exporters.shared.fonts.widths import text_width
from publisher.exporters.shared.tables import (
    Asked,
    Line,
    Lines,
    column_widths,
    lines,
    number_columns,
    own_rule,
    unbroken,
    whole,
)
from publisher.roles import Role
from publisher.theme.load import load
from publisher.theme.model import Family, Rule, TableWidth

THEME = load("default").value
BODY = THEME.families["body"]


def styled(role, rule, **changes):
    """The theme with another rule for a role, and with changes to its tables."""
    blocks = {**THEME.blocks, role: replace(THEME.blocks[role], rule=rule)}
    return replace(THEME, blocks=blocks, table=replace(THEME.table, **changes))


def table(*rows, head=0):
    return v.Table("t1", tuple(tuple((v.Text(c),) for c in row) for row in rows), head=head)


def test_a_whole_table_has_as_many_cells_in_each_row():
    ragged = v.Table("t1", (((v.Text("a"),),), (), ((v.Text("b"),), (v.Text("c"),))), head=2)
    assert whole(ragged).rows == (((v.Text("a"),), ()), ((v.Text("b"),), (v.Text("c"),)))
    assert whole(ragged).head == 1
    assert whole(v.Table("t1", ((),), head=1)).rows == ()


# --- lines ----------------------------------------------------------------------------


def test_a_table_has_lines_above_below_and_under_its_head():
    ink = THEME.blocks[Role.TABLE_CELL].colour
    assert lines(THEME, Role.TABLE_CELL) == Lines(Line(0.75, ink), Line(0.5, ink), None)


def test_a_rule_of_cells_stands_between_rows_and_under_a_head_that_has_none():
    rule = Rule("below", 0.3, "#112233", 0.0)
    theme = styled(Role.TABLE_CELL, rule, rule_width=0.0)
    blocks = {**theme.blocks, Role.TABLE_HEAD: replace(theme.blocks[Role.TABLE_HEAD], rule=None)}
    thin = Line(0.3, "#112233")
    assert lines(replace(theme, blocks=blocks), Role.TABLE_CELL) == Lines(None, thin, thin)


def test_a_rule_beside_a_cell_is_its_own():
    beside = Rule("start", 0.3, "#112233", 0.0)
    theme = styled(Role.TABLE_CELL, beside)
    assert lines(theme, Role.TABLE_CELL).inner is None
    assert own_rule(theme.blocks[Role.TABLE_CELL]) == beside
    assert own_rule(THEME.blocks[Role.TABLE_HEAD]) is None


def test_a_rule_between_rows_takes_no_line_of_a_grid():
    theme = load("transcript").value
    rule = theme.blocks[Role.TABLE_CELL].rule
    assert rule.gap + rule.width < theme.page.step


# --- widths ---------------------------------------------------------------------------

WIDTH = st.floats(0.5, 500)
ASKED = st.lists(st.builds(Asked, WIDTH, WIDTH), min_size=1, max_size=12)


@given(asked=ASKED, room=st.floats(10, 800), width=st.sampled_from(TableWidth))
def test_columns_fit_the_room(asked, room, width):
    made, lines = column_widths(asked, room, width), [each.line for each in asked]
    assert sum(made) <= max(room, 0) + 1e-6
    if width is TableWidth.MEASURE or sum(lines) > room:
        assert sum(made) == pytest.approx(room)
    else:
        assert made == lines


@given(lines=st.lists(WIDTH, min_size=1, max_size=12), room=st.floats(10, 800))
def test_where_room_is_short_only_wide_columns_give(lines, room):
    made = column_widths([Asked(line, 0.0) for line in lines], room, TableWidth.WORDS)
    narrowest = min((got for got, line in zip(made, lines, strict=True) if got < line), default=0)
    assert all(got == line for got, line in zip(made, lines, strict=True) if line < narrowest)


@given(asked=ASKED, room=st.floats(10, 800))
def test_no_word_is_broken_where_there_is_room_for_the_longest_of_each_column(asked, room):
    made = column_widths(asked, room, TableWidth.WORDS)
    if sum(map(min, asked)) <= room:
        assert all(got >= min(each) - 1e-6 for got, each in zip(made, asked, strict=True))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Loss (m³ a day)", ["Loss", "(m³", "a", "day)"]),
        ("1,240.5", ["1,240.5"]),
        ("www.example.org/reports", ["www.", "example.", "org/", "reports"]),
        ("国会 x", ["国", "会", "x"]),
        ("", []),
    ],
)
def test_lines_of_cells_end_between_words(text, parts):
    assert [part for part in unbroken(text) if part] == parts


def test_words_are_as_wide_as_their_letters():
    style = replace(THEME.blocks[Role.TABLE_CELL], size=10.0)
    one = text_width("Berg", style, BODY)
    assert text_width("BergBerg", style, BODY) == pytest.approx(2 * one)
    assert text_width("Berg", replace(style, size=20.0), BODY) == pytest.approx(2 * one)
    assert text_width("Berg", replace(style, tracking=1.0), BODY) == pytest.approx(one + 4)
    assert text_width("Berg", replace(style, bold=True), BODY) > one
    assert text_width("", style, BODY) == 0


def test_letters_that_no_typeface_of_ours_has_are_reckoned():
    style = replace(THEME.blocks[Role.TABLE_CELL], size=10.0)
    assert text_width("国会", style, BODY) == pytest.approx(20)
    assert text_width("துறை", style, BODY) >= 40
    other = Family("body", {"Latn": ("Comic Sans MS",)}, "sans-serif")
    assert text_width("Berg", style, other) != text_width("Berg", style, BODY)


# --- numbers --------------------------------------------------------------------------

NUMBERS = ("3", "1,204", "1\u202f204", "1.204,50", "\u22123", "+4", "12.5 %", "80%", "٣٤")
OTHERS = (
    "a",
    "1 May 2016",
    "24.03.2016",
    "2016-03-24",
    "10:30",
    "1.2.3",
    "3rd",
    "555 01 00",
    "(3)",
)


@pytest.mark.parametrize("cell", NUMBERS)
def test_a_number_is_one(cell):
    assert number_columns(table(("Berg", cell))) == {1}


@pytest.mark.parametrize("cell", OTHERS)
def test_what_is_no_number_is_none(cell):
    assert number_columns(table(("Berg", cell), ("Clark", "3"))) == frozenset()


def test_heads_and_dashes_are_no_matter():
    assert number_columns(table(("Name", "Votes"), ("Berg", "3"), ("Clark", "–"), head=1)) == {1}


def test_a_head_that_is_not_marked_is_known_by_the_numbers_below_it():
    assert number_columns(table(("Name", "Votes"), ("Berg", "3"), ("Clark", "4"))) == {1}
    assert number_columns(table(("Opened", "at ten"), ("Closed", "12.30"))) == frozenset()


def test_a_column_without_any_number_is_none():
    assert number_columns(table(("Berg", "–"), ("Clark", ""))) == frozenset()


def test_the_first_column_names_its_rows():
    assert number_columns(table(("1", "Opening"), ("2", "Minutes"))) == frozenset()


def test_a_short_row_hides_no_number():
    assert number_columns(table(("Berg", "3"), ("Clark",), ())) == {1}
