"""`### Name:` as a Markdown heading before each speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "### Name:"

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*[:：][ \t]*#*$")


def find(unit: Unit) -> Label | None:
    """A heading that ends in a colon."""
    match = _HEADING.match(unit.text)
    if not match:
        return None
    mark_end = match.end(2) + len(unit.text[match.end(2) :].rstrip("# \t"))
    return Label(match[2], match.start(2), mark_end, len(unit.text))


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are two or more."""
    return frozenset(counted(labels)) if len(labels) > 1 else frozenset()
