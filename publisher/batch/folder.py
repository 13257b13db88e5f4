"""An output folder: what stands in it, what is to be made anew, what is kept of it."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from publisher.batch.files import changed, digest_of_file, is_there, stamp_of
from publisher.batch.job import Job, Target
from publisher.batch.keys import Keys
from publisher.batch.manifest import write_manifest
from publisher.batch.places import inside, is_local, place, seen_from
from publisher.batch.result import Result, Settings
from publisher.batch.run import bytes_of, digest_of, do
from publisher.batch.sources import MANIFEST
from publisher.batch.state import STANDARD_INPUT, Product, State, opened
from publisher.data import dataclass
from publisher.errors import InputError, OutputError
from publisher.report import Notice

HIDDEN = ".publisher"
"""The folder in an output folder where its state is kept, and where files grow."""

_STATE = "state.sqlite"
_STAGING = "part-"
_KEPT_EVERY = 500  # results
_FOLDERS = 100  # of which it is kept how they are seen from this one


@contextmanager
def output_folder(
    path: Path, waiting: Callable[[], object], part: str = ""
) -> Iterator[OutputFolder]:
    """An output folder, held until the end: one run at a time. At the end its manifest says
    what stands in it. A `part` of a collection, by this name, is held for itself beside others,
    and keeps no manifest: `publisher.batch.shards` joins them.

    What a run that was killed has left is removed, and with it the place where its workers,
    if any still live, could write. `waiting` is called before waiting for another run.
    Raises `OutputError`.
    """
    hidden = path / HIDDEN
    try:
        hidden.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    with opened(hidden / state_file(part), waiting) as state:
        staging = _staging(path, hidden, f"{part}-{_STAGING}" if part else _STAGING)
        folder = OutputFolder(path, state, staging)
        try:
            yield folder
        finally:
            if not part:
                folder.list_files()
            shutil.rmtree(staging, ignore_errors=True)


def state_file(part: str) -> str:
    """The name of the file with the state of a folder, or of a part of a collection in it."""
    return f"{part}.sqlite" if part else _STATE


def _staging(path: Path, hidden: Path, prefix: str) -> Path:
    """A place where files grow; those of runs that were killed are removed."""
    for left in hidden.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        return Path(mkdtemp(prefix=prefix, dir=hidden))
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path}: cannot be written ({error.strerror})",
        "Give a folder that can be written with -o.",
    )


Doing = Callable[[Iterable[Job | Result], Settings], Iterator[Result]]
"""Does jobs and gives their results in their order; what is a result already is passed on."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run is to go, and who does its jobs."""

    settings: Settings
    keys: Keys
    doing: Doing
    force: bool = False


