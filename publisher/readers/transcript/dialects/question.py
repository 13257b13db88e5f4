"""`Q    text`, `A    text`, `Q. text`: a letter, perhaps a full stop, and spaces; no colon."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "Q    text"
begins = "QA"

_LETTER = regex("([QA])(\\.?)[ \u00a0]+(?=[^\\s\\w]*[A-Z0-9])")
_WIDE = 2  # spaces between the letter and the text, where the text is set off from it


def find(unit: Unit) -> Label | None:
    """A `Q` or `A` that stands apart from a sentence."""
    match = _LETTER.match(unit.text)
    return Label(match[1], 0, match.end(2), match.end()) if match else None


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """`Q` when it is set off by wide spaces, or recurs; `A` only where questions do."""
    counts = counted(labels)
    wide = any(label.body - label.end >= _WIDE for label in labels)
    return frozenset(counts) if counts["q"] > 1 or (wide and counts["q"]) else frozenset()
