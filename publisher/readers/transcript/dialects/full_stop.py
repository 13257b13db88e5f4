"""`Mr. REID. `, `The PRESIDING OFFICER (Mr. Kyl). `: the label ends in a full stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript.dialects import shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "Mr. NAME."

_LONGEST = 90  # characters
_BEGINS = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?|The|Senator|Chairman|CHAIRMAN|M[RS]S?\.)\s")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z'’-]*[A-Z]\b")


def find(unit: Unit) -> Label | None:
    """A title or `The`, then words of which one is in capitals, then a full stop."""
    if not _BEGINS.match(unit.text):
        return None
    end = _full_stop(unit.text[:_LONGEST])
    printed = unit.text[:end]
    if end < 0 or ":" in printed or not _CAPITALS.search(printed):
        return None
    body = end + len(unit.text[end:]) - len(unit.text[end:].lstrip())
    return Label(shape.without_asides(printed.rstrip(".")), 0, end, body, shape.aside_of(printed))


def _full_stop(text: str) -> int:
    """Behind the full stop that ends the label; -1 when there is none."""
    position = depth = 0
    for word in re.split(r"(?<=\s)", text):
        position += len(word)
        bare = word.rstrip()
        depth += bare.count("(") - bare.count(")")
        if depth == 0 and bare.endswith(".") and not shape.is_abbreviation(bare):
            return position - (len(word) - len(bare))
    return -1


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are two or more: the shape hardly occurs by chance."""
    return frozenset(counted(labels)) if len(labels) > 1 else frozenset()
