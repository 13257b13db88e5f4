"""Which file becomes which: jobs, each one source and all the files made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from publisher.batch.checks import Checks, Survey, overwrites, survey
from publisher.batch.job import Job, Target
from publisher.batch.places import is_remote, place, real
from publisher.batch.sources import Found
from publisher.errors import UsageError
from publisher.exporters.base import Format
from publisher.naming import collision_key, document_id, joined_id, safe_name

STANDARD_OUTPUT = "-"


class Plan:
    """The jobs of an export into a folder, one for each document, which mirror the tree of the
    sources. They are made anew each time that they are gone through, and none is held.

    Two documents that would make one file, or bear one id, are an error of the second, which
    names both.
    """

    def __init__(
        self,
        found: Iterable[Found],
        formats: Sequence[Format],
        folder: Path,
        holds: Callable[[Job], bool] | None = None,
    ) -> None:
        self._found = found
        self._formats = formats
        self._folder = folder
        self._holds = holds
        self._survey: Survey | None = None

    def only(self, holds: Callable[[Job], bool]) -> Plan:
        """The part of the plan with these jobs. Each sees what stands against the whole."""
        return Plan(self._found, self._formats, self._folder, holds)

    def __iter__(self) -> Iterator[Job]:
        return filter(self._holds, self._all()) if self._holds else self._all()

    def __len__(self) -> int:
        """How many jobs there are."""
        return sum(1 for _ in self) if self._holds else self._surveyed().count

    def _all(self) -> Iterator[Job]:
        checks = Checks(self._folder, self._surveyed().inside)
        mirror = partial(_mirror, self._folder)
        own = mirror(PurePath())
        for document in self._found:
            if document.error:
                yield _job(document, ())
                continue
            if document.folder.relative is not own.source:
                own = mirror(document.folder.relative)
            yield checks.checked(self._mirrored(document, own), own.place)

    def _surveyed(self) -> Survey:
        if self._survey is None:
            self._survey = survey(self._found, self._folder)
        return self._survey

    def _mirrored(self, document: Found, own: _Mirror) -> Job:
        stem = safe_name(PurePath(document.file).stem)
        targets = tuple(
            Target(row.name, own.folder / f"{stem}{row.suffix}") for row in self._formats
        )
        ident = joined_id((*own.names, stem))
        return Job(document.name, ident, document.path, targets)


class _Mirror(NamedTuple):
    """A folder of the output: what it mirrors, where it is, and the names that lead to it."""

    source: PurePath
    folder: Path
    names: tuple[str, ...]
    place: str


def _mirror(output: Path, relative: PurePath) -> _Mirror:
    names = tuple(safe_name(part) for part in relative.parts if part not in {".", "..", "/"})
    folder = output.joinpath(*names)
    return _Mirror(relative, folder, names, str(folder))


Jobs = Plan | tuple[Job, ...]
"""Jobs that can be gone through more than once."""


def jobs(found: Iterable[Found], formats: Sequence[Format], output: str) -> Jobs:
    """A job per document. `output` is a folder, which mirrors the tree of the source; a
    file, for one document in one format; or `-`.

    Raises `UsageError` when a file or `-` is asked for more than one result.
    """
    if output == STANDARD_OUTPUT or format_of(output, formats):
        path = None if output == STANDARD_OUTPUT else place(output)
        return _single(list(found), formats, path)
    return Plan(found, formats, place(output))


def reading_jobs(found: Iterable[Found]) -> Iterator[Job]:
    """Jobs that make no file: for checking."""
    return (_job(document, ()) for document in found)


def format_of(output: str, formats: Iterable[Format]) -> Format | None:
    """The format that an output's suffix asks for; None for a folder.

    What ends in `/` or is a folder already is one, whatever its name.
    """
    path = Path(output)
    if output.endswith("/") or (not is_remote(output) and path.is_dir()):
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
    return tuple(_not_over_itself(_job(document, targets)) for document in documents)


def _not_over_itself(job: Job) -> Job:
    """The job, with its error when it would write over its source, and no targets when it has
    one.
    """
    source = collision_key(real(str(job.path))) if job.path else None
    paths = [str(target.path) for target in job.targets if target.path]
    over = next((path for path in paths if collision_key(real(path)) == source), None)
    error = job.error or (overwrites(over, job.name) if over else None)
    return replace(job, targets=(), error=error) if error else job
