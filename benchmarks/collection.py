"""Collections: how fast they are exported, what a second run costs, how both grow.

    python benchmarks/collection.py throughput RECORDS            beside a loop of pandoc and Typst
    python benchmarks/collection.py again RECORDS                 a run that has nothing to make
    python benchmarks/collection.py scaling RECORDS [COUNT...]    time and memory per document
    python benchmarks/collection.py profile RECORDS               where the time goes

RECORDS is a folder of plain text. Wall time says what a user waits, CPU time (of all processes)
what it costs; on a machine that has other things to do only the second can be compared. The load
is printed with each. `docs/performance.md` has results.
"""

from __future__ import annotations

import cProfile
import ctypes
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SIX = "tei,txt,docx,epub,pdf,html"
FOUR = "docx,epub,txt,pdf"
LIGHT = "tei,txt"
SAMPLE = 20  # records to profile
TURNS = 3  # of the loop, each over a part of the records, and of ours, each over all
CHEAP = "txt"
MANY = 10_000  # records of which a run finds all up to date
STARTED = 2  # records, one for each worker
RUNS = 5  # of which the least counts
COUNTS = (100, 1000, 10_000, 100_000)  # records of which all are made
SHORT, SHORTER = 3000, 300  # characters of a synthetic record
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds, seconds of processor, megabytes of its largest process
    and of the one that supervises.
    """

    wall: float
    cpu: float
    largest: float
    own: float

    def per(self, count: int) -> str:
        """A line for so many documents."""
        return (
            f"{count:>7} documents  wall {self.wall:8.2f} s ({count / self.wall:7.1f}/s)  "
            f"cpu {self.cpu:8.2f} s ({1000 * self.cpu / count:7.2f} ms each)  "
            f"memory {self.own:5.1f} MB, largest worker {self.largest:5.1f} MB  "
            f"load {os.getloadavg()[0]:.1f}"
        )


def main() -> None:
    """Do what is asked."""
    kinds = {"throughput": throughput, "again": again, "scaling": scaling, "profile": profile}
    kind, records, *rest = sys.argv[1:]
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)  # so that all processes are counted
    with tempfile.TemporaryDirectory(prefix="collections-") as folder:
        kinds[kind](Path(records), Path(folder), rest)


def costs(command: Sequence[str]) -> Cost:
    """Run a command to its end, with all processes that it leaves behind."""
    before = _used()
    start = time.monotonic()
    process = subprocess.Popen(command)
    own = 0.0
    while process.poll() is None:
        own = max(own, _memory(process.pid))
        time.sleep(0.02)
    wall = time.monotonic() - start
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return Cost(wall, _used() - before, largest, own)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> float:
    """The most memory that a process had, in megabytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")), 0.0)


def export(records: Path, formats: str, output: Path) -> Cost:
    """Export a folder of records on two processors."""
    command = (sys.executable, "-m", "publisher", "export", str(records), "-f", formats)
    return costs((*command, "-o", str(output), "-j", "2", "-q"))


def documents(records: Path) -> list[Path]:
    """The records of a folder."""
    return sorted(records.rglob("*.txt"))


# --- throughput -----------------------------------------------------------------------


def throughput(records: Path, folder: Path, rest: Sequence[str]) -> None:
    """All records in four formats beside the loop over all of them, by turns, since a machine may
    change its pace from minute to minute; then in six formats.
    """
    del rest
    found = documents(records)
    loops, ours, turns = [], [], min(TURNS, len(found))
    for turn in range(turns):
        some = found[turn::turns]
        loop = folder / "loop.sh"  # a command line may not be as long
        loop.write_text("".join(script(path, folder / "loop") for path in some))
        loops.append(costs(("sh", str(loop))))
        print(f"pandoc and Typst, {FOUR}\n  {loops[-1].per(len(some))}")
        ours.append(export(records, FOUR, folder / f"four-{turn}"))
        print(f"publisher, {FOUR}, all records\n  {ours[-1].per(len(found))}", flush=True)
    times = _rate(ours, turns * len(found)) / _rate(loops, len(found))
    print(f"{times:.1f} times the loop's throughput")
    made = export(records, SIX, folder / "six")
    print(f"publisher, {SIX}, all records\n  {made.per(len(found))}")


def _rate(runs: Sequence[Cost], count: int) -> float:
    """Records in a second, over runs of so many together."""
    return count / sum(run.wall for run in runs)


