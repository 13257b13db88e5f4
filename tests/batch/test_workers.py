"""Jobs in processes: in order, and a worker's death costs one job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher.batch import worker
from publisher.batch.job import Job
from publisher.batch.result import Result, Settings
from publisher.batch.worker import Limits
from publisher.batch.workers import in_processes

ROOT = Path(__file__).parent.parent.parent


def work(job, settings):
    """Stands for a worker: some jobs kill their process, once or always."""
    if job.name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.path and not job.path.exists():
        job.path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if job.name == "hanging":
        time.sleep(60)
    if job.name == "hungry":
        trace = "the process of another" if os.environ.get("DONE") else "a new process"
        return Result(job.name, trace=trace, out_of_memory=True)
    if job.name == "who":
        return Result(job.name, trace=str(os.getpid()))
    if job.name == "greedy":
        return _greedy(job)
    os.environ["DONE"] = "1"
    return Result(job.name, trace=settings.style)


def _greedy(job):
    try:
        bytearray(600_000_000)
    except MemoryError:
        return Result(job.name, out_of_memory=True)
    return Result(job.name)


def results(jobs, workers=2, limits=None):
    return list(in_processes(work, jobs, Settings("the style"), workers, limits))


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


def test_a_job_that_hangs_is_ended_and_the_others_go_on():
    names = ["a", "hanging", "b"]
    found = results([Job(name, name, None) for name in names], limits=Limits(seconds=0.5))
    assert [(r.name, r.failed) for r in found] == [(name, name == "hanging") for name in names]
    assert [n.code for n in found[1].notices] == ["P007"]


def test_a_job_without_memory_is_done_again_in_a_new_process():
    found = results([Job("a", "", None), Job("hungry", "", None), Job("b", "", None)], workers=1)
    assert [r.out_of_memory for r in found] == [False, True, False]
    assert found[1].trace == "a new process"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_a_worker_takes_no_more_memory_than_it_may():
    (result,) = results([Job("greedy", "", None)], limits=Limits(megabytes=500))
    assert result.out_of_memory


def test_jobs_are_taken_as_they_are_needed():
    taken = []

    def many():
        for number in range(200):
            taken.append(number)
            yield Job(f"job {number}", "", None)

    found = in_processes(work, many(), Settings("x"), 2)
    next(found)
    assert len(taken) <= 17
    assert len(list(found)) == 199


def test_what_is_a_result_already_is_passed_on_in_its_place():
    found = results([Job("a", "", None), Result("done"), Job("b", "", None)])
    assert [r.name for r in found] == ["a", "done", "b"]


def test_the_job_that_waits_behind_a_deadly_one_is_not_to_blame():
    names = ["deadly", "b", "c"]
    found = results([Job(name, name, None) for name in names], workers=1)
    assert [(r.name, r.failed) for r in found] == [(name, name == "deadly") for name in names]


def test_a_job_with_its_bytes_never_waits_in_the_pipe():
    jobs = [Job(f"job {n}", "", None, data=bytes(3_000_000)) for n in range(4)]
    assert [r.name for r in results(jobs, workers=1)] == [job.name for job in jobs]


def test_a_process_has_its_share_of_the_jobs_and_no_more(monkeypatch):
    monkeypatch.setattr(worker, "_MOST", 3)
    who = [r.trace for r in results([Job("who", "", None)] * 8, workers=1)]
    assert [who.count(process) for process in dict.fromkeys(who)] == [3, 3, 2]


def test_no_code_comes_from_the_working_folder(tmp_path):
    collection = tmp_path / "collection"
    collection.mkdir()
    for number in range(5):
        (collection / f"{number}.txt").write_text("Meeting\n\nAnna Berg: Good morning.\n")
    for name in ("multiprocessing", "socket", "publisher"):
        (collection / f"{name}.py").write_text("open('stranger', 'w').close()")
    program = tmp_path / "command"  # as the installed one is, which Python looks beside, not here
    program.write_text("from publisher.cli import main\nif __name__ == '__main__':\n    main()\n")
    command = (sys.executable, program, "export", ".", "-f", "tei", "-o", "out", "-j", "2", "-q")
    subprocess.run(command, cwd=collection, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert not (collection / "stranger").exists()
    assert len(list((collection / "out").glob("*.xml"))) == 5
