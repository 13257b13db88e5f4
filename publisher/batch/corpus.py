"""Many documents as one TEI corpus: each meeting's file, then the root that joins them.

Two passes. The first makes each edition and keeps what the root needs of it; the second
gives each meeting the shared ids. Between the two the editions lie on the disk, so that
memory holds one tree at a time.
"""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from os.path import relpath
from pathlib import Path

from publisher.batch.job import Job, Target
from publisher.batch.result import Made, Result, Settings, notice_of
from publisher.batch.run import run
from publisher.batch.worker import Limits
from publisher.batch.write import write
from publisher.data import dataclass
from publisher.errors import InputError, PublisherError
from publisher.naming import collision_key
from publisher.pipeline import TEI
from publisher.report import Notice, Where
from publisher.tei.corpus.link import link
from publisher.tei.corpus.people import Cast, cast_of
from publisher.tei.corpus.root import Collection, places_of, taken_ids
from publisher.tei.corpus.survey import Meeting, survey
from publisher.tei.names import PROFILE
from publisher.tei.parse import parse
from publisher.tei.serialize import serialize
from publisher.tei.variants.names import CANONICAL
from publisher.tei.variants.parlamint.facts import MISSING
from publisher.tei.variants.table import PROFILES, Profile
from publisher.tei.variants.table import write as in_profile

ROOT = "corpus.xml"
"""The file of the root, in the output folder."""

