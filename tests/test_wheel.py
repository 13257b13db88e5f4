"""What is installed works without the source folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("hatchling", reason="pip install hatchling")

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "input" / "2016-03-24-putin-kerry.txt"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    package = ROOT / "publisher"
    ours = {
        str(path.relative_to(ROOT))
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with ZipFile(wheel) as archive:
        assert ours - set(archive.namelist()) == set()


def test_the_house_styles_are_in_the_wheel(wheel):
    with ZipFile(wheel) as archive:
        names = {Path(name).name for name in archive.namelist() if "/house/" in name}
    assert names == {path.name for path in (ROOT / "styles").iterdir()}


def test_nothing_else_is_in_the_wheel(wheel):
    with ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"publisher"}


@pytest.mark.parametrize("style", ["default", "large-print"])
def test_what_is_installed_makes_the_same_file(installed, style, tmp_path):
    made = [_export(folder, style, tmp_path) for folder in (installed, ROOT)]
    assert made[0] == made[1]
    assert made[0].startswith(b"PK")


def _export(folder, style, place):
    arguments = ["export", str(EXAMPLE), "-f", "docx", "-o", "-", "--style", style]
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *arguments],
        env={**os.environ, "PYTHONPATH": str(folder)},
        cwd=place,
        check=True,
        capture_output=True,
    )
    return done.stdout
