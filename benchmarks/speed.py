"""Documents per second, warm: each stage by itself, then each format by itself.

    make bench
    python benchmarks/speed.py FILE...     other records than the example and the longest

Then what comes in as TEI: an edition of five megabytes and one of ten, made of the last record
over and over. The time per megabyte must not grow.

Each stage runs once to warm up, then again and again for about half a second; the table
gives the median. One process, one core.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from publisher import exporters, pipeline
from publisher.decode import decode
from publisher.errors import MissingLibraryError
from publisher.exporters.base import Options
from publisher.readers import read
from publisher.tei import build, names, parse, profile, project, serialize, validate
from publisher.tei.rules import broken
from publisher.theme import load

INPUT = Path(__file__).parent.parent / "input"
EXAMPLE = INPUT / "2016-03-24-putin-kerry.txt"
SECONDS = 0.5  # measured per stage
LARGE = (5_000_000, 10_000_000)  # bytes of TEI
FEWEST = 3  # runs, however slow a stage is


def main() -> None:
    """Measure the records that are named, or the example and the longest."""
    named = [Path(argument) for argument in sys.argv[1:]]
    for path in named or [EXAMPLE, longest()]:
        report(path)
        last = path
    for size in LARGE:
        report_large(last, size)


def longest() -> Path:
    """The longest record of input/."""
    return max(INPUT.glob("*.txt"), key=lambda path: path.stat().st_size)


def report(path: Path) -> None:
    """Print the table of one record."""
    data = path.read_bytes()
    print(f"{path.name}: {len(data) / 1000:.0f} kB, {len(data.split())} words")
    print(f"  {'':12}{'ms':>10}{'per second':>14}{'MB/s':>10}")
    for name, work in (*stages(path.name, data), *formats(path.name, data)):
        seconds = measured(work)
        speed = len(data) / seconds / 1e6
        print(f"  {name:12}{seconds * 1000:>10.2f}{1 / seconds:>14.1f}{speed:>10.2f}")
    print()


def report_large(path: Path, size: int) -> None:
    """Print what it takes to read, check and show an edition of about this many bytes."""
    record = read(decode(path.read_bytes(), path.name).value, "transcript").value
    one = len(serialize.serialize(build.build(record, "large").value))
    many = replace(record, items=record.items * (size // one + 1))
    tei = serialize.serialize(build.build(many, "large").value)
    print(f"edition of {len(tei) / 1e6:.1f} MB, {path.name} over and over")
    print(f"  {'':12}{'s':>10}{'MB/s':>10}")
    for name, work in incoming(tei):
        seconds = once(work)
        print(f"  {name:12}{seconds:>10.2f}{len(tei) / seconds / 1e6:>10.2f}")
    print()


def incoming(tei: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    """What an edition goes through when it comes in, each as something to run."""
    edition = parse.parse(tei, "large.xml").value
    schema, rules = profile.schema(names.PROFILE), profile.rules(names.PROFILE)
    yield "parse", lambda: parse.parse(tei, "large.xml")
    yield "RELAX NG", lambda: schema.validate(edition.root)
    yield "rules", lambda: list(broken(edition.root, rules))
    yield "validate", lambda: validate.validate(edition)
    yield "project", lambda: project.project(edition)


def once(work: Callable[[], object]) -> float:
    """The seconds of one run: what takes seconds needs no warming up."""
    start = perf_counter()
    work()
    return perf_counter() - start


def measured(work: Callable[[], object]) -> float:
    """The median seconds of one run, after one to warm up."""
    work()
    times: list[float] = []
    while len(times) < FEWEST or sum(times) < SECONDS:
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def stages(name: str, data: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each stage as something to run, given what the stage before it made."""
    source = decode(data, name).value
    record = read(source, pipeline.source_format(name)).value
    edition = build.build(record, Path(name).stem).value
    tei = serialize.serialize(edition)
    yield "decode", lambda: decode(data, name)
    yield "read", lambda: read(source, pipeline.source_format(name))
    yield "build", lambda: build.build(record, Path(name).stem)
    yield "serialise", lambda: serialize.serialize(edition)
    yield "parse", lambda: parse.parse(tei, name)
    yield "validate", lambda: validate.validate(edition)
    yield "project", lambda: project.project(edition)
    yield "all of these", lambda: pipeline.prepare(pipeline.Document(name, data))


def formats(name: str, data: bytes) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each exporter as something to run on the view."""
    view = pipeline.prepare(pipeline.Document(name, data)).value.view
    theme = load.load(load.DEFAULT).value
    for row in exporters.formats().values():
        try:
            export = exporters.load(row)
        except MissingLibraryError as error:
            print(f"  {row.name:12}{error.message}")
            continue
        yield row.name, lambda export=export: export(view, theme, Options())  # type: ignore[misc]


if __name__ == "__main__":
    main()
