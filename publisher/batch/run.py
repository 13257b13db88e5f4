"""Doing jobs: each through the whole pipeline, none stopping another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from publisher import pipeline
from publisher.batch.files import stamp_of
from publisher.batch.job import PAGED_BY, Job, Target
from publisher.batch.result import Made, Result, Settings, notice_of
from publisher.batch.write import write
from publisher.decode import decode
from publisher.errors import InputError, PublisherError
from publisher.exporters.base import Typeset
from publisher.report import Notice, Where
from publisher.source import Source
from publisher.theme.model import Theme

if TYPE_CHECKING:  # one document needs no processes
    from publisher.batch.worker import Limits, Work


def run(
    jobs: Iterable[Job | Result],
    settings: Settings,
    workers: int = 1,
    limits: Limits | None = None,
    work: Work | None = None,
) -> Iterator[Result]:
    """Do the jobs, or other work on them, and give their results in their order, as they
    come. What is a result already is passed on.

    More than one worker, or limits, mean processes: then what kills or blocks a process costs
    one document. No job's failure stops another's.
    """
    doing = work or do
    if workers > 1 or limits:
        from publisher.batch.workers import in_processes

        return in_processes(doing, jobs, settings, workers, limits)
    return (job if isinstance(job, Result) else doing(job, settings) for job in jobs)


def do(job: Job, settings: Settings) -> Result:
    """Take one job through. Never raises an `Exception`: a failure is a result."""
    notices: list[Notice] = []
    made: list[Made] = []
    data, source = b"", None
    failed, trace, out_of_memory = False, "", False
    try:
        data = bytes_of(job)
        prepared = pipeline.prepare(document_of(job, data, settings))
        source = prepared.value.source
        notices += prepared.notices
        failed = prepared.value.broken is not None
        if not failed and job.targets:
            _make(job, prepared.value, settings, notices, made)
    except Exception as error:  # noqa: BLE001 -- one document must not stop the others
        notices.append(notice_of(error, job.name))
        failed = True
        out_of_memory = isinstance(error, MemoryError)
        trace = "" if isinstance(error, PublisherError) else _trace(error)
    return Result(
        job.name,
        tuple(made),
        tuple(notices),
        failed,
        _lines(job.name, data, source, notices),
        trace,
        digest_of(data),
        out_of_memory=out_of_memory,
    )


def _trace(error: Exception) -> str:
    import traceback

    return "".join(traceback.format_exception(error))


def digest_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def document_of(job: Job, data: bytes, settings: Settings) -> pipeline.Document:
    """A job's source, as the pipeline takes it."""
    return pipeline.Document(
        job.name,
        data,
        job.id,
        settings.encoding,
        settings.guidance,
        settings.publication,
        settings.profile,
    )


def bytes_of(job: Job) -> bytes:
    """The bytes of a job's source. Raises `InputError`, or what the plan found wrong."""
    if job.error:
        raise job.error
    if job.data is not None or job.path is None:
        return job.data or b""
    try:
        return job.path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{job.name}: cannot be read ({error.strerror or error})",
            "Check that it is still there.",
        ) from error


def _make(
    job: Job,
    prepared: pipeline.Prepared,
    settings: Settings,
    notices: list[Notice],
    made: list[Made],
) -> None:
    """Make the files of a job; collect them, and what their formats notice."""
    theme, options = _theme(settings.style), settings.options
    for target in sorted(job.targets, key=lambda target: target.format in PAGED_BY):
        exported = pipeline.export(prepared, target.format, theme, options)
        if isinstance(exported, Typeset):
            options = replace(options, pages=exported.pages)
        told = tuple(_placed(notice, job.name) for notice in exported.notices)
        notices += told
        made.append(_deliver(target, exported.value, told, settings.staging))


def _placed(notice: Notice, name: str) -> Notice:
    """A format's notice knows no source: it is about the whole document."""
    return notice if notice.where else replace(notice, where=Where(name))


@cache
def _theme(style: str) -> Theme:
    """A theme, loaded once per process; its notices are told before the run begins."""
    from publisher.theme import load  # who only checks needs none

    return load.load(style).value


def _deliver(
    target: Target, data: bytes, notices: tuple[Notice, ...], staging: Path | None
) -> Made:
    if target.path:
        write(target.path, data, staging)
    kept, stamp = (None, stamp_of(target.path)) if target.path else (data, "")
    return Made(target.format, target.path, len(data), kept, digest_of(data), notices, stamp)


def _lines(
    name: str, data: bytes, source: Source | None, notices: Sequence[Notice]
) -> dict[int, str]:
    """The lines of the source that notices speak of, by number."""
    places = [notice.where for notice in notices if notice.where]
    numbers = {place.line for place in places if place.line and place.file == name}
    read = (source or _as_text(name, data)) if numbers else None
    if read is None:
        return {}
    last = read.text.count("\n") + 1
    return {number: read.line(number) for number in numbers if number <= last}


def _as_text(name: str, data: bytes) -> Source | None:
    """What was read by no reader, for its lines: TEI, or bytes in another encoding than
    was named.
    """
    for likely in (data, data.decode("utf-8", "replace").encode()):
        with suppress(PublisherError):
            return decode(likely, name).value
    return None
