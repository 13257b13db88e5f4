"""Jobs in worker processes, supervised: what befalls a worker costs one job at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from publisher.batch.job import Job
from publisher.batch.result import Result, Settings, crashed, too_slow
from publisher.batch.worker import Limits, Work, Worker, first_of

_AHEAD = 8  # jobs per worker that may be taken before the first of them is given


def in_processes(
    work: Work,
    jobs: Iterable[Job | Result],
    settings: Settings,
    workers: int,
    limits: Limits | None = None,
) -> Iterator[Result]:
    """The results of the jobs in their order, made by this many processes. What is a result
    already is passed on. Jobs are taken as they are needed, so that memory holds a few.

    A job whose worker dies, takes too long or runs out of memory is done again, alone, in a
    new process; if that fares no better, the job is the cause and has failed.
    """
    limits = limits or Limits()
    crew = _Crew(partial(Worker, work, settings, limits), limits, workers)
    try:
        yield from crew.results(iter(jobs))
    finally:
        crew.dismiss()


class _Crew:
    """The workers, and what lies between them and the results that are given."""

    def __init__(self, hire: Callable[[], Worker], limits: Limits, size: int) -> None:
        self._hire = hire
        self._limits = limits
        self._size = size
        self._workers: list[Worker] = []
        self._waiting: deque[tuple[int, Job]] = deque()  # taken, and no worker's yet
        self._suspects: deque[tuple[int, Job]] = deque()
        self._done: dict[int, Result] = {}
        self._taken = self._given = 0
        self._more = True  # jobs may come

    def results(self, jobs: Iterator[Job | Result]) -> Iterator[Result]:
        """The results, in the order of the jobs."""
        while self._more or self._given < self._taken:
            self._fill(jobs)
            busy = [worker for worker in self._workers if worker.is_busy]
            if busy and self._given not in self._done:
                self._collect(first_of(busy))
            elif not busy and self._suspects:
                self._try_alone(*self._suspects.popleft())
            while self._given in self._done:
                yield self._done.pop(self._given)
                self._given += 1

    def dismiss(self) -> None:
        """End all workers, whatever they do."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _fill(self, jobs: Iterator[Job | Result]) -> None:
        """Give jobs to who can take them, unless a suspect waits."""
        while not self._suspects:
            if self._waiting:
                if not self._hand_over(*self._waiting[0]):
                    break
                self._waiting.popleft()
            elif self._more and self._taken - self._given < self._size * _AHEAD:
                self._take(jobs)
            else:
                break

    def _take(self, jobs: Iterator[Job | Result]) -> None:
        """Take one job, if there is one."""
        job = next(jobs, None)
        if job is None:
            self._more = False
            return
        if isinstance(job, Result):
            self._done[self._taken] = job
        else:
            self._waiting.append((self._taken, job))
        self._taken += 1

    def _hand_over(self, number: int, job: Job) -> bool:
        """Give a job to a worker that has none, to a new one, or to one as its next; whether
        one took it.
        """
        self._replace_spent()
        worker = next((worker for worker in self._workers if not worker.is_busy), None)
        if worker is None and len(self._workers) < self._size:
            worker = self._hire()
            self._workers.append(worker)
        if worker is None:
            worker = next((worker for worker in self._workers if worker.can_take(job)), None)
        if worker:
            worker.give(number, job)
        return worker is not None

    def _replace_spent(self) -> None:
        """End the workers that have had their share, so that others are hired."""
        for worker in [one for one in self._workers if one.is_spent and not one.is_busy]:
            self._workers.remove(worker)
            worker.end()

    def _collect(self, ready: Iterable[Worker]) -> None:
        """Take what came of workers' jobs: results, or suspicions."""
        for worker in ready:
            number, job, result = worker.finish()
            if result is None or result.out_of_memory:
                self._workers.remove(worker)
                self._waiting.extendleft(reversed(worker.end()))
                self._suspects.append((number, job))
            else:
                self._done[number] = result

    def _try_alone(self, number: int, job: Job) -> None:
        """Do a job beside which nothing else is done; what comes of it stands."""
        self.dismiss()
        worker = self._hire()
        self._workers.append(worker)
        worker.give(number, job)
        while not list(first_of([worker])):
            pass
        _, _, result = worker.finish()
        if result is None:
            late = worker.is_late
            result = too_slow(job, self._limits.seconds) if late else crashed(job)
        self._done[number] = result
        self.dismiss()
