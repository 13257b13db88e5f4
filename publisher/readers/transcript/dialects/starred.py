"""`*First speaker: (male)/*` on a line of its own, `*Interjection: words /*`."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript import asides
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "*Name: (…)/*"
begins = "*\ufeff"

_LINE = regex(r"\*(?P<name>[^\s*:：/][^*:：/]{0,80})[:：]?(?P<rest>[^*]*)/?\*")
_BRACKET_ONLY = regex(r"\s*(?:\([^()]*\))?\s*/?\s*")


def find(unit: Unit) -> Label | None:
    """A line between stars. What stands behind its colon, but for a bracket, is speech."""
    if not unit.text.endswith("*"):
        return None
    match = _LINE.fullmatch(unit.text.lstrip("\ufeff"))
    if not match:
        return None
    shift = len(unit.text) - len(match[0])
    words = asides.without_asides(match["name"])
    if not words or not words[0].isalpha():
        return None
    whole = _BRACKET_ONLY.fullmatch(match["rest"]) is not None
    end = len(unit.text) if whole else shift + match.start("rest")
    body = end + (0 if whole else len(match["rest"]) - len(match["rest"].lstrip()))
    return Label(words, 0, end, body)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more."""
    return frozenset(counted(labels)) if len(labels) > 2 else frozenset()
