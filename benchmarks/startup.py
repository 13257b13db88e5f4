"""What a command takes as a whole process: the start of Python, the modules, the work.

    python benchmarks/startup.py                  each command below
    python benchmarks/startup.py pdf --version    those that have one of these words
    python benchmarks/startup.py --beside TREE    another checkout in turns with this one

What counts is processor time, since the machine may have other work: the median of some runs
after one to warm up, in turns with the same command of the other checkout. Modules are compiled
beforehand, as they are in an installation. Then the modules that take longest to import.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from office import as_text
from processes import as_installed, processor_time

HERE = Path(__file__).parent.parent
EXAMPLE = HERE / "input" / "2016-03-24-putin-kerry.txt"
LONG = 5_000  # paragraphs of the long record
RUNS = 11
LOOKS = 5  # runs whose imports are timed
SLOWEST = 10  # modules
PYTHON = "python -c pass"
COMMANDS = (
    "--version",
    "--help",
    "export --help",
    "formats",
    "styles",
    "check {example}",
    "inspect {example}",
    *(
        f"export {{example}} -o {{folder}}/example.{suffix}"
        for suffix in ("pdf", "docx", "epub", "html", "xml", "txt", "md", "json", "csv")
    ),
    "export {example} --force -f txt -o {folder}/dist",
    "export {long} -o {folder}/long.docx",
    "export {long} -o {folder}/long.epub",
)
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


def main() -> None:
    """Print a table of the commands, and the slowest modules of one."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--beside", metavar="TREE", default="")
    parser.add_argument("--runs", type=int, default=RUNS)
    asked, words = parser.parse_known_args()
    trees = [tree for tree in (asked.beside, str(HERE)) if tree]
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    print(f"processor time in ms, median of {asked.runs} processes, of {', '.join(trees)}")
    with TemporaryDirectory() as folder:
        print(f"{PYTHON:60}{told([measured([sys.executable, '-c', 'pass'], asked.runs, folder)])}")
        for command in COMMANDS:
            if not words or any(word in command for word in words):
                print(f"publisher {command:50}{told(in_turns(command, trees, asked.runs, folder))}")
        slowest(folder)


def told(milliseconds: list[float]) -> str:
    """One figure, or the two and what part of the first the second is."""
    row = "".join(f"{figure:8.0f}" for figure in milliseconds)
    return row if len(milliseconds) < 2 else f"{row}{milliseconds[-1] / milliseconds[0]:8.2f}"


def measured(command: list[str], runs: int, folder: str) -> float:
    """The median milliseconds of a command."""
    environment = as_installed(folder)
    return median(processor_time(command, environment) for _ in range(runs)) * 1000


def in_turns(command: str, trees: list[str], runs: int, folder: str) -> list[float]:
    """The median milliseconds of a command of ours in each tree."""
    times: list[list[float]] = [[] for _ in trees]
    for _ in range(runs + 1):
        for tree, found in zip(trees, times, strict=True):
            found.append(processor_time(line(command, folder), as_installed(folder, tree)))
    return [median(found[1:]) * 1000 for found in times]


def line(command: str, folder: str) -> list[str]:
    """The arguments of a process; the long record is made where it is asked for."""
    long = Path(folder, "long.txt")
    if "{long}" in command and not long.exists():
        long.write_text(as_text(LONG), "utf-8")
    words = [word.format(example=EXAMPLE, long=long, folder=folder) for word in command.split()]
    return [sys.executable, "-P", "-m", "publisher", *words]  # -P: not those of this folder


def slowest(folder: str) -> None:
    """Print what takes longest to import for a PDF, each module without what it imports: the
    least of some runs, since only wall time is told.
    """
    least: dict[str, int] = {}
    for _ in range(LOOKS):
        for name, microseconds in imports("export {example} -o {folder}/example.pdf", folder):
            least[name] = min(microseconds, least.get(name, microseconds))
    total = sum(least.values()) / 1000
    print(f"\nimports for a PDF: {len(least)} modules, {total:.0f} ms; the slowest")
    for name in sorted(least, key=least.__getitem__, reverse=True)[:SLOWEST]:
        print(f"{least[name] / 1000:8.1f}  {name}")


def imports(command: str, folder: str) -> list[tuple[str, int]]:
    """Every module that a command imports, and its microseconds."""
    python, *rest = line(command, folder)
    environment = as_installed(folder, str(HERE))
    ran = subprocess.run(
        [python, "-X", "importtime", *rest],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return [(match[2], int(match[1])) for match in _IMPORT.finditer(ran.stderr)]


if __name__ == "__main__":
    main()
