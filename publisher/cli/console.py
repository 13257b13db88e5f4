"""Saying things: results on standard output, all else on standard error."""

from __future__ import annotations

import os
import sys
import unicodedata

import click

from publisher.report import Notice, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def say(text: str = "") -> None:
    """Tell the user something: on standard error, above a progress bar if there is one."""
    coloured = on_terminal() and not os.environ.get("NO_COLOR")  # no-color.org
    sys.stderr.write(f"{text if coloured else click.unstyle(text)}\n")


def say_waiting(folder: str) -> None:
    """Tell that a folder is in use by another run, whose end is waited for."""
    say(f"waiting: another run is at work in {printable(folder)}")


def give(text: str) -> None:
    """Give a result: on standard output."""
    click.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def on_terminal() -> bool:
    """Whether messages go to a terminal."""
    return sys.stderr.isatty()


def printable(text: str) -> str:
    """The text without what could steer a terminal or not be encoded: such characters
    become `·`.
    """
    return "".join(
        "·" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char for char in text
    )


def multiline(text: str) -> str:
    """`printable`, line by line."""
    return "\n".join(map(printable, text.split("\n")))


def headline(notice: Notice) -> str:
    """A notice on one line: `file:line:column: severity CODE: message`."""
    place = f"{notice.where}: " if notice.where else ""
    word = click.style(notice.severity.word, fg=_COLOURS[notice.severity], bold=True)
    return f"{printable(place)}{word} {notice.code}: {printable(notice.message)}"


def size(count: int) -> str:
    """A number of bytes in words, in thousands (SI)."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def counted(number: int, word: str) -> str:
    """A number with its noun: `1 file`, `2 files`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
