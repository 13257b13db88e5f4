"""Tables in the files that are made: what no theme shows at a glance, and what may go wrong."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export as export_docx
from publisher.exporters.html import export as export_html
from publisher.exporters.pdf import export as export_pdf
from publisher.exporters.shared.tables import padding, space_around
from publisher.exporters.shared.xhtml.css import on_dark, stylesheet
from publisher.roles import PhraseRole, Role
from publisher.theme.load import load, names
from publisher.theme.model import TableWidth
from tests.exporters.pages import marks
from tests.readback import pdf as readback

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEFAULT = load("default").value
LONG = "a cell with words enough for several lines " * 6


def table(*rows, head=1, caption="", **more):
    cells = tuple(tuple((v.Text(cell),) for cell in row) for row in rows)
    return v.Table("t1", cells, head, (v.Text(caption),) if caption else (), **more)


def view(*blocks, lang="en"):
    return v.View("meeting", lang, v.Facts("A meeting"), blocks)


def full(theme):
    return replace(theme, table=replace(theme.table, width=TableWidth.MEASURE))


VOTES = table(("Name", "Votes"), ("Berg", "12"), ("Clark", "3"))
BEFORE = v.Paragraph("n1", (v.Text("Before."),))


# --- Word -----------------------------------------------------------------------------


def word(*blocks, theme=DEFAULT, lang="en"):
    with ZipFile(BytesIO(export_docx(view(*blocks, lang=lang), theme, Options()).value)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def properties(body):
    """The table's own properties, by name."""
    return {child.tag.removeprefix(W): dict(child.attrib) for child in body.find(f".//{W}tblPr")}


def test_word_finds_the_width_of_a_table_as_wide_as_its_words():
    body = word(VOTES)
    assert properties(body)["tblW"] == {W + "w": "0", W + "type": "auto"}
    assert {cell.get(W + "type") for cell in body.iter(W + "tcW")} == {"auto"}


@pytest.mark.parametrize(
    ("made", "theme"), [(VOTES, full(DEFAULT)), (table((LONG, LONG)), DEFAULT)]
)
def test_the_columns_of_a_table_as_wide_as_the_text_are_told(made, theme):
    body = word(made, theme=theme)
    assert properties(body)["tblW"] == {W + "w": "5000", W + "type": "pct"}
    widths = [int(column.get(W + "w")) for column in body.iter(W + "gridCol")]
    assert sum(widths) == pytest.approx(theme.page.measure * 20, abs=len(widths))


def test_a_column_is_wide_enough_for_its_words():
    widths = [
        int(c.get(W + "w")) for c in word(table(("Item", LONG), ("1", LONG))).iter(W + "gridCol")
    ]
    assert widths[0] < widths[1]
    assert widths[0] > 20 * (2 * padding(DEFAULT) + 2 * DEFAULT.blocks[Role.TABLE_CELL].size)


def test_bold_words_have_a_wider_column():
    plain = v.Table("t1", (((v.Text("By when"),),),))
    strong = v.Table("t1", (((v.Phrase(PhraseRole.STRONG, (v.Text("By when"),)),),),))
    widths = [int(next(word(one).iter(W + "gridCol")).get(W + "w")) for one in (plain, strong)]
    assert widths[0] < widths[1]


def test_a_line_break_in_a_cell_needs_no_width():
    rows = [((v.Text("one"), v.LineBreak(), v.Text("two")),), ((v.Text("one two"),),)]
    widths = [
        int(next(word(v.Table("t1", (row,))).iter(W + "gridCol")).get(W + "w")) for row in rows
    ]
    assert widths[0] < widths[1]


def test_a_table_stands_where_its_caption_does():
    assert "jc" not in properties(word(VOTES))
    official = load("official-record").value
    assert properties(word(VOTES, theme=official))["jc"] == {W + "val": "center"}


def test_numbers_and_their_heads_stand_at_the_end_side_in_word():
    cells = [cell.find(f"{W}p/{W}pPr/{W}jc") for cell in word(VOTES).iter(W + "tc")]
    assert [cell is not None for cell in cells] == [False, True] * 3


@pytest.mark.parametrize(("rows", "kept"), [(3, 4), (9, 0)])
def test_the_rows_of_a_small_table_stay_together(rows, kept):
    """Each of its rows but the last is kept with the next."""
    body = word(table(*[("a", "b")] * rows, head=0))
    assert len(body.findall(f".//{W}tc/{W}p/{W}pPr/{W}keepNext")) == kept


@pytest.mark.parametrize("rows", [3, 9])
def test_a_small_table_is_on_one_page_wherever_it_begins(rows):
    small = table(*[("small", "b")] * rows, head=0)
    counts = set()
    for above in range(24, 36):
        lines = [v.Paragraph(f"n{n}", (v.Text("Line."),)) for n in range(above)]
        pages = marks(export_pdf(view(*lines, small), DEFAULT, Options()).value)
        counts.add(sum(any("small" in mark.words for mark in page) for page in pages))
    assert counts == ({1} if rows == 3 else {1, 2})


