"""One style in every format: what Word's styles, the browser and the PDF's pages tell of each
role agrees with the theme, and with each other, within half a point.
"""

from __future__ import annotations

import pytest

from publisher.roles import Role
from publisher.testing import specimen
from tests.consistency import printed, word
from tests.consistency.compared import THEMES, differences, made, on_one_page, on_screens, wanted
from tests.consistency.look import Look

pytestmark = pytest.mark.conformance

ON_PAPER = {Role.RUNNING_HEAD, Role.FOLIO, Role.MARGIN}
EDITIONS = ("front-", "contents-", "back-", "index-", "chart-")
ADDED = {Role.CHAPTER, *(role for role in Role if role.startswith(EDITIONS))}
"""What an edition adds around the record, or has in volumes only: `test_added` measures it."""


def on_pages(theme):
    """The looks on the PDF's pages, and those of the text on one long page."""
    long = on_one_page(theme)
    return {
        **printed.looks(made(specimen(), theme, "pdf"), theme.page),
        **printed.looks(made(specimen(), long, "pdf"), long.page),
    }


@pytest.fixture(scope="module")
def screens(tmp_path_factory):
    """The looks of every theme's page and book."""
    views = {name: (specimen(), theme) for name, theme in THEMES.items()}
    return on_screens(views, tmp_path_factory.mktemp("screens"))


@pytest.fixture(scope="module", params=list(THEMES))
def every_look(request, screens):
    """The theme's look of each role, and what each format tells of it."""
    name = request.param
    theme = THEMES[name]
    told = {
        "docx": word.looks(made(specimen(), theme, "docx")),
        "pdf": on_pages(theme),
        **{format_name: screens[name, format_name] for format_name in ("html", "epub")},
    }
    return theme, told


def test_each_format_looks_as_the_theme_says(every_look):
    theme, told = every_look
    found = [
        f"{role} in {name}: {difference}"
        for name, looks in told.items()
        for role, look in looks.items()
        if not (role in ADDED and name in {"html", "epub"})
        for difference in differences(wanted(theme, theme.blocks[role], name), look)
    ]
    assert found == []


def test_the_formats_look_alike(every_look):
    theme, told = every_look
    found = []
    for role in set(Role) - ADDED - ON_PAPER:
        rule = wanted(theme, theme.blocks[role], "pdf").between
        plain = wanted(theme, theme.blocks[role], "docx").between
        looks = [looks[role] for name, looks in told.items() if name != "pdf" or rule == plain]
        found += [
            f"{role}: {difference}"
            for number, look in enumerate(looks)
            for other in looks[number + 1 :]
            for difference in differences(look, other)
        ]
    assert found == []


def test_every_role_is_measured(every_look):
    """No role is left out: Word has a style for all, the others show what belongs to them."""
    _, told = every_look
    assert set(told["docx"]) == set(Role)
    assert set(told["pdf"]) >= set(Role) - ADDED - {Role.MARGIN}
    for name in ("html", "epub"):
        assert set(told[name]) >= set(Role) - ADDED - ON_PAPER, name


def test_text_in_lines_is_measured_in_full(every_look):
    """Of paragraphs on the PDF's pages, leading, indents and alignment are known."""
    theme, told = every_look
    for role in (Role.LEAD, Role.NARRATIVE, Role.SPEECH, Role.REMARK, Role.VOTE, Role.QUOTE):
        look = told["pdf"][role]
        assert look.leading and look.align and look.between is not None, role  # noqa: PT018
        if theme.blocks[role].align in {"start", "justify"}:
            assert look.indent is not None, role


def test_a_difference_is_told():
    """The comparison can fail: in a length, a colour, a typeface; not in what is unknown."""
    style = THEMES["default"].blocks[Role.SPEECH]
    look = wanted(THEMES["default"], style, "docx")
    other = Look("arial", style.size + 0.6, "#000000", style.leading + 0.4)
    assert [told.partition(":")[0] for told in differences(look, other)] == [
        "typeface",
        "size",
        "colour",
    ]
