"""Compiled by mypyc, an export does the same: its tests pass, its files have the same bytes."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conformance.corpus import ROOT, cases

pytestmark = pytest.mark.conformance

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WHEEL = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]
MODULES = [
    path.removesuffix(".py").replace("/", ".") for path in WHEEL["hooks"]["custom"]["compiled"]
]
TESTED = ("test_view.py", "tei/test_project*.py", "exporters/test_[dpt]*.py")
FORMATS = "tei,docx,pdf,html,txt"
STYLES = ("default", "citable", "gazette")
EVERY = 90
JUDGED = "tests/exporters/test_pdf_conformance.py::test_hostile_words_are_words"
"""Takes as long as all others; here the same words are held against the bytes of before."""

COMPILER = (sysconfig.get_config_var("CC") or "cc").split()[0]
HEADER = Path(sysconfig.get_path("include"), "Python.h")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The folder of a wheel that was built with binary modules."""
    if not shutil.which(COMPILER) or not HEADER.exists():
        pytest.skip("no C compiler, or no headers of Python: apt install gcc python3-dev")
    pytest.importorskip("mypyc", reason="pip install 'mypy[mypyc]'")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "compiled.lock").open("w") as lock:  # one build for all workers
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "compiled").exists():
            build(shared / "compiled")
    return shared / "compiled" / "installed"


def build(folder):
    ignored = shutil.ignore_patterns(".*", "node_modules", "build", "dist", "tests")
    shutil.copytree(ROOT, folder / "sources", ignore=ignored)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run(command, cwd=folder / "sources", PUBLISHER_COMPILED="1")
    (wheel,) = folder.glob("*.whl")
    assert not wheel.name.endswith("-any.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")


def run(command, cwd=ROOT, **environment):
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def python(folders, *arguments):
    """Run Python with these folders first on its path, and not the one that it is run in."""
    path = os.pathsep.join(map(str, folders))
    return run([sys.executable, "-P", *arguments], PYTHONPATH=path)


def test_the_binary_modules_are_what_is_loaded(compiled):
    told = f"import importlib\nfor n in {MODULES}: print(importlib.import_module(n).__file__)"
    loaded = [Path(line) for line in python([compiled], "-c", told).splitlines()]
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    names = [f"{name.replace('.', '/')}{suffix}" for name in MODULES]
    assert loaded == [compiled / name for name in names]
    assert ", compiled\n" in python([compiled], "-m", "publisher", "doctor")
    assert ", compiled\n" not in python([ROOT], "-m", "publisher", "doctor")


def test_the_tests_of_what_is_compiled_pass(compiled):
    found = [path for pattern in TESTED for path in sorted((ROOT / "tests").glob(pattern))]
    tests = list(map(str, found))
    options = ["-q", "-n", "0", "-p", "no:cacheprovider", "-o", "pythonpath=", "--deselect", JUDGED]
    told = python([compiled, ROOT], "-m", "pytest", *options, *tests)
    assert " passed" in told


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """A sample of the corpus, and hostile words."""
    folder = tmp_path_factory.mktemp("records")
    for number, case in enumerate(cases(EVERY)):
        place = folder / f"{number}-{case.document.name}"
        place.write_bytes(case.document.data)
    return folder


@pytest.mark.parametrize("style", STYLES)
def test_its_files_have_the_same_bytes(style, compiled, records, tmp_path):
    made = {}
    for name, folder in (("pure", ROOT), ("compiled", compiled)):
        place = tmp_path / name
        export = ["export", str(records), "-f", FORMATS, "--style", style, "-o", str(place)]
        python([folder], "-m", "publisher", *export)
        files = [path for path in place.iterdir() if path.is_file() and path.suffix != ".jsonl"]
        made[name] = {path.name: path.read_bytes() for path in files}
    assert len(made["pure"]) == len(list(records.iterdir())) * len(FORMATS.split(","))
    assert made["compiled"] == made["pure"]
