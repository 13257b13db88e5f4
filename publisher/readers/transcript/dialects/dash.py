"""`NAME. — text`, `M. le président. – text`, `NAME (Oslo) - text`: a dash ends the label."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript import asides, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "NAME. — text"
begins = ""

_DASH = regex(
    r"[ \u00a0]{0,2}\.?[ \u00a0]{0,2}(?:(?:—|–|--)[ \u00a0]*|(?<=[ \u00a0])-[ \u00a0]+)(?=\S)"
    r"|\.-[ \u00a0]*(?=\S)"
)
_DIGIT = regex(r"\d")
_LONGEST = 120  # characters
_FEWEST = 3  # labels that make a convention


def find(unit: Unit) -> Label | None:
    """A name in capitals, or behind a form of address, before a dash; or any name before a
    full stop and a dash.
    """
    head = unit.text[:_LONGEST]
    if not _has_dash(head):
        return None  # at once, for most lines
    match = next((m for m in _DASH.finditer(head, 2) if _is_outside(head, m.start())), None)
    if not match:
        return None
    printed = unit.text[: match.start()]
    words = asides.without_asides(printed)
    if not shape.is_plausible(words) or _DIGIT.search(words) or not _fits(words, match[0]):
        return None
    end = len(unit.text[: match.end()].rstrip())
    return Label(words, 0, end, match.end(), asides.aside_of(printed))


def _has_dash(text: str) -> bool:
    return "—" in text or "–" in text or "--" in text or ".-" in text or " - " in text


def _is_outside(text: str, at: int) -> bool:
    """Whether a place stands in no bracket: dashes part a party from its state there."""
    return text.count("(", 0, at) == text.count(")", 0, at)


def _fits(words: str, dash: str) -> bool:
    if shape.is_capitals(words) or shape.has_address(words) or shape.is_unnamed(words):
        return not shape.says_something(words)
    name = words.partition(",")[0]
    return dash.lstrip().startswith(".") and shape.is_name_like(name)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more, and one recurs."""
    counts = counted(labels)
    many = len(labels) >= _FEWEST and max(counts.values()) > 1
    return frozenset(counts) if many else frozenset()
