"""Jobs on a Dask cluster, in chunks: the same jobs, the same bytes as on this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

from publisher import plugins
from publisher.batch.chunk import Chunk, Differs, done
from publisher.batch.job import Job
from publisher.batch.places import is_local
from publisher.batch.result import Result, Settings, crashed
from publisher.batch.worker import Limits
from publisher.data import dataclass
from publisher.errors import OutputError, UsageError

T = TypeVar("T")

_CHUNK = 50  # jobs: what a chunk's process costs to start is little beside them
_AHEAD = 2  # chunks for each thread of the cluster that are under way
_PATIENCE = 30  # seconds for a cluster to answer


@dataclass(frozen=True, slots=True)
class Cluster:
    """Which cluster: the address of its scheduler, or "" for one on this machine, with as many
    workers. `limits` hold for each document.
    """

    address: str
    workers: int
    limits: Limits
    chunk: int = _CHUNK


def in_cluster(
    cluster: Cluster,
    common: Mapping[str, str],
    jobs: Iterable[Job | Result],
    settings: Settings,
) -> Iterator[Result]:
    """The results of the jobs in their order, made by a cluster. What is a result already is
    passed on. Memory holds a few chunks.

    The cluster does a chunk again whose worker died. One that lets several die is done again
    job by job; one of these that does so is the cause, and has failed. `common` is that of the
    keys; workers on which it is another raise `UsageError`. So does an address at which there is
    no cluster. Raises `OutputError` when the cluster is lost, or sees other disks than this
    machine.
    """
    with _client(cluster) as client:
        make = partial(Chunk, settings=settings, limits=cluster.limits, common=common)
        under_way: deque[tuple[list[Job | Result], Any]] = deque()
        for chunk in _chunks(jobs, cluster.chunk):
            under_way.append((chunk, _submitted(client, make, chunk)))
            while len(under_way) > _AHEAD * max(1, sum(client.nthreads().values())):
                yield from _collected(client, make, *under_way.popleft())
        while under_way:
            yield from _collected(client, make, *under_way.popleft())


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


@contextmanager
def _client(cluster: Cluster) -> Iterator[Any]:
    """The way to the cluster; one on this machine ends with it."""
    connected = cast("Any", plugins.load("distributed:Client", "dask"))
    begun = cast("Any", plugins.load("distributed:LocalCluster", "dask"))
    if not cluster.address:
        with (
            begun(
                n_workers=cluster.workers, threads_per_worker=1, dashboard_address="127.0.0.1:0"
            ) as own,
            connected(own) as client,
        ):
            yield client
        return
    try:
        client = connected(cluster.address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"--scheduler {cluster.address}: no cluster answers ({error})",
            "Give the address that its scheduler tells, such as tcp://10.0.0.1:8786.",
        ) from error
    with client:
        yield client


def _submitted(client: Any, make: Callable[..., Chunk], chunk: Sequence[Job | Result]) -> Any:
    """A promise of what comes of the jobs of a chunk; None where there is none."""
    jobs = tuple(job for job in chunk if isinstance(job, Job))
    return client.submit(done, make(jobs), pure=False) if jobs else None


def _collected(
    client: Any, make: Callable[..., Chunk], chunk: Sequence[Job | Result], promise: Any
) -> Iterator[Result]:
    """The results of a chunk in order."""
    made = iter(_results(client, make, chunk, promise)) if promise is not None else iter(())
    for job in chunk:
        result = job if isinstance(job, Result) else next(made)
        _check_reached(result)
        yield result


def _results(
    client: Any, make: Callable[..., Chunk], chunk: Sequence[Job | Result], promise: Any
) -> list[Result]:
    from distributed import KilledWorker

    try:
        results = promise.result()
    except (KilledWorker, RuntimeError):
        jobs = [job for job in chunk if isinstance(job, Job)]
        if len(jobs) == 1:
            return [crashed(jobs[0])]
        alone = [[job] for job in jobs]
        return [
            result
            for one in alone
            for result in _results(client, make, one, _submitted(client, make, one))
        ]
    except Exception as error:
        raise OutputError(
            f"the cluster is lost: {type(error).__name__}: {error}",
            "Run it again: what was made is kept.",
        ) from error
    if isinstance(results, Differs):
        raise UsageError(
            f"the cluster's workers would make other bytes ({', '.join(results.formats)})",
            "They need the same publisher, libraries, fonts and style as this machine; "
            "`publisher doctor` tells them.",
        )
    return list(results)


def _check_reached(result: Result) -> None:
    """Raise an error for files that another machine has made on a disk of its own."""
    for made in result.made:
        if made.path and is_local(made.path) and not Path(made.path).exists():
            raise OutputError(
                f"{made.path}: the cluster's workers do not see this machine's disk",
                "Give a folder that all share, or a URL such as s3://bucket/folder.",
            )
