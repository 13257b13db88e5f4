"""`publisher explain`: what a notice's code means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from publisher.cli import console
from publisher.cli.listing import table
from publisher.codes import Code, codes
from publisher.errors import ExitCode
from publisher.plugins import lookup


def explain_codes(asked: Sequence[str]) -> int:
    """Give what the codes mean; all of them, a line each, when none is asked for.

    Raises `UsageError` for a code that there is not.
    """
    known = codes()
    if not asked:
        rows = [(code.code, code.severity, code.meaning) for code in known.values()]
        console.give(table(rows))
        return ExitCode.OK
    found = [cast("Code", lookup(known, code.upper(), "code")) for code in asked]
    console.give("\n\n".join(_told(code) for code in found))
    return ExitCode.OK


def _told(code: Code) -> str:
    return f"{code.code} ({code.severity})\n  {code.meaning}.\n  What to do: {code.remedy}."
