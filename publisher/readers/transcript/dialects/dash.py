"""`NAME. — text`, `Name – text`: a dash between label and speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript import shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "NAME. — text"

_DASH = re.compile(r"\.?[ \u00a0]?(?:—|–|--)[ \u00a0]*(?=\S)|\.-[ \u00a0]*(?=\S)")
_DASHES = ("—", "–", "--", ".-")
_LONGEST = 80  # characters
_FEWEST = 3  # labels that make a convention


def find(unit: Unit) -> Label | None:
    """A name in capitals, or behind a form of address, before a dash."""
    head = unit.text[:_LONGEST]
    if not any(dash in head for dash in _DASHES):
        return None
    match = _DASH.search(unit.text, 2, _LONGEST)
    if not match:
        return None
    words = shape.without_asides(unit.text[: match.start()])
    fits = shape.is_capitals(words) or shape.has_address(words) or shape.is_unnamed(words)
    if not fits or not shape.is_plausible(words) or shape.says_something(words):
        return None
    aside = shape.aside_of(unit.text[: match.start()])
    return Label(words, 0, len(unit.text[: match.end()].rstrip()), match.end(), aside)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more, and one recurs."""
    counts = counted(labels)
    many = len(labels) >= _FEWEST and max(counts.values()) > 1
    return frozenset(counts) if many else frozenset()
