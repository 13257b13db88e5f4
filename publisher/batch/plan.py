"""Which file becomes which: jobs, each one source and all the files made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from publisher.batch.sources import Found
from publisher.errors import InputError, OutputError, PublisherError, UsageError
from publisher.exporters.base import Format
from publisher.naming import collision_key, document_id, safe_name
from publisher.pipeline import TEI_SUFFIXES

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to make: its format and path; None is standard output."""

    format: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Job:
    """One source and what is made from it. It crosses to worker processes.

    `error` is set when the plan itself finds that it cannot be done.
    """

    name: str
    id: str
    path: Path | None
    targets: tuple[Target, ...] = ()
    data: bytes | None = None  # what came by standard input
    error: PublisherError | None = None


def jobs(found: Iterable[Found], formats: Sequence[Format], output: str) -> tuple[Job, ...]:
    """A job per document. `output` is a folder, which mirrors the tree of the source; a
    file, for one document in one format; or `-`.

    Raises `UsageError` when a file or `-` is asked for more than one result. Two
    documents that would make one file, or bear one id, are an error of the second, which
    names both.
    """
    documents = list(found)
    if output == STANDARD_OUTPUT or format_of(output, formats):
        path = None if output == STANDARD_OUTPUT else Path(output)
        return _single(documents, formats, path)
    planned = [_mirrored(document, formats, Path(output)) for document in documents]
    return _without_collisions(planned)


def reading_jobs(found: Iterable[Found]) -> tuple[Job, ...]:
    """Jobs that make no file: for checking."""
    return tuple(_job(document, ()) for document in found)


def format_of(output: str, formats: Iterable[Format]) -> Format | None:
    """The format that an output's suffix asks for; None for a folder.

    What ends in `/` or is a folder already is one, whatever its name.
    """
    path = Path(output)
    if output.endswith("/") or path.is_dir():
        return None
    return next((row for row in formats if row.suffix == path.suffix.lower()), None)


def _job(document: Found, targets: tuple[Target, ...]) -> Job:
    ident = document_id(document.relative)
    return Job(document.name, ident, document.path, targets, error=document.error)


def _single(
    documents: Sequence[Found], formats: Sequence[Format], path: Path | None
) -> tuple[Job, ...]:
    where = str(path) if path else "standard output"
    if len(documents) > 1:
        raise UsageError(
            f"{len(documents)} documents cannot go into {where}", "Give a folder with -o."
        )
    if len(formats) > 1:
        names = ", ".join(row.name for row in formats)
        raise UsageError(
            f"{len(formats)} formats ({names}) cannot go into {where}", "Give a folder with -o."
        )
    targets = tuple(Target(row.name, path) for row in formats)
    return _without_collisions([_job(document, targets) for document in documents])


def _mirrored(document: Found, formats: Sequence[Format], folder: Path) -> Job:
    parts = [safe_name(part) for part in document.relative.parent.parts if part not in {".", ".."}]
    stem = safe_name(document.relative.stem)
    place = folder.joinpath(*parts)
    return _job(document, tuple(Target(row.name, place / f"{stem}{row.suffix}") for row in formats))


def _without_collisions(planned: Sequence[Job]) -> tuple[Job, ...]:
    sources = {collision_key(job.path.resolve()): job.name for job in planned if job.path}
    makers: dict[str, str] = {}
    bearers: dict[str, str] = {}
    return tuple(_checked(job, sources, makers, bearers) for job in planned)


def _checked(
    job: Job, sources: dict[str, str], makers: dict[str, str], bearers: dict[str, str]
) -> Job:
    """The job, with its error when it would write over a source or over another's file,
    or bear another's id.

    `makers` collects who makes which file, `bearers` who bears which id.
    """
    if job.error:
        return replace(job, targets=())
    paths = [target.path for target in job.targets if target.path]
    for path in paths:
        if over := sources.get(collision_key(path.resolve())):
            return _refused(job, _overwrites(path, over))
        if other := makers.get(collision_key(path.absolute())):
            return _refused(job, _collides(job.name, other, path))
    if not _brings_its_id(job):
        if other := bearers.get(job.id):
            return _refused(job, _shares_id(job, other))
        bearers[job.id] = job.name
    makers.update((collision_key(path.absolute()), job.name) for path in paths)
    return job


def _brings_its_id(job: Job) -> bool:
    """Whether a document is an edition, whose id stands in it whatever its path."""
    return PurePath(job.name).suffix.lower() in TEI_SUFFIXES


def _refused(job: Job, error: PublisherError) -> Job:
    return replace(job, targets=(), error=error)


def _overwrites(path: Path, source: str) -> OutputError:
    return OutputError(
        f"{path} would be written over the source {source}", "Give another folder with -o."
    )


def _collides(name: str, other: str, path: Path) -> InputError:
    return InputError(
        f"{name}: {other} makes the same file, {path}",
        "Rename one of them, or export them into two folders with -o.",
    )


def _shares_id(job: Job, other: str) -> InputError:
    return InputError(
        f"{job.name}: {other} has the same id, {job.id}",
        "Rename one of them, or export them into two folders with -o.",
    )
