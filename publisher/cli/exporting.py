"""`publisher export`: what to make and where, then the report on it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.batch.places import is_local, place
from publisher.batch.plan import STANDARD_OUTPUT, Jobs, Plan, format_of, jobs
from publisher.batch.result import Result, Settings
from publisher.batch.run import run
from publisher.batch.sources import find
from publisher.batch.write import write_parts
from publisher.cli import console
from publisher.cli.outcome import Tally, tell
from publisher.cli.running import filled, with_progress, workers
from publisher.cli.wishes import LOCAL, Wishes, chosen, means_of, pass_on, settings_of, style_of
from publisher.config import nearest
from publisher.errors import ExitCode, OutputError, UsageError
from publisher.exporters.base import Format
from publisher.pipeline import folder_suffixes

if TYPE_CHECKING:  # what a folder needs; one file does without
    from publisher.batch.folder import Doing, OutputFolder
    from publisher.batch.keys import Keys

_TEXTUAL = ("/plain", "/html", "/markdown", "/csv", "json", "xml")  # ends of media types


def export_all(wishes: Wishes) -> int:
    """Make the files and report; the exit code."""
    rows = chosen(wishes)
    _check_shard(wishes, rows)
    theme = style_of(wishes)
    settings = settings_of(wishes)
    if _is_binary_on_terminal(wishes, rows):
        raise UsageError(f"{rows[0].name} is no text for a terminal", "Send it to a file with -o.")
    planned = _planned(wishes, rows)
    if wishes.dry_run:
        return _show_plan(planned)
    tally = Tally()
    if _is_folder(wishes, rows):
        from publisher.batch.keys import keys_of

        keys = keys_of(rows, settings, theme)
        _export_to_folder(wishes, keys, settings, planned, tally)
    else:
        count, limits = means_of(wishes, planned)
        _follow(run(map(filled, planned), settings, count, limits), wishes, planned, tally)
    if not wishes.quiet:
        tally.report()
    if wishes.report:
        write_parts(Path(wishes.report), tally.as_json())
    return tally.exit_code(wishes.fail_level)


def watch_all(wishes: Wishes) -> int:
    """Make the files whenever a source, the style, the register or the project's settings
    change; the exit code of the last export.
    """
    from publisher.cli.watching import again_and_again, watched

    if STANDARD_OUTPUT in {*wishes.sources, wishes.output} or wishes.dry_run:
        raise UsageError("--watch needs files to read and files to make", "Name them.")
    own = nearest(Path.cwd()).path
    settings = (wishes.style, wishes.people, str(own) if own else None)
    what = watched(wishes.sources, settings, wishes.output)
    return again_and_again(lambda: export_all(wishes), what)


def _export_to_folder(
    wishes: Wishes, keys: Keys, settings: Settings, planned: Jobs, tally: Tally
) -> None:
    from publisher.batch.folder import Terms, output_folder

    terms = Terms(settings, keys, _doing(wishes, keys, planned), wishes.force)

    waiting = partial(console.say_waiting, wishes.output)
    part = wishes.shard.name if wishes.shard else ""
    path = place(wishes.output)
    if is_local(path):
        held = output_folder
    else:
        from publisher.batch.remote import remote_folder as held
    with held(path, waiting, part) as folder:
        if part:
            folder.take_over(planned, waiting)
        _follow(folder.export(map(filled, planned), terms), wishes, planned, tally)
        if wishes.prune:
            _prune(folder, planned, tally)


def _follow(results: Iterator[Result], wishes: Wishes, planned: Jobs, tally: Tally) -> None:
    """Tell, pass on and count the results as they come."""
    for result in with_progress(results, len(planned), quiet=wishes.quiet):
        if result.made or result.failed or wishes.verbose:
            tell(result, quiet=wishes.quiet, verbose=wishes.verbose)
        pass_on(result)
        tally.add(result)


def _prune(folder: OutputFolder, planned: Jobs, tally: Tally) -> None:
    """Remove what was made of sources that are gone, unless an argument means nothing: then
    they may only be out of reach.
    """
    lost = next((job.name for job in planned if job.error and not job.path), "")
    if lost:
        console.say(f"nothing is pruned: {console.printable(lost)} gives no document")
        return
    for path in folder.prune(planned):
        tally.add_removed(path)


def _doing(wishes: Wishes, keys: Keys, planned: Jobs) -> Doing:
    """Who does the jobs: processes of this machine, or a cluster."""
    if wishes.engine == LOCAL:
        count, limits = means_of(wishes, planned)
        if count > 1:
            from publisher.batch.warm import warm_up

            warm_up(keys.common)
        return partial(run, workers=count, limits=limits)
    from publisher.batch.cluster import Cluster, in_cluster

    count = workers(wishes.jobs, len(planned))
    cluster = Cluster(wishes.scheduler or "", count, wishes.limits)
    return partial(in_cluster, cluster, keys.common)


def _is_folder(wishes: Wishes, rows: Iterable[Format]) -> bool:
    """Whether the output is a folder."""
    return wishes.output != STANDARD_OUTPUT and not format_of(wishes.output, rows)


def _check_shard(wishes: Wishes, rows: Iterable[Format]) -> None:
    """Raise `UsageError` for what a part of a collection, or a cluster, cannot do."""
    if wishes.engine != LOCAL and not _is_folder(wishes, rows):
        raise UsageError("--engine needs a folder to export into", "Give one with -o.")
    if wishes.scheduler and wishes.engine == LOCAL:
        raise UsageError("--scheduler needs --engine dask", "Say both.")
    if wishes.shard and not _is_folder(wishes, rows):
        raise UsageError("--shard needs a folder for all parts", "Give one with -o.")
    if wishes.shard and wishes.prune:
        raise UsageError(
            "--prune needs the whole collection, not a part",
            "After `publisher merge`, export the whole with --prune: nothing else is made anew.",
        )


def _is_binary_on_terminal(wishes: Wishes, rows: Sequence[Format]) -> bool:
    """Raises `OutputError` when the result is for a standard output that is closed."""
    if wishes.output == STANDARD_OUTPUT and sys.stdout is None:
        raise OutputError("standard output is closed", "Give a file or a folder with -o.")
    if wishes.output != STANDARD_OUTPUT or wishes.dry_run or not sys.stdout.isatty():
        return False
    return not any(row.media_type.endswith(_TEXTUAL) for row in rows)


def _planned(wishes: Wishes, rows: Sequence[Format]) -> Jobs:
    without = place(wishes.output) if _is_folder(wishes, rows) else None
    found = find(wishes.sources, folder_suffixes(), without)
    planned = jobs(found, rows, wishes.output)
    if wishes.shard and isinstance(planned, Plan):
        return planned.only(wishes.shard.holds)
    return planned


def _show_plan(planned: Jobs) -> int:
    """Give each file that would be made; say what stands against the rest."""
    code = ExitCode.OK
    for job in planned:
        for target in job.targets:
            console.give(console.printable(f"{job.name} -> {target.path or STANDARD_OUTPUT}"))
        if job.error:
            console.say(f"error: {job.error}")
            code = ExitCode.FAILED
    return code
