"""How many small faults in the code the tests find.

    python tools/mutation.py [--fresh] [PART ...]

mutmut makes the faults (mutants) of the files that `[tool.mutation]` names, in a copy of the
project in `build/mutation`; `tools/mutants.py` runs there the tests that stand beside each file.
Of a file that stands alone 100 mutants are drawn, of a package as many and at least 2 from each
file, always the same ones. Those that were found stay found until their file changes; the
others are tried again. `--fresh` forgets all; a PART of a file's name takes those files only.
The scores go to standard output, as Markdown, the mutants that no test found to
`build/mutation/survivors.diff`.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from textwrap import dedent

from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "mutation"
RESULTS = PLACE / "results"
MUTANTS_PER_ROW = 100
MUTANTS_PER_FILE = 2  # at least
SEED = 8

_OF_TYPE = re.compile(r'\bcast\((?:None|"[^"]*"), ')  # a type, which nothing reads that runs

Results = dict[str, str | None]


@dataclass(frozen=True)
class Mutated:
    """A file, what mutmut made of it, and what came of the mutants that were drawn."""

    path: Path
    made: MutatedFile
    results: Results


def main(arguments: list[str]) -> None:
    """Copy, make the mutants, try them, print."""
    os.nice(10)
    if "--fresh" in arguments:
        shutil.rmtree(PLACE, ignore_errors=True)
    parts = [argument for argument in arguments if argument != "--fresh"]
    files = copied()
    done: list[Mutated] = []
    for pattern, tests in settings().items():
        chosen = [path for path in files if fnmatch(str(path), pattern)]
        files = [path for path in files if path not in chosen]
        wanted = [path for path in chosen if is_wanted(path, parts)]
        count = max(MUTANTS_PER_FILE, MUTANTS_PER_ROW // max(len(chosen), 1))
        done += tried([mutated(path, count) for path in wanted], tests)
    survivors = (line for file in done for line in differences(file))
    (PLACE / "survivors.diff").write_text("".join(survivors), "utf-8")
    print(table(done))


def settings() -> dict[str, list[str]]:
    """Patterns of files, and the tests that must find their mutants."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns: dict[str, list[str]] = told["tool"]["mutation"]
    return patterns


def is_wanted(path: Path, parts: list[str]) -> bool:
    """Whether a file was asked for."""
    return path.suffix == ".py" and (not parts or any(part in str(path) for part in parts))


def copied() -> list[Path]:
    """The project's own files, put into a place of their own."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(  # noqa: S603 - git, of this project
        command, cwd=ROOT, check=True, capture_output=True, text=True
    )
    names = sorted(name for name in listed.stdout.split("\0") if (ROOT / name).is_file())
    for name in names:
        (PLACE / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, PLACE / name)
    return [Path(name) for name in names]


def mutated(path: Path, count: int) -> Mutated:
    """A file with all its mutants in it, and the names of so many to be tried."""
    code = (ROOT / path).read_text("utf-8")
    made = mutate_file_contents(str(path), code)
    (PLACE / path).write_text(made.code, "utf-8")
    module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    names = [f"{module}.{name}" for name in made.mutant_names if changes(made, name)]
    if len(names) > count:
        names = random.Random(f"{SEED} {path.name}").sample(names, count)  # noqa: S311 - no secret
    return Mutated(path, made, known(path, code) or dict.fromkeys(names))


def changes(made: MutatedFile, name: str) -> bool:
    """Whether a mutant changes more than a type that only a checker reads."""
    one, other = (_OF_TYPE.sub("cast(", code) for code in before_and_after(made, name))
    return one != other


def before_and_after(made: MutatedFile, name: str) -> tuple[str, str]:
    """The function of a mutant as it is, and with the mutant's change."""
    lines = lines_of(made.code)
    names = (f"{name.partition('__mutmut_')[0]}__mutmut_orig", name)
    spans = (made.line_span_by_function_name[name] for name in names)
    code = ["".join(lines[span.start - 1 : span.end]) for span in spans]
    one, other = (dedent(text).replace(name, "_") for name, text in zip(names, code, strict=True))
    return one, other


@lru_cache(maxsize=1)  # of one file at a time
def lines_of(code: str) -> list[str]:
    """The lines of a file."""
    return code.splitlines(keepends=True)


def known(path: Path, code: str) -> Results:
    """What came of the mutants the last time, when the file was the same."""
    if not (RESULTS / path).is_file() or (RESULTS / path).read_text("utf-8") != code:
        return {}
    results: Results = json.loads(results_of(path).read_text("utf-8"))
    return results


def results_of(path: Path) -> Path:
    """Where the results of a file stand, beside the file as it was then."""
    return (RESULTS / path).with_suffix(".json")


def tried(files: list[Mutated], tests: list[str]) -> list[Mutated]:
    """The files with what came of their mutants."""
    plan = PLACE / "plan.json"
    plan.write_text(json.dumps({k: v for file in files for k, v in file.results.items()}), "utf-8")
    options = ["-q", "-n0", "-p", "tools.mutants", "-p", "no:cacheprovider", "--tb=no"]
    options += ["--hypothesis-profile=mutation", "-k", "not time_grows and not in_time"]
    if any(result != "found" for file in files for result in file.results.values()):
        environment = os.environ | {"MUTATION_PLAN": str(plan), "PYTHONPATH": "."}
        command = [sys.executable, "-m", "pytest", *options, *tests]
        subprocess.run(  # noqa: S603 - this Python, on the project's own tests
            command, cwd=PLACE, env=environment, check=True, stdout=sys.stderr
        )
    came = json.loads(plan.read_text("utf-8"))
    return [kept(file, {name: came[name] for name in file.results}) for file in files]


def kept(file: Mutated, results: Results) -> Mutated:
    """The file with these results, which are written down for the next time."""
    results_of(file.path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / file.path, RESULTS / file.path)
    results_of(file.path).write_text(json.dumps(results), "utf-8")
    return Mutated(file.path, file.made, results)


def differences(file: Mutated) -> Iterator[str]:
    """What each mutant that was not found changes."""
    for mutant, result in file.results.items():
        if result != "found":
            pair = before_and_after(file.made, mutant.rpartition(".")[2])
            one, other = (code.splitlines(keepends=True) for code in pair)
            yield f"\n{mutant} {result}\n"
            yield from list(unified_diff(one, other, n=1))[2:]


def table(files: Iterable[Mutated]) -> str:
    """The scores, a row to a file and one for all, as Markdown."""
    rows = [(str(f.path), len(f.made.mutant_names), f.results) for f in files if f.results]
    whole = {name: result for _, _, results in rows for name, result in results.items()}
    rows.append(("all", sum(made for _, made, _ in rows), whole))
    lines = ["| file | mutants | tried | found | score |", "|---|--:|--:|--:|--:|"]
    for name, made, results in rows:
        found = sum(result == "found" for result in results.values())
        score = 100 * found // max(len(results), 1)
        lines.append(f"| {name} | {made} | {len(results)} | {found} | {score} % |")
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
