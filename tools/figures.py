"""Figures of the code, as Markdown: `make figures`; with shares of coverage after `make coverage`.

`python tools/figures.py FOLDER` gives those of another checkout, to compare with.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from operator import truediv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LONG = 400
"""Lines of a file above which it must say why."""
COVERAGE = Path("build", "coverage.json")
FEWEST = 20
"""The files that the tests reach least are listed, so many of them."""
PARTS = ("law.py", "foreign/", "readers/", "tei/", "exporters/", "importing/", "batch/", "cli/")
ESCAPING = (
    *(
        "decode.py",
        "foreign/safe_xml.py",
        "naming.py",
        "tei/text.py",
        "exporters/shared/characters.py",
    ),
    *("exporters/shared/links.py", "exporters/shared/xhtml/elements.py", "exporters/docx/wml.py"),
    *("exporters/docx/inline.py", "exporters/markdown/escaping.py", "exporters/csv_table.py"),
    "exporters/pdf/file/syntax.py",
)
"""Where words of a document are kept from being markup, paths or formulas."""


class Function(NamedTuple):
    """A function: where it is, how many lines it has."""

    name: str
    lines: int


def main() -> None:
    """Print the figures of a checkout."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    for name, figure in figures(root):
        print(f"| {name} | {figure} |")
    if (root / COVERAGE).is_file():
        print()
        for name, figure in coverage(root):
            print(f"| {name} | {figure} |")


def figures(root: Path) -> Iterator[tuple[str, str]]:
    """What the sources say of themselves, and what the tools say of them."""
    files = {folder: list((root / folder).rglob("*.py")) for folder in ("publisher", "tests")}
    for folder, paths in files.items():
        lines = sum(map(_lines, paths))
        yield f"modules of {folder}", f"{len(paths)}, {lines:,} lines"
    found = sorted(functions(root / "publisher"), key=lambda function: function.lines)
    lengths = [function.lines for function in found]
    yield "functions", f"{len(found):,}"
    yield "lines of a function: median", str(_share(lengths, 50))
    yield "lines of a function: 90th percentile", str(_share(lengths, 90))
    yield "lines of a function: longest", f"{found[-1].lines} ({found[-1].name})"
    long = [path for paths in files.values() for path in paths if _lines(path) > LONG]
    names = ", ".join(f"{path.relative_to(root)} {_lines(path)}" for path in sorted(long))
    yield f"files above {LONG} lines", f"{len(long)}: {names}" if long else "0"
    yield "import contracts", _said(root, ["lint-imports"], r"Contracts: (.+)\.")
    yield "mypy, strict", _said(root, ["mypy"], r"(?:Success: |Found )(.+)")


def functions(package: Path) -> Iterator[Function]:
    """Every function of a package, methods and inner ones too."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
                name = f"{path.relative_to(package)}:{node.name}"
                yield Function(name, node.end_lineno - node.lineno + 1)


def coverage(root: Path) -> Iterator[tuple[str, str]]:
    """The shares of lines and branches that the tests reach: of parts, of the least reached."""
    told = json.loads((root / COVERAGE).read_text("utf-8"))["files"]
    files = {
        Path(name).relative_to("publisher").as_posix(): file
        for name, file in told.items()
        if file["summary"]["num_statements"]
    }
    yield "all", _percent(files.values())
    for part in PARTS:
        yield part.rstrip("/"), _percent(f for name, f in files.items() if name.startswith(part))
    yield "escaping", _percent(files[name] for name in ESCAPING)
    least = sorted(files, key=lambda name: truediv(*_counts([files[name]])))
    for name in least[:FEWEST]:
        missing = ", ".join(map(str, files[name]["missing_lines"][:12]))
        yield f"`{name}`", f"{_percent([files[name]])}; not reached: {missing or 'branches only'}"


def _counts(files: Iterable[dict[str, dict[str, int]]]) -> tuple[int, int]:
    """How many lines and branches are reached, and how many there are."""
    sums = [file["summary"] for file in files]
    reached = sum(one["covered_lines"] + one["covered_branches"] for one in sums)
    return reached, sum(one["num_statements"] + one["num_branches"] for one in sums)


def _percent(files: Iterable[dict[str, dict[str, int]]]) -> str:
    reached, there = _counts(files)
    return f"{100 * reached / there:.1f} %"


def _lines(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


def _share(ordered: Sequence[int], percent: int) -> int:
    return ordered[len(ordered) * percent // 100]


def _said(root: Path, command: Sequence[str], pattern: str) -> str:
    """What a tool, installed beside this Python, says of a checkout."""
    name, *options = command
    done = subprocess.run(  # noqa: S603 -- our own tools
        [str(Path(sys.executable).parent / name), *options],
        cwd=root,
        env={"PATH": "", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(pattern, done.stdout)
    return found[1] if found else f"{name} failed: {done.stderr.strip()[:80]}"


if __name__ == "__main__":
    main()
