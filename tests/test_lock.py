"""`requirements.lock` and `requirements-cluster.lock` hold all that an installation needs, each
with hashes (`make lock`).
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = {
    name: (ROOT / name).read_text("utf-8")
    for name in ("requirements.lock", "requirements-cluster.lock")
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ALL = re.findall(r"\w+", EXTRAS["all"][0].partition("[")[2])
NEEDED = [
    pytest.param(lock, Requirement(line), id=f"{lock}: {line}")
    for lock, extras in (("requirements.lock", ALL), ("requirements-cluster.lock", [*ALL, "dask"]))
    for line in (*PROJECT["dependencies"], *(one for extra in extras for one in EXTRAS[extra]))
]


def pinned(lock):
    """The name, the version and the hashes of each pin."""
    pin = re.compile(r"^([\w.-]+)==(\S+).*\\\n((?:    --hash=.*\n)+)", re.MULTILINE)
    return pin.findall(LOCKS[lock])


@pytest.mark.parametrize(("lock", "needed"), NEEDED)
def test_what_is_needed_is_pinned_to_a_version_that_will_do(lock, needed):
    (version,) = {v for name, v, _ in pinned(lock) if name == canonicalize_name(needed.name)}
    assert needed.specifier.contains(version)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock):
    assert len(re.findall("^[^ #].*?==", LOCKS[lock], re.MULTILINE)) == len(pinned(lock))
    assert all("--hash=sha256:" in hashes for _, _, hashes in pinned(lock))


def test_both_pin_the_same_versions():
    small, large = ({name: version for name, version, _ in pinned(lock)} for lock in LOCKS)
    assert small.items() <= large.items()


TOLD = (ROOT / "docs" / "licences.md").read_text("utf-8")
LICENCES = dict(re.findall(r"^\| `([\w-]+)` \| (.+?) \|", TOLD, re.MULTILINE))


def test_the_licence_of_all_that_is_pinned_is_told():
    assert sorted(LICENCES) == sorted({name for name, _, _ in pinned("requirements-cluster.lock")})


@pytest.mark.parametrize(("name", "licence"), LICENCES.items())
def test_a_licence_is_the_one_that_the_package_tells(name, licence):
    try:
        told = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is for older versions of Python")
    if expression := told.get("License-Expression"):
        assert licence == expression
        return
    words = " ".join([told.get("License") or "", *told.get_all("Classifier", [])])
    family = re.match("[A-Z]*GPL|[A-Za-z]+", licence)[0]
    known = {"AGPL": "Affero", "GPL": "GPL", "PSF": "Python Software Foundation"}
    assert known.get(family, family) in words


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_to_fetch_from_is_named(lock):
    assert "://" not in LOCKS[lock]
    assert "index-url" not in LOCKS[lock]
    assert set(re.findall(r"-c (\S+)", LOCKS[lock])) <= {"requirements.lock"}
