"""Jobs in worker processes, supervised: the death of a worker costs one job."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext

from publisher.batch.plan import Job
from publisher.batch.result import Result, Settings, crashed

Work = Callable[[Job, Settings], Result]


def in_processes(
    work: Work, jobs: Sequence[Job], settings: Settings, workers: int
) -> Iterator[Result]:
    """The results of the jobs in their order, made by this many processes.

    When a worker dies its pool is lost. The first job without a result is then done
    alone: if that worker dies too, the job is the cause and has failed. The others go on
    in a new pool.
    """
    waiting = list(jobs)
    while waiting:
        done = 0
        for result in _until_broken(work, waiting, settings, workers):
            done += 1
            yield result
        waiting = waiting[done:]
        if waiting:
            yield _alone(work, waiting.pop(0), settings)


def _until_broken(
    work: Work, jobs: Sequence[Job], settings: Settings, workers: int
) -> Iterator[Result]:
    """Results in order, up to the first job whose worker or pool died."""
    pool = ProcessPoolExecutor(workers, _context(), _ignore_interrupts)
    try:
        futures: list[Future[Result]] = [pool.submit(work, job, settings) for job in jobs]
        for future in futures:
            yield future.result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(work: Work, job: Job, settings: Settings) -> Result:
    for result in _until_broken(work, [job], settings, 1):
        return result
    return crashed(job)


def _context() -> BaseContext:
    """Processes that share no state with this one, at the least cost there is."""
    known = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the main process, which stops the pool in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
