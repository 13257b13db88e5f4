"""Pages whose commands are run: what a page holds, and how a command of it is run.

A section (`## …`) is a recipe: blocks of `sh`, each with what it prints (a block of `text` behind
it), and the tools that it needs. A block whose first line names a file, as `toml own.toml` does, is
that file. Where the first section is "The files of this page", it prepares the others, which stand
for themselves; a page without it is run from its first command to its last.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MODULES = ROOT / "node_modules"
FENCE = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PREPARING = "The files of this page"
SET_UP = dict(
    re.findall(
        r"^\| `(\S+)` \| .* \| `(.+)` \|$",
        (DOCS / "interop.md").read_text("utf-8"),
        re.MULTILINE,
    )
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Tools, and commands, each with what it prints, if that is shown."""

    title: str
    needs: tuple[str, ...] = ()
    commands: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What makes the files of a page, and what is tried with them."""

    name: str
    text: str
    files: tuple[tuple[str, str], ...]
    preparation: Recipe
    tried: tuple[Recipe, ...]


def page(name: str) -> Page:
    """The page of `docs` with this name."""
    text = (DOCS / name).read_text("utf-8")
    files = tuple((file, body) for _, file, body in FENCE.findall(text) if file)
    first, *rest = map(_recipe, re.split(r"^## ", text, flags=re.MULTILINE)[1:])
    if first.title == PREPARING:
        return Page(name, text, files, first, tuple(one for one in rest if one.commands))
    together = tuple(command for recipe in (first, *rest) for command in recipe.commands)
    whole = Recipe("all of it", first.needs, together)
    return Page(name, text, files, Recipe(PREPARING), (whole,))


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


def need(recipe: Recipe) -> None:
    """Skip where a tool is missing."""
    for tool in recipe.needs:
        if not _is_there(tool):
            pytest.skip(f"{tool} is not installed: {SET_UP[tool]}")


def _is_there(tool: str) -> bool:
    return (
        tool == "publisher"
        or shutil.which(tool) is not None
        or (MODULES / tool).is_dir()
        or (tool.isidentifier() and find_spec(tool) is not None)
    )


def prepare(shown: Page, folder: Path) -> None:
    """Make the files of a page."""
    (folder / "input").symlink_to(ROOT / "input")
    (folder / "examples").symlink_to(ROOT / "examples")
    if MODULES.is_dir():
        (folder / "node_modules").symlink_to(MODULES)
    for name, text in shown.files:
        (folder / name).write_text(text, "utf-8")
    for command, _ in shown.preparation.commands:
        run(command, folder)


def tried(recipe: Recipe, folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """Each command, what it prints, and what the page shows of it."""
    for command, printed in recipe.commands:
        yield command, run(command, folder), printed


def run(command: str, folder: Path) -> str:
    """What a command prints, in a shell that has this Python, this program and a free port."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PUBLISHER_")},
        "HOME": str(folder),  # BaseX writes its settings there
        "LC_ALL": "C.UTF-8",
        "PATH": f"{_programs(folder.parent / 'bin')}{os.pathsep}{os.environ['PATH']}",
        "PORT": str(_free_port()),
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("SOURCE_DATE_EPOCH", None)
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
    """The names that pages call, as they are to be called here."""
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