def script(path: Path, output: Path) -> str:
    """What a shell does for one record: three files by pandoc, one by Typst."""
    import pypandoc

    output.mkdir(exist_ok=True)
    pandoc, stem = f"'{pypandoc.get_pandoc_path()}' -f markdown", output / path.stem
    typst = f"import typst; typst.compile('{stem}.typ', output='{stem}.pdf')"
    return (
        f"{pandoc} '{path}' -o '{stem}.docx'\n"
        f"{pandoc} '{path}' -o '{stem}.epub' --metadata title=x\n"
        f"{pandoc} '{path}' -t plain -o '{stem}.txt'\n"
        f"{pandoc} '{path}' -s -t typst -o '{stem}.typ'\n"
        f"'{sys.executable}' -c \"{typst}\"\n"
    )


# --- again, and growth ----------------------------------------------------------------


def again(records: Path, folder: Path, rest: Sequence[str]) -> None:
    """A run that finds all up to date: the records, then ten thousand short ones."""
    del rest
    found = len(documents(records))
    for formats in (SIX, LIGHT):
        export(records, formats, folder / formats)
        print(f"{formats}, again\n  {best(records, formats, folder / formats).per(found)}")
    many = folder / "many"
    synthesise(records, MANY, many, SHORT)
    export(many, LIGHT, folder / "out")
    print(f"{LIGHT}, again\n  {best(many, LIGHT, folder / 'out').per(MANY)}")


def best(records: Path, formats: str, output: Path) -> Cost:
    """The least of some runs."""
    return min((export(records, formats, output) for _ in range(RUNS)), key=lambda cost: cost.wall)


def scaling(records: Path, folder: Path, rest: Sequence[str]) -> None:
    """Ever more synthetic records: time for each, and memory. What a run of one record for each
    worker takes is the start, which does not grow; it is told, and taken off in a column.
    """
    few = folder / "few"
    synthesise(records, STARTED, few, SHORTER)
    started = min(export(few, CHEAP, folder / f"few-{run}").cpu for run in range(RUNS))
    print(f"start of the program and its workers, with {STARTED} records: cpu {started:.2f} s")
    for count in map(int, rest or COUNTS):
        source, output = folder / f"in-{count}", folder / f"out-{count}"
        synthesise(records, count, source, SHORTER)
        made = export(source, CHEAP, output)
        each = 1000 * (made.cpu - started) / (count - STARTED)
        print(f"{CHEAP}, short records\n  {made.per(count)}  without the start {each:.2f} ms each")
        print(f"the same, again\n  {export(source, CHEAP, output).per(count)}", flush=True)


def synthesise(records: Path, count: int, folder: Path, length: int) -> None:
    """So many records, each the beginning of a real one, so long, and a line of its own."""
    heads = [path.read_text("utf-8")[:length].rsplit("\n", 1)[0] for path in documents(records)]
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        text = f"{heads[number % len(heads)]}\n\nThis is record {number}.\n"
        (place / f"record-{number:06}.txt").write_text(text, "utf-8")


# --- profile --------------------------------------------------------------------------


def profile(records: Path, folder: Path, rest: Sequence[str]) -> None:
    """What one process spends on a sample of the records, by module."""
    count = int(rest[0]) if rest else SAMPLE
    found = documents(records)
    sample = [str(path) for path in found[:: max(1, len(found) // count)][:count]]
    work = _in_this_process(sample, folder)
    work()  # libraries and fonts are loaded
    profiler = cProfile.Profile(time.process_time)
    profiler.runcall(work)
    stats = pstats.Stats(profiler)
    total = stats.total_tt  # type: ignore[attr-defined]
    print(f"{len(sample)} records, {SIX}: {total:.1f} s of processor in the profiler")
    for name, seconds in sorted(_stages(stats), key=lambda row: -row[1]):
        print(f"  {name:40}{100 * seconds / total:6.1f} %")
    stats.sort_stats("tottime").print_stats(25)


def _in_this_process(sample: Sequence[str], folder: Path) -> Callable[[], None]:
    from publisher.batch.plan import jobs
    from publisher.batch.result import Settings
    from publisher.batch.run import do
    from publisher.batch.sources import find
    from publisher.pipeline import folder_suffixes, formats

    rows = [formats()[name] for name in SIX.split(",")]
    planned = jobs(find(sample, folder_suffixes()), rows, str(folder / "out"))

    def work() -> None:
        for job in planned:
            do(job, Settings())

    return work


def _stages(stats: pstats.Stats) -> Iterator[tuple[str, float]]:
    """The seconds of each stage and of each format, all that they call included."""
    wanted = {
        "open_source": "open",
        "read": "read",
        "build": "build",
        "serialize": "serialise",
        "parse": "parse",
        "validate": "validate",
        "project": "project",
        "first_difference": "compare",
        "write": "write files",
        "export": "export",
    }
    for (path, _, name), row in stats.stats.items():  # type: ignore[attr-defined]
        inside = path.rpartition("/publisher/")[2]
        if name in wanted and inside != path and row[3] > 0.01:
            yield f"{wanted[name]} ({inside})", row[3]


if __name__ == "__main__":
    main()
