"""Pages of a PDF: what stays together, what may be split, where notes go."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.pdf.pages.boxes import Box, NoteBody
from publisher.exporters.pdf.pages.columns import several
from publisher.exporters.pdf.pages.pagination import Frame, paginate

LINE = 10.0


@dataclass
class Row:
    """A row with a name."""

    name: str
    height: float = LINE
    notes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    splits_word: bool = False
    baseline: float = 0.0

    def draw(self, canvas, left, top):
        """Nothing."""


def box(name, count, **more):
    return Box([Row(f"{name}{n}") for n in range(1, count + 1)], **more)


def pages(boxes, lines, notes=None):
    """The names of the rows on each page of so many lines."""
    filled = paginate(boxes, notes or {}, Frame(lines * LINE, LINE))
    return [[placed.row.name for placed in page.rows] for page in filled]


def test_a_box_that_fits_stays_whole():
    assert pages([box("a", 3), box("b", 3)], 6) == [["a1", "a2", "a3", "b1", "b2", "b3"]]


def test_a_long_box_goes_on_over_the_page():
    assert pages([box("a", 8)], 5) == [["a1", "a2", "a3", "a4", "a5"], ["a6", "a7", "a8"]]


def test_no_single_line_stands_at_the_head_of_a_page():
    assert pages([box("a", 6)], 5) == [["a1", "a2", "a3", "a4"], ["a5", "a6"]]


def test_no_single_line_stands_at_the_foot_of_a_page():
    assert pages([box("a", 4), box("b", 4)], 5)[0] == ["a1", "a2", "a3", "a4"]


def test_three_lines_are_never_split():
    assert pages([box("a", 3), box("b", 3)], 5) == [["a1", "a2", "a3"], ["b1", "b2", "b3"]]


def test_a_heading_stays_with_two_lines_of_what_follows():
    found = pages([box("a", 6), box("h", 1, keep_next=True), box("b", 4)], 8)
    assert found[1][0] == "h1"


def test_a_chain_of_headings_stays_with_what_follows():
    heads = [box("h", 1, keep_next=True), box("i", 1, keep_next=True)]
    assert pages([box("a", 5), *heads, box("b", 4)], 8)[1][:3] == ["h1", "i1", "b1"]


def test_a_box_that_is_kept_together_moves_as_a_whole():
    assert pages([box("a", 4), box("b", 5, keep_together=True)], 8)[1][0] == "b1"


def test_a_kept_box_that_no_page_holds_is_split_all_the_same():
    assert [len(page) for page in pages([box("a", 12, keep_together=True)], 5)] == [5, 5, 2]


def test_no_page_ends_in_a_hyphen_that_can_be_helped():
    split = box("a", 9)
    split.rows[4].splits_word = True
    assert pages([split], 5)[0] == ["a1", "a2", "a3", "a4"]


def test_a_page_ends_before_two_lines_that_end_in_hyphens():
    split = box("a", 9)
    split.rows[4].splits_word = split.rows[3].splits_word = True
    assert pages([split], 5)[0] == ["a1", "a2", "a3"]


def test_a_box_whose_every_line_ends_in_a_hyphen_begins_a_page():
    split = box("b", 4)
    split.rows[1].splits_word = True
    assert pages([box("a", 3), split], 5)[1] == ["b1", "b2", "b3", "b4"]


def test_the_larger_of_two_spaces_stands_between_boxes():
    (page,) = paginate([box("a", 1, after=4.0), box("b", 1, before=7.0)], {}, Frame(100.0, LINE))
    assert page.rows[1].top == LINE + 7.0


def test_there_is_no_space_at_the_head_of_a_page():
    filled = paginate([box("a", 5), box("b", 3, before=7.0)], {}, Frame(50.0, LINE))
    assert filled[1].rows[0].top == 0.0


def test_a_note_stands_on_the_page_of_its_mark():
    marked = box("a", 4)
    marked.rows[3].notes = ("n",)
    notes = {"n": NoteBody([Row("note")], 0.0)}
    filled = paginate([marked, box("b", 4)], notes, Frame(6 * LINE, LINE))
    assert [[row.name for row in page.notes] for page in filled] == [["note"], []]
    assert len(filled[0].rows) == 4


def test_a_line_moves_when_its_note_does_not_fit():
    marked = box("a", 6)
    marked.rows[3].notes = ("n",)
    notes = {"n": NoteBody([Row("note")] * 3, 0.0)}
    assert pages([marked], 6, notes)[0] == ["a1", "a2", "a3"]


def test_a_note_that_no_page_holds_goes_on():
    marked = Box([Row("a1", notes=("n",))])
    notes = {"n": NoteBody([Row(f"note{n}") for n in range(9)], 0.0)}
    filled = paginate([marked], notes, Frame(5 * LINE, LINE))
    assert [row.name for page in filled for row in page.notes] == [f"note{n}" for n in range(9)]


class Watched:
    """A row that counts how often it is measured."""

    anchors = notes = ()
    splits_word = False

    def __init__(self, measured):
        self.measured = measured

    @property
    def height(self):
        """A line's, and one more measurement."""
        self.measured.append(self)
        return LINE


def measurements(count, **more):
    """How often rows are measured to fill pages with so many boxes."""
    measured = []
    found = [Box([Watched(measured)], **more) for _ in range(count)]
    paginate(found, {}, Frame(20 * LINE, LINE))
    return len(measured)


@pytest.mark.parametrize("keep_next", [False, True])
def test_twice_the_boxes_are_twice_the_work(keep_next):
    once, twice = (measurements(count, keep_next=keep_next) for count in (400, 800))
    assert twice < 2.1 * once


