"""Exports that are killed, and documents that kill: nothing torn, nothing lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
MANIFEST = "manifest.jsonl"
KILLS = 8  # benchmarks/kills.py does it a thousand times


def environment(*paths):
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, *paths)))}


def command(*arguments):
    return [sys.executable, "-m", "publisher", "export", "in", "-q", "-j", "2", *arguments]


def files(folder):
    """The bytes of all that a reader of the folder sees."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if ".publisher" not in path.parts
    }


@pytest.fixture
def collection(folder):
    """A collection of eight records, four of them in a folder of their own."""
    (folder / "in" / "deep").mkdir()
    words = (folder / "in" / "sitting.txt").read_text()
    for number in range(8):
        place = folder / "in" / ("deep" if number % 2 else ".") / f"{number}.txt"
        place.write_text(words + f"\nBoris Clark: This is record {number}.\n")
    return folder


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups: a Unix system")
def test_an_export_that_is_killed_at_any_moment_can_be_run_again(collection):
    subprocess.run(command("-f", "tei,txt,docx", "-o", "whole"), check=True, env=environment())
    wanted = files(collection / "whole")
    chance = random.Random(7)  # noqa: S311 -- moments, not secrets
    output, landed = collection / "dist", 0
    for _ in range(KILLS):
        running = subprocess.Popen(
            command("-f", "tei,txt,docx", "-o", "dist"), env=environment(), start_new_session=True
        )
        time.sleep(chance.uniform(0.2, 2.5))
        if running.poll() is None:
            landed += 1
            with suppress(ProcessLookupError):
                if chance.random() < 0.5:
                    os.killpg(running.pid, signal.SIGKILL)
                else:
                    running.kill()  # its workers live on for a moment
        running.wait()
        found = files(output)
        torn = [name for name in found if name != MANIFEST and found[name] != wanted.get(name)]
        assert torn == []
        if set(found) == set(wanted) and chance.random() < 0.5:
            shutil.rmtree(output)
    subprocess.run(command("-f", "tei,txt,docx", "-o", "dist"), check=True, env=environment())
    assert files(output) == wanted
    assert os.listdir(output / ".publisher") == ["state.sqlite"]  # noqa: PTH208 -- names are all that counts
    assert landed > 0


@pytest.fixture
def plug_in(tmp_path_factory):
    """A folder with the plug-in `poison`, as an installation would leave it."""
    place = tmp_path_factory.mktemp("plug-in")
    shutil.copy(HERE / "poison.py", place)
    told = place / "poison-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[publisher.exporters]\npoison = poison:POISON\n")
    return place


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_poisoned_documents_are_named_and_all_others_come_out(collection, plug_in):
    words = (collection / "in" / "sitting.txt").read_bytes()
    for name in ("crash", "hang", "eat"):
        (collection / "in" / f"{name}.txt").write_bytes(words)
    (collection / "in" / "illegal.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    limits = ("--time-limit", "8", "--memory-limit", "900", "--report", "report.json")
    ran = subprocess.run(
        command("-f", "poison", "-o", "dist", *limits),
        env=environment(plug_in),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr.decode()
    told = json.loads((collection / "report.json").read_bytes())
    failed = {row["source"]: row["reasons"][0]["code"] for row in told["failed"]}
    assert failed == {
        "in/crash.txt": "P006",
        "in/eat.txt": "P008",
        "in/hang.txt": "P007",
        "in/illegal.txt": "P001",
    }
    assert told["made"] == {"poison": 9}
    assert b"in/crash.txt: error P006: the worker process died" in ran.stderr
