"""`publisher import`: the TEI out of a file that was published from it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from publisher.batch.write import write
from publisher.cli import console
from publisher.errors import ExitCode, InputError, OutputError, UsageError
from publisher.importing.edition import edition_of
from publisher.report import Notice, Severity

_STANDARD = "-"


def import_one(options: Mapping[str, object]) -> int:
    """Give the edition of one file; the exit code."""
    source, target = str(options["source"]), str(options["target"])
    _check(source, target)
    data = sys.stdin.buffer.read() if source == _STANDARD else _bytes_of(source)
    outcome = edition_of(data, "standard input" if source == _STANDARD else source)
    _give(outcome.value, target)
    for notice in outcome.notices:
        _tell(notice, quiet=bool(options["quiet"]), verbose=bool(options["verbose"]))
    worst = max((notice.severity for notice in outcome.notices), default=0)
    failed = worst >= cast("Severity", options["fail_level"])
    return ExitCode.FAILED if failed else ExitCode.OK


def _check(source: str, target: str) -> None:
    """Raise an error for a target that cannot be written, or is the source."""
    if target == _STANDARD:
        if sys.stdout is None:
            raise OutputError("standard output is closed", "Give a file with -o.")
    elif Path(target).is_dir() or target.endswith("/"):
        raise UsageError(f"-o {target} is a folder", "Give the name of a file.")
    elif source != _STANDARD and Path(target).resolve() == Path(source).resolve():
        raise OutputError(f"{target} would be written over itself", "Give another file with -o.")


def _bytes_of(source: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"{source}: cannot be read ({error.strerror})", "Name a DOCX, PDF, EPUB or HTML file."
        ) from error


def _give(tei: bytes, target: str) -> None:
    if target == _STANDARD:
        sys.stdout.buffer.write(tei)
        sys.stdout.buffer.flush()
    else:
        write(Path(target), tei)


def _tell(notice: Notice, *, quiet: bool, verbose: bool) -> None:
    if notice.severity is Severity.ERROR or not quiet:
        console.say(console.headline(notice))
        if verbose:
            console.say(f"  {notice.hint}")
