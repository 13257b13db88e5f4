"""What comes of a job: files made, notices, failure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from publisher.batch.job import Job
from publisher.data import dataclass
from publisher.errors import (
    InputError,
    LawError,
    MissingLibraryError,
    OutputError,
    PublisherError,
)
from publisher.exporters.base import Options
from publisher.guidance import NO_GUIDANCE, Guidance
from publisher.publication import NO_PUBLICATION, Publication
from publisher.report import Notice, Severity, Where

CODES: Mapping[type[Exception], str] = MappingProxyType(
    {InputError: "P001", OutputError: "P002", MissingLibraryError: "P003", LawError: "P501"}
)
_OTHER_ERROR = "P004"
BUG = "P005"
_CRASH = "P006"
_SLOW = "P007"
_MEMORY = "P008"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every job of a run."""

    style: str = "default"
    encoding: str | None = None
    options: Options = field(default_factory=Options)
    guidance: Guidance = NO_GUIDANCE
    publication: Publication = NO_PUBLICATION
    profile: str = ""  # of TEI, which each document that came as TEI is held against
    staging: Path | None = None  # where files grow before they take their place; None: beside it


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made. `data` is its bytes when it goes to standard output."""

    format: str
    path: Path | None
    size: int  # bytes
    data: bytes | None = None
    sha256: str = ""
    notices: tuple[Notice, ...] = ()  # of the format alone
    stamp: str = ""  # of the file, as it was written


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job. A failure is among the notices, as an error.

    `lines` are the lines of the source that the notices speak of, by number. `trace` is
    told when the fault is ours. `source` is the SHA-256 of the bytes that were read.
    """

    name: str
    made: tuple[Made, ...] = ()
    notices: tuple[Notice, ...] = ()
    failed: bool = False
    lines: Mapping[int, str] = field(default_factory=dict)
    trace: str = ""
    source: str = ""
    kept: int = 0  # files that were up to date
    out_of_memory: bool = False


def crashed(job: Job) -> Result:
    """The result of a job whose worker process died."""
    return _stopped(
        job,
        _CRASH,
        "the worker process died (killed, or a fault of a library)",
        "Export it alone; if it dies again, please report it with the source.",
    )


def too_slow(job: Job, seconds: float) -> Result:
    """The result of a job that took more than the time that a document has."""
    words = f"it was not done after {seconds:g} seconds"
    return _stopped(job, _SLOW, words, "Give it more time: --time-limit.")


def _stopped(job: Job, code: str, words: str, hint: str) -> Result:
    notice = Notice(code, Severity.ERROR, words, Where(job.name), hint)
    return Result(job.name, (), (notice,), failed=True)


def notice_of(error: Exception, name: str) -> Notice:
    """An error as a notice about the document with this name."""
    if isinstance(error, MemoryError):
        hint = "Give it more memory: --memory-limit."
        return Notice(
            _MEMORY, Severity.ERROR, "it needs more memory than it may take", Where(name), hint
        )
    if not isinstance(error, PublisherError):
        words = f"{type(error).__name__}: {error}"
        hint = "This is a fault of publisher; please report it, with what -v shows."
        return Notice(BUG, Severity.ERROR, words, Where(name), hint)
    where, words = _place(error.message, name)
    return Notice(CODES.get(type(error), _OTHER_ERROR), Severity.ERROR, words, where, error.hint)


def _place(message: str, name: str) -> tuple[Where, str]:
    """Part a message `name:line:column: words` into its place and its words."""
    match = re.fullmatch(
        rf"{re.escape(name)}(?::(\d+))?(?::(\d+))?: (.+)", message, flags=re.DOTALL
    )
    if not match:
        return Where(name), message
    line, column, words = match.groups()
    return Where(name, int(line or 0), int(column or 0)), words
