"""One worker: a process that does jobs one by one, within limits of time and memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from publisher.batch.job import Job
from publisher.batch.result import Result, Settings
from publisher.data import dataclass

if TYPE_CHECKING:  # Windows has no ForkServerContext
    from multiprocessing.context import ForkServerContext, SpawnContext

Work = Callable[[Job, Settings], Result]

_MEGABYTE = 1_000_000
_PATIENCE = 5.0  # seconds that a process has to end by itself
_START = 60.0  # seconds that a process has to start
_AT_ONCE = 2  # jobs that a worker may have: the one that it does, and the next
_MOST = 2000  # jobs of a process: what libraries keep of each adds up


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take."""

    seconds: float = 600
    megabytes: int = 4000
    """Address space of the process, where the system limits it (`RLIMIT_AS` of POSIX.1)."""


class Worker:
    """The process, seen from the one that supervises it.

    One job may wait behind that on which it works: then it need not wait itself while its
    result is put away.
    """

    def __init__(self, work: Work, settings: Settings, limits: Limits) -> None:
        """Start the process; it works as soon as it has a job."""
        context = _context()
        self._connection, far = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(far, work, settings, limits.megabytes), daemon=True
        )
        with _same_path():
            self._process.start()
        far.close()
        self._limit = limits.seconds
        self._deadline = 0.0
        self._is_there = False
        self._jobs: deque[tuple[int, Job]] = deque()
        self._given = 0
        self.is_late = False
        """Whether it was still at work when its time was up."""

    @property
    def is_busy(self) -> bool:
        """Whether it has a job."""
        return bool(self._jobs)

    @property
    def is_spent(self) -> bool:
        """Whether it has had its share: a new process, with nothing left over, takes its place."""
        return self._given >= _MOST

    def can_take(self, job: Job) -> bool:
        """Whether it can be given this job now. One with the bytes of its source in it must not
        wait in the pipe: who sends more than that holds waits for who reads, which might send.
        """
        if self.is_spent:
            return False
        return not self._jobs or (len(self._jobs) < _AT_ONCE and job.data is None)

    def give(self, number: int, job: Job) -> None:
        """Hand over a job. Its time runs from when it is the first, and the process is there."""
        if not self._jobs:
            self._deadline = time.monotonic() + self._limit + (0 if self._is_there else _START)
        self._jobs.append((number, job))
        self._given += 1
        with suppress(OSError):  # it has died: `finish` will tell
            self._connection.send(job)

    def finish(self) -> tuple[int, Job, Result | None]:
        """The first job, its number and its result; None when the process died or was too slow."""
        if not self._jobs:
            raise AssertionError("a worker without a job has nothing to finish")
        number, job = self._jobs.popleft()
        result = None
        if self._connection.poll():
            with suppress(EOFError, OSError):
                result = self._connection.recv()
        self._deadline = time.monotonic() + self._limit
        return number, job, result

    def end(self) -> Sequence[tuple[int, Job]]:
        """End the process: at once when it works or hangs, else in good order. The jobs that it
        has not done.
        """
        self._connection.close()
        if not self._jobs and not self.is_late:
            self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()
        self._process.close()
        return tuple(self._jobs)

    def is_done(self) -> bool:
        """Whether its first job has come to an end: by a result, by its death, or since its time
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


@contextmanager
def _same_path() -> Iterator[None]:
    """Let processes that are started here find their modules where this one does. By themselves
    they would look into the working folder first, since `multiprocessing` starts them with `-c`;
    it may hold anybody's documents.
    """
    path = os.pathsep.join(map(os.path.abspath, sys.path))
    wanted = {"PYTHONSAFEPATH": "1", "PYTHONPATH": path}
    was = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in was.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(connection: Connection, work: Work, settings: Settings, megabytes: int) -> None:
    """What the process does: jobs in, results out, until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that supervises
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(megabytes)
    with suppress(EOFError, OSError):
        connection.send(None)  # it is there
        gc.freeze()  # what is loaded stays: the collector need not look at it again
        gc.disable()
        while True:
            connection.send(work(connection.recv(), settings))
            _tidy()


def _tidy() -> None:
    """Drop the cycles that a job left. What is there after that, the words that were met, stays,
    so that the collector looks at each object once.
    """
    gc.collect(0)  # of the youngest; nothing is older, since none was collected but here
    gc.freeze()


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
