"""What is asked of the commands that make files, `export` and `volume`, and what it means."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sized
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, cast

from publisher.batch.places import is_remote
from publisher.batch.plan import format_of
from publisher.batch.result import Result, Settings
from publisher.cli import console
from publisher.cli.project import epoch, facts, guidance, publication, reference_doc
from publisher.cli.running import workers
from publisher.data import dataclass
from publisher.errors import UsageError
from publisher.exporters.base import Format, Options
from publisher.patterns import regex
from publisher.pipeline import formats
from publisher.plugins import lookup
from publisher.report import Severity
from publisher.tei.variants.names import CANONICAL
from publisher.theme import load
from publisher.theme.model import Theme

if TYPE_CHECKING:  # what collections need; one file does without
    from publisher.batch.shards import Shard
    from publisher.batch.worker import Limits

_FILE_SUFFIX = regex(r"\.[A-Za-z][A-Za-z0-9]{1,7}")  # .htm or .mp3, not v1.2 or conf.d


LOCAL = "local"  # the engine that is this machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options as they were given; a command that lacks one leaves it as it is here."""

    sources: tuple[str, ...]
    formats: tuple[str, ...]
    formats_by_hand: bool  # on the command line, not by environment or project
    output: str
    style: str
    wrap: int = 0
    reference_doc: str | None
    embed: bool
    profile: str = CANONICAL
    encoding: str | None
    people: str | None
    jobs: int | None
    time_limit: float | None
    memory_limit: int | None
    dry_run: bool = False
    force: bool = False
    prune: bool = False
    engine: str = LOCAL
    scheduler: str | None = None
    shard: Shard | None = None
    watch: bool = False
    report: str | None = None
    fail_level: Severity
    quiet: bool
    verbose: bool

    @classmethod
    def of(cls, options: Mapping[str, object], *, formats_by_hand: bool) -> Wishes:
        """The wishes in click's parameters; other parameters are passed over."""
        names = cast("tuple[str, ...]", options["formats"])
        told = dict(
            options,
            formats=tuple(filter(None, (p.strip() for name in names for p in name.split(",")))),
            formats_by_hand=formats_by_hand,
            wrap=options.get("wrap") or 0,
            shard=_part(options.get("shard")),
        )
        asked = {field.name: told[field.name] for field in fields(cls) if field.name in told}
        return cls(**asked)  # type: ignore[arg-type]  # click has checked the types

    @property
    def limits(self) -> Limits:
        """What one document may take."""
        from publisher.batch.worker import Limits

        usual = Limits()
        return Limits(self.time_limit or usual.seconds, self.memory_limit or usual.megabytes)


def _part(shard: object) -> Shard | None:
    """The part of a collection that --shard means, if it is given."""
    if not shard:
        return None
    from publisher.batch.shards import shard_of

    return shard_of(str(shard))


def chosen(wishes: Wishes) -> tuple[Format, ...]:
    """The formats to make, from -f or from the suffix of -o. Raises `UsageError`."""
    table = formats()
    asked = format_of(wishes.output, table.values())
    if not asked:
        _check_folder(wishes.output, table.values())
    if asked and not wishes.formats_by_hand:
        return (asked,)
    if not wishes.formats:
        raise UsageError("no format is given", f"Say it with -f; there are: {', '.join(table)}.")
    rows = [cast("Format", lookup(table, name, "format")) for name in dict.fromkeys(wishes.formats)]
    if asked and asked.suffix not in {row.suffix for row in rows}:
        raise UsageError(
            f"-o {wishes.output} asks for {asked.name}, but -f for {', '.join(wishes.formats)}",
            "Leave out -f, or give a folder with -o.",
        )
    return tuple(rows)


def _check_folder(output: str, rows: Iterable[Format]) -> None:
    """Raise `UsageError` for an output that is no file of ours and looks like no folder."""
    if not output.strip():
        raise UsageError("-o names nothing", "Give a folder or a file; . is the working folder.")
    path = Path(output)
    if (
        output.endswith("/")
        or is_remote(output)
        or path.is_dir()
        or not _FILE_SUFFIX.fullmatch(path.suffix)
    ):
        return
    raise UsageError(
        f"-o {output}: no format makes {path.suffix} files",
        f"There are: {', '.join(row.suffix for row in rows)}. If it is to be a folder, "
        f"say -o {output}/",
    )


def style_of(wishes: Wishes) -> Theme:
    """The style, its faults told before any work."""
    loaded = load.load(wishes.style)
    for notice in loaded.notices:
        if wishes.verbose or (notice.severity > Severity.INFO and not wishes.quiet):
            console.say(console.headline(notice))
    return loaded.value


def settings_of(wishes: Wishes) -> Settings:
    """What holds for all documents."""
    edition = None if wishes.embed else b""
    template = reference_doc(wishes.reference_doc)
    options = Options(epoch(), wishes.wrap, template, edition, wishes.profile, facts())
    told = guidance(wishes.people)
    return Settings(wishes.style, wishes.encoding, options, told, publication())


def means_of(wishes: Wishes, planned: Sized) -> tuple[int, Limits | None]:
    """How many processes, and the limits of one document. One alone is made in this process,
    without limits unless they are asked for; a watched one is not, since a process that has
    loaded the style keeps it.
    """
    count = workers(wishes.jobs, len(planned))
    if len(planned) == 1 and not (wishes.time_limit or wishes.memory_limit or wishes.watch):
        return 1, None
    return min(count, max(1, len(planned))), wishes.limits


def pass_on(result: Result) -> None:
    """Give what was made for standard output."""
    for made in result.made:
        if made.data is not None:
            sys.stdout.buffer.write(made.data)
            sys.stdout.buffer.flush()
