"""Exports that are killed: how many files are torn, how many documents lost.

    python benchmarks/kills.py [KILLS [SECONDS [RECORDS]]]

1,000 kills of an export of 40 records unless said, for so many seconds at most.

A collection is exported once without a kill. Then again and again into another folder, where each
run is killed (SIGKILL) at a random moment: with its workers, or alone, so that they live on for
a moment. After each kill every file that stands there must be one of the unbroken run. When all
are there, the folder is removed, and it begins anew. At the end one run is let through: the
folder, manifest and all, must be that of the unbroken run.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

KILLS = 1000
RECORDS = 40
SEED = 7
MANIFEST = "manifest.jsonl"
WORDS = """Meeting of the Council

Chair Anna Berg: Good morning. This is record {}.

Boris Clark: Thank you. We agree with AT&T.

Anna Berg: The sitting is closed.
"""


def main() -> None:
    """Kill, look, and tell."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else float("inf")
    records = int(sys.argv[3]) if len(sys.argv) > 3 else RECORDS
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        os.chdir(folder)
        for number in range(records):
            place = Path("in", str(number % 4))
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number}.txt").write_text(WORDS.format(number))
        start = time.monotonic()
        started("whole").wait()
        whole, lasted = files(Path("whole")), time.monotonic() - start
        told = _killed(kills, start + seconds, lasted, whole)
        started("out").wait()
        same = files(Path("out")) == whole
        left = [path.name for path in Path("out/.publisher").iterdir()]
    print(", ".join(f"{key} {count}" for key, count in sorted(told.items())))
    print(f"documents {records}, files {len(whole)}, one run {lasted:.1f} s")
    print(f"the last run makes the unbroken run's folder: {same}; left in .publisher: {left}")
    sys.exit(not (same and left == ["state.sqlite"] and not told["torn"] and not told["strays"]))


def _killed(kills: int, end: float, lasted: float, whole: dict[str, bytes]) -> Counter[str]:
    """Kill that often, or until this moment."""
    chance = random.Random(SEED)  # noqa: S311 -- moments, not secrets
    told: Counter[str] = Counter({"torn": 0, "strays": 0})
    while told["kills"] < kills and time.monotonic() < end:
        process = started("out")
        time.sleep(chance.uniform(0, 1.1 * lasted))
        if process.poll() is None:
            told["kills"] += 1
            with suppress(ProcessLookupError):
                if chance.random() < 0.5:
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
        process.wait()
        found = files(Path("out"))
        told["strays"] += len(set(found) - set(whole))
        torn = (name for name, data in found.items() if name != MANIFEST and data != whole[name])
        told["torn"] += sum(1 for _ in torn)
        if set(found) == set(whole):
            told["times all files were there"] += 1
            shutil.rmtree("out", ignore_errors=True)
    return told


def started(output: str) -> subprocess.Popen[bytes]:
    """An export in a group of its own."""
    command = (sys.executable, "-m", "publisher", "export", "in", "-f", "tei,txt,html")
    return subprocess.Popen((*command, "-q", "-j", "2", "-o", output), start_new_session=True)


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of all that a reader of the folder sees, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if ".publisher" not in path.parts and path.is_file()
    }


if __name__ == "__main__":
    main()