Watch = Callable[[Iterator[Result]], Iterator[Result]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a corpus is to be: its folder, its title, and the id that people use for it."""

    folder: Path
    title: str
    id: str = ""

    @property
    def root(self) -> Path:
        """The path of the root."""
        return self.folder / ROOT


@dataclass(frozen=True, slots=True)
class Means:
    """How the documents are read: in how many processes, within which limits. `watch` sees
    the results of the first pass, which takes the time, as they come.
    """

    workers: int
    watch: Watch
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A document: its job, what came of it, what the root needs of it unless it failed."""

    job: Job
    result: Result
    meeting: Meeting | None = None

    @property
    def path(self) -> Path:
        """The file of the meeting."""
        return next(target.path for target in self.job.targets if target.path)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the second pass knows of the whole collection."""

    wanted: Wanted
    settings: Settings
    cast: Cast
    places: Mapping[str, str]  # id by name
    told: set[str] = field(default_factory=set)  # what is missed of the whole, told once

    def first(self, notices: Iterable[Notice]) -> Iterator[Notice]:
        """The notices, less what was told of another file: a fact that the settings lack."""
        for notice in notices:
            if notice.code != MISSING or notice.message not in self.told:
                yield notice
            self.told.add(notice.message)

    @property
    def profile(self) -> Profile:
        """What the files are written in."""
        return PROFILES[self.settings.options.profile]


def collect(
    jobs: Sequence[Job], wanted: Wanted, settings: Settings, means: Means
) -> Iterator[Result]:
    """Make the corpus of the jobs' documents, each with one target, in the profile that the
    settings name. Gives the results in their order, and the root's last. A document that
    fails is left out.
    """
    canonical = replace(settings, options=replace(settings.options, profile=CANONICAL))
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        staged = [_staged(job, Path(folder) / str(n), wanted) for n, job in enumerate(jobs)]
        results = means.watch(run(staged, canonical, means.workers, means.limits))
        rows = list(_surveyed(jobs, results))
        yield from _joined(rows, wanted, settings)


def _staged(job: Job, path: Path, wanted: Wanted) -> Job:
    """The job with its edition in a place of its own, or with why it cannot be done."""
    root = collision_key(wanted.root.absolute())
    if any(target.path and collision_key(target.path.absolute()) == root for target in job.targets):
        error = InputError(f"{job.name}: the corpus itself makes {ROOT}", "Rename the document.")
        return replace(job, targets=(), error=error)
    return replace(job, targets=tuple(Target(target.format, path) for target in job.targets))


def _surveyed(jobs: Sequence[Job], results: Iterable[Result]) -> Iterator[_Row]:
    """The rows, each edition read for what the root needs of it."""
    seen: dict[str, str] = {}
    for job, result in zip(jobs, results, strict=True):
        if result.failed or not result.made:
            yield _Row(job, replace(result, made=()))
            continue
        try:
            meeting = _meeting(job, result)
            if other := seen.get(meeting.id):
                raise InputError(
                    f"{job.name}: {other} has the same id, {meeting.id}",
                    "Give one of them another xml:id: ids are unique in a corpus.",
                )
            seen[meeting.id] = job.name
            yield _Row(job, result, meeting)
        except PublisherError as error:
            yield _Row(job, _failed(result, error))


def _meeting(job: Job, result: Result) -> Meeting:
    edition = parse(_staged_bytes(result), job.name).value
    if edition.profile != PROFILE:
        raise InputError(
            f"{job.name}: this TEI does not follow the profile {PROFILE}, so its people and "
            "kinds cannot be told from others'",
            "Give the record as text, or leave it out.",
        )
    return survey(edition)


def _staged_bytes(result: Result) -> bytes:
    return b"".join(made.path.read_bytes() for made in result.made if made.path)


def _failed(result: Result, error: Exception) -> Result:
    trace = "" if isinstance(error, PublisherError) else traceback.format_exc()
    notices = (*result.notices, notice_of(error, result.name))
    return replace(result, made=(), notices=notices, failed=True, trace=trace)


def _joined(rows: Sequence[_Row], wanted: Wanted, settings: Settings) -> Iterator[Result]:
    """The second pass: each meeting written with the shared ids, then the root."""
    meetings = sorted((row.meeting for row in rows if row.meeting), key=_by_date)
    registered = {known.id for known in settings.guidance.people if known.id}
    cast = cast_of(meetings, registered, taken_ids(meetings))
    whole = _Whole(wanted, settings, cast.value, places_of(meetings))
    files: list[tuple[str, Meeting]] = []
    for row in rows:
        if row.meeting is None:
            yield row.result
            continue
        result, meeting = _written(row, row.meeting, whole)
        if not result.failed:
            files.append((_from(wanted.folder, row.path), meeting))
        yield result
    if files:
        files.sort(key=lambda file: _by_date(file[1]))
        collection = Collection(
            wanted.title,
            tuple(files),
            cast.value.people,
            whole.places,
            wanted.id,
            settings.publication,
        )
        yield _root(collection, cast.notices, whole)


def _by_date(meeting: Meeting) -> tuple[bool, str, str]:
    """By date, those without one last."""
    return (not meeting.date, meeting.date, meeting.id)


def _from(folder: Path, path: Path) -> str:
    """A path as seen from a folder, as addresses are written."""
    return Path(relpath(path, folder)).as_posix()


def _written(row: _Row, meeting: Meeting, whole: _Whole) -> tuple[Result, Meeting]:
    """A meeting written with the shared ids, in the profile that is asked; and the meeting
    as that tells it.
    """
    ids = {member.id: whole.cast.ids[meeting.id, member.id] for member in meeting.members}
    place = whole.places.get(meeting.place, "")
    try:
        edition = parse(_staged_bytes(row.result), row.job.name).value
        linked = link(edition, ids, place, _from(row.path.parent, whole.wanted.root))
        written = in_profile(linked, whole.profile, whole.settings.options.facts)
        data = serialize(written.value)
        write(row.path, data)
    except Exception as error:  # noqa: BLE001 -- one document must not stop the others
        return _failed(row.result, error), meeting
    counted = survey(written.value)
    made = (Made(TEI.name, row.path, len(data)),)
    notices = (*row.result.notices, *_placed(whole.first(written.notices), row.job.name))
    return (
        replace(row.result, made=made, notices=notices),
        replace(meeting, date=counted.date, extent=counted.extent, usage=counted.usage),
    )


def _root(collection: Collection, notices: Sequence[Notice], whole: _Whole) -> Result:
    path = whole.wanted.root
    told = _placed(notices, str(path))
    try:
        root = whole.profile.root(collection, whole.settings.options.facts)
        data = serialize(root.value)
        write(path, data)
    except Exception as error:  # noqa: BLE001 -- a failure is a result, as in `run`
        return _failed(Result(str(path), (), told), error)
    notices = (*told, *_placed(whole.first(root.notices), str(path)))
    return Result(str(path), (Made(TEI.name, path, len(data)),), notices)


def _placed(notices: Iterable[Notice], name: str) -> tuple[Notice, ...]:
    return tuple(n if n.where else replace(n, where=Where(name)) for n in notices)