class OutputFolder:
    """The folder during a run. Files come first, the state after them."""

    def __init__(
        self,
        path: Path,
        state: State,
        staging: Path | None,
        keep: Callable[[], object] = lambda: None,
    ) -> None:
        """A folder whose state is open. `keep` is called now and then to save what is known."""
        self._path = path
        self._state = state
        self._staging = staging
        self._keep = keep
        self._is_remote = not is_local(path)
        self._kept: deque[tuple[Job, list[Product]]] = deque()
        self._seen = lru_cache(_FOLDERS)(lambda folder: seen_from(path, place(folder)))

    def export(self, jobs: Iterable[Job], terms: Terms) -> Iterator[Result]:
        """Make what is not up to date, or all by force; the results in the order of the jobs.

        A file is up to date when all that it depends on has the digest it was made from, and
        it stands there as it was written.
        """
        settings = replace(terms.settings, staging=self._staging)
        checked = (self._checked(job, terms) for job in jobs)
        for number, result in enumerate(terms.doing(checked, settings), 1):
            yield self._recorded(result, terms.keys)
            if not number % _KEPT_EVERY:
                self._state.keep()
                self._keep()

    def take_over(self, jobs: Iterable[Job], waiting: Callable[[], object]) -> None:
        """Let a part that knows nothing yet know what the whole folder's state does of its
        documents, so that what is up to date is kept.
        """
        whole = self._path / HIDDEN / _STATE
        if whole.exists() and not any(True for _ in self._state.products()):
            with opened(whole, waiting) as state:
                self._state.put(p for job in jobs for p in self._known(job, state))

    @property
    def staging(self) -> Path | None:
        """Where files of this folder grow; None: beside their places."""
        return self._staging

    def take_in(self, job: Job, result: Result, keys: Keys) -> None:
        """Know the files that were made of a job elsewhere than in `export`."""
        self._state.put(self._products(job, result, keys))

    def adopt(self, products: Iterable[Product], fault: Callable[[Notice], object]) -> int:
        """Take over what another state knows, as far as the files stand as it says; what is
        wrong with others. How many files.
        """
        count = 0

        def standing() -> Iterator[Product]:
            nonlocal count
            for product in products:
                path = self._path / product.path
                if found := changed(path, product.bytes, product.sha256):
                    fault(found)
                else:
                    count += 1
                    yield replace(product, stamp=stamp_of(path))

        self._state.put(standing())
        return count

    def prune(self, jobs: Iterable[Job]) -> Iterator[Path]:
        """Remove the files whose source is gone, and folders that are empty then; the paths.

        A file that was changed since it was made is left.
        """
        self._state.plan(self._within(t.path) for job in jobs for t in job.targets if t.path)
        for product in self._state.unplanned():
            if self._has_source(product):
                continue
            path = self._path / product.path
            if is_there(path):
                if digest_of_file(path) != product.sha256:
                    continue
                path.unlink()
                self._remove_empty(path.parent)
                yield path
            self._state.drop(product.path)

    def list_files(self) -> None:
        """Write the manifest, unless it says all this already."""
        listed = self._state.listed()
        if not listed or digest_of_file(self._path / MANIFEST) != listed:
            written = write_manifest(self._path, self._state.products(), self._staging)
            self._state.set_listed(written)

    def _has_source(self, product: Product) -> bool:
        source = product.source
        return source == STANDARD_INPUT or is_there(inside(self._path, source))

    def _remove_empty(self, folder: Path) -> None:
        with suppress(OSError):  # not empty
            while is_local(folder) and folder != self._path:
                folder.rmdir()
                folder = folder.parent

    def _checked(self, job: Job, terms: Terms) -> Job | Result:
        """The job with the targets that are to be made; a result when there is none."""
        current = [] if terms.force or job.error else self._current(job, terms.keys)
        if current and len(current) == len(job.targets):
            self._kept.append((job, current))
            return Result(job.name)
        there = {product.path for product in current}
        stale = job.making([t for t in job.targets if self._place(t) not in there])
        anew = set(map(self._place, stale.targets))
        self._kept.append((job, [product for product in current if product.path not in anew]))
        return do(job, terms.settings) if job.error else stale

    def _current(self, job: Job, keys: Keys) -> list[Product]:
        """The products of a job that are up to date."""
        known = self._known(job, self._state)
        if not known:
            return []
        try:
            source = digest_of(bytes_of(job))
        except InputError:
            return []  # whoever does the job will tell
        return [
            product
            for product in known
            if product.key == keys.key(job, product.format, source) and self._stands(product)
        ]

    def _known(self, job: Job, state: State) -> list[Product]:
        """What a state knows of the files of a job."""
        paths = {self._place(target) for target in job.targets}
        stems = {path.rpartition(".")[0] for path in paths}
        return [p for stem in stems for p in state.products_of(stem) if p.path in paths]

    def _place(self, target: Target) -> str:
        """Where a target stands in this folder; "" for standard output."""
        return self._within(target.path) if target.path else ""

    def _stands(self, product: Product) -> bool:
        """Whether a file stands there as it was written. A stamp can only spare reading it."""
        path = self._path / product.path if self._is_remote else f"{self._path}/{product.path}"
        stamp = stamp_of(path)
        if stamp == product.stamp:
            return True
        if not stamp or digest_of_file(path) != product.sha256:
            return False
        self._state.put([replace(product, stamp=stamp)])
        return True

    def _recorded(self, result: Result, keys: Keys) -> Result:
        """The result, once the state knows its files; with what is known of those it kept."""
        job, kept = self._kept.popleft()
        if result.made:
            self._state.put(self._products(job, result, keys))
        elif not kept:
            return result
        of_kept = _named(_together([p.notices for p in kept]), job.name) if kept else ()
        notices = _together([result.notices, of_kept]) if result.notices else of_kept
        return replace(result, notices=notices, kept=len(kept))

    def _products(self, job: Job, result: Result, keys: Keys) -> Iterator[Product]:
        of_formats = Counter(notice for made in result.made for notice in made.notices)
        of_document = tuple((Counter(result.notices) - of_formats).elements())
        for made in result.made:
            if made.path:
                yield Product(
                    self._within(made.path),
                    made.format,
                    self._source(job),
                    result.source,
                    keys.key(job, made.format, result.source),
                    made.sha256,
                    made.size,
                    made.stamp,
                    _unnamed((*of_document, *made.notices), job.name),
                    json.dumps(keys.versions[made.format]),
                )

    def _source(self, job: Job) -> str:
        return self._within(job.path) if job.path else STANDARD_INPUT

    def _within(self, path: Path) -> str:
        """A path as seen from this folder, links not followed."""
        folder, name = os.path.split(str(path))
        seen = self._seen(folder)
        return name if seen == "." else f"{seen}/{name}"


def _unnamed(notices: Iterable[Notice], name: str) -> tuple[Notice, ...]:
    """The notices without the name of the document, which is another for another caller."""
    return _renamed(notices, name, "")


def _named(notices: Iterable[Notice], name: str) -> tuple[Notice, ...]:
    return _renamed(notices, "", name)


def _renamed(notices: Iterable[Notice], old: str, new: str) -> tuple[Notice, ...]:
    return tuple(
        replace(notice, where=replace(notice.where, file=new))
        if notice.where and notice.where.file == old
        else notice
        for notice in notices
    )


def _together(lists: Sequence[tuple[Notice, ...]]) -> tuple[Notice, ...]:
    """What any of the lists tells, as often as the one that tells it most."""
    if all(notices == lists[0] for notices in lists):
        return lists[0]
    total: Counter[Notice] = Counter()
    for notices in lists:
        total |= Counter(notices)
    return tuple(total.elements())
