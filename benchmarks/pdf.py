"""PDF: pages per second, memory, start-up and the evenness of spaces, ours beside others'.

    make bench-pdf    (which installs Typst; spaces are measured by poppler)
    python benchmarks/pdf.py long | linear | example | spacing

After `make compiled`, ours takes its turns compiled as well.

Every figure is the processor time of processes that have one core and set nothing else; the
typesetters take turns, so that what else the machine does meets all of them alike.
docs/performance.md tells what is compared with what.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from zipfile import ZipFile

import pikepdf
import spacing
import typesetters
from long_records import EXAMPLE

ROUNDS = 3
LONG = 300  # pages
LENGTHS = (300, 1000, 3000)
VARIED = 200
RESEARCHED = 451.0  # points: a measure of which figures of other typesetters are known
WARM = 4  # runs in one process, the first of them cold
COMPILED = "ours, compiled"
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Result:
    """What a process told of its runs. Seconds of processor time, megabytes."""

    seconds: tuple[float, ...]
    peak: float
    size: int
    path: Path

    @property
    def pages(self) -> int:
        """The pages of its file."""
        with pikepdf.open(self.path) as file:
            return len(file.pages)


def main() -> None:
    """Measure what is named, or all."""
    print(f"load before: {os.getloadavg()[0]:.2f}")
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
        print()


def run(name: str, material: str, pages: int, runs: int, measure: float = 0) -> Result:
    """Set a record in a process of its own."""
    path = compiled() if name == COMPILED else None
    typesetter = "ours" if name == COMPILED else name
    arguments = [typesetter, material, str(pages), str(runs), str(measure)]
    done = subprocess.run(
        [sys.executable, typesetters.__file__, *arguments],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(path)} if path else None,
    )
    told = json.loads(done.stdout)
    return Result(tuple(told["seconds"]), told["peak"], told["size"], Path(told["path"]))


def contenders() -> list[str]:
    """Who takes turns."""
    return [*typesetters.TYPESETTERS, *([COMPILED] if compiled() else [])]


@cache
def compiled() -> Path | None:
    """The folder of what `make compiled` made, for this Python; None where it is not there."""
    version = f"cp{sys.version_info.major}{sys.version_info.minor}"
    wheel = next((ROOT / "build").glob(f"publisher-*-{version}-*.whl"), None)
    if not wheel:
        return None
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    if any(_differs(path, folder) for path in (ROOT / "publisher").rglob("*.py")):
        sys.exit(f"{wheel.name} is of other sources: make compiled, or remove it")
    return folder


def _differs(source: Path, folder: Path) -> bool:
    copy = folder / source.relative_to(ROOT)
    return not copy.exists() or copy.read_bytes() != source.read_bytes()


def long_record() -> None:
    """The same long record set by each."""
    rounds = [
        {name: run(name, "spoken", LONG, WARM) for name in contenders()} for _ in range(ROUNDS)
    ]
    print(f"{'long record':16}{'pages':>8}{'s cold':>9}{'s warm':>9}{'cold/s':>9}{'warm/s':>9}")
    for name in contenders():
        results = [each[name] for each in rounds]
        pages = results[0].pages
        cold = median(result.seconds[0] for result in results)
        warm = median(second for result in results for second in result.seconds[1:])
        peak = max(result.peak for result in results)
        print(
            f"{name:16}{pages:>8}{cold:>9.2f}{warm:>9.2f}{pages / cold:>9.0f}{pages / warm:>9.0f}"
            f"   {peak:.0f} MB at most, file of {results[0].size / 1e6:.2f} MB"
        )


def linear() -> None:
    """Ours at several lengths: the time per page must not grow."""
    print(f"{'pages':>8}{'s':>9}{'ms/page':>9}{'MB peak':>9}")
    for pages in LENGTHS:
        result = run("ours", "spoken", pages, 1)
        made, (seconds,) = result.pages, result.seconds
        print(f"{made:>8}{seconds:>9.2f}{1000 * seconds / made:>9.2f}{result.peak:>9.0f}")


def example() -> None:
    """The example, warm; then the whole process of its export."""
    for name in contenders():
        first, *warm = run(name, "example", 0, 40).seconds
        print(f"example, {name:16}{1000 * first:>9.1f} ms cold{1000 * median(warm):>9.1f} ms warm")
    times = sorted(_process_seconds() for _ in range(2 * ROUNDS))
    print(f"example, whole process: {median(times):.3f} s, at best {times[0]:.3f} s")


def _process_seconds() -> float:
    """The processor time of the command that makes the example's PDF."""
    before = _children()
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "publisher",
            "export",
            str(EXAMPLE),
            "-o",
            f"{folder}/x.pdf",
        ]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def evenness() -> None:
    """The spaces of the same mixed prose, set by each."""
    for measure in (0, RESEARCHED):
        _evenness(measure)


def _evenness(measure: float) -> None:
    theme = typesetters.style(measure)
    print(f"spacing, {theme.page.measure:.0f} points wide")
    print(f"{'':12}{'lines':>8}{'sd':>8}{'p95':>8}{'> +50 %':>9}{'> +100 %':>10}{'hyphens':>9}")
    for name in typesetters.TYPESETTERS:
        found = spacing.measure(run(name, "varied", VARIED, 1, measure).path, theme)
        print(
            f"{name:12}{found.lines:>8}{found.deviation:>8.2f}{found.widest:>8.2f}"
            f"{found.stretched:>9.1%}{found.doubled:>10.1%}{found.hyphenated:>9.1%}"
        )


PARTS: Mapping[str, Callable[[], None]] = {
    "long": long_record,
    "linear": linear,
    "example": example,
    "spacing": evenness,
}

if __name__ == "__main__":
    main()
