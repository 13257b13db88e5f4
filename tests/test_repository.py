"""What the repository promises about itself: documents and code say the same."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import textwrap
import tomllib
from pathlib import Path

import pytest

from publisher.cli import run
from tools import figures

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "publisher"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
CODE = re.compile(r"""["'](P\d{3})["']""")


def words(path):
    return (ROOT / path).read_text("utf-8")


def test_a_code_has_one_meaning():
    """A code of one stage is used by no other."""
    stages = {}
    for path in MODULES:
        for code in CODE.findall(path.read_text("utf-8")):
            stages.setdefault(code, set()).add(path.relative_to(PACKAGE).parts[0])
    shared = {"P501"}  # the pipeline gives it, the batch knows it
    assert {code for code, owners in stages.items() if len(owners) > 1} - shared == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_first_what_it_is_for(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_has_at_most_400_lines(path):
    assert path.read_text("utf-8").count("\n") <= 400


def test_functions_are_short():
    lengths = sorted((found.lines, found.name) for found in figures.functions(PACKAGE))
    assert lengths[-1][0] <= 40, lengths[-1]
    assert lengths[len(lengths) * 9 // 10][0] <= 20
    assert lengths[len(lengths) // 2][0] <= 8


def test_what_tests_reach_is_told_of_files_that_exist():
    parts = (*figures.PARTS, *figures.ESCAPING)
    assert [part for part in parts if not (PACKAGE / part).exists()] == []


def test_every_document_is_led_to_from_the_readme():
    """From the README to the index, and from there to each page."""
    index = words("docs/index.md")
    assert "](docs/index.md)" in words("README.md")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    missing = [page for page in pages if f"]({page})" not in index]
    assert missing == ["index.md"]


def test_every_link_between_documents_leads_to_a_file():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_what_is_to_be_made_is_a_target(page):
    told = set(re.findall(r"\bmake ([a-z]+)\b(?=\s{2,}#|`)", words(page)))
    targets = set(re.findall(r"^(\w+):", words("Makefile"), re.MULTILINE))
    assert told
    assert told - targets == set()


def test_the_readme_is_short():
    assert words("README.md").count("\n") < 150


def commands_of_the_readme():
    return re.findall(r"^    \$ publisher (.+)$", words("README.md"), re.MULTILINE)


def style_of_the_readme():
    shown = re.search(r"`house\.toml`.*:\n\n((?:    .+\n)+)", words("README.md"))
    return textwrap.dedent(shown[1])


@pytest.mark.parametrize("command", commands_of_the_readme())
def test_a_command_of_the_readme_works(command, tmp_path, monkeypatch, capsys):
    """For real, but with the one record that the commands name: six formats take time."""
    (tmp_path / "input").mkdir()
    shutil.copy(ROOT / "input" / "2016-03-24-putin-kerry.txt", tmp_path / "input")
    (tmp_path / "house.toml").write_text(style_of_the_readme(), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(shlex.split(command)) == 0
    if command.startswith("export"):
        assert re.search(r"^made \d files? .+ in \w", capsys.readouterr().err, re.MULTILINE)


def test_the_readme_shows_what_inspect_gives(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    run(["inspect", "input/2016-03-24-putin-kerry.txt"])
    given = "".join(f"    {line}".rstrip() + "\n" for line in capsys.readouterr().out.splitlines())
    assert given in words("README.md")


RECORDS = sorted((ROOT / "input").glob("*.txt"))


def test_every_record_has_its_source_and_licence():
    table = words("input/SOURCES.md")
    assert [path.name for path in RECORDS if f"| {path.name} |" not in table] == []


def test_there_are_records_enough():
    assert len(RECORDS) >= 14


def test_what_mutants_are_made_of_is_there_and_so_are_the_tests():
    """A module that moves would else be asked no more."""
    rows = tomllib.loads(words("pyproject.toml"))["tool"]["mutation"]
    assert [pattern for pattern in rows if not any(ROOT.glob(pattern))] == []
    assert [test for tests in rows.values() for test in tests if not (ROOT / test).exists()] == []
