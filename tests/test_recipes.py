"""Every command of the tutorial, the how-to pages and docs/interop.md gives what is shown.

To see what a change does: `UPDATE_CASES=1 pytest tests/test_recipes.py`, then read the diff.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.recipes import DOCS, FENCE, need, page, prepare, tried

PAGES = [
    page(str(path.relative_to(DOCS)))
    for path in (DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md")), DOCS / "interop.md")
]
RECIPES = [(shown, recipe) for shown in PAGES for recipe in shown.tried]


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """The folder of each page, with its files, made when it is first asked for."""
    made: dict[str, Path] = {}

    def folder(shown):
        if shown.name not in made:
            made[shown.name] = tmp_path_factory.mktemp("page")
            prepare(shown, made[shown.name])
        return made[shown.name]

    return folder


@pytest.mark.parametrize(
    ("shown", "recipe"), RECIPES, ids=[f"{shown.name}: {recipe.title}" for shown, recipe in RECIPES]
)
def test_a_recipe_gives_what_the_page_shows(shown, recipe, folders, tmp_path):
    need(recipe)
    folder = shutil.copytree(folders(shown), tmp_path / "work", symlinks=True)
    for command, given, printed in tried(recipe, folder):
        if printed is not None and given != printed and os.environ.get("UPDATE_CASES"):
            _update(DOCS / shown.name, command, printed, given)
        else:
            assert printed is None or given == printed


def _update(path, command, printed, given):
    text = path.read_text("utf-8")
    before, found, after = text.partition(f"```sh\n{command}```")
    assert found
    shown = after.replace(f"```text\n{printed}```", f"```text\n{given}```", 1)
    path.write_text(f"{before}{found}{shown}", "utf-8")


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_a_page_holds_nothing_but_commands_their_results_and_named_files(shown):
    blocks = FENCE.findall(shown.text)
    assert len(blocks) == shown.text.count("\n```") / 2
    unnamed = [language for language, name, _ in blocks if not name]
    assert set(unnamed) <= {"sh", "text"}
    commands = [*shown.preparation.commands, *(one for r in shown.tried for one in r.commands)]
    assert unnamed.count("text") == sum(printed is not None for _, printed in commands)
    texts = "".join(text for _, _, text in blocks)
    named = {name for name, _ in shown.files} - {"publisher.toml"}  # which counts wherever it lies
    assert [name for name in named if name not in texts] == []
