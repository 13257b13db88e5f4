"""When turns begin and end in a recording: `timeline`, and what points to it (TEI P5, 17.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from publisher.patterns import regex
from publisher.tei.names import XML_ID, Element, qualified
from publisher.tei.text import child

_CLOCK = regex(r"(\d{2,}):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?")


def seconds(clock: str) -> str:
    """A time `HH:MM:SS.mmm` in seconds, as a decimal; "" for what is none."""
    match = _CLOCK.fullmatch(clock) if clock else None
    if not match:
        return ""
    whole = int(match[1]) * 3600 + int(match[2]) * 60 + int(match[3])
    return f"{whole}.{(match[4] or '0').ljust(3, '0')}"


def write_timeline(text: Element, moments: Iterable[tuple[str, str]], prefix: str) -> None:
    """Append the timeline: its beginning, and each moment's address with its seconds."""
    found = tuple(moments)
    if not found:
        return
    origin = f"{prefix}w0"
    timeline = child(text, "timeline", "", {"unit": "s", "origin": f"#{origin}"})
    child(timeline, "when", "", {XML_ID: origin})
    for address, interval in found:
        attributes = {XML_ID: prefix + address, "interval": interval, "since": f"#{origin}"}
        child(timeline, "when", "", attributes)


def moments_of(root: Element) -> Mapping[str, str]:
    """The time, `HH:MM:SS.mmm`, of each moment of an edition that counts in seconds."""
    return {
        when.get(XML_ID, ""): told
        for timeline in root.iter(qualified("timeline"))
        if timeline.get("unit") == "s"
        for when in timeline.iterchildren(qualified("when"))
        if (told := _clock(when.get("interval", "")))
    }


def _clock(interval: str) -> str:
    if not re.fullmatch(r"\d{1,9}(\.\d{1,3})?", interval):
        return ""
    whole, _, part = interval.partition(".")
    minutes, rest = divmod(int(whole), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}.{part.ljust(3, '0')}"
