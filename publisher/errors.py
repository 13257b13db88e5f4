"""Errors that a user can mend: what is wrong, where, what to do next."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command returns to the shell. These numbers are API."""

    OK = 0
    FAILED = 1  # a document failed, or a notice reached --fail-level
    USAGE = 2  # the command line or the configuration is wrong
    BUG = 70  # EX_SOFTWARE of sysexits.h: the fault is ours
    INTERRUPTED = 130  # 128 + SIGINT


class PublisherError(Exception):
    """The root of all errors that a user can mend.

    `message` says what is wrong and where; `hint` says what to do next; `exit_code` is what the
    command returns for it.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[type[PublisherError], tuple[str, str]]:
        """Keep the hint when the error crosses from a worker process."""
        return type(self), (self.message, self.hint)


class UsageError(PublisherError):
    """The command line, the configuration or a theme asks for what does not exist."""

    exit_code = ExitCode.USAGE


class InputError(PublisherError):
    """The source cannot be read: missing, empty, binary, or not the format it claims."""


class OutputError(PublisherError):
    """The result cannot be written."""


class MissingLibraryError(PublisherError):
    """A format needs a library or a font that is not installed."""


class LawError(PublisherError):
    """Text of the source is missing from what is shown, or text was invented."""
