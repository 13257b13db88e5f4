"""What several commands share: standard input, progress, how many processes work, what a
project tells.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from publisher.batch.job import Job
from publisher.batch.result import Result
from publisher.cli import console
from publisher.config import EDITION, nearest
from publisher.errors import InputError, UsageError
from publisher.guidance import Guidance, Known
from publisher.publication import Publication

if TYPE_CHECKING:
    from rich.progress import Progress

_YEAR_10000 = 253_402_300_800  # seconds since 1970; no format writes five digits
FEW = 3  # documents; more than these get a progress bar, and processes


def with_standard_input(jobs: Iterable[Job]) -> tuple[Job, ...]:
    """The jobs, the one for standard input with its bytes."""
    return tuple(map(filled, jobs))


def filled(job: Job) -> Job:
    """A job; that for standard input with its bytes, which can be read once."""
    if job.path or job.error:
        return job
    return replace(job, data=sys.stdin.buffer.read())


def workers(asked: int | None, documents: int) -> int:
    """How many processes: as asked, else one for few documents, one per processor for more."""
    if asked:
        return asked
    return _processors() if documents > FEW else 1


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def with_progress(results: Iterator[Result], total: int, *, quiet: bool) -> Iterator[Result]:
    """The same results, with a bar on a terminal when there are more than a few."""
    if quiet or total <= FEW or not console.on_terminal():
        yield from results
        return
    with _bar() as bar:
        task = bar.add_task("publishing", total=total, rate="")
        for done, result in enumerate(results, 1):
            yield result
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:.1f}/s" if speed else "")


def _bar() -> Progress:
    """A bar with how many are done, how many in a second, and the time that is left."""
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def guidance(people: str | None) -> Guidance:
    """What the project tells readers: its register of people, its aliases and labels.

    What has an alias is a label, too. Raises `UsageError` for a register that cannot be
    read, or is none.
    """
    values = nearest(Path.cwd()).values
    aliases = cast("dict[str, str]", values.get("aliases", {}))
    return Guidance(
        _people(people, aliases) if people or aliases else (),
        (*cast("list[str]", values.get("labels", ())), *aliases),
        tuple(cast("list[str]", values.get("not-labels", ()))),
    )


def publication() -> Publication:
    """What the project tells of its editions, and the day on which they are made.

    Raises `UsageError` for settings or a SOURCE_DATE_EPOCH that cannot be.
    """
    values = cast("dict[str, object]", nearest(Path.cwd()).values.get(EDITION, {}))
    told = {name: str(values.get(key, "")) for name, key in _TEXTS.items()}
    names = {key: tuple(cast("list[str]", values.get(key, ()))) for key in ("editors", "funders")}
    return Publication(**told, **names, made=_day(epoch()))  # type: ignore[arg-type]


_TEXTS = {
    name: name.replace("_", "-")
    for name in ("publisher", "licence", "licence_url", "availability", "address", "series")
}


def reference_doc(path: str | None) -> bytes:
    """The bytes of a Word template, nothing where none is given.

    Raises `UsageError` for one that cannot be read, or not be taken.
    """
    if path is None:
        return b""
    from publisher.exporters.docx.template.reading import read_template

    try:
        data = Path(path).read_bytes()
        read_template(data, path)
    except OSError as error:
        raise UsageError(
            f"{path}: the reference document cannot be read: {error.strerror}",
            "Give a Word file (.docx).",
        ) from None
    except InputError as error:
        raise UsageError(error.message, error.hint) from None
    return data


def epoch() -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch).

    Raises `UsageError` for what is no number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and int(text) < _YEAR_10000):
        raise UsageError(f"SOURCE_DATE_EPOCH is {text!r}", "It must be seconds since 1970.")
    return int(text)


def _day(seconds: int | None) -> str:
    return "" if seconds is None else datetime.fromtimestamp(seconds, UTC).date().isoformat()


def facts() -> dict[str, str]:
    """What the project tells of its corpus, `[parlamint]`."""
    return dict(cast("dict[str, str]", nearest(Path.cwd()).values.get("parlamint", {})))


def _people(path: str | None, aliases: Mapping[str, str]) -> tuple[Known, ...]:
    """The people of a register, with a project's aliases."""
    from publisher.register import people_of, with_aliases  # they know TEI's names

    if not path:
        return with_aliases((), aliases)
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})", "Name a register.") from error
    return with_aliases(people_of(text, path), aliases)
