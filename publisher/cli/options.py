"""The options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from publisher.cli import completion
from publisher.report import Severity
from publisher.tei.variants.names import CANONICAL, NAMES

F = TypeVar("F", bound=Callable[..., object])


class Configured(click.Command):
    """A command whose options a project's file may set, under options and environment."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the project's settings first, unless help is asked for."""
        if not {"-h", "--help"}.intersection(args):
            ctx.default_map = _project_settings()
        return super().parse_args(ctx, args)


def _project_settings() -> dict[str, object]:
    """The project's settings by the names of the options."""
    from publisher.config import nearest

    return {name.replace("-", "_"): value for name, value in nearest(Path.cwd()).values.items()}


def _together(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


SOURCES = click.argument("sources", nargs=-1, required=True, type=completion.PATH, metavar="SRC...")
FORMATS = click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    envvar="PUBLISHER_FORMAT",
    shell_complete=completion.formats,
    metavar="NAME[,NAME]",
    help="What to make; see `publisher formats`. May be given again.",
)


def output(metavar: str, told: str) -> Callable[[F], F]:
    """The option that says where to, for a command that makes files."""
    return click.option(
        "-o",
        "--output",
        default="dist",
        show_default=True,
        envvar="PUBLISHER_OUTPUT",
        type=completion.PATH,
        metavar=metavar,
        help=f"Where to: {told}",
    )


OUTPUT = output(
    "DIR|FILE|-", "a folder; a file, whose suffix tells the format; - for standard output."
)
OUTPUT_FOLDER = output("DIR", "a folder.")
STYLE = click.option(
    "--style",
    default="default",
    show_default=True,
    envvar="PUBLISHER_STYLE",
    shell_complete=completion.styles,
    metavar="NAME|FILE",
    help="How it looks; see `publisher styles`.",
)
REFERENCE_DOC = click.option(
    "--reference-doc",
    envvar="PUBLISHER_REFERENCE_DOC",
    type=completion.PATH,
    metavar="FILE",
    help="A Word file of the house: its page, head, foot and styles go before the style's.",
)
EMBED = click.option(
    "--embed/--no-embed",
    default=True,
    show_default=True,
    envvar="PUBLISHER_EMBED",
    help="Put the TEI into DOCX, PDF, EPUB and HTML; `publisher import` takes it out again.",
)
ENCODING = click.option(
    "--encoding",
    envvar="PUBLISHER_ENCODING",
    help="Encoding of the transcripts; else it is found. TEI files tell their own.",
)
PEOPLE = click.option(
    "--people",
    envvar="PUBLISHER_PEOPLE",
    type=completion.PATH,
    metavar="FILE",
    help="A register of people: aliases, roles, outside identifiers.",
)
JOBS = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    envvar="PUBLISHER_JOBS",
    metavar="N",
    help="Processes that work at once; else as many as there are processors.",
)
LIMITS = _together(
    click.option(
        "--time-limit",
        type=click.FloatRange(min=0, min_open=True),
        envvar="PUBLISHER_TIME_LIMIT",
        metavar="SECONDS",
        help="What one document may take: 600 unless said.",
    ),
    click.option(
        "--memory-limit",
        type=click.IntRange(min=1),
        envvar="PUBLISHER_MEMORY_LIMIT",
        metavar="MB",
        help="Memory that one document may take, on Linux: 4000 unless said.",
    ),
)


def _severity(_context: click.Context, _option: click.Parameter, word: str) -> Severity:
    return Severity[word.upper()]


FAIL_LEVEL = click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    envvar="PUBLISHER_FAIL_LEVEL",
    callback=_severity,
    help="Exit with 1 when a notice is as grave as this.",
)
PROFILE = click.option(
    "--profile",
    type=click.Choice(NAMES),
    default=CANONICAL,
    show_default=True,
    envvar="PUBLISHER_PROFILE",
    help="The profile of TEI: reading has sp and p, for tools that cannot show u; parlamint is "
    "that of parliamentary corpora.",
)
LOUDNESS = _together(
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but what failed."),
    click.option("-v", "--verbose", is_flag=True, help="Say everything, with hints."),
)
