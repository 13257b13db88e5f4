"""A process that does one chunk of jobs: they come by standard input, results go out.

A cluster's worker starts it, since a worker may not have processes of its own that are
supervised, and since what kills a document's process must not kill the worker.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence

from publisher.batch.job import Job
from publisher.batch.result import Result, Settings
from publisher.batch.run import do
from publisher.batch.worker import Limits
from publisher.batch.workers import in_processes
from publisher.data import dataclass

_PROGRAM = "from publisher.batch.chunk import serve; serve()"  # no __main__ of its own: it pickles


@dataclass(frozen=True, slots=True)
class Chunk:
    """Jobs, and all that doing them needs. `common` is what the keys of the one who asks say:
    what makes the same bytes has the same.
    """

    jobs: Sequence[Job]
    settings: Settings
    limits: Limits
    common: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Differs:
    """What comes of a chunk where another program, style or font would make other bytes."""

    formats: Sequence[str]


def done(chunk: Chunk) -> list[Result] | Differs:
    """What came of a chunk, in a process of its own. Raises `RuntimeError` when that died."""
    ran = subprocess.run(  # noqa: S603 -- this very program
        [sys.executable, "-P", "-c", _PROGRAM],
        input=pickle.dumps(chunk),
        stdout=subprocess.PIPE,
        check=False,
    )
    if ran.returncode:
        message = f"the process of a chunk ended with {ran.returncode}"
        raise RuntimeError(message)
    results: list[Result] | Differs = pickle.loads(ran.stdout)  # noqa: S301 -- from our own process
    return results


def serve() -> None:
    """Do the chunk that comes by standard input. Nothing but results goes to standard output."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        chunk: Chunk = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from our own process
        pickle.dump(_results(chunk), out)


def _results(chunk: Chunk) -> list[Result] | Differs:
    if other := [name for name, digest in _common(chunk).items() if digest != chunk.common[name]]:
        return Differs(other)
    return list(in_processes(do, chunk.jobs, chunk.settings, 1, chunk.limits))


def _common(chunk: Chunk) -> Mapping[str, str]:
    """What the keys say here of the formats of a chunk."""
    from dataclasses import replace

    from publisher.batch.keys import keys_of
    from publisher.pipeline import formats
    from publisher.theme.load import load

    table = formats()
    rows = [table[name] for name in chunk.common if name in table]
    settings = replace(chunk.settings, staging=None)
    return keys_of(rows, settings, load(settings.style).value).common
