"""The plug-in of `examples/plugin`, installed as users install it, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="pip install hatchling")

ROOT = Path(__file__).parent.parent
PLUGIN = ROOT / "examples" / "plugin"
CHAT = "<anna> Shall we begin?\n* boris nods\n<boris> AT&T is on the line.\n"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """This Python, with the plug-in beside what is installed."""
    folder = tmp_path_factory.mktemp("plugin")
    shutil.copytree(PLUGIN, folder / "source")  # a build may leave files behind
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    where = ["--no-build-isolation", "--target", str(folder / "installed"), str(folder / "source")]
    subprocess.run([*pip, *where], check=True, capture_output=True)
    path = os.pathsep.join([str(ROOT), str(folder / "installed")])
    return {**os.environ, "PYTHONPATH": path}


@pytest.fixture
def run(environment, tmp_path):
    (tmp_path / "meeting.irc").write_text(CHAT, "utf-8")

    def call(*command):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return call


@pytest.mark.parametrize(
    ("command", "name"), [("formats", "ndjson"), ("readers", "irc"), ("styles", "town-council")]
)
def test_what_it_adds_is_listed_with_its_origin(command, name, run):
    origins = {line.split()[0]: line.split()[-1] for line in run("publisher", command).splitlines()}
    assert origins.pop(name) == "publisher-example"
    assert set(origins.values()) == {"publisher"}


def test_it_reads_and_makes_files_in_its_style(run, tmp_path):
    run("publisher", "export", "meeting.irc", "-f", "ndjson,html", "--style", "town-council")
    rows = map(json.loads, (tmp_path / "dist" / "meeting.ndjson").read_text("utf-8").splitlines())
    assert [(row["id"], row["speaker"], row["text"]) for row in rows] == [
        ("u1", "anna", "anna"),
        ("u1.p1", "anna", "Shall we begin?"),
        ("r1", "", "boris nods"),
        ("u2", "boris", "boris"),
        ("u2.p1", "boris", "AT&T is on the line."),
    ]
    assert "#14532d" in (tmp_path / "dist" / "meeting.html").read_text("utf-8")


def test_a_folder_gives_the_files_that_it_reads(run, tmp_path):
    run("publisher", "export", ".", "-f", "txt", "-o", "out")
    assert [path.name for path in (tmp_path / "out").glob("*.txt")] == ["meeting.txt"]


def test_a_style_of_ours_may_build_on_its_style(run, tmp_path):
    (tmp_path / "ours.toml").write_text('base = "town-council"\n', "utf-8")
    run("publisher", "export", "meeting.irc", "-o", "meeting.html", "--style", "ours.toml")
    assert "#14532d" in (tmp_path / "meeting.html").read_text("utf-8")


@pytest.fixture
def broken(environment, tmp_path):
    """The same, with another plug-in whose module fails."""
    told = tmp_path / "broken" / "broken-1.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    groups = (f"[publisher.{group}]\nodd = broken_one:IT\n" for group in GROUPS)
    (told / "entry_points.txt").write_text("".join(groups))
    (told.parent / "broken_one.py").write_text('raise RuntimeError("out of cheese")\n')
    return {
        **environment,
        "PYTHONPATH": os.pathsep.join([environment["PYTHONPATH"], str(told.parent)]),
    }


GROUPS = ("exporters", "readers", "themes")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["formats"], 1),
        (["readers"], 1),
        (["styles"], 1),
        (["doctor"], 1),
        (["export", "meeting.txt", "-f", "html", "-o", "-", "--style", "town-council"], 0),
        (["export", "meeting.txt", "-f", "odd", "-o", "-"], 2),
        (["export", "meeting.txt", "-f", "txt", "-o", "-", "--style", "odd"], 2),
    ],
)
def test_a_plug_in_that_fails_is_told_and_stops_nothing_else(command, code, broken, tmp_path):
    (tmp_path / "meeting.txt").write_text("Anna: Good morning.\n\nBoris: Yes.\n\nAnna: No.\n")
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *command],
        cwd=tmp_path,
        env=broken,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    told = "broken: the plug-in does not load: RuntimeError: out of cheese"
    assert (told in done.stdout + done.stderr) is (code != 0)


def test_its_own_tests_of_the_contract_pass(run):
    tests = str(PLUGIN / "tests")
    assert "3 passed" in run("pytest", "-q", "-n", "0", "-p", "no:cacheprovider", tests)
