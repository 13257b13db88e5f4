"""`publisher explain`: what a notice's code means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import cast

from publisher.cli import console
from publisher.cli.listing import table
from publisher.codes import Code, codes
from publisher.errors import ExitCode
from publisher.plugins import lookup

_WIDTH = 80  # columns


def explain_codes(asked: Sequence[str]) -> int:
    """Give what the codes mean; all of them, a line each, when none is asked for.

    Raises `UsageError` for a code that there is not.
    """
    known = codes()
    if not asked:
        console.give(table([(code.code, code.severity, code.title) for code in known.values()]))
        return ExitCode.OK
    wanted = dict.fromkeys(code.upper() for code in asked)
    found = [cast("Code", lookup(known, code, "code")) for code in wanted]
    console.give("\n\n".join("\n".join(_told(code)) for code in found))
    return ExitCode.OK


def _told(code: Code) -> Iterator[str]:
    """What a code means, line by line."""
    yield f"{code.code} ({code.severity})"
    yield _filled(code.meaning)
    if code.why:
        yield _filled(f"Why: {code.why}")
    yield _filled(f"What to do: {code.remedy}")
    if code.example:
        yield "  For example:"
        yield textwrap.indent(code.example, " " * 4)


def _filled(sentence: str) -> str:
    """A sentence with its full stop, in lines of a terminal."""
    return textwrap.fill(
        f"{sentence}.",
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
