"""What several commands share: standard input, and how many processes work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace

from publisher.batch.plan import Job

FEW = 3  # documents; more than these get a progress bar, and processes


def with_standard_input(jobs: Iterable[Job]) -> tuple[Job, ...]:
    """The jobs, the one for standard input with its bytes."""
    return tuple(_filled(job) for job in jobs)


def _filled(job: Job) -> Job:
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
