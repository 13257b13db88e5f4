"""Which file becomes which: jobs, each one source and all the files made from it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath
from types import MappingProxyType

from publisher.batch.places import absolute, is_remote, place, real
from publisher.batch.sources import MANIFEST, Found
from publisher.data import dataclass
from publisher.errors import InputError, OutputError, PublisherError, UsageError
from publisher.exporters.base import Format
from publisher.naming import collision_key, document_id, safe_name
from publisher.pipeline import TEI_SUFFIXES

STANDARD_OUTPUT = "-"

PAGED_BY = MappingProxyType({"epub": "pdf"})
"""Formats whose files list the pages of another's, when one run makes both."""


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

    def paging(self, format_name: str) -> str:
        """The format of this job whose pages a file in a format lists; "" for none."""
        other = PAGED_BY.get(format_name, "")
        return other if any(target.format == other for target in self.targets) else ""

    def making(self, targets: Sequence[Target]) -> Job:
        """The job of making only these, and what they take pages from."""
        needed = {target.format for target in targets}
        needed.update(self.paging(name) for name in tuple(needed))
        return replace(self, targets=tuple(t for t in self.targets if t.format in needed))


def jobs(found: Iterable[Found], formats: Sequence[Format], output: str) -> tuple[Job, ...]:
    """A job per document. `output` is a folder, which mirrors the tree of the source; a
    file, for one document in one format; or `-`.

    Raises `UsageError` when a file or `-` is asked for more than one result. Two
    documents that would make one file, or bear one id, are an error of the second, which
    names both.
    """
    documents = list(found)
    if output == STANDARD_OUTPUT or format_of(output, formats):
        path = None if output == STANDARD_OUTPUT else place(output)
        return _single(documents, formats, path)
    folder = place(output)
    planned = [_mirrored(document, formats, folder) for document in documents]
    return _without_collisions(planned, folder)


def reading_jobs(found: Iterable[Found]) -> tuple[Job, ...]:
    """Jobs that make no file: for checking."""
    return tuple(_job(document, ()) for document in found)


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
    return _without_collisions([_job(document, targets) for document in documents])


def _mirrored(document: Found, formats: Sequence[Format], folder: Path) -> Job:
    parts = [safe_name(part) for part in document.relative.parent.parts if part not in {".", ".."}]
    stem = safe_name(document.relative.stem)
    own = folder.joinpath(*parts)
    return _job(document, tuple(Target(row.name, own / f"{stem}{row.suffix}") for row in formats))


def _without_collisions(planned: Sequence[Job], folder: Path | None = None) -> tuple[Job, ...]:
    checks = _Checks(planned, folder)
    return tuple(map(checks.checked, planned))


class _Checks:
    """Who makes which file and bears which id, and where a plan may write."""

    def __init__(self, planned: Iterable[Job], folder: Path | None) -> None:
        self._places = cache(real)  # each folder is asked once
        self._absolute = cache(absolute)
        self._links = cache(_links_in)
        self._keys = cache(collision_key)
        self._root = folder and real(str(folder))
        self._sources = {
            self._key(self._real(str(job.path))): job.name for job in planned if job.path
        }
        self._makers: dict[str, str] = {}
        self._bearers: dict[str, str] = {}
        if folder:
            self._makers[self._maker(str(folder / MANIFEST))] = "the list of all files"

    def checked(self, job: Job) -> Job:
        """The job, with its error when it would write outside the output folder, over a
        source or over another's file, or bear another's id.
        """
        if job.error:
            return replace(job, targets=())
        paths = [str(target.path) for target in job.targets if target.path]
        if error := self._bad_path(job, paths) or self._taken_id(job):
            return replace(job, targets=(), error=error)
        self._makers.update((self._maker(path), job.name) for path in paths)
        return job

    def _bad_path(self, job: Job, paths: Iterable[str]) -> PublisherError | None:
        for path in paths:
            if self._root and not _is_in(self._root, self._places(os.path.dirname(path))):  # noqa: PTH120 -- called for every file
                return _leads_out(path)
            if over := self._sources.get(self._key(self._real(path))):
                return _overwrites(path, over)
            if other := self._makers.get(self._maker(path)):
                return _collides(job.name, other, path)
        return None

    def _taken_id(self, job: Job) -> PublisherError | None:
        if _brings_its_id(job):
            return None
        other = self._bearers.setdefault(job.id, job.name)
        return None if other is job.name else _shares_id(job, other)

    def _real(self, path: str) -> str:
        """A file's path, links followed, as far as they lead somewhere."""
        folder, name = os.path.split(path)
        if name in self._links(folder):
            return os.path.realpath(path)
        return f"{self._places(folder)}{os.sep}{name}"

    def _maker(self, path: str) -> str:
        """The collision key of the path that is written, links not followed."""
        folder, name = os.path.split(path)
        return f"{self._keys(self._absolute(folder))}/{collision_key(name)}"

    def _key(self, path: str) -> str:
        """The collision key of a path, that of its folder made once."""
        folder, name = os.path.split(path)
        return f"{self._keys(folder)}/{collision_key(name)}"


def _links_in(folder: str) -> frozenset[str]:
    """The names in a folder that are links."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return frozenset(entry.name for entry in entries if entry.is_symlink())
    except OSError:
        return frozenset()


def _is_in(root: str, folder: str) -> bool:
    return folder == root or folder.startswith(root.rstrip(os.sep) + os.sep)


def _brings_its_id(job: Job) -> bool:
    """Whether a document is an edition, whose id stands in it whatever its path."""
    return PurePath(job.name).suffix.lower() in TEI_SUFFIXES


def _leads_out(path: str) -> OutputError:
    return OutputError(
        f"{path} would be written outside the output folder, through a link",
        "Remove the link, or give another folder with -o.",
    )


def _overwrites(path: str, source: str) -> OutputError:
    return OutputError(
        f"{path} would be written over the source {source}", "Give another folder with -o."
    )


def _collides(name: str, other: str, path: str) -> InputError:
    return InputError(
        f"{name}: {other} makes the same file, {path}",
        "Rename one of them, or export them into two folders with -o.",
    )


def _shares_id(job: Job, other: str) -> InputError:
    return InputError(
        f"{job.name}: {other} has the same id, {job.id}",
        "Rename one of them, or export them into two folders with -o.",
    )
