"""`publisher check`: every notice with its place, for people or for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import cast

import click

from publisher.batch.plan import reading_jobs
from publisher.batch.result import BUG, Result, Settings
from publisher.batch.run import run
from publisher.batch.sources import find
from publisher.cli import console
from publisher.cli.excerpt import excerpt
from publisher.cli.project import guidance, publication
from publisher.cli.running import with_standard_input, workers
from publisher.errors import ExitCode, UsageError
from publisher.pipeline import folder_suffixes
from publisher.report import Notice, Severity
from publisher.tei.names import PROFILES


def check_all(options: Mapping[str, object]) -> int:
    """Check the documents and give their notices; the exit code."""
    sources = cast("tuple[str, ...]", options["sources"])
    jobs = with_standard_input(reading_jobs(find(sources, folder_suffixes())))
    told = guidance(cast("str | None", options["people"]))
    settings = Settings(
        encoding=cast("str | None", options["encoding"]),
        guidance=told,
        publication=publication(),
        profile=_profile(cast("str | None", options["profile"])),
    )
    asked = cast("int | None", options["jobs"])
    results = list(run(jobs, settings, workers(asked, len(jobs))))
    level = Severity.ERROR if options["quiet"] else Severity.INFO
    _show(results, str(options["output_format"]), level)
    if options["verbose"]:
        for trace in filter(None, (result.trace for result in results)):
            console.say(trace)
    if not options["quiet"]:
        console.say(_summary(results))
        if options["output_format"] == "human" and any(result.notices for result in results):
            console.say("publisher explain CODE says more")
    return _exit_code(results, cast("Severity", options["fail_level"]))


def _profile(name: str | None) -> str:
    """The profile that is asked for. Raises `UsageError` when there is none of this name."""
    if name is not None and name not in PROFILES:
        raise UsageError(f"there is no profile {name!r}", f"There are: {', '.join(PROFILES)}.")
    return name or ""


def _show(results: list[Result], output_format: str, level: Severity) -> None:
    if output_format == "json":
        rows = [_as_data(n) for result in results for n in result.notices if n.severity >= level]
        console.give(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for result in results:
        for notice in result.notices:
            if notice.severity >= level:
                console.give(console.headline(notice))
                if output_format == "human":
                    _show_place(notice, result)


def _show_place(notice: Notice, result: Result) -> None:
    where = notice.where
    if where and where.file == result.name and (line := result.lines.get(where.line)) is not None:
        for shown in excerpt(line, where):
            console.give(shown)
    if notice.hint:
        console.give(f"  {notice.hint}")


def _as_data(notice: Notice) -> dict[str, object]:
    """A notice as JSON shows it; an unknown place is 0 or "", as in `Where`."""
    where = notice.where
    return {
        "file": where.file if where else "",
        "line": where.line if where else 0,
        "column": where.column if where else 0,
        "length": where.length if where else 0,
        "code": notice.code,
        "severity": notice.severity.word,
        "message": notice.message,
        "hint": notice.hint,
    }


def _summary(results: list[Result]) -> str:
    severities = Counter(n.severity for result in results for n in result.notices)
    told = ", ".join(
        console.counted(severities[severity], word)
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "remark"),
        )
    )
    return click.style(f"{console.counted(len(results), 'document')}: {told}", bold=True)


def _exit_code(results: list[Result], fail_level: Severity) -> int:
    notices = [notice for result in results for notice in result.notices]
    if any(notice.code == BUG for notice in notices):
        return ExitCode.BUG
    reached = any(notice.severity >= fail_level for notice in notices)
    failed = reached or any(result.failed for result in results)
    return ExitCode.FAILED if failed else ExitCode.OK
