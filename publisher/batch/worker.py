"""One worker: a process that does jobs one by one, within limits of time and memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from publisher.batch.plan import Job
from publisher.batch.result import Result, Settings
from publisher.data import dataclass

if TYPE_CHECKING:  # Windows has no ForkServerContext
    from multiprocessing.context import ForkServerContext, SpawnContext

Work = Callable[[Job, Settings], Result]

_MEGABYTE = 1_000_000
_PATIENCE = 5.0  # seconds that a process has to end by itself
_START = 60.0  # seconds that a process has to start


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    seconds: float = 600
    megabytes: int = 4000
    """Address space of the process, where the system limits it (`RLIMIT_AS` of POSIX.1)."""


class Worker:
    """The process, seen from the one that supervises it."""

    def __init__(self, work: Work, settings: Settings, limits: Limits) -> None:
        """Start the process; it works as soon as it has a job."""
        context = _context()
        self._connection, far = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(far, work, settings, limits.megabytes), daemon=True
        )
        self._process.start()
        far.close()
        self._limit = limits.seconds
        self._deadline = 0.0
        self._number = 0
        self._is_there = False
        self.job: Job | None = None
        """What it works on."""
        self.is_late = False
        """Whether it was still at work when its time was up."""

    def give(self, number: int, job: Job) -> None:
        """Hand over a job. Its time runs from here, or from when the process is there."""
        self._number, self.job = number, job
        self._deadline = time.monotonic() + self._limit + (0 if self._is_there else _START)
        with suppress(OSError):  # it has died: `finish` will tell
            self._connection.send(job)

    def finish(self) -> tuple[int, Job, Result | None]:
        """The job, its number and its result; None when the process died or was too slow."""
        job, self.job = self.job, None
        if job is None:
            raise AssertionError("a worker without a job has nothing to finish")
        result = None
        if self._connection.poll():
            with suppress(EOFError, OSError):
                result = self._connection.recv()
        return self._number, job, result

    def end(self) -> None:
        """End the process: at once when it works or hangs, else in good order."""
        self._connection.close()
        if not self.job and not self.is_late:
            self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()
        self._process.close()

    def is_done(self) -> bool:
        """Whether its job has come to an end: by a result, by its death, or since its time
        is up, which makes it late.
        """
        if not self._is_there and self._connection.poll():
            with suppress(EOFError, OSError):  # it has died: the next look tells
                self._connection.recv()
            self._is_there = True
            self._deadline = time.monotonic() + self._limit
        if self._connection.poll():
            return True
        self.is_late = not self.remaining
        return self.is_late

    @property
    def remaining(self) -> float:
        """The seconds that are left for its job."""
        return max(0.0, self._deadline - time.monotonic())

    @property
    def connection(self) -> Connection:
        """What can be read when the process gives a result, and when it has died."""
        return self._connection


def first_of(busy: Iterable[Worker]) -> Iterator[Worker]:
    """The workers whose jobs have come to an end, after the first sign of one."""
    workers = list(busy)
    wait([worker.connection for worker in workers], min(worker.remaining for worker in workers))
    yield from (worker for worker in workers if worker.is_done())


def _context() -> SpawnContext | ForkServerContext:
    """Processes that share no state with this one, at the least cost there is."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _serve(connection: Connection, work: Work, settings: Settings, megabytes: int) -> None:
    """What the process does: jobs in, results out, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that supervises
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(megabytes)
    with suppress(EOFError, OSError):
        connection.send(None)  # it is there
        while True:
            connection.send(work(connection.recv(), settings))


def _end_with_parent() -> None:
    """End this process when the one that supervises it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """Let allocations beyond this fail, where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = megabytes * _MEGABYTE
    with suppress(OSError, ValueError):  # a harder limit holds already; macOS knows none
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
