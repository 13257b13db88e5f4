"""`Name  0:06`, `Name (00:12):`, `[00:01:02] Name:`: a label with the time of a recording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript.dialects import shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "Name 0:06"

_TIME = r"[(\[]?(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[)\]]?"
_NAME = r"(?P<name>[^\s\d:：()\[\]][^:：()\[\]]{0,59}?)"
_NAME_FIRST = re.compile(rf"{_NAME}(?:[ \t\u00a0]*[:,–-])?[ \t\u00a0]+{_TIME}[ \t\u00a0]*(?::|$)")
_TIME_FIRST = re.compile(rf"{_TIME}[ \t\u00a0]*[-–|]?[ \t\u00a0]*{_NAME}[ \t\u00a0]*(?P<end>:|$)")
_WORDS = 6
_LONGEST = 90  # characters of name and time


def find(unit: Unit) -> Label | None:
    """A short name beside a time, then a colon or the end of the line."""
    text = unit.text
    if ":" not in text[:_LONGEST]:
        return None
    start = shape.ornament(text)
    match = _NAME_FIRST.match(text, start) or _TIME_FIRST.match(text, start)
    if not match or not _could_name(match["name"]):
        return None
    body = match.end()
    while body < len(text) and (text[body].isspace() or text[body] == shape.SIGN):
        body += 1
    return Label(shape.without_asides(match["name"]), 0, match.end(), body, time=match["time"])


def _could_name(words: str) -> bool:
    plain = 0 < len(words.split()) <= _WORDS and not words.endswith((".", "!", "?", ",", ";"))
    return plain and shape.is_plausible(words) and not shape.says_something(words)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more and one recurs: prose hardly has the shape."""
    counts = counted(labels)
    enough = len(labels) > 2 and max(counts.values()) > 1
    return frozenset(counts) if enough else frozenset()
