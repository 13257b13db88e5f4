"""Plug-ins add names, never replace one, and are loaded when first used."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from publisher import plugins
from publisher.errors import MissingLibraryError, UsageError

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


def test_an_unknown_name_is_an_error_with_the_nearest_and_all():
    with pytest.raises(UsageError, match="unknown format 'pfd'") as raised:
        plugins.lookup({"pdf": 1, "docx": 2}, "pfd", "format")
    assert raised.value.hint == "Did you mean 'pdf'? There are: docx, pdf."


def test_a_known_name_is_looked_up():
    assert plugins.lookup({"pdf": 1}, "pdf", "format") == 1


def test_a_table_has_the_rows_of_plug_ins_behind_ours(installed):
    installed(("odt", "publisher.plugins:load"))
    assert dict(plugins.table(GROUP, {"pdf": 1})) == {"pdf": 1, "odt": plugins.load}
