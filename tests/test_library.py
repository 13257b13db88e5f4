"""The library: its names, what its docstrings tell, the examples of its documents.

`UPDATE_CASES=1 pytest tests/test_library.py` writes the names down anew; read the diff.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import publisher
from publisher.errors import PublisherError

ROOT = Path(__file__).parent.parent
LIBRARY = (ROOT / "docs" / "library.md").read_text("utf-8")
PUBLIC = tomllib.loads((Path(__file__).parent / "public.toml").read_text("utf-8"))
NAMES = [(module, name) for module, names in PUBLIC.items() for name in names]
FUNCTIONS = ["export", "formats", "import_edition", "load_style", "prepare", "styles"]
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def of(module, name):
    """What a public name means."""
    return getattr(importlib.import_module(module), name)


def is_dataclass(found):
    return isinstance(found, type) and dataclasses.is_dataclass(found)


def defined(module):
    """The names that a module binds at its top and does not hide; a package's `__all__`."""
    found = importlib.import_module(module)
    if hasattr(found, "__all__"):
        return sorted(found.__all__)
    bound = set()
    for node in ast.parse(inspect.getsource(found)).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                bound.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                bound.add(name)
    return sorted(name for name in bound if not name.startswith("_"))


def test_the_public_names_are_these():
    found = {module: defined(module) for module in PUBLIC}
    if os.environ.get("UPDATE_CASES"):
        head = "# The public names. Who changes one, changes what programs rely on.\n"
        lists = (
            f'\n"{module}" = {json.dumps(names, indent=4)}\n' for module, names in found.items()
        )
        (Path(__file__).parent / "public.toml").write_text("".join([head, *lists]), "utf-8")
    assert found == PUBLIC


@pytest.mark.parametrize(("module", "name"), NAMES)
def test_a_public_name_can_be_loaded(module, name):
    assert getattr(importlib.import_module(module), name) is not None


def test_the_public_modules_are_those_that_the_page_tells():
    named = set(re.findall(r"`(publisher(?:\.\w+)+)`", LIBRARY)) - {
        f"publisher.{name}" for name in publisher.__all__
    }
    assert named | {"publisher"} == set(PUBLIC)


def test_the_page_tells_every_name_of_the_package():
    told = set(re.findall(r"`(\w+)[`(]", LIBRARY))
    assert [name for name in publisher.__all__ if name not in told | {"__version__"}] == []


@pytest.mark.parametrize(("module", "name"), [row for row in NAMES if is_dataclass(of(*row))])
def test_a_docstring_tells_every_field(module, name):
    """It, the line of the field, what stands below it, or the module for all its classes."""
    found = of(module, name)
    told = f"{found.__doc__}\n{sys.modules[found.__module__].__doc__}"
    told += importlib.import_module(module).__doc__ + (found.__base__.__doc__ or "")
    source = inspect.getsource(found)
    lines = re.compile(r'^    (\w+):.*(?:  # |\n    """)', re.MULTILINE).findall(source)
    fields = [field.name for field in dataclasses.fields(found) if not field.name.startswith("_")]
    assert [one for one in fields if f"`{one}`" not in told and one not in lines] == []


@pytest.mark.parametrize(("module", "name"), [row for row in NAMES if inspect.isfunction(of(*row))])
def test_a_docstring_tells_every_parameter(module, name):
    function = of(module, name)
    told = inspect.getdoc(function)
    assert [one for one in inspect.signature(function).parameters if f"`{one}`" not in told] == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_docstring_tells_what_is_raised(name):
    raised = re.findall(r"`(\w+Error)`", inspect.getdoc(getattr(publisher, name)))
    assert raised
    assert all(issubclass(getattr(publisher, error), PublisherError) for error in raised)


def test_the_page_tells_every_error():
    told = re.findall(r"^\| `(\w+)` \| .+ \|$", LIBRARY.partition("## Errors")[2], re.MULTILINE)
    assert set(told) == {error.__name__ for error in PublisherError.__subclasses__()}


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        importlib.import_module("publisher").nonsense  # noqa: B018 -- the access is the test


def test_importing_the_package_loads_nothing_of_it():
    code = "import publisher, sys; sys.exit([m for m in sys.modules if 'publisher.' in m] or 0)"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def examples():
    """Every block of Python in documents, with its page."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for number, block in enumerate(PYTHON.findall(path.read_text("utf-8")), 1):
            yield pytest.param(path.name, block, id=f"{path.name}-{number}")


MADE = {"README.md": {".pdf"}, "library.md": {".xml", ".docx", ".html"}}


@pytest.mark.parametrize(("page", "example"), list(examples()))
def test_an_example_runs_and_makes_the_files_that_it_names(page, example, tmp_path, monkeypatch):
    (tmp_path / "input").symlink_to(ROOT / "input")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, page, "exec"), {"__file__": page, "__name__": "example"})  # noqa: S102 -- our own words
    made = list(tmp_path.glob("kerry.*"))
    assert {path.suffix for path in made} == MADE.get(page, set())
    for path in made:
        assert path.read_bytes().startswith((b"%PDF-", b"PK", b"<?xml", b"<!DOCTYPE html>"))
