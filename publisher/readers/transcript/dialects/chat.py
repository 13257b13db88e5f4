"""`<name> text`, with or without a time before it: the log of a chat."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "<name> text"
begins = ""

_LINE = regex(
    r"(?:[(\[]?(?:\d{4}-\d\d-\d\d[T ])?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?[)\]]?\s+)?"
    r"<\s?[@+%~&]?(?P<name>[^<>\s]{1,40})>\s+(?=\S)"
)
_FEWEST = 3  # lines that make a convention


def find(unit: Unit) -> Label | None:
    """A name between angle brackets that begins the line."""
    match = _LINE.match(unit.text)
    if not match or not match["name"][0].isalnum():
        return None
    end = unit.text.index(">", match.start("name")) + 1
    return Label(match["name"], 0, end, match.end(), time=match["time"] or "")


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more, and one recurs."""
    counts = counted(labels)
    many = len(labels) >= _FEWEST and max(counts.values()) > 1
    return frozenset(counts) if many else frozenset()
