"""docs/architecture.md, the explanations and the code: the same modules, stages and arrows."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "publisher"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
EXPLANATIONS = sorted((ROOT / "docs" / "explanation").glob("*.md"))
STAGES = re.findall(
    r"^\| \w+ \| `([a-z][\w.]+)` \| `(\w+)` \| (?:`(\w+)`|notices)", PAGE, re.MULTILINE
)
ARROWS = {
    part: frozenset(filter(None, taken.split(", ")))
    for part, taken in re.findall(
        r"^\| `(\w+)` \| .+ \| .+ \| ?([a-z, ]*?) ?\|$", PAGE, re.MULTILINE
    )
}
GROUND = frozenset(re.findall(r"`publisher\.(\w+)`", re.split("All may take|## Why", PAGE)[1]))


def part_of(module):
    """The part that a module belongs to."""
    return module.split(".")[1]


@pytest.fixture(scope="module")
def imports():
    """What each part imports, by the code."""
    graph = grimp.build_graph("publisher", cache_dir=None)
    found = {}
    for module in graph.modules - {"publisher", "publisher.__main__"}:
        taken = {part_of(other) for other in graph.find_modules_directly_imported_by(module)}
        found.setdefault(part_of(module), set()).update(taken - {part_of(module), "_version"})
    return found


def is_there(name):
    """Whether a dotted name is a module, or a name in one."""
    path = ROOT.joinpath(*name.split("."))
    if path.with_suffix(".py").is_file() or (path / "__init__.py").is_file():
        return True
    module, _, inner = name.rpartition(".")
    return "." in name and is_there(module) and hasattr(importlib.import_module(module), inner)


PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
NAME = re.compile(r"`(publisher(?:\.\w+)+)`")
NAMES = {name for page in PAGES for name in NAME.findall(page.read_text("utf-8"))}


@pytest.mark.parametrize("name", sorted(NAMES - {"publisher.toml", "publisher.name"}))
def test_a_name_that_a_document_tells_exists(name):
    assert is_there(name)


@pytest.mark.parametrize("page", EXPLANATIONS, ids=lambda page: page.stem)
def test_an_explanation_names_what_there_is_where_it_is(page):
    """Modules, and names `in` or `of` one; `publisher.toml` is a file of settings."""
    text = " ".join(page.read_text("utf-8").split())
    modules = set(re.findall(r"`(publisher(?:\.\w+)+)`", text)) - {"publisher.toml"}
    held = re.findall(r"`(\w+)` (?:in|of) `(publisher(?:\.\w+)+)`", text)
    names = modules | {f"{module}.{name}" for name, module in held}
    assert [name for name in sorted(names) if not is_there(name)] == []


@pytest.mark.parametrize(("function", "takes", "gives"), STAGES)
def test_a_stage_takes_and_gives_what_the_page_tells(function, takes, gives):
    module, _, name = f"publisher.{function}".rpartition(".")
    stage = getattr(importlib.import_module(module), name)
    signature = inspect.signature(stage.__call__ if inspect.isclass(stage) else stage)
    first = next(one for one in signature.parameters.values() if one.name != "self")
    assert first.annotation == takes
    assert re.sub(r"^Outcome\[(.+)\]$", r"\1", signature.return_annotation) == (
        gives or "tuple[Notice, ...]"
    )


def test_every_stage_is_read():
    assert len(STAGES) == 10


def test_every_part_is_told(imports):
    inside = {path.stem for path in PACKAGE.iterdir() if path.suffix in {"", ".py"}}
    parts = {name for name in inside if not name.startswith("_")}
    assert {*ARROWS, *GROUND} == parts
    assert not {*ARROWS} & GROUND
    assert {*imports} <= {*ARROWS, *GROUND, "_version"}


@pytest.mark.parametrize("part", sorted(ARROWS))
def test_the_arrows_of_a_part_are_its_imports(part, imports):
    assert imports.get(part, set()) - GROUND == ARROWS[part]


@pytest.mark.parametrize("part", sorted(GROUND))
def test_the_ground_takes_from_the_ground_alone(part, imports):
    assert imports.get(part, set()) <= GROUND
