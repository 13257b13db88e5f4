"""Pages of a PDF: grids, line numbers, addresses, columns, running heads; read from the file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.roles import Role
from publisher.testing import every_node, long_view
from publisher.theme.load import load
from tests.exporters.pages import body, marks
from tests.exporters.volumes import volume
from tests.readback import pdf as readback

DEFAULT = load("default").value
TRANSCRIPT = load("transcript").value
GAZETTE = load("gazette").value
CITABLE = load("citable").value
PROSE = "These are words of a speech that goes on for some time. " * 12


def paragraph(ident, words=PROSE, role=Role.SPEECH):
    return v.Paragraph(ident, (v.Text(words),), role)


def heading(ident, words, level=1):
    return v.Heading(ident, level, (v.Text(words),), Role.TITLE if level == 0 else Role.HEADING_1)


def meeting(*blocks, lang="en", notes=(), **facts):
    return v.View("m", lang, v.Facts(**{"title": "A meeting", **facts}), blocks, (), notes)


def made(view, theme):
    return export(view, theme, Options()).value


def with_page(theme, **choices):
    return replace(theme, page=replace(theme.page, **choices))


def with_layout(theme, **choices):
    return replace(theme, layout=replace(theme.layout, **choices))


def beside(page):
    """What stands in the margins of a page."""
    return [(mark.words, mark.places) for mark in page if mark.kind == "/Artifact/Pagination"]


def heads(data):
    """The running head of each page."""
    pages = marks(data)
    return ["".join(mark.words for mark in page if "/Header" in mark.kind) for page in pages]


def holds(view, data):
    return law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


# --- a grid of lines ------------------------------------------------------------------


@pytest.mark.parametrize("view", [every_node(), long_view(20)], ids=["every node", "long"])
def test_every_line_stands_on_the_grid(view):
    """Marks of notes are raised and tables' cells are lines, too."""
    for page in marks(made(view, TRANSCRIPT)):
        numbered = sorted({y for _, places in beside(page) for _, y in places})
        steps = [b - a for a, b in pairwise(numbered)]
        assert steps == pytest.approx([TRANSCRIPT.page.step] * 24, abs=0.02)
        for _, y in body(page):
            assert min(abs(y - line) for line in numbered) < 0.02


def test_all_lines_of_a_page_are_numbered():
    for page in marks(made(long_view(20), TRANSCRIPT)):
        ((words, _),) = beside(page)
        assert words.split() == [str(number) for number in range(1, 26)] or words == "".join(
            str(number) for number in range(1, 26)
        )


def test_only_some_lines_may_be_numbered():
    theme = with_layout(TRANSCRIPT, line_numbers=5)
    ((words, places),) = beside(marks(made(meeting(paragraph("n1")), theme))[0])
    assert (words, len(places)) == ("510152025", 5)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_line_numbers_stand_at_the_start_side(lang):
    page = TRANSCRIPT.page
    ((_, places),) = beside(marks(made(meeting(paragraph("n1"), lang=lang), TRANSCRIPT))[0])
    left = page.outer if lang == "ar" else page.inner
    for x, _ in places:
        assert x > left + page.measure if lang == "ar" else x < left


def test_no_line_is_numbered_where_the_theme_wants_none():
    assert beside(marks(made(meeting(paragraph("n1")), DEFAULT))[0]) == []


# --- addresses ------------------------------------------------------------------------


def test_each_paragraph_has_its_address_beside_it():
    turn = v.Turn("u1", "", (v.Text("Anna:"),), (paragraph("u1.p1"), paragraph("u1.p2")))
    page = marks(made(meeting(heading("h1", "Item"), turn), CITABLE))[0]
    ((_, places), *_) = beside(page)
    assert "".join(words for words, _ in beside(page)) == "h1u1.p1u1.p2"
    assert places[0][0] == pytest.approx(CITABLE.page.width - CITABLE.page.outer + 10, abs=0.01)


def test_an_address_stands_on_the_line_that_it_names():
    page = marks(made(meeting(paragraph("n1"), paragraph("n2")), CITABLE))[0]
    lines = {y for _, y in body(page)}
    assert all(y in lines for _, places in beside(page) for _, y in places)


def test_a_paragraph_that_goes_on_has_its_address_once():
    pages = marks(made(meeting(paragraph("n1", PROSE * 9)), CITABLE))
    assert len(pages) > 1
    assert [words for page in pages for words, _ in beside(page)] == ["n1"]


def test_an_address_for_which_the_margin_has_no_room_is_left_out():
    page = marks(made(meeting(paragraph("n" * 40)), CITABLE))[0]
    assert beside(page) == []


def test_the_id_of_a_record_is_left_out_where_there_is_no_room_for_it():
    page = marks(made(meeting(paragraph(f"{'n' * 40}.u1.p1")), CITABLE))[0]
    assert [words for words, _ in beside(page)] == ["u1.p1"]


