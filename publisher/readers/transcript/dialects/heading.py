"""`### Name:` as a Markdown heading before each speech."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "### Name:"
begins = "#"

_SIGNS = regex(r"#{1,6}[ \t]+(?=[^#\s:：])")


def find(unit: Unit) -> Label | None:
    """A heading that ends in a colon."""
    signs = None if unit.block else _SIGNS.match(unit.text)  # elsewhere they are speech
    end = len(unit.text.rstrip("# \t"))
    if not signs or unit.text[end - 1] not in ":：":
        return None
    return Label(unit.text[signs.end() : end - 1].rstrip(), signs.end(), end, len(unit.text))


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are two or more."""
    return frozenset(counted(labels)) if len(labels) > 1 else frozenset()