def test_twice_the_rows_of_a_box_are_twice_the_work():
    def work(count):
        measured = []
        paginate([Box([Watched(measured) for _ in range(count)])], {}, Frame(20 * LINE, LINE))
        return len(measured)

    assert work(800) < 2.1 * work(400)


boxes = st.builds(
    lambda count, before, kept, together, noted, new: Box(
        [Row("r", notes=("n",) if noted and n == 0 else ()) for n in range(count)],
        before,
        0.0,
        kept,
        together,
        new,
    ),
    st.integers(1, 12),
    st.floats(0, 20),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(boxes, max_size=12), st.integers(3, 15))
def test_every_row_is_placed_once_and_in_order(found, lines):
    notes = {"n": NoteBody([Row("note")] * 2, 0.0)}
    filled = paginate(found, notes, Frame(lines * LINE, LINE))
    placed = [id(placed.row) for page in filled for placed in page.rows]
    assert placed == [id(row) for box in found for row in box.rows]


@given(st.lists(boxes, max_size=12), st.integers(6, 15))
def test_no_page_is_overfull(found, lines):
    notes = {"n": NoteBody([Row("note")] * 2, 0.0)}
    for page in paginate(found, notes, Frame(lines * LINE, LINE)):
        used = max((placed.top + placed.row.height for placed in page.rows), default=0.0)
        noted = sum(row.height for row in page.notes) + (LINE if page.notes else 0.0)
        assert used + noted <= lines * LINE + 0.02


@given(
    st.lists(boxes, max_size=4),
    st.lists(st.tuples(boxes, st.booleans()), max_size=12),
    st.integers(6, 15),
    st.integers(2, 3),
)
def test_columns_hold_every_row_once_and_in_order(head, chosen, lines, count):
    """And every note once; none is overfull."""
    found = [*head, *(replace(box, spans=spans) for box, spans in chosen)]
    for box in head:
        box.spans = True
    notes = {"n": NoteBody([Row("note")] * 2, 0.0)}
    sheets = several(found, notes, Frame(lines * LINE, LINE), count)
    parts = [part for sheet in sheets for part in sheet.parts]
    placed = [id(placed.row) for part in parts for placed in part.rows]
    assert placed == [id(row) for box in found for row in box.rows]
    called = any(row.notes for box in found for row in box.rows)
    assert sum(len(part.notes) for part in parts) == 2 * called
    assert all(part.height <= lines * LINE + 0.02 for part in parts)
    assert all(len(sheet.columns) <= count for sheet in sheets)


def column_heights(sheet):
    """How far down each column reaches."""
    return [column.height for column in sheet.columns]


def test_the_columns_of_the_last_page_are_as_high_as_each_other():
    sheets = several([box("a", 20), box("b", 9)], {}, Frame(10 * LINE, LINE), 2)
    assert [column_heights(sheet) for sheet in sheets] == [[100.0, 100.0], [50.0, 40.0]]


def test_columns_begin_below_the_head():
    (sheet,) = several([box("h", 2, spans=True), box("a", 8)], {}, Frame(10 * LINE, LINE), 2)
    assert [column.rows[0].top for column in sheet.columns] == [20.0, 20.0]


def test_columns_begin_on_a_page_of_their_own_where_the_head_leaves_little_room():
    found = [box("h", 9, spans=True), box("a", 8)]
    first, second = several(found, {}, Frame(10 * LINE, LINE), 2)
    assert (list(first.columns), len(second.columns)) == ([], 2)


def test_columns_with_notes_are_even_and_their_notes_stay():
    marked = box("a", 4)
    marked.rows[0].notes = ("n",)
    notes = {"n": NoteBody([Row("note")], 0.0)}
    (sheet,) = several([marked], notes, Frame(10 * LINE, LINE), 2)
    assert column_heights(sheet) == [20.0, 20.0]
    assert [len(column.notes) for column in sheet.columns] == [1, 0]


def test_columns_with_the_rest_of_a_note_stay_as_they_are():
    marked = box("a", 12)
    marked.rows[0].notes = ("n",)
    notes = {"n": NoteBody([Row("note") for _ in range(24)], 0.0)}
    sheets = several([marked], notes, Frame(10 * LINE, LINE), 2)
    parts = [part for sheet in sheets for part in sheet.parts]
    assert sum(len(part.notes) for part in parts) == 24


def test_columns_are_not_evened_at_the_price_of_a_single_line():
    (sheet,) = several([box("a", 3)], {}, Frame(10 * LINE, LINE), 2)
    assert column_heights(sheet) == [30.0]


def test_a_box_that_begins_a_page_begins_the_first_of_its_columns():
    """And the columns before it are even."""
    found = [box("a", 8), box("b", 4, new_page=True)]
    sheets = several(found, {}, Frame(10 * LINE, LINE), 2)
    assert [column_heights(sheet) for sheet in sheets] == [[40.0, 40.0], [20.0, 20.0]]


def test_a_head_spans_the_columns_wherever_it_stands():
    """It begins a page, and columns begin below it."""
    head = [box("h", 2, spans=True), box("i", 1, spans=True)]
    _, second = several([box("a", 8), *head, box("b", 8)], {}, Frame(10 * LINE, LINE), 2)
    assert [placed.row.name for placed in second.head.rows] == ["h1", "h2", "i1"]
    assert [column.rows[0].top for column in second.columns] == [30.0, 30.0]


def test_a_head_alone_has_no_columns():
    """And what begins a page behind it stands on the next."""
    found = [box("h", 2, spans=True), box("a", 8, new_page=True)]
    first, second = several(found, {}, Frame(10 * LINE, LINE), 2)
    assert [column.rows for column in first.columns] == [[]]
    assert column_heights(second) == [40.0, 40.0]
