"""`Name  0:06`, `[00:01:02] Name:`, `[0:01 --> 0:04] Name:`: a label with a recording's time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript import shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "Name 0:06"

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIME = rf"[(\[]?(?P<time>{_CLOCK})(?:[ ]?(?:-->|[-–—|])[ ]?{_CLOCK}){{0,2}}[)\]]?"
_NAME = r"(?P<name>[^\s\d:：()\[\]][^:：()\[\]]{0,59}?)"
_NAME_FIRST = re.compile(rf"{_NAME}(?:[ \t\u00a0]*[:,–-])?[ \t\u00a0]+{_TIME}[ \t\u00a0]*(?::|$)")
_TIME_FIRST = re.compile(rf"{_TIME}[ \t\u00a0]*[-–|]?[ \t\u00a0]*{_NAME}[ \t\u00a0]*(?P<end>:|$)")
_BRACKETED = re.compile(
    r"\[(?P<name>[^\[\]:]{1,60})\][ \t\u00a0]*\[(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\][ \t]*:?"
)
_SHAPES = (_NAME_FIRST, _TIME_FIRST, _BRACKETED)
_READ = 400  # characters; a link may stand behind the time
_WORDS = 6
_LONGEST = 120  # characters of name and time


def find(unit: Unit) -> Label | None:
    """A short name beside a time, then a colon or the end of the line."""
    if ":" not in unit.text[:_LONGEST]:
        return None
    text = unit.text[:_READ].replace(shape.SIGN, "")
    start = shape.ornament(text)
    match = next((m for pattern in _SHAPES if (m := pattern.match(text, start))), None)
    if not match or not _could_name(match["name"]):
        return None
    body = end = shape.signed(unit.text, match.end())
    while body < len(unit.text) and (unit.text[body].isspace() or unit.text[body] == shape.SIGN):
        body += 1
    return Label(shape.without_asides(match["name"]), 0, end, body, time=match["time"])


def _could_name(words: str) -> bool:
    plain = 0 < len(words.split()) <= _WORDS and not words.endswith((".", "!", "?", ",", ";"))
    return plain and shape.is_plausible(words) and not shape.says_something(words)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more and one recurs: prose hardly has the shape."""
    counts = counted(labels)
    enough = len(labels) > 2 and max(counts.values()) > 1
    return frozenset(counts) if enough else frozenset()