def test_what_stands_above_a_table_without_caption_leaves_its_space():
    above = word(BEFORE, VOTES).find(f".//{W}p/{W}pPr/{W}spacing")
    assert int(above.get(W + "after")) == space_around(DEFAULT) * 20
    captioned = replace(VOTES, caption=(v.Text("Votes"),))
    assert word(BEFORE, captioned).find(f".//{W}p/{W}pPr/{W}spacing") is None


# --- PDF ------------------------------------------------------------------------------


def pdf(*blocks, theme=DEFAULT, lang="en"):
    return export_pdf(view(*blocks, lang=lang), theme, Options()).value


def begins(data, words):
    """Where the words of a cell begin."""
    (place,) = (
        mark.places[0] for page in marks(data) for mark in page if mark.words.strip() == words
    )
    return place


def test_numbers_end_alike_on_the_page():
    data = pdf(VOTES)
    one, two = begins(data, "12"), begins(data, "3")
    digit = one[0] - two[0]
    assert digit < 0  # the longer number begins further out
    assert begins(data, "Berg")[0] == pytest.approx(begins(data, "Clark")[0])


def test_cells_begin_where_the_lines_of_the_table_leave_room():
    left = DEFAULT.page.inner + padding(DEFAULT)
    assert begins(pdf(VOTES), "Berg")[0] == pytest.approx(left, abs=0.01)


def test_rows_of_a_grid_take_whole_lines():
    theme = load("transcript").value
    data = pdf(BEFORE, VOTES, theme=theme)
    heights = [begins(data, words)[1] for words in ("Before.", "Name", "Berg", "Clark")]
    steps = [above - below for above, below in pairwise(heights)]
    assert steps == pytest.approx([theme.page.step] * 3, abs=0.01)


def test_a_word_of_a_narrow_column_is_not_broken_in_any_direction():
    data = pdf(table(("العضو", "الأصوات"), ("أحمد", "12")), lang="ar")
    cells = [mark for mark in marks(data)[0] if mark.kind in {"/TH", "/TD"}]
    assert all(len({round(y) for _, y in mark.places}) == 1 for mark in cells)


LIST = table(("No.", "For"), *((f"N{n}", str(n)) for n in range(200)))


def heads(data):
    """Of each page, the marks of column heads, as they stand."""
    return [[m.kind for m in page if "No." in m.words] for page in marks(data)]


def test_the_column_heads_stand_on_every_page_and_are_told_once():
    data = pdf(BEFORE, LIST)
    first, *others = heads(data)
    assert first == ["/TH"]
    assert len(others) > 2
    assert all(kinds == ["/Artifact/Layout"] for kinds in others)
    assert law.first_difference("".join(v.shown(view(BEFORE, LIST))), readback.shown(data)) is None


def test_the_column_heads_stand_in_every_column():
    data = pdf(BEFORE, LIST, theme=load("gazette").value)
    assert [len(kinds) for kinds in heads(data)] == [2] * len(marks(data))


def test_rows_after_a_repeated_head_stay_on_the_grid():
    theme = load("transcript").value
    place = begins(pdf(LIST, theme=theme), "N23")
    top = theme.page.height - theme.page.top
    assert (top - place[1]) / theme.page.step % 1 == pytest.approx(
        (top - begins(pdf(LIST, theme=theme), "N0")[1]) / theme.page.step % 1, abs=0.001
    )


def test_heads_too_high_to_be_repeated_are_not():
    data = pdf(table((LONG * 4, LONG * 4), *((f"N{n}", str(n)) for n in range(100))))
    told = [mark for page in marks(data) for mark in page if "several lines" in mark.words]
    assert {mark.kind for mark in told} == {"/TH"}


@pytest.mark.parametrize("columns", [1, 40, 200])
def test_any_number_of_columns_is_shown(columns):
    many = view(table(tuple(map(str, range(columns)))))
    data = export_pdf(many, DEFAULT, Options()).value
    assert law.first_difference("".join(v.shown(many)), readback.shown(data)) is None


# --- XHTML ----------------------------------------------------------------------------


def html(*blocks):
    return etree.HTML(export_html(view(*blocks), DEFAULT, Options()).value)


def test_numbers_have_a_class():
    cells = [cell.get("class") for cell in html(VOTES).iter("th", "td")]
    assert cells == ["table-head", "table-head number", *["table-cell", "table-cell number"] * 2]


def test_a_table_without_a_caption_is_known_as_such():
    captioned = replace(VOTES, caption=(v.Text("Votes"),))
    classes = [html(made).find(".//table").get("class") for made in (VOTES, captioned)]
    assert classes == ["uncaptioned", None]


@pytest.mark.parametrize("name", sorted(names()))
def test_lines_can_be_seen_on_dark_screens(name):
    theme = load(name).value
    night = stylesheet(theme).partition("prefers-color-scheme: dark")[2]
    colour = on_dark(theme.table.rule_colour)
    assert f"table {{ border-block-start-color: {colour} }}" in night
