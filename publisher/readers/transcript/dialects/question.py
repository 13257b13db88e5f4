"""`Q    text` and `A    text`: a letter and spaces, no colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "Q    text"

_LETTER = re.compile("([QA])([ \u00a0]{2,}|\u00a0)(?=\\S)")


def find(unit: Unit) -> Label | None:
    """A `Q` or `A` that two or more spaces part from its text."""
    match = _LETTER.match(unit.text)
    return Label(match[1], 0, 1, match.end()) if match else None


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """`Q` when it occurs; `A` only where questions do."""
    counts = counted(labels)
    return frozenset(counts) if counts["q"] else frozenset()
