"""What stands against a plan: documents that make one file or bear one id, files that would be
written over a source or outside the output folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePath

from publisher.batch.claims import Claims
from publisher.batch.job import Job
from publisher.batch.places import absolute, real
from publisher.batch.sources import MANIFEST, Found
from publisher.data import dataclass
from publisher.errors import InputError, OutputError, PublisherError
from publisher.naming import collision_key
from publisher.pipeline import TEI_SUFFIXES

_FOLDERS = 100  # of which something is kept at a time


@dataclass(frozen=True, slots=True)
class Survey:
    """What a plan must know of all documents before the first of its jobs: how many there are,
    and which lie in the output folder, by the collision keys of their real paths.
    """

    count: int
    inside: Claims


def survey(found: Iterable[Found], folder: Path) -> Survey:
    """Look at all documents once."""
    root = collision_key(real(str(folder)))
    places = lru_cache(_FOLDERS)(lambda path: _place(path, root))
    count, inside = 0, Claims()
    for document in found:
        count += 1
        if document.is_lone:
            continue
        where, is_inside = places(document.folder.path)
        if is_inside or document.is_link:
            path = f"{where}{os.sep}{document.file}"
            for key in map(collision_key, {path, real(path)}):
                if key.startswith(f"{root}{os.sep}") and inside.holder(key) is None:
                    inside.claim(key, document.name)
    return Survey(count, inside)


def _place(folder: Path, root: str) -> tuple[str, bool]:
    """The real path of a folder, and whether it is in another, whose key is given."""
    where = real(str(folder))
    return where, _is_in(root, collision_key(where))


class Checks:
    """Who makes which file and bears which id, and where a plan may write."""

    def __init__(self, folder: Path, inside: Claims) -> None:
        """Checks of a plan for a folder, in which these sources lie."""
        self._root = real(str(folder))
        self._manifest = f"{collision_key(absolute(str(folder)))}/{_stem(MANIFEST)}"
        self._inside = inside
        self._taken = Claims()  # paths from the root, and ids, which have no slash
        self._real = lru_cache(_FOLDERS)(real)
        self._links = lru_cache(_FOLDERS)(_links_in)
        self._folder_key = lru_cache(_FOLDERS)(lambda path: collision_key(absolute(path)))

    def checked(self, job: Job, folder: str) -> Job:
        """The job, whose files all stand in a folder, with its error when it would write outside
        the output folder, over a source or over another's file, or bear another's id.
        """
        paths = [str(target.path) for target in job.targets if target.path]
        maker = f"{self._folder_key(folder)}/{_stem(paths[0])}" if paths else ""
        error = self._bad_path(job, folder, paths) or self._taken_path(job, paths, maker)
        if error := error or self._taken_id(job):
            return replace(job, targets=(), error=error)
        self._taken.claim(maker, job.name)
        if not _brings_its_id(job):
            self._taken.claim(job.id, job.name)
        return job

    def _bad_path(self, job: Job, folder: str, paths: Sequence[str]) -> PublisherError | None:
        where = self._real(folder)
        if paths and not _is_in(self._root, where):
            return _leads_out(paths[0])
        links = self._links(folder)
        for path in paths if self._inside or links else ():
            name = os.path.basename(path)  # noqa: PTH119 -- called for every file
            if over := self._source_at(job, f"{where}{os.sep}{name}", is_link=name in links):
                return overwrites(path, over)
        return None

    def _source_at(self, job: Job, path: str, *, is_link: bool) -> str | None:
        """The source that stands at a path, or where it leads: one of the output folder, or the
        job's own. Another's source is not harmed: the link alone is replaced.
        """
        leads = real(path) if is_link else path
        if is_link and job.path and leads == real(str(job.path)):
            return job.name
        keys = map(collision_key, (path, leads))
        return next(filter(None, map(self._inside.holder, keys)), None)

    def _taken_path(self, job: Job, paths: Sequence[str], maker: str) -> PublisherError | None:
        """Documents are exported to the same formats, and a stem has no dot: so who makes one
        file of a stem makes them all.
        """
        if other := self._taken.holder(maker):
            return _collides(job.name, other, paths[0])
        if maker == self._manifest:
            for path in paths:
                if collision_key(PurePath(path).name) == MANIFEST:
                    return _collides(job.name, "the list of all files", path)
        return None

    def _taken_id(self, job: Job) -> PublisherError | None:
        other = None if _brings_its_id(job) else self._taken.holder(job.id)
        return _shares_id(job, other) if other else None


def _stem(path: str) -> str:
    """What the name of a file shares with those of the others of its document."""
    name = os.path.basename(path)  # noqa: PTH119 -- called for every document
    return collision_key(name.partition(".")[0])


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
    return job.name.lower().endswith(TEI_SUFFIXES)


def _leads_out(path: str) -> OutputError:
    return OutputError(
        f"{path} would be written outside the output folder, through a link",
        "Remove the link, or give another folder with -o.",
    )


def overwrites(path: str, over: str) -> OutputError:
    """The error of a file that would be written over a source."""
    return OutputError(
        f"{path} would be written over the source {over}",
        "Give another folder with -o: files made among the sources are sources of the next run.",
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
