"""One poisoned document among thousands: whether all others come out, and it is named.

    python benchmarks/poison.py [COUNT]      documents; 10,000 unless said

For each kind of poison one collection is exported, in which one document, in the middle, kills
the process that exports it, hangs, eats memory, or is no text at all. The format is a plug-in
that makes a short file, `tests/cli/poison.py`. `docs/performance.md` has results.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COUNT = 10_000
KINDS = {"crash": "P006", "hang": "P007", "eat": "P008", "illegal": "P001"}
LIMITS = ("--time-limit", "10", "--memory-limit", "900")
WORDS = (
    "Meeting of the Council\n\nAnna Berg: Good morning. This is record {}.\n\nBoris Clark: Yes.\n"
)
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def main() -> None:
    """Export a collection with each kind of poison, and tell; exit code 1 for what is lost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory(prefix="poison-") as folder:
        os.chdir(folder)
        install_plugin(Path("plug-in"))
        for number in range(count - 1):
            place = Path("in", f"{number // 1000:03}")
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{number:06}.txt").write_text(WORDS.format(number))
        good = [held(kind, count) for kind in KINDS]
    sys.exit(not all(good))


def install_plugin(place: Path) -> None:
    """The plug-in `poison`, as an installation would leave it."""
    told = place / "poison-1.dist-info"
    told.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "cli" / "poison.py", place)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[publisher.exporters]\npoison = poison:POISON\n")


def held(kind: str, count: int) -> bool:
    """Whether an export with one poisoned document makes all others, and names it."""
    middle = sorted(path for path in Path("in").iterdir())[count // 2000]
    poisoned = middle / f"{kind}.txt"
    poisoned.write_bytes(PICTURE if kind == "illegal" else WORDS.format(kind).encode())
    start = time.monotonic()
    code = export(kind)
    seconds = time.monotonic() - start
    told = json.loads(Path("report.json").read_bytes())
    poisoned.unlink()
    failed = [(row["source"], row["reasons"][0]["code"]) for row in told["failed"]]
    made = sum(1 for _ in Path(kind).rglob("*.poison"))
    good = code == 1 and made == count - 1 and failed == [(str(poisoned), KINDS[kind])]
    print(
        f"{kind:8} of {count} documents {made} made, exit code {code}, failed {failed}  "
        f"{seconds:.0f} s, load {os.getloadavg()[0]:.1f}  {'held' if good else 'NOT HELD'}",
        flush=True,
    )
    return good


def export(kind: str) -> int:
    """Export the collection; the exit code."""
    path = os.pathsep.join((str(ROOT), str(Path("plug-in").absolute())))
    command = (sys.executable, "-m", "publisher", "export", "in", "-f", "poison", "-o", kind)
    options = ("-q", "-j", "2", "--report", "report.json", *LIMITS)
    environment = {**os.environ, "PYTHONPATH": path}
    ran = subprocess.run(
        (*command, *options), env=environment, stderr=subprocess.DEVNULL, check=False
    )
    return ran.returncode


if __name__ == "__main__":
    main()
