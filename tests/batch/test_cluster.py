"""A cluster: what is killed is done again, who differs is refused, who is to blame is named."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from functools import partial

import pytest

from publisher.batch import cluster as under_test
from publisher.batch.chunk import Chunk
from publisher.batch.cluster import Cluster, _chunks, _results, in_cluster
from publisher.batch.job import Job, Target
from publisher.batch.keys import keys_of
from publisher.batch.result import Result, Settings
from publisher.batch.worker import Limits
from publisher.errors import UsageError
from publisher.pipeline import formats
from publisher.theme.load import load
from tests.batch.stores import REASON

distributed = pytest.importorskip("distributed", reason=REASON)

WORDS = "Anna Berg: Good morning, {}.\n\nBoris Clark: Yes.\n\nAnna Berg: We close.\n"
SETTINGS = Settings()
COMMON = keys_of([formats()["html"]], SETTINGS, load("default").value).common


@pytest.fixture(scope="module")
def running():
    """A scheduler and two workers with their nannies, each a process."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", protocol="tcp://"
    ) as cluster:
        yield cluster


def jobs(folder, count):
    for number in range(count):
        source = folder / f"{number}.txt"
        source.write_text(WORDS.format(number))
        target = Target("html", folder / "out" / f"{number}.html")
        yield Job(source.name, f"d{number}", source, (target,))


def test_workers_that_are_killed_lose_nothing(running, tmp_path):
    cluster = Cluster(running.scheduler_address, 2, Limits(), chunk=2)
    killed, results = [], []
    planned = list(jobs(tmp_path, 12))
    for result in in_cluster(cluster, COMMON, planned, SETTINGS):
        results.append(result)
        if len(results) in {1, 4}:
            pid = next(nanny.pid for nanny in running.workers.values() if nanny.pid)
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
    assert [result.name for result in results] == [job.name for job in planned]
    assert [result.name for result in results if result.failed] == []
    assert len(list((tmp_path / "out").iterdir())) == 12
    assert len(killed) == 2


def test_a_limit_holds_on_a_cluster_too(running, tmp_path):
    cluster = Cluster(running.scheduler_address, 2, Limits(seconds=0.001))
    done = Result("done already")
    results = list(in_cluster(cluster, COMMON, [done, *jobs(tmp_path, 1)], SETTINGS))
    assert results[0] == done
    assert [notice.code for notice in results[1].notices] == ["P007"]


def test_workers_that_would_make_other_bytes_are_refused(running, tmp_path):
    cluster = Cluster(running.scheduler_address, 2, Limits())
    other = {"html": "another program"}
    with pytest.raises(UsageError, match=r"would make other bytes \(html\)"):
        list(in_cluster(cluster, other, jobs(tmp_path, 1), SETTINGS))
    assert not (tmp_path / "out").exists()


def test_an_address_without_a_cluster_is_an_error(monkeypatch):
    monkeypatch.setattr(under_test, "_PATIENCE", 0.2)
    with pytest.raises(UsageError, match="no cluster answers"):
        list(in_cluster(Cluster("tcp://127.0.0.1:9", 1, Limits()), COMMON, [], SETTINGS))


class Promise:
    """What comes of a chunk on a cluster where one document lets every worker die."""

    def __init__(self, chunk):
        self.chunk = chunk

    def result(self):
        """All results, unless it dies."""
        if any(job.id == "d2" for job in self.chunk.jobs):
            raise distributed.KilledWorker("task", None, 4)
        return [Result(job.name) for job in self.chunk.jobs]


class Deadly:
    """That cluster."""

    def submit(self, work, chunk, *, pure):
        """Take a chunk."""
        assert (work, pure) == (under_test.done, False)
        return Promise(chunk)


def test_the_job_that_lets_workers_die_is_named_and_the_others_come_out(tmp_path):
    make = partial(Chunk, settings=SETTINGS, limits=Limits(), common=COMMON)
    planned = [replace(job, path=None) for job in jobs(tmp_path, 4)]
    results = _results(Deadly(), make, planned, Promise(make(planned)))
    assert [result.name for result in results] == [job.name for job in planned]
    assert [result.name for result in results if result.failed] == ["2.txt"]
    assert results[2].notices[0].code == "P006"


def test_a_chunk_is_so_many_jobs():
    assert list(_chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]
