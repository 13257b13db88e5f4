"""Many documents as one book: the corpus that they make, bound and exported whole.

The meetings' files lie in a folder of their own until they are bound. The book itself is one
document, so memory holds all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from publisher.batch.corpus import ROOT, Means, Wanted, collect
from publisher.batch.job import Job, Target
from publisher.batch.result import Result, Settings
from publisher.batch.run import do
from publisher.data import dataclass
from publisher.exporters.base import Options
from publisher.report import Where
from publisher.tei.corpus.bind import bind
from publisher.tei.edition import Edition
from publisher.tei.parse import parse
from publisher.tei.serialize import serialize


@dataclass(frozen=True, slots=True)
class Volume:
    """What a book is to be: its title, its id, its files, and where these grow; None: beside
    their places.
    """

    title: str
    id: str
    targets: tuple[Target, ...]
    staging: Path | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.id}.xml"


def bind_all(
    jobs: Sequence[Job], volume: Volume, folder: Path, settings: Settings, means: Means
) -> Iterator[Result]:
    """Make the book of the jobs' documents, each with one target in `folder`. Gives the
    results in their order, and the book's last. A document that fails is left out.
    """
    wanted = Wanted(folder, volume.title, volume.id)
    canonical = replace(settings, options=Options(settings.options.epoch))
    root = None
    for result in collect(jobs, wanted, canonical, means):
        if result.name == str(wanted.root):
            root = result
        else:
            yield replace(result, made=())
    if root:
        yield _bound(root, volume, folder, settings)


def _bound(root: Result, volume: Volume, folder: Path, settings: Settings) -> Result:
    """The book: what is told of the root is told of it."""
    told = tuple(replace(notice, where=Where(volume.name)) for notice in root.notices)
    if root.failed:
        return replace(root, name=volume.name, made=(), notices=told)
    edition = bind(_read(folder, ROOT), ROOT, lambda address: _read(folder, address))
    job = Job(volume.name, volume.id, None, volume.targets, serialize(edition))
    made = do(job, replace(settings, staging=volume.staging))
    return replace(made, notices=(*told, *made.notices))


def _read(folder: Path, address: str) -> Edition:
    return parse((folder / address).read_bytes(), address).value
