"""Tables look alike: their lines, the room in them and how wide they are agree with the theme
in Word's styles, in the browser and on the PDF's pages, within half a point.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher import view as v
from publisher.exporters.shared.tables import SLACK, lines, padding
from publisher.roles import Role
from publisher.theme.model import TableWidth
from tests.consistency import screen
from tests.consistency.compared import HALF, THEMES, made
from tests.consistency.ruled import in_pdf, in_word

pytestmark = pytest.mark.conformance

ROWS = (("Member", "Office", "Votes"), ("Berg", "Chair", "12"), ("Clark", "Clerk", "1,204"),
        ("<inaudible>", "Member", "3"))  # fmt: skip
CELLS = tuple(tuple((v.Text(cell),) for cell in row) for row in ROWS)
TABLE = v.View("tables", "en", v.Facts(""), (v.Table("t1", CELLS, head=1),))


def plain(theme):
    """The theme with the typefaces inside the files, and nothing but the table on a page."""
    families = {name: replace(family, embed=True) for name, family in theme.families.items()}
    layout = replace(theme.layout, line_numbers=0, cover=False)
    return replace(theme, families=families, layout=layout)


@pytest.fixture(scope="module")
def screens(tmp_path_factory):
    """The table of every theme's page and book, in one run of the browser."""
    folder, pages, owners = tmp_path_factory.mktemp("tables"), {}, {}
    for name, theme in THEMES.items():
        page, book = folder / f"{name}.html", folder / f"{name}.epub"
        page.write_bytes(made(TABLE, plain(theme), "html"))
        book.write_bytes(made(TABLE, plain(theme), "epub"))
        chapters = screen.pages_of_book(book, folder / name)
        pages |= dict.fromkeys([page, *chapters], theme.blocks[Role.SPEECH].size)
        owners |= {page: (name, "html"), **dict.fromkeys(chapters, (name, "epub"))}
    return {owners[path]: found[0] for path, found in screen.tables(pages).items() if found}


@pytest.fixture(scope="module", params=list(THEMES))
def every_table(request, screens):
    """The theme, and its table in each format."""
    name = request.param
    theme = plain(THEMES[name])
    return theme, {
        "docx": in_word(made(TABLE, theme, "docx")),
        "pdf": in_pdf(made(TABLE, theme, "pdf"), len(ROWS) - 1, theme.page.column),
        "html": screens[name, "html"],
        "epub": screens[name, "epub"],
    }


def line(told):
    return told and (told.width, told.colour)


def alike(one, other):
    """Whether two lines are, within what formats round them to; and neither is half a point
    from the other.
    """
    if one is None or other is None:
        return one is other
    return abs(one[0] - other[0]) <= 0.1 and one[1] == other[1]


def test_lines_are_the_theme_s_in_every_format(every_table):
    theme, told = every_table
    drawn = lines(theme, Role.TABLE_CELL)
    wanted = (drawn.outer, drawn.head, drawn.inner, drawn.outer)
    for name, table in told.items():
        found = (table.above, table.head, table.between, table.below)
        assert all(map(alike, found, map(line, wanted))), (name, found, wanted)


def test_words_have_the_same_room(every_table):
    theme, told = every_table
    for name, table in told.items():
        assert table.padding == pytest.approx(padding(theme), abs=HALF), name


def test_tables_are_as_wide_as_the_theme_says(every_table):
    theme, told = every_table
    full = theme.table.width is TableWidth.MEASURE
    assert {name: table.is_full for name, table in told.items()} == dict.fromkeys(told, full)


def test_tables_as_wide_as_their_words_are_alike(every_table):
    """Each column is, within half a point: Word sets letters without kerning, so that in bold
    type a column is wider by up to a third of a point. A browser measures what it shows, and
    needs no slack. On a page of the web, the reader's typefaces decide.
    """
    theme, told = every_table
    if theme.table.width is TableWidth.WORDS:
        columns = len(ROWS[0])
        assert told["docx"].width == pytest.approx(told["pdf"].width, abs=HALF * columns)
        slack = SLACK * columns
        assert told["epub"].width + slack == pytest.approx(told["pdf"].width, abs=HALF)


def test_a_difference_is_told():
    """The comparison can fail."""
    assert alike((0.5, "#000000"), (0.55, "#000000"))
    assert not alike((0.5, "#000000"), None)
    assert not alike((0.5, "#000000"), (0.75, "#000000"))
    assert not alike((0.5, "#000000"), (0.5, "#111111"))
