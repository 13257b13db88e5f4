"""What a volume costs: processor time and memory of `publisher volume`, by format.

    python benchmarks/volume.py FOLDER [FORMAT...]

Each format is made in a process of its own, beside the TEI alone, which tells what reading
and binding take.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FORMATS = ("tei", "html", "epub", "docx", "pdf")
MEGABYTE = 1_000_000


def main() -> None:
    """Measure the formats that are named, or all."""
    folder, *names = sys.argv[1:]
    with tempfile.TemporaryDirectory() as made:
        _bind(folder, "tei", made)
        size = Path(made, "volume.xml").stat().st_size / MEGABYTE
        print(f"{folder}: {size:.1f} MB of TEI; load {os.getloadavg()[0]:.1f}")
        for name in names or FORMATS:
            seconds, memory = _bind(folder, name, made)
            print(
                f"{name:5} {seconds:7.1f} s  {memory:6.0f} MB, {memory / size:4.0f} per MB of TEI"
            )


def _bind(folder: str, name: str, made: str) -> tuple[float, float]:
    """Processor time in seconds, and the most memory at once in megabytes."""
    options = ("-f", name, "-o", made, "--title", "volume", "-q", "-j", "1")
    process = subprocess.Popen([sys.executable, "-m", "publisher", "volume", folder, *options])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(os.waitstatus_to_exitcode(status))
    kilobytes = used.ru_maxrss if sys.platform != "darwin" else used.ru_maxrss / 1024
    return used.ru_utime + used.ru_stime, kilobytes * 1024 / MEGABYTE


if __name__ == "__main__":
    main()
