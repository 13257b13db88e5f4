"""The wheel in an empty environment, with what `requirements.lock` names, away from the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.conformance

ROOT = Path(__file__).parent.parent.parent
RECORD = ROOT / "input" / "2016-03-24-putin-kerry.txt"
FORMATS = {
    ".xml": b"<?xml",
    ".docx": b"PK",
    ".pdf": b"%PDF-",
    ".epub": b"PK",
    ".html": b"<!DOCTYPE html>",
    ".md": b"",
    ".txt": b"",
    ".json": b"{",
    ".csv": b"\xef\xbb\xbf",
}


def run(*command, cwd, **environment):
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """The folder of programs of an environment that holds the wheel and nothing of the sources."""
    folder = tmp_path_factory.mktemp("installed")
    sources = folder / "sources"
    ignored = shutil.ignore_patterns(".*", "node_modules", "build", "dist", "tests")
    shutil.copytree(ROOT, sources, ignore=ignored)
    wheels = folder / "wheels"
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels, cwd=sources)
    run(sys.executable, "-m", "venv", folder / "environment", cwd=folder)
    pip = folder / "environment" / "bin" / "pip"
    lock = sources / "requirements.lock"
    run(pip, "install", "--quiet", "--require-hashes", "-r", lock, cwd=folder)
    run(pip, "install", "--quiet", "--no-deps", "--no-index", *wheels.glob("*.whl"), cwd=folder)
    run(pip, "check", cwd=folder)
    shutil.rmtree(sources)
    return pip.parent


def test_every_format_is_made(programs, tmp_path):
    shutil.copy(RECORD, tmp_path)
    formats = run(programs / "publisher", "formats", cwd=tmp_path)
    names = ",".join(line.split()[0] for line in formats.splitlines())
    run(programs / "publisher", "export", RECORD.name, "-f", names, cwd=tmp_path)
    for suffix, begins in FORMATS.items():
        (made,) = (tmp_path / "dist").glob(f"*{suffix}")
        assert made.read_bytes().startswith(begins)
    run(programs / "publisher", "verify", "dist", cwd=tmp_path)


def test_it_is_a_module_too(programs, tmp_path):
    told = run(programs / "python", "-m", "publisher", "--version", cwd=tmp_path)
    assert told == run(programs / "publisher", "--version", cwd=tmp_path)


def test_man_finds_the_manual(programs, tmp_path):
    if not shutil.which("man") or not shutil.which("groff"):
        pytest.skip("man is not installed: apt install man-db groff-base")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    found = run("man", "--where", "publisher", cwd=tmp_path, PATH=path)
    assert Path(found.strip()) == programs.parent / "share" / "man" / "man1" / "publisher.1"
