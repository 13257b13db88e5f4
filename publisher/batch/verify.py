"""Whether an output folder is what its manifest says, and each file says what its source says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from publisher import pipeline
from publisher.batch.claims import Claims
from publisher.batch.files import changed, digest_of_file
from publisher.batch.folder import HIDDEN
from publisher.batch.job import Job, Target
from publisher.batch.manifest import Entry, entries_of
from publisher.batch.result import Result, Settings, notice_of
from publisher.batch.run import bytes_of, document_of, run
from publisher.batch.sources import MANIFEST, STANDARD_INPUT
from publisher.batch.worker import Limits
from publisher.data import dataclass
from publisher.errors import PublisherError
from publisher.importing.carrier import Carrier, Shown, UnreadableError
from publisher.importing.edition import carrier_of
from publisher.importing.words import parting, shown_in
from publisher.report import Notice, Severity, Where
from publisher.view import View, shown

_TEI = pipeline.TEI.name
_CARRYING = frozenset(["docx", "epub", "html", "pdf"])
_source_of = attrgetter("source", "source_sha256")


@dataclass(frozen=True, slots=True)
class Listed:
    """What must be known of a whole manifest before the first file is looked at: how many
    sources it tells of, and which files. Its rows are read anew each time, and none is held.
    """

    sources: int
    paths: Claims


def listed(folder: Path) -> Listed:
    """Go through the manifest of a folder once. Raises `InputError` as `entries_of` does."""
    sources, paths = 0, Claims()
    for _, group in groupby(entries_of(folder), _source_of):
        sources += 1
        for entry in group:
            if paths.holder(entry.path) is None:
                paths.claim(entry.path, "")
    return Listed(sources, paths)


def verify(folder: Path, known: Listed, settings: Settings, workers: int) -> Iterator[Result]:
    """What is wrong in an output folder whose manifest is known: a result for each source,
    and one for the folder.

    Each file must be there with the bytes that the manifest tells, and say what its source
    says: read back, word by word. `kept` of a result is how many files were whole. Where
    the source is not there any more as it was, the edition stands for it.
    """
    limits = Limits() if workers > 1 else None
    yield from run(_claims(folder, entries_of(folder)), settings, workers, limits, _read_back)
    if strays := list(_strays(folder, known.paths)):
        yield Result(str(folder), (), tuple(map(_stray, strays)))


def _stray(path: Path) -> Notice:
    hint = "If it belongs to the folder no more, delete it; no export will."
    words = "the manifest does not list the file"
    return Notice("P803", Severity.WARNING, words, Where(str(path)), hint)


def _strays(folder: Path, paths: Claims) -> Iterator[Path]:
    """The files that the manifest does not list."""
    for place, folders, names in os.walk(folder):
        if Path(place) == folder:
            folders[:] = [name for name in folders if name != HIDDEN]
            names.remove(MANIFEST)
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if paths.holder(path.relative_to(folder).as_posix()) is None:
                yield path


def _claims(folder: Path, entries: Iterable[Entry]) -> Iterator[Job | Result]:
    """For each source, what is wrong with its files, and those to be read back."""
    for (source, digest), group in groupby(entries, _source_of):
        path = folder / source
        faults, whole = [], []
        for entry in group:
            if fault := changed(folder / entry.path, entry.bytes, entry.sha256):
                faults.append(fault)
            else:
                whole.append(Target(entry.format, folder / entry.path))
        name = os.path.normpath(path) if source != STANDARD_INPUT else "standard input"
        if faults:
            yield Result(name, (), tuple(faults), failed=True)
        if whole:
            there = source != STANDARD_INPUT and digest_of_file(path) == digest
            yield Job(name, "", path if there else None, tuple(whole))


def _read_back(job: Job, settings: Settings) -> Result:
    """Compare the words of each file with those of the source. Never raises an `Exception`."""
    notices: list[Notice] = []
    opened: list[tuple[Target, Carrier | Shown | None]] = []
    for target in job.targets:
        try:
            opened.append((target, _opened(target)))
        except Exception as error:  # noqa: BLE001 -- one file must not stop the others
            notices.append(notice_of(error, str(target.path)))
    view, found = _wanted(job, settings, [held for _, held in opened])
    notices += found
    if view:
        for target, held in opened:
            notices += _compared(target, held, view)
    failed = any(notice.severity is Severity.ERROR for notice in notices)
    return Result(job.name, (), tuple(notices), failed, kept=len(job.targets))


def _opened(target: Target) -> Carrier | Shown | None:
    """A file, ready to be read; None for a format that tells nothing back."""
    if target.path is None:
        raise AssertionError("a manifest lists files")
    data = target.path.read_bytes()
    if target.format in _CARRYING:
        return carrier_of(data, str(target.path))
    if target.format == _TEI:
        return Carrier(str(target.path), data, None, lambda _: shown(_view(data)))
    return shown_in(data, target.format)


def _view(tei: bytes) -> View:
    return pipeline.prepare(pipeline.Document("edition.xml", tei)).value.view


def _wanted(
    job: Job, settings: Settings, opened: Sequence[Carrier | Shown | None]
) -> tuple[View | None, list[Notice]]:
    """What all files of a source must say: what the source says; else what an edition says
    that one of them is or carries. A volume has many sources, and only its edition.
    """
    if job.path:
        return _of_source(job, settings)
    is_bound = Path(job.name).is_dir()  # a volume, of many documents
    words = "the source is gone or was changed since"
    if is_bound:
        words = "it was bound of the documents of this folder"
    for held in opened:
        if isinstance(held, Carrier) and held.tei and is_bound:
            return _view(held.tei), []
        if isinstance(held, Carrier) and held.tei:
            hint = "Its files are compared with the edition that was made from it."
            return _view(held.tei), [Notice("P804", Severity.INFO, words, Where(job.name), hint)]
    words = f"{words}, and no edition is there: the words of its files cannot be compared"
    hint = "Put the source back, or export to TEI, too."
    return None, [Notice("P804", Severity.WARNING, words, Where(job.name), hint)]


def _of_source(job: Job, settings: Settings) -> tuple[View | None, list[Notice]]:
    try:
        prepared = pipeline.prepare(document_of(job, bytes_of(job), settings)).value
    except PublisherError as error:
        return None, [notice_of(error, job.name)]
    return prepared.view, [prepared.broken] if prepared.broken else []


def _compared(target: Target, held: Carrier | Shown | None, view: View) -> Iterator[Notice]:
    """What a file says otherwise than the view, and so the edition in it."""
    place = Where(str(target.path))
    if held is None:
        words = f"words of {target.format} files cannot be read back"
        yield Notice("P806", Severity.WARNING, words, place, "Compare them by eye.")
        return
    try:
        first = _first_parting(held, view)
    except UnreadableError as error:
        words = f"the words of the file cannot be read back: {error}"
        yield Notice("P806", Severity.WARNING, words, place, "Compare them by eye.")
        return
    except Exception as error:  # noqa: BLE001 -- one file must not stop the others
        yield notice_of(error, str(target.path))
        return
    if first:
        words = f"the file does not say what its source says; first at {first}"
        yield Notice("P805", Severity.ERROR, words, place, "Export it again, and report it.")


def _first_parting(held: Carrier | Shown, view: View) -> str:
    """Where the words of a file first part from a view, or those of the edition in it."""
    if not isinstance(held, Carrier):
        return parting(held, view)
    first = parting(held.shown, view)
    if first or not held.tei or held.is_original is None:
        return first
    if not held.is_original(held.tei):
        return "its edition, which is not the one that the file was made with"
    return parting(lambda _: shown(_view(held.tei)), view)
