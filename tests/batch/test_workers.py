"""Jobs in processes: in order, and a worker's death costs one job."""

from __future__ import annotations

import os
import signal

import pytest

from publisher.batch.plan import Job
from publisher.batch.result import Result, Settings
from publisher.batch.workers import in_processes


def work(job, settings):
    """Stands for a worker: some jobs kill their process, once or always."""
    if job.name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.path and not job.path.exists():
        job.path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Result(job.name, trace=settings.style)


def results(jobs, workers=2):
    return list(in_processes(work, jobs, Settings("the style"), workers))


def test_results_come_in_the_order_of_the_jobs():
    names = [f"job {n}" for n in range(8)]
    assert [r.name for r in results([Job(name, name, None) for name in names])] == names


def test_settings_reach_the_workers():
    assert results([Job("a", "a", None)])[0].trace == "the style"


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_job_that_kills_its_worker_fails_alone(place):
    names = ["a", "b", "c", "d"]
    names.insert(place, "deadly")
    found = results([Job(name, name, None) for name in names])
    assert [(r.name, r.failed) for r in found] == [(name, name == "deadly") for name in names]


def test_the_death_of_a_worker_is_a_notice():
    (result, _) = results([Job("deadly", "", None), Job("a", "", None)])
    assert [n.code for n in result.notices] == ["P006"]


def test_a_job_whose_worker_was_killed_once_is_done_again(tmp_path):
    found = results([Job("a", "", None), Job("b", "", tmp_path / "was here"), Job("c", "", None)])
    assert [(r.name, r.failed) for r in found] == [("a", False), ("b", False), ("c", False)]
