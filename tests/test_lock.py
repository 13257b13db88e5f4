"""`requirements.lock` holds all that an installation needs, each with hashes (`make lock`)."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ALL = re.findall(r"\w+", EXTRAS["all"][0].partition("[")[2])
NEEDED = [
    Requirement(line)
    for line in (*PROJECT["dependencies"], *(one for extra in ALL for one in EXTRAS[extra]))
]
PINNED = re.findall(r"^([\w.-]+)==(\S+).*\\\n((?:    --hash=.*\n)+)", LOCK, re.MULTILINE)


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_what_is_needed_is_pinned_to_a_version_that_will_do(needed):
    (version,) = {v for name, v, _ in PINNED if name == canonicalize_name(needed.name)}
    assert needed.specifier.contains(version)


def test_every_pin_has_hashes():
    assert LOCK.count("==") == len(PINNED)
    assert all("--hash=sha256:" in hashes for _, _, hashes in PINNED)


TOLD = (ROOT / "docs" / "licences.md").read_text("utf-8")
LICENCES = dict(re.findall(r"^\| `([\w-]+)` \| (.+?) \|", TOLD, re.MULTILINE))


def test_the_licence_of_all_that_is_pinned_is_told():
    assert list(LICENCES) == sorted({name for name, _, _ in PINNED})


@pytest.mark.parametrize(("name", "licence"), LICENCES.items())
def test_a_licence_is_the_one_that_the_package_tells(name, licence):
    told = metadata(name)
    if expression := told.get("License-Expression"):
        assert licence == expression
        return
    words = " ".join([told.get("License") or "", *told.get_all("Classifier", [])])
    family = re.match("[A-Z]*GPL|[A-Za-z]+", licence)[0]
    assert {"AGPL": "Affero", "GPL": "GPL"}.get(family, family) in words


def test_no_place_to_fetch_from_is_named():
    assert "://" not in LOCK
    assert "index-url" not in LOCK
