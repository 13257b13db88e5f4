"""docs/interop.md: every command and every program on the page runs, and gives what it shows."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import html

from publisher.law import visible
from publisher.tei.build import build
from publisher.tei.serialize import serialize
from publisher.tei.wording import of_edition
from tests.tei.editions import edition_of
from tests.tei.records import every_node

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "interop.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULES = ROOT / "node_modules"
SET_UP = dict(re.findall(r"^\| `(\S+)` \| .* \| `(.+)` \|$", PAGE, re.MULTILINE))


@dataclass(frozen=True, slots=True)
class Recipe:
    """A section of the page: its tools, and its commands, each with what it prints."""

    title: str
    needs: tuple[str, ...]
    commands: tuple[tuple[str, str | None], ...]


def recipes() -> list[Recipe]:
    sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    return [_recipe(section) for section in sections]


def _recipe(section: str) -> Recipe:
    needs = re.search(r"^Needs (.+)\.$", section, re.MULTILINE)
    blocks = [match.groups() for match in FENCE.finditer(section) if not match[2]]
    commands = []
    for at, (language, _, text) in enumerate(blocks):
        following = blocks[at + 1][0] if at + 1 < len(blocks) else ""
        if language == "sh":
            commands.append((text, blocks[at + 1][2] if following == "text" else None))
    tools = tuple(re.findall(r"`(\S+)`", needs[1])) if needs else ()
    return Recipe(section.partition("\n")[0], tools, tuple(commands))


RECIPES = recipes()
PREPARATION, *TRIED = RECIPES


def is_there(tool: str) -> bool:
    return (
        tool == "publisher"
        or shutil.which(tool) is not None
        or (MODULES / tool).is_dir()
        or (tool.isidentifier() and find_spec(tool) is not None)
    )


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """A folder with the page's programs and the files that its first section makes."""
    folder = tmp_path_factory.mktemp("interop")
    (folder / "input").symlink_to(ROOT / "input")
    for _, name, text in FENCE.findall(PAGE):
        if name:
            (folder / name).write_text(text, "utf-8")
    for command, _ in PREPARATION.commands:
        run(command, folder)
    return folder


@pytest.fixture
def folder(prepared, tmp_path) -> Path:
    shutil.copytree(prepared, tmp_path / "work", symlinks=True)
    if MODULES.is_dir():
        (tmp_path / "work" / "node_modules").symlink_to(MODULES)
    return tmp_path / "work"


def run(command: str, folder: Path) -> str:
    """What a command prints, in a shell that has this Python, this program and a free port."""
    environment = {
        **os.environ,
        "HOME": str(folder),  # BaseX writes its settings there
        "LC_ALL": "C.UTF-8",
        "PATH": f"{_programs(folder.parent / 'bin')}{os.pathsep}{os.environ['PATH']}",
        "PORT": str(_free_port()),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["bash", "-eu", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _programs(folder: Path) -> Path:
    """The names that the page calls, as they are to be called here."""
    folder.mkdir(exist_ok=True)
    called = {"python": sys.executable, "publisher": f"{sys.executable} -m publisher"}
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser:  # as root, which the tests may be, it starts without its sandbox only
        called["chromium"] = f"{browser} --no-sandbox"
    for name, command in called.items():
        (folder / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf-8")
        (folder / name).chmod(0o755)
    return folder


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def _command(recipe: Recipe) -> str:
    ((command, _),) = recipe.commands
    return command


def need(recipe: Recipe) -> None:
    for tool in recipe.needs:
        if not is_there(tool):
            pytest.skip(f"{tool} is not installed: {SET_UP[tool]}")


@pytest.mark.parametrize("recipe", TRIED, ids=lambda recipe: recipe.title)
def test_a_recipe_gives_what_the_page_shows(recipe, folder):
    need(recipe)
    for command, shown in recipe.commands:
        given = run(command, folder)
        assert shown is None or given == shown


def test_the_page_holds_nothing_but_commands_their_results_and_named_files():
    blocks = FENCE.findall(PAGE)
    assert len(blocks) == PAGE.count("\n```") / 2
    unnamed = [language for language, name, _ in blocks if not name]
    assert set(unnamed) == {"sh", "text"}
    assert unnamed.count("text") == sum(
        shown is not None for recipe in RECIPES for _, shown in recipe.commands
    )
    names = [name for _, name, _ in blocks if name]
    texts = "".join(text for _, _, text in blocks)
    assert [name for name in names if name not in texts] == []


def test_every_tool_is_told_once_with_its_set_up_and_the_tests_set_it_up():
    assert {tool for recipe in RECIPES for tool in recipe.needs} | {"lxml"} == set(SET_UP)
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
    next(recipe for recipe in TRIED if recipe.title.startswith(name))
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
