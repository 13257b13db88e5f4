"""Whether plug-ins may be there is told without reading what all distributions tell."""

from __future__ import annotations

import sys
import zipfile
from importlib import metadata
from importlib.machinery import PathFinder

import pytest

from publisher import installed

PLUG_IN = "[console_scripts]\nodt = odt:main\n\n[publisher.exporters]\nodt = odt:FORMAT\n"


@pytest.fixture(autouse=True)
def _anew(monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    installed.may_extend.cache_clear()
    yield
    installed.may_extend.cache_clear()


def distribution(place, name="odt-1.dist-info", told=PLUG_IN):
    (place / name).mkdir(parents=True)
    (place / name / "METADATA").write_text("Metadata-Version: 2.1\nName: odt\nVersion: 1\n")
    (place / name / "entry_points.txt").write_text(told)
    sys.path.append(str(place))


@pytest.mark.parametrize("name", ["odt-1.dist-info", "odt.egg-info", "ODT-1.DIST-INFO"])
def test_a_plug_in_is_seen(tmp_path, name):
    distribution(tmp_path, name)
    assert installed.may_extend()
    assert metadata.entry_points(group="publisher.exporters").names == {"odt"}


def test_other_distributions_are_no_plug_ins(tmp_path):
    sys.meta_path[:] = [PathFinder]  # what other tests loaded may have brought finders of its own
    distribution(tmp_path, told="[console_scripts]\npublisher = publisher.cli:main\n")
    (tmp_path / "bare-1.dist-info").mkdir()
    sys.path.append(str(tmp_path / "nowhere"))
    assert not installed.may_extend()


def test_a_plug_in_in_the_working_folder_is_seen(tmp_path, monkeypatch):
    distribution(tmp_path)
    monkeypatch.chdir(tmp_path)
    sys.path[:] = [""]
    assert installed.may_extend()


def test_an_archive_is_not_looked_into_but_asked_of(tmp_path):
    with zipfile.ZipFile(tmp_path / "odt.zip", "w") as archive:
        archive.writestr("odt-1.dist-info/entry_points.txt", PLUG_IN)
    sys.path.append(str(tmp_path / "odt.zip"))
    assert installed.may_extend()


def test_another_finder_of_distributions_is_asked():
    class Finder:
        """As an import system of one's own has it."""

        def find_distributions(self, _context):
            return ()

    sys.meta_path.append(Finder())
    assert installed.may_extend()
