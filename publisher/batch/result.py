"""What comes of a job: files made, notices, failure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from publisher.batch.plan import Job
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


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every job of a run."""

    style: str = "default"
    encoding: str | None = None
    options: Options = field(default_factory=Options)
    guidance: Guidance = NO_GUIDANCE
    publication: Publication = NO_PUBLICATION
    profile: str = ""  # of TEI, which each document that came as TEI is held against


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made. `data` is its bytes when it goes to standard output."""

    format: str
    path: Path | None
    size: int  # bytes
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job. A failure is among the notices, as an error.

    `lines` are the lines of the source that the notices speak of, by number. `trace` is
    told when the fault is ours.
    """

    name: str
    made: tuple[Made, ...] = ()
    notices: tuple[Notice, ...] = ()
    failed: bool = False
    lines: Mapping[int, str] = field(default_factory=dict)
    trace: str = ""


def crashed(job: Job) -> Result:
    """The result of a job whose worker process died."""
    notice = Notice(
        _CRASH,
        Severity.ERROR,
        "the worker process died (out of memory, or killed)",
        Where(job.name),
        "Export it alone, or with fewer workers (-j).",
    )
    return Result(job.name, (), (notice,), failed=True)


def notice_of(error: Exception, name: str) -> Notice:
    """An error as a notice about the document with this name."""
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
