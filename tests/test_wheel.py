"""What is built is the same from the same sources, and works without them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest

pytest.importorskip("hatchling", reason="pip install hatchling")

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "input" / "2016-03-24-putin-kerry.txt"


NOT_SOURCES = shutil.ignore_patterns(".*", "node_modules", "build", "dist", "__pycache__", "tests")


def build(sources, folder):
    """The wheel and the source distribution of sources."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=sources, check=True, capture_output=True)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What is built of a copy of the sources; tests, which are many, are left out."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(ROOT, folder / "sources", ignore=NOT_SOURCES)
    return build(folder / "sources", folder / "files")


@pytest.fixture(scope="module")
def wheel(built):
    return built[0]


def test_other_times_and_rights_of_files_give_the_same_bytes(built, tmp_path):
    shutil.copytree(ROOT, tmp_path / "other place", ignore=NOT_SOURCES)
    for path in (tmp_path / "other place").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = build(tmp_path / "other place", tmp_path / "files")
    assert [one.name for one in again] == [one.name for one in built]
    assert [one.read_bytes() for one in again] == [one.read_bytes() for one in built]


def test_the_source_distribution_builds_the_same_wheel(built, tmp_path):
    shutil.unpack_archive(built[1], tmp_path / "sources", filter="data")
    (sources,) = (tmp_path / "sources").iterdir()
    assert build(sources, tmp_path / "files")[0].read_bytes() == built[0].read_bytes()


def test_the_licence_and_the_manual_are_in_the_wheel(wheel):
    with ZipFile(wheel) as archive:
        (licence,) = [name for name in archive.namelist() if name.endswith("/licenses/LICENSE")]
        (manual,) = [name for name in archive.namelist() if name.endswith("man/man1/publisher.1")]
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()
        assert b".SH COMMANDS" in archive.read(manual)


def test_no_work_of_others_is_in_the_wheel(wheel):
    """Fonts and patterns come with packages of their own, each with its licence's text."""
    with ZipFile(wheel) as archive:
        kinds = {Path(name).suffix for name in archive.namelist() if name.startswith("publisher/")}
    assert kinds == {".py", ".toml", ".rng", ".sch", ".odd", ".typed"}


@pytest.mark.parametrize("package", ["fontpkg-noto-sans", "fontpkg-noto-serif", "pyphen"])
def test_what_files_embed_comes_with_the_text_of_its_licence(package):
    texts = [
        Path(path.locate()).read_text("utf-8")
        for path in metadata.files(package)
        if "LICENSE" in path.name.upper() or "COPYING" in path.name.upper()
    ]
    assert any(len(text) > 4000 for text in texts)


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


def test_modules_that_may_be_compiled_exist():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hooks = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]
    modules = hooks["custom"]["compiled"]
    assert modules == sorted(set(modules))
    assert [name for name in modules if not (ROOT / name).is_file()] == []


def test_nothing_else_is_in_the_wheel(wheel):
    with ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"publisher"}


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
