"""How a command runs its jobs: standard input, how many processes, the progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from publisher.batch.job import Job
from publisher.batch.result import Result
from publisher.cli import console

if TYPE_CHECKING:
    from rich.progress import Progress

FEW = 3  # documents; more than these get a progress bar, and processes


def with_standard_input(jobs: Iterable[Job]) -> tuple[Job, ...]:
    """The jobs, the one for standard input with its bytes."""
    return tuple(map(filled, jobs))


def filled(job: Job) -> Job:
    """A job; that for standard input with its bytes, which can be read once."""
    if job.path or job.error:
        return job
    return replace(job, data=sys.stdin.buffer.read())


def workers(asked: int | None, documents: int) -> int:
    """How many processes: as asked, else one for few documents, one per processor for more."""
    if asked:
        return asked
    return _processors() if documents > FEW else 1


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def with_progress(results: Iterator[Result], total: int, *, quiet: bool) -> Iterator[Result]:
    """The same results, with a bar on a terminal when there are more than a few."""
    if quiet or total <= FEW or not console.on_terminal():
        yield from results
        return
    with _bar() as bar:
        task = bar.add_task("publishing", total=total, rate="")
        for done, result in enumerate(results, 1):
            yield result
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:.1f}/s" if speed else "")


def _bar() -> Progress:
    """A bar with how many are done, how many in a second, and the time that is left."""
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
