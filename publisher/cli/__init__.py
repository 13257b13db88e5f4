"""The command line: arguments in, exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import UnsupportedOperation
from typing import NoReturn

from publisher.errors import ExitCode, PublisherError
from publisher.garbage import rarely_collected


def main() -> NoReturn:
    """Run the command that the shell gives, and leave with its exit code."""
    with rarely_collected():
        code = run(sys.argv[1:])
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; every error becomes a message."""
    import click

    from publisher.cli.commands import publisher

    try:
        code = publisher.main(list(arguments), prog_name="publisher", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the last net: a message, not a traceback
        return _told(error, arguments)
    return int(code or ExitCode.OK)


def _told(error: Exception, arguments: Sequence[str]) -> int:
    """Say what went wrong, and give the exit code."""
    import click

    match error:
        case click.ClickException():
            error.show()
            return ExitCode.USAGE
        case PublisherError():
            click.echo(f"error: {error}", err=True)
            return error.exit_code
        case OSError():
            _leave_standard_output()
            if not isinstance(error, BrokenPipeError):  # a reader that has read enough
                click.echo(f"error: {error.strerror or error}", err=True)
            return ExitCode.FAILED
    return _own_fault(error, arguments)


def _leave_standard_output() -> None:
    """Write no more to standard output, not even what is left while the program ends."""
    with suppress(AttributeError, UnsupportedOperation):  # it is closed, or is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _own_fault(error: Exception, arguments: Sequence[str]) -> int:
    import traceback

    import click

    from publisher._version import __version__

    if {"-v", "--verbose"} & set(arguments):
        click.echo("".join(traceback.format_exception(error)), err=True)
    click.echo(
        f"error: a fault of publisher {__version__}: {type(error).__name__}: {error}\n"
        "  Please report it with the command and the document; -v shows where it happened.",
        err=True,
    )
    return ExitCode.BUG