def test_in_two_columns_addresses_stand_on_both_sides():
    theme = with_layout(GAZETTE, addresses=True)
    view = meeting(*(paragraph(f"n{n}") for n in range(1, 9)))
    xs = {x for _, places in beside(marks(made(view, theme))[0]) for x, _ in places}
    page = theme.page
    assert any(x < page.inner for x in xs)
    assert any(x > page.inner + page.measure for x in xs)


# --- columns --------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("view", [every_node(), long_view(20)], ids=["every node", "long"])
def test_nothing_is_lost_in_columns(view, columns):
    assert holds(view, made(view, with_page(GAZETTE, columns=columns)))


def _sides(page, theme):
    """How far down the text of the left and of the right half of a page reaches."""
    middle = theme.page.width / 2
    places = body(page)
    return [min(y for x, y in places if (x > middle) == right) for right in (False, True)]


def test_the_columns_of_the_last_page_are_even():
    for count in range(3, 12):
        view = meeting(*(paragraph(f"n{n}") for n in range(count)))
        left, right = _sides(marks(made(view, GAZETTE))[-1], GAZETTE)
        assert abs(left - right) <= 3 * GAZETTE.blocks[Role.SPEECH].leading


def test_the_title_spans_the_columns():
    words = "A title that is wider than any one column"
    view = meeting(heading("h1", words, 0), paragraph("n1"), title=words)
    (page, *_) = marks(made(view, GAZETTE))
    lines = [mark.places for mark in page if mark.kind == "/H1"]
    assert sum(map(len, lines)) == 1


def test_the_head_of_each_chapter_spans_the_columns():
    chapter = v.Heading("h2", 1, (v.Text("A chapter " * 6),), Role.CHAPTER)
    date = paragraph("n2", "May 4", Role.DATE)
    facts = (chapter, date, *(paragraph(f"n{n}") for n in range(3, 9)))
    title = (heading("h1", "A volume", 0), *(paragraph(f"m{n}") for n in range(4)))
    page = marks(made(meeting(*title, *facts), GAZETTE))[2]
    heads = [place for mark in page if mark.kind in {"/H2", "/date"} for place in mark.places]
    lines = [place for place in body(page) if place not in heads]
    assert len(heads) > 1
    assert max(y for _, y in lines) < min(y for _, y in heads)
    assert len({round(x) for x, _ in lines}) >= 2


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_reading_begins_in_the_column_at_the_start_side(lang):
    view = meeting(*(paragraph(f"n{n}") for n in range(9)), lang=lang)
    first, *_ = body(marks(made(view, GAZETTE))[0])[1:]
    half = GAZETTE.page.width / 2
    assert first[0] > half if lang == "ar" else first[0] < half


@pytest.mark.parametrize("lang", ["en", "he"])
def test_what_stands_behind_a_volume_spans_the_columns(lang):
    page = GAZETTE.page
    *_, last = marks(made(replace(volume().view, lang=lang), GAZETTE))
    xs = [x for x, _ in body(last)]
    assert min(xs) >= min(page.inner, page.outer) - 1
    assert max(xs) <= page.width - min(page.inner, page.outer) + 1
    assert max(xs) - min(xs) > page.column


def test_a_note_stands_at_the_foot_of_the_column_of_its_mark():
    note = v.Note("f1", "1", (paragraph("f1.p1", "Noted.", Role.NOTE),))
    marked = v.Paragraph("n1", (v.Text("Said"), v.NoteReference("f1", "1")))
    view = meeting(marked, *(paragraph(f"n{n}") for n in range(2, 30)), notes=(note,))
    data = made(view, GAZETTE)
    (noted,) = [
        mark.places for mark in marks(data)[0] if mark.kind == "/P" and "Noted" in mark.words
    ]
    assert noted[0][0] < GAZETTE.page.width / 2
    assert noted[0][1] < GAZETTE.page.bottom + GAZETTE.blocks[Role.NOTE].leading


def test_a_note_of_the_title_stands_on_its_page():
    title = v.Heading("h1", 0, (v.Text("A meeting"), v.NoteReference("f1", "1")), Role.TITLE)
    note = v.Note("f1", "1", (paragraph("f1.p1", "Noted.", Role.NOTE),))
    view = meeting(title, *(paragraph(f"n{n}") for n in range(2, 30)), notes=(note,))
    data = made(view, GAZETTE)
    assert any("Noted" in mark.words for mark in marks(data)[0])
    assert holds(view, data)


# --- running heads --------------------------------------------------------------------


def sitting(count):
    blocks = [heading("h0", "A meeting", 0)]
    for n in range(1, count + 1):
        blocks += [heading(f"h{n}", f"Item {n}"), paragraph(f"n{n}", PROSE * 12)]
    return meeting(*blocks, date_text="1 May 2020")


@pytest.mark.parametrize("theme", [DEFAULT, GAZETTE], ids=["default", "gazette"])
def test_the_head_of_a_long_record_names_title_date_and_section(theme):
    first, *others = heads(made(sitting(8), theme))
    assert first == ""
    assert len(others) >= 4
    assert all("A meeting, 1 May 2020" in head and "Item " in head for head in others)
    assert "Item 8" in others[-1]


