"""docs/interop.md: its tools are set up, and two of its programs show every word of any edition.

That its commands give what it shows is tested in `tests/test_recipes.py`.
"""

from __future__ import annotations

import re
import shutil
import tomllib

import pytest
from lxml import html

from publisher.law import visible
from publisher.tei.build import build
from publisher.tei.serialize import serialize
from publisher.tei.wording import of_edition
from tests.recipes import ROOT, SET_UP, Recipe, need, page, prepare, run
from tests.tei.editions import edition_of
from tests.tei.records import every_node

PAGE = page("interop.md")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with the page's programs and the files that its first section makes."""
    folder = tmp_path_factory.mktemp("interop")
    prepare(PAGE, folder)
    return folder


@pytest.fixture
def folder(prepared, tmp_path):
    return shutil.copytree(prepared, tmp_path / "work", symlinks=True)


def _command(recipe: Recipe) -> str:
    ((command, _),) = recipe.commands
    return command


def test_every_tool_is_told_once_with_its_set_up_and_the_tests_set_it_up():
    assert {tool for recipe in PAGE.tried for tool in recipe.needs} | {"lxml"} == set(SET_UP)
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    python = [*project["dependencies"], *project["optional-dependencies"]["dev"], "."]
    for tool, command in SET_UP.items():
        if command.startswith("pip install "):
            name = command.removeprefix("pip install ")
            assert any(re.match(re.escape(name) + r"\b|\.$", one) for one in python), tool
        else:
            assert command.removeprefix("apt install ") in script, tool


STYLESHEET, BROWSER = (
    next(recipe for recipe in PAGE.tried if recipe.title.startswith(name))
    for name in ("XSLT", "CETEIcean")
)
EDITIONS = {
    "a record": lambda: edition_of(ROOT / "input" / "2016-03-24-putin-kerry.txt"),
    "a record with remarks": lambda: edition_of(
        ROOT / "input" / "2024-06-08-biden-macron-paris.txt"
    ),
    "every element": lambda: build(every_node(), "doc").value,
}
every_edition = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


@every_edition
def test_the_stylesheet_shows_every_word_in_order(edition, folder):
    need(STYLESHEET)
    (folder / "record.xml").write_bytes(serialize(edition()))
    run("python saxon.py page.xsl record.xml > page.html", folder)
    (body,) = html.parse(folder / "page.html", html.HTMLParser(encoding="utf-8")).iter("body")
    assert visible(body.text_content()) == visible(of_edition(edition()))


@every_edition
def test_the_browser_shows_every_word_in_order(edition, folder):
    need(BROWSER)
    (folder / "record.xml").write_bytes(serialize(edition()))
    page = html.fromstring(
        run(_command(BROWSER).replace("--screenshot=record.png", "--dump-dom"), folder)
    )
    (main,) = page.iter("main")
    for hidden in main.xpath(".//tei-teiheader | .//*[@hidden]"):
        hidden.drop_tree()
    assert visible(main.text_content()) == visible(of_edition(edition()))


def test_the_browser_sets_each_label_on_a_line_of_its_own(folder):
    need(BROWSER)
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed: apt install poppler-utils")
    run(_command(BROWSER), folder)
    lines = [line.strip() for line in run("pdftotext -layout record.pdf -", folder).splitlines()]
    assert [line for line in lines if line.endswith(":")] == [
        "President of Russia Vladimir Putin:",
        "US Secretary of State John Kerry:",
        "Vladimir Putin:",
    ]
    assert "Thank you, Sir." in lines
    assert (folder / "record.png").stat().st_size > 10_000
