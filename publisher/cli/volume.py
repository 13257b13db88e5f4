"""`publisher volume`: a collection bound into one book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from os.path import commonpath
from pathlib import Path
from tempfile import TemporaryDirectory

from publisher.batch.corpus import Means
from publisher.batch.folder import OutputFolder, output_folder
from publisher.batch.job import Job, Target
from publisher.batch.keys import keys_of
from publisher.batch.places import is_remote
from publisher.batch.plan import STANDARD_OUTPUT, format_of, jobs
from publisher.batch.result import Result, Settings
from publisher.batch.sources import find
from publisher.batch.volume import Volume, bind_all
from publisher.cli import console
from publisher.cli.corpus import named
from publisher.cli.outcome import Tally, tell
from publisher.cli.running import with_progress, with_standard_input
from publisher.cli.wishes import Wishes, chosen, means_of, pass_on, settings_of, style_of
from publisher.errors import OutputError, UsageError
from publisher.exporters.base import Format
from publisher.naming import safe_name
from publisher.pipeline import TEI, folder_suffixes


def make_volume(options: Mapping[str, object], *, formats_by_hand: bool) -> int:
    """Make the book and report; the exit code."""
    title = options["title"]
    wishes = Wishes.of(options, formats_by_hand=formats_by_hand)
    if is_remote(wishes.output):
        raise UsageError(f"-o {wishes.output}: a book is a file of this machine", "Give a path.")
    rows = chosen(wishes)
    style = style_of(wishes)
    settings = settings_of(wishes)
    if len(rows) > 1 and _is_file(wishes, rows):
        names = ", ".join(row.name for row in rows)
        raise UsageError(
            f"{len(rows)} formats ({names}) cannot go into {wishes.output}",
            "Give a folder with -o.",
        )
    volume = _volume(str(title or named(wishes.sources)), rows, wishes.output)
    tally = Tally()
    with TemporaryDirectory(prefix="publisher-") as folder:
        planned = _planned(wishes, rows, folder)
        _check_sources(planned, volume)
        with _held(wishes, rows) as output:
            staged = replace(volume, staging=output.staging if output else None)
            for result in _results(planned, staged, Path(folder), wishes, settings):
                if output and result.name == volume.name:
                    keys = keys_of(rows, settings, style)
                    output.take_in(_book(volume, planned), result, keys)
                tell(result, quiet=wishes.quiet, verbose=wishes.verbose)
                pass_on(result)
                tally.add(result, documents=int(result.name != volume.name))
    if not wishes.quiet:
        tally.report()
    return tally.exit_code(wishes.fail_level)


def _results(
    planned: Sequence[Job], volume: Volume, folder: Path, wishes: Wishes, settings: Settings
) -> Iterator[Result]:
    count, limits = means_of(wishes, planned)
    means = Means(count, lambda all_: with_progress(all_, len(planned), quiet=wishes.quiet), limits)
    return bind_all(planned, volume, folder, settings, means)


@contextmanager
def _held(wishes: Wishes, rows: Sequence[Format]) -> Iterator[OutputFolder | None]:
    """The folder of the book, whose manifest lists it; None for a file."""
    if _is_file(wishes, rows):
        yield None
        return
    with output_folder(Path(wishes.output), partial(console.say_waiting, wishes.output)) as folder:
        yield folder


def _book(volume: Volume, planned: Sequence[Job]) -> Job:
    """The book as a job, whose source is the folder that holds all its documents; standard input
    where there is none.
    """
    folders = {str(job.path.absolute().parent) for job in planned if job.path}
    return Job(volume.name, volume.id, Path(commonpath(folders)) if folders else None)


def _planned(wishes: Wishes, rows: Sequence[Format], folder: str) -> tuple[Job, ...]:
    """A job for each document, whose edition goes into the folder."""
    without = None if _is_file(wishes, rows) else Path(wishes.output)
    found = find(wishes.sources, folder_suffixes(), without)
    return with_standard_input(jobs(found, (TEI,), f"{folder}/"))


def _is_file(wishes: Wishes, rows: Sequence[Format]) -> bool:
    return wishes.output == STANDARD_OUTPUT or format_of(wishes.output, rows) is not None


def _check_sources(planned: Sequence[Job], volume: Volume) -> None:
    """Raise `OutputError` when a file of the book would be written over a source."""
    sources = {job.path.resolve(): job.name for job in planned if job.path}
    for target in volume.targets:
        if target.path and (over := sources.get(target.path.resolve())):
            raise OutputError(
                f"{target.path} would be written over the source {over}",
                "Give another folder with -o.",
            )


def _volume(title: str, rows: Sequence[Format], output: str) -> Volume:
    """What the book is called, and its files: named by its title in a folder."""
    ident = safe_name(title)
    if output == STANDARD_OUTPUT:
        paths: list[Path | None] = [None for _ in rows]
    elif format_of(output, rows):
        paths = [Path(output) for _ in rows]
    else:
        paths = [Path(output) / f"{ident}{row.suffix}" for row in rows]
    targets = (Target(row.name, path) for row, path in zip(rows, paths, strict=True))
    return Volume(title, ident, tuple(targets))