def test_the_section_is_the_first_that_begins_on_a_page_else_the_one_before():
    data = made(sitting(8), DEFAULT)
    shown = [[mark.words for mark in page if mark.kind == "/H2"] for page in marks(data)]
    current, expected = "", []
    for titles in shown:
        current = titles[0].strip() if titles else current
        expected.append(current)
        current = titles[-1].strip() if titles else current
    assert [head.removeprefix("A meeting, 1 May 2020").strip() for head in heads(data)][1:] == (
        expected[1:]
    )


def test_a_page_on_which_no_section_begins_names_the_last_one_before():
    short = (heading("h1", "Item 1"), paragraph("n1", "A word."))
    view = meeting(*short, heading("h2", "Item 2"), paragraph("n2", PROSE * 60))
    assert "Item 2" in heads(made(view, DEFAULT))[-1]


def test_a_date_that_the_title_tells_is_not_told_again():
    view = meeting(
        paragraph("n1", PROSE * 12), title="Sitting of 1 May 2020", date_text="1 May 2020"
    )
    assert heads(made(view, DEFAULT))[-1] == "Sitting of 1 May 2020"


def test_the_head_of_a_short_record_names_no_section():
    view = meeting(heading("h1", "Item 1"), paragraph("n1", PROSE * 12))
    assert "Item 1" not in "".join(heads(made(view, DEFAULT)))


def test_one_section_alone_is_not_named():
    found = heads(made(meeting(heading("h1", "Item 1"), paragraph("n1", PROSE * 60)), DEFAULT))
    assert len(found) > 5
    assert "Item 1" not in "".join(found)


def test_a_dateline_is_shortened_to_its_date():
    facts = {"date": "1976-11-12", "date_text": "Secretary's Conference Room, " * 2 + "12 Nov 1976"}
    *_, head = heads(made(meeting(paragraph("n1", PROSE * 12), **facts), DEFAULT))
    assert head == "A meetingNovember 12, 1976"


def test_a_title_that_is_too_long_is_cut_where_a_line_may_end():
    view = meeting(paragraph("n1", PROSE * 12), title="請願の土地を売らないことも含め、" * 9)
    *_, head = heads(made(view, DEFAULT))
    assert head.strip().endswith("\u2026")
    assert len(head) < 90


@pytest.mark.parametrize("lang", ["en", "he"])
def test_the_inner_margin_is_where_reading_begins(lang):
    theme = with_page(DEFAULT, inner=100.0, outer=50.0)
    width = theme.page.width
    for x, _ in body(marks(made(meeting(paragraph("n1"), lang=lang), theme))[0]):
        assert x > (47.0 if lang == "he" else 97.0)  # a comma may hang
        assert x < width - (97.0 if lang == "he" else 47.0)


# --- headings and lists ---------------------------------------------------------------


def _extent(page, kind):
    """For each line of an element where its first piece begins, from the left."""
    return [place for mark in page if mark.kind == kind for place in mark.places]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        (
            "Meeting of the President of the Council with the Minister of Foreign Affairs today",
            "en",
        ),
        ("請願第5号 旧佐川邸の土地を売らないことも含め、市民の意見を聞きながら公園整備", "ja"),
        ("W" * 70, "en"),
    ],
)
def test_the_lines_of_a_title_are_even(words, lang):
    """Set ragged to the full measure, its last line would have a word or two."""
    view = meeting(heading("h1", words, 0), lang=lang, title=words)
    data = made(view, GAZETTE)
    starts = [x for x, _ in _extent(marks(data)[0], "/H1")]
    assert len(starts) > 1
    assert max(starts) - min(starts) < 60
    assert min(starts) >= GAZETTE.page.inner - 1
    assert holds(view, data)


def test_what_follows_a_list_is_as_far_away_as_from_a_paragraph():
    item = v.ListItem("l1.i1", (paragraph("p1", "x", Role.LIST_ITEM),))
    after_list = body(marks(made(meeting(v.List("l1", (item,)), paragraph("n1", "y")), DEFAULT))[0])
    after_words = body(marks(made(meeting(paragraph("n2", "x"), paragraph("n1", "y")), DEFAULT))[0])
    distances = [page[-2][1] - page[-1][1] for page in (after_list, after_words)]
    assert distances[0] == pytest.approx(distances[1], abs=0.02)


def test_a_paragraph_runs_the_way_of_most_of_its_letters():
    """Records are full of passages whose language nobody told."""
    words = "יש לנו היום OECD צווים, תעריפי מכס."
    (page,) = marks(made(meeting(paragraph("n1", words)), DEFAULT))
    assert min(x for x, _ in body(page)) > DEFAULT.page.width / 2
    (page,) = marks(made(meeting(paragraph("n1", "We have " + words[:8])), DEFAULT))
    assert min(x for x, _ in body(page)) < DEFAULT.page.width / 2
