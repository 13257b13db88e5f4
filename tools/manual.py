"""The manual page `publisher.1`, made from what the command line accepts.

`python tools/manual.py` prints it; a wheel has it among the files that are installed in
`share/man/man1` (`tools/packing.py`).
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
PLACE = "share/man/man1/publisher.1"


def write(folder: Path) -> Path:
    """The page as a file in a folder, whose path is given back."""
    folder.mkdir(exist_ok=True)
    made = folder / "publisher.1"
    made.write_text(page(), "utf-8", newline="\n")
    return made


def page() -> str:
    """The manual page, as man(7) has it."""
    sys.path.insert(0, str(ROOT))  # the sources beside this file, whatever else is installed
    from publisher._version import __version__
    from publisher.cli.commands import publisher

    context = publisher.make_context("publisher", [], resilient_parsing=True)
    lines = [
        f'.TH PUBLISHER 1 "" "publisher {__version__}" "User Commands"',
        *(".SH NAME", r"publisher \- publish records of meetings"),
        *(".SH SYNOPSIS", r"\fBpublisher\fR \fICOMMAND\fR [\fIOPTION\fR]... [\fIARGUMENT\fR]..."),
        *(".SH DESCRIPTION", *_text(publisher.help or "")),
        ".SH COMMANDS",
        *(line for command in publisher.commands.values() for line in _command(command, context)),
        *(".SH ENVIRONMENT", *_environment(publisher)),
        *(".SH FILES", *_FILES),
        *(".SH EXIT STATUS", *_exit_codes()),
    ]
    return "\n".join(lines) + "\n"


_FILES = (
    ".TP",
    r"\fIpublisher.toml\fR, \fIpyproject.toml\fR",
    r"Settings of a project: the nearest one, from the working folder upwards.",
    ".TP",
    r"\fIpeople.toml\fR",
    r"A register of people, where \fB\-\-people\fR or the settings name it.",
)


def _command(command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=command.name, parent=parent)
    yield f'.SS "{escaped(context.command_path)} {escaped(_usage(command, context))}"'
    yield from _text(command.help or "")
    for option in command.get_params(context):
        record = option.get_help_record(context)
        if record and isinstance(option, click.Option):
            names, told = record
            yield from (".TP", rf"\fB{escaped(names)}\fR", escaped(told))


def _usage(command: click.Command, context: click.Context) -> str:
    return " ".join(command.collect_usage_pieces(context))


def _environment(group: click.Group) -> Iterator[str]:
    """The variables that options may come from."""
    options = {
        str(option.envvar): max(option.opts, key=len)
        for command in group.commands.values()
        for option in command.params
        if option.envvar
    }
    for variable, option in sorted(options.items()):
        yield from (".TP", rf"\fB{variable}\fR", rf"The same as \fB{escaped(option)}\fR.")
    yield from (".TP", r"\fBSOURCE_DATE_EPOCH\fR", "Seconds since 1970: the date of what is made.")
    yield from (".TP", r"\fBNO_COLOR\fR", "No colours, on a terminal either.")


def _exit_codes() -> Iterator[str]:
    """The codes with what the source says beside each."""
    from publisher.errors import ExitCode

    for code, told in re.findall(r"(\d+)  # (.+)", inspect.getsource(ExitCode)):
        yield from (".TP", rf"\fB{code}\fR", escaped(told))
    yield from (".TP", rf"\fB{int(ExitCode.OK)}\fR", "All is well.")


def _text(told: str) -> Iterator[str]:
    """Paragraphs; one that click is not to fill (a backspace begins it) keeps its lines."""
    for paragraph in inspect.cleandoc(told).split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield from (".PP", ".nf", *map(escaped, paragraph.split("\n")[1:]), ".fi")
        else:
            yield from (".PP", escaped(" ".join(paragraph.split())))


def escaped(words: str) -> str:
    r"""Words as roff shows them: `\`, `-` and a line's first full stop have a meaning there."""
    return re.sub(r"^(?=[.'])", r"\\&", words.replace("\\", r"\e").replace("-", r"\-"))


if __name__ == "__main__":
    sys.stdout.write(page())
