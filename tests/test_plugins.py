"""Plug-ins add names, never replace one, and are loaded when first used."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from publisher import plugins
from publisher.errors import MissingLibraryError, UsageError
from publisher.exporters.base import Format
from publisher.theme import load

GROUP = "publisher.exporters"


@pytest.fixture
def installed(monkeypatch):
    """Pretend that these entry points are installed."""

    def install(*points):
        found = [EntryPoint(name, value, GROUP) for name, value in points]
        monkeypatch.setattr(plugins, "entry_points", lambda group: found if group == GROUP else [])

    return install


def test_a_plug_in_adds_a_name(installed):
    installed(("odt", "their.module:FORMAT"))
    assert list(plugins.found(GROUP, {"pdf": object()})) == ["odt"]


def test_a_plug_in_is_not_loaded_when_it_is_found(installed):
    installed(("odt", "no.such.module:FORMAT"))
    assert plugins.found(GROUP, {})["odt"].value == "no.such.module:FORMAT"


def test_a_built_in_name_cannot_be_replaced(installed):
    installed(("pdf", "their.module:FORMAT"))
    with pytest.raises(UsageError, match=r"claims the name 'pdf' in .*, which is built in"):
        plugins.found(GROUP, {"pdf": object()})


def test_two_claims_to_a_name_are_an_error_naming_both(installed):
    installed(("odt", "one.module:FORMAT"), ("odt", "other.module:FORMAT"))
    with pytest.raises(UsageError, match=r"one\.module:FORMAT and other\.module:FORMAT both claim"):
        plugins.found(GROUP, {})


def test_a_target_is_a_module_and_a_name():
    assert plugins.load("publisher.plugins:load") is plugins.load


def test_a_missing_library_is_named_with_its_extra():
    with pytest.raises(MissingLibraryError, match="'no_such_library' is not installed") as raised:
        plugins.load("no_such_library:export", "epub")
    assert raised.value.hint == "Install it with: pip install 'publisher[epub]'"


@pytest.mark.parametrize(("needs", "named"), [("", "their-odt"), ("zip", "their-odt[zip]")])
def test_what_a_plug_in_misses_is_installed_with_the_plug_in(needs, named):
    with pytest.raises(MissingLibraryError) as raised:
        plugins.load("no_such_library:export", needs, "their-odt")
    assert raised.value.hint == f"Install it with: pip install '{named}'"


def test_an_unknown_name_is_an_error_with_the_nearest_and_all():
    with pytest.raises(UsageError, match="unknown format 'pfd'") as raised:
        plugins.lookup({"pdf": 1, "docx": 2}, "pfd", "format")
    assert raised.value.hint == "Did you mean 'pdf'? There are: docx, pdf."


def test_a_known_name_is_looked_up():
    assert plugins.lookup({"pdf": 1}, "pdf", "format") == 1


PDF = Format("pdf", ".pdf", "application/pdf", "PDF", "their.module:export")
ODT = Format("of their own", ".odt", "application/odt", "Text", "their.module:export")


@pytest.fixture
def theirs(monkeypatch):
    """A module of a plug-in."""
    module = ModuleType("theirs")
    monkeypatch.setitem(sys.modules, "theirs", module)
    return module


def test_a_table_has_the_rows_of_plug_ins_behind_ours(installed, theirs):
    theirs.FORMAT = ODT
    installed(("odt", "theirs:FORMAT"))
    rows = plugins.table(GROUP, {"pdf": PDF})
    assert list(rows) == ["pdf", "odt"]
    assert rows["odt"] == replace(ODT, name="odt", origin="theirs:FORMAT")


def test_a_row_of_another_kind_is_broken(installed, theirs):
    theirs.FORMAT = "odt"
    installed(("odt", "theirs:FORMAT"))
    assert "is no Format, but str" in plugins.table(GROUP, {"pdf": PDF}).broken["odt"].message


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("theirs:NOTHING", "the module theirs has no 'NOTHING'"),
        ("no_such_module:FORMAT", "does not load: MissingLibraryError: .*'no_such_module'"),
    ],
)
@pytest.mark.usefixtures("theirs")
def test_a_plug_in_that_does_not_load_breaks_what_asks_for_it_and_nothing_else(
    target, message, installed
):
    installed(("odt", target))
    rows = plugins.table(GROUP, {"pdf": PDF})
    assert dict(rows) == {"pdf": PDF}
    with pytest.raises(UsageError, match=message) as raised:
        plugins.lookup(rows, "odt", "format")
    assert "pip uninstall" in raised.value.hint


def test_a_style_that_is_no_path_is_broken(monkeypatch, theirs):
    theirs.STYLE = 1
    found = [EntryPoint("odd", "theirs:STYLE", load.GROUP)]
    monkeypatch.setattr(plugins, "entry_points", lambda group: found if group == load.GROUP else [])
    assert "is no path, but int" in load.names().broken["odd"].message
    with pytest.raises(UsageError, match="is no path, but int"):
        load.load("odd")
