"""`publisher export --watch`, in a process of its own, as a user runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher.cli.watching import watched

pytest.importorskip("watchfiles", reason="needs: pip install watchfiles")

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60  # seconds, on a machine that has much else to do


def until(holds):
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def says(path, words):
    return lambda: path.exists() and words in path.read_text()


@pytest.fixture
def watching(folder):
    """A watched export that waits for changes; its messages are in a file."""
    (folder / "own.toml").write_text('base = "default"\n')
    said = folder / "said.log"
    arguments = (
        "export",
        "in",
        "-f",
        "txt,html",
        "--style",
        "./own.toml",
        "-o",
        "in/dist",
        "--watch",
    )
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "publisher", *arguments, "--watch"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=log,
            start_new_session=True,
        )
        until(lambda: "waiting for changes" in said.read_text())
        yield process, said
        process.kill()
        process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT as Ctrl-C does: a Unix system")
def test_what_changes_is_made_anew_until_it_is_interrupted(folder, watching):
    process, said = watching
    made = folder / "in" / "dist" / "sitting.txt"
    assert "AT&T" in made.read_text()
    source = folder / "in" / "sitting.txt"
    source.write_text(source.read_text().replace("AT&T", "B&O"))
    until(says(made, "B&O"))
    (folder / "in" / "new.txt").write_text(source.read_text())
    until(says(folder / "in" / "dist" / "new.txt", "B&O"))
    page = folder / "in" / "dist" / "sitting.html"
    before = page.read_bytes()
    (folder / "own.toml").write_text('base = "large-print"\n')
    until(lambda: page.read_bytes() != before)
    (folder / "own.toml").write_text("base = \n")
    until(says(said, "own.toml:1"))
    (folder / "own.toml").write_text('base = "default"\n')
    until(lambda: page.read_bytes() == before)
    time.sleep(2)
    exports = said.read_text().count("waiting for changes")
    time.sleep(1.5)
    assert said.read_text().count("waiting for changes") == exports  # its own files are no change
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert said.read_text().endswith("stopped\n")
    assert list((folder / "in" / "dist" / ".publisher").glob("part-*")) == []


def test_what_counts_as_a_change(folder):
    (folder / "in" / "dist").mkdir()
    what = watched(["in", "other.txt", "deep/*.md"], [None, "own.toml"], "in/dist")
    counting = ("in/a.txt", "in/b/c.txt", "other.txt", "own.toml", "deep/x.md")
    assert [path for path in counting if not what.counts(str(folder / path))] == []
    passed = ("in/.a.txt", "in/.git/x", "in/dist/a.txt", "else.txt", "dist/x")
    assert [path for path in passed if what.counts(str(folder / path))] == []
    assert what.places() == [str(folder), str(folder / "in")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", [("-",), ("in", "-o", "-"), ("in", "-n")])
def test_what_cannot_be_watched_is_an_error(publisher, arguments):
    assert publisher("export", *arguments, "-f", "txt", "--watch").code == 2
