"""`Name  0:06`, `[00:01:02] Name:`, `12/03/2019, 10:15 - Name:`: a label with a time."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript import asides, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "Name 0:06"
begins = ""

_ANY = regex(r":(?<=\d:)\d")  # the colon first: such a pattern is searched for fast
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ T])?"
_TIME = (
    rf"[(\[]?{_DAY}(?P<time>{_CLOCK})(?P<half>[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?"
    rf"(?:[ ]?(?:-->|[-–—|])[ ]?{_CLOCK}){{0,2}}[)\]]?"
)
_NAME = r"(?P<name>[^\s\d:：()\[\]][^:：()\[\]]{0,59}?)"
_NAME_FIRST = regex(rf"{_NAME}(?:[ \t\u00a0]*[:,–-])?[ \t\u00a0]+{_TIME}[ \t\u00a0]*(?::|$)")
_TIME_FIRST = regex(rf"{_TIME}[ \t\u00a0]*[-–|]?[ \t\u00a0]*{_NAME}[ \t\u00a0]*(?P<end>:|$)")
_FROM = regex(  # `10:15:32 From Ada Lund to Everyone:`, the chat beside a meeting
    rf"{_TIME}[ \t]+(?P<chat>From)[ \t]+{_NAME}(?:[ \t]+[Tt]o[ \t]+[^:]{{1,80}}?)?"
    r"[ \t]*(?:\([^():]{1,40}\)[ \t]*)?(?P<end>:)"
)
_BRACKETED = regex(
    r"\[(?P<name>[^\[\]:]{1,60})\][ \t\u00a0]*\[(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\][ \t]*:?"
)
_SHAPES = (_FROM, _NAME_FIRST, _TIME_FIRST, _BRACKETED)
_OF_DAY = ("day", "half", "chat")  # what tells that a time is of the day
_READ = 400  # characters; a link may stand behind the time
_WORDS = 6
_LONGEST = 120  # characters of name and time


def find(unit: Unit) -> Label | None:
    """A short name beside a time, then a colon or the end of the line."""
    if ":" not in unit.text[:_LONGEST] or not _ANY.search(unit.text, 0, _LONGEST):
        return None
    text = unit.text[:_READ].replace(shape.SIGN, "")
    start = shape.ornament(text)
    match = next((m for pattern in _SHAPES if (m := pattern.match(text, start))), None)
    if not match or not _could_name(match["name"]):
        return None
    body = end = shape.signed(unit.text, match.end())
    while body < len(unit.text) and (unit.text[body].isspace() or unit.text[body] == shape.SIGN):
        body += 1
    of_day = any(match.groupdict().get(part) for part in _OF_DAY)
    time = "" if of_day else match["time"]  # of a recording alone
    return Label(asides.without_asides(match["name"]), 0, end, body, time=time)


def _could_name(words: str) -> bool:
    plain = 0 < len(words.split()) <= _WORDS and not words.endswith((".", "!", "?", ",", ";"))
    return plain and shape.is_plausible(words) and not shape.says_something(words)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more and one recurs: prose hardly has the shape."""
    counts = counted(labels)
    enough = len(labels) > 2 and max(counts.values()) > 1
    return frozenset(counts) if enough else frozenset()
