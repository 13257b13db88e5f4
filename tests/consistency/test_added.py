"""What an edition adds (contents, participants, chapters, index, statistics) looks in every
format as the theme says, within half a point.
"""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from publisher.exporters.shared import back, front
from publisher.roles import Role
from publisher.theme.model import When
from publisher.theme.words import words
from tests.consistency import printed, word
from tests.consistency.bound import RECORD, VOLUME
from tests.consistency.compared import THEMES, differences, made, on_one_page, on_screens, wanted
from tests.consistency.test_styles import ADDED

pytestmark = pytest.mark.conformance

CONTENTS = (Role.CONTENTS_1, Role.CONTENTS_2)
SMALLER = 0.9


def listing(theme):
    """The theme with a list of who takes part."""
    return replace(theme, layout=replace(theme.layout, participants=When.ALWAYS))


def lines_of_contents(theme):
    """The roles of the lines of the volume's contents."""
    told = words(VOLUME.lang)
    entries = (*front.contents_entries(VOLUME, theme.layout), *back.entries(VOLUME, told))
    return [CONTENTS[entry.level - 1] for entry in entries]


def on_pages(theme):
    long = on_one_page(listing(theme))
    return {
        **printed.looks(made(RECORD, long, "pdf"), long.page, ()),
        **printed.looks(made(VOLUME, long, "pdf"), long.page, lines_of_contents(theme)),
    }


@pytest.fixture(scope="module")
def screens(tmp_path_factory):
    views = {f"{name}-volume": (VOLUME, theme) for name, theme in THEMES.items()}
    views |= {f"{name}-record": (RECORD, listing(theme)) for name, theme in THEMES.items()}
    return on_screens(views, tmp_path_factory.mktemp("screens"))


@pytest.fixture(scope="module", params=list(THEMES))
def every_look(request, screens):
    """The theme, and what each format tells of each role that the edition adds."""
    name, theme = request.param, THEMES[request.param]
    told = {
        "docx": word.looks(made(VOLUME, theme, "docx")),
        "pdf": on_pages(theme),
        **{
            kind: {**screens[f"{name}-record", kind], **screens[f"{name}-volume", kind]}
            for kind in ("html", "epub")
        },
    }
    return theme, {
        kind: {role: look for role, look in looks.items() if role in ADDED}
        for kind, looks in told.items()
    }


def told_of(role, kind, look):
    """The look, less what differs on purpose on a page of the web: contents stand beside it in
    smaller letters, and chapters, which begin no page there, are set off by more space.
    """
    if kind == "html" and role.startswith("contents-"):
        lengths = (
            field.name for field in fields(look) if isinstance(getattr(look, field.name), float)
        )
        return replace(look, **{name: getattr(look, name) / SMALLER for name in lengths})
    if kind == "html" and role is Role.CHAPTER:
        return replace(look, before=None, between=None)
    return look


def test_each_format_looks_as_the_theme_says(every_look):
    theme, told = every_look
    found = [
        f"{role} in {kind}: {difference}"
        for kind, looks in told.items()
        for role, look in looks.items()
        for difference in differences(
            wanted(theme, theme.blocks[role], kind), told_of(role, kind, look)
        )
    ]
    assert found == []


def test_every_role_is_measured(every_look):
    """But what a format has not: page numbers stand for places in a PDF, and a table for the
    list of who takes part on a page of the web.
    """
    theme, told = every_look
    listed = theme.layout.contents is not When.NEVER
    contents = set() if listed else {Role.CONTENTS_HEADING, *CONTENTS}
    assert set(told["docx"]) == set(told["epub"]) == ADDED
    assert set(told["pdf"]) == ADDED - contents - {Role.INDEX_PLACES}
    assert set(told["html"]) == ADDED - contents - {Role.FRONT_ITEM}


@pytest.mark.parametrize("role", [Role.CHAPTER, Role.FRONT_ITEM, Role.INDEX_NAME])
def test_lines_on_pages_are_measured_in_full(every_look, role):
    _, told = every_look
    assert told["pdf"][role].leading
    assert told["pdf"][role].align
