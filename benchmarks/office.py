"""Word files and e-books beside pandoc's: the same words, whole processes, in one run.

    python benchmarks/office.py               the formats below, against pandoc
    python benchmarks/office.py docx          one of them

Each program gets a record of 5,000 paragraphs: ours as text, pandoc the same words as
Markdown. What counts is processor time, its own and the system's, since the machine may have
other work; the median of some runs, in turns. Then, in this process: the example warm, and
records of more and more paragraphs, whose time per paragraph must not grow. At last the memory
that a process takes for the longest of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from processes import as_installed, processor_time, time_and_memory

from publisher.exporters import formats
from publisher.exporters import load as load_exporter
from publisher.exporters.base import Options
from publisher.pipeline import Document, prepare
from publisher.theme import load

EXAMPLE = Path(__file__).parent.parent / "input" / "2016-03-24-putin-kerry.txt"
FORMATS = ("docx", "epub")
WARM = ("docx", "epub", "html")
EVERY = 5  # paragraphs of a turn
PARAGRAPHS = 5_000
GROWING = (1_000, 5_000, 20_000, 100_000)
RUNS = 5
SECONDS = 1.0  # measured per format, warm
LABELS = ("John Kerry:", "Vladimir Putin:")


def main() -> None:
    """Print one table per question."""
    named = tuple(sys.argv[1:])
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    beside_pandoc([name for name in FORMATS if not named or name in named])
    chosen = [name for name in WARM if not named or name in named]
    warm(chosen)
    growing(chosen)
    longest(chosen)


def paragraphs(count: int) -> list[tuple[str, str]]:
    """So many paragraphs of the example's words, every fifth with a speaker, as there."""
    said = [line for line in EXAMPLE.read_text("utf-8").splitlines() if len(line) > 140]
    words = [said[n % len(said)].split(":", 1)[-1].strip() for n in range(count)]
    labels = (LABELS[n // EVERY % 2] if n % EVERY == 0 else "" for n in range(count))
    return list(zip(labels, words, strict=True))


def as_text(count: int) -> str:
    """The record as a transcript."""
    told = "\n\n".join(f"{label} {words}".strip() for label, words in paragraphs(count))
    return f"A long meeting\n\nMarch 24, 2016\n\n{told}\n"


def as_markdown(count: int) -> str:
    """The record for pandoc."""
    told = "\n\n".join(
        f"**{label}** {words}" if label else words for label, words in paragraphs(count)
    )
    return f"---\ntitle: A long meeting\ndate: March 24, 2016\nlang: en\n---\n\n{told}\n"


# --- whole processes ------------------------------------------------------------------


def beside_pandoc(names: list[str]) -> None:
    """Print what both programs take for the long record."""
    import pypandoc

    print(f"\na record of {PARAGRAPHS} paragraphs, processor time of whole processes")
    with TemporaryDirectory() as folder:
        text, markdown = Path(folder, "record.txt"), Path(folder, "record.md")
        text.write_text(as_text(PARAGRAPHS), "utf-8")
        markdown.write_text(as_markdown(PARAGRAPHS), "utf-8")
        edition = text.with_suffix(".xml")
        edition.write_bytes(prepare(Document(text.name, text.read_bytes())).value.tei)
        for name in names:
            made = str(Path(folder, f"made.{name}"))
            commands = [
                [sys.executable, "-m", "publisher", "export", "-q", str(source), "-o", made]
                for source in (text, edition)
            ]
            theirs = [pypandoc.get_pandoc_path(), str(markdown), "--standalone", "-o", made]
            *own, other = in_turns(*commands, theirs, environment=as_installed(folder))
            for source, seconds in zip(("text", "TEI"), own, strict=True):
                share = f"{seconds / other:.3f} of its time"
                print(f"  {name:6}from {source:5}{seconds:7.2f} s, pandoc {other:5.2f} s: {share}")


def in_turns(*commands: list[str], environment: dict[str, str]) -> list[float]:
    """The median processor time of each command, after one run to warm up."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(RUNS + 1):
        for command, found in zip(commands, times, strict=True):
            found.append(processor_time(command, environment))
    return [median(found[1:]) for found in times]


# --- in this process ------------------------------------------------------------------


def warm(names: list[str]) -> None:
    """Print what the example takes, from its view to the bytes."""
    print("\nthe example, warm, processor time from the view to the bytes")
    ready = prepare(Document(EXAMPLE.name, EXAMPLE.read_bytes())).value
    given = (ready.view, load.load(load.DEFAULT).value, Options(edition=ready.tei))
    for name in names:
        seconds = measured(partial(load_exporter(formats()[name]), *given))
        print(f"  {name:6}{seconds * 1000:7.2f} ms")


def measured(work: Callable[[], object]) -> float:
    """The median seconds of one run, after one to warm up."""
    work()
    times: list[float] = []
    while sum(times) < SECONDS:
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


def growing(names: list[str]) -> None:
    """Print how the time grows with the record."""
    print("\nlonger and longer records, processor time from the view to the bytes")
    theme = load.load(load.DEFAULT).value
    for count in GROWING:
        ready = prepare(Document("long.txt", as_text(count).encode())).value
        for name in names:
            export = load_exporter(formats()[name])
            start = process_time()
            export(ready.view, theme, Options(edition=ready.tei))
            seconds = process_time() - start
            each = seconds / count * 1e6
            print(
                f"  {name:6}{count:8} paragraphs {seconds:7.2f} s {each:6.0f} µs each", flush=True
            )


# --- memory ---------------------------------------------------------------------------


def longest(names: list[str]) -> None:
    """Print what whole processes take for the longest record."""
    count = GROWING[-1]
    with TemporaryDirectory() as folder:
        text = Path(folder, "record.txt")
        text.write_text(as_text(count), "utf-8")
        size = text.stat().st_size / 1e6
        print(f"\na record of {count} paragraphs, {size:.0f} MB of text, whole processes")
        for name in names:
            command = [sys.executable, "-m", "publisher", "export", "-q", str(text), "-o"]
            made = str(Path(folder, f"made.{name}"))
            taken = time_and_memory([*command, made], as_installed(folder))
            print(f"  {name:6}{taken[0]:7.2f} s {taken[1]:6.0f} MB at most", flush=True)


if __name__ == "__main__":
    main()
