"""Doing jobs: each through the whole pipeline, none stopping another."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from publisher import pipeline
from publisher.batch.plan import Job, Target
from publisher.batch.result import Made, Result, Settings, notice_of
from publisher.batch.workers import in_processes
from publisher.batch.write import write
from publisher.errors import InputError, PublisherError
from publisher.report import Notice, Where
from publisher.source import decode
from publisher.theme import load
from publisher.theme.model import Theme


def run(jobs: Sequence[Job], settings: Settings, workers: int = 1) -> Iterator[Result]:
    """Do the jobs and give their results in their order, as they come.

    More than one worker means processes. No job's failure stops another's.
    """
    if workers > 1 and len(jobs) > 1:
        return in_processes(do, jobs, settings, min(workers, len(jobs)))
    return (do(job, settings) for job in jobs)


def do(job: Job, settings: Settings) -> Result:
    """Take one job through. Never raises an `Exception`: a failure is a result."""
    notices: list[Notice] = []
    made: list[Made] = []
    data = b""
    failed, trace = False, ""
    try:
        data = bytes_of(job)
        failed = not _take_through(job, data, settings, notices, made)
    except Exception as error:  # noqa: BLE001 -- one document must not stop the others
        notices.append(notice_of(error, job.name))
        failed = True
        trace = "" if isinstance(error, PublisherError) else traceback.format_exc()
    lines = _lines(job.name, data, settings.encoding, notices)
    return Result(job.name, tuple(made), tuple(notices), failed, lines, trace)


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
            f"{job.name}: cannot be read ({error.strerror})", "Check that it is still there."
        ) from error


def _take_through(
    job: Job, data: bytes, settings: Settings, notices: list[Notice], made: list[Made]
) -> bool:
    """Collect notices and files; whether the document kept the law."""
    prepared = pipeline.prepare(pipeline.Document(job.name, data, job.id, settings.encoding))
    notices += prepared.notices
    if prepared.value.broken:
        return False
    for target in job.targets:
        exported = pipeline.export(
            prepared.value, target.format, _theme(settings.style), settings.options
        )
        notices += (_placed(notice, job.name) for notice in exported.notices)
        made.append(_deliver(target, exported.value))
    return True


def _placed(notice: Notice, name: str) -> Notice:
    """A format's notice knows no source: it is about the whole document."""
    return notice if notice.where else replace(notice, where=Where(name))


@cache
def _theme(style: str) -> Theme:
    """A theme, loaded once per process; its notices are told before the run begins."""
    return load.load(style).value


def _deliver(target: Target, data: bytes) -> Made:
    if target.path is None:
        return Made(target.format, None, len(data), data)
    write(target.path, data)
    return Made(target.format, target.path, len(data))


def _lines(
    name: str, data: bytes, encoding: str | None, notices: Sequence[Notice]
) -> dict[int, str]:
    """The lines of the source that notices speak of, by number."""
    places = [notice.where for notice in notices if notice.where]
    numbers = {place.line for place in places if place.line and place.file == name}
    if not numbers:
        return {}
    lines = _text(name, data, encoding).split("\n")
    return {number: lines[number - 1] for number in numbers if number <= len(lines)}


def _text(name: str, data: bytes, encoding: str | None) -> str:
    """The text whose lines and columns the notices count."""
    try:
        return decode(data, name, encoding).value.text
    except PublisherError:
        return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
