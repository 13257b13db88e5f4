"""`○議長（山田太郎君）　本文`, `◎山田太郎市長　本文`, `◯의장 김하나  본문`: a sign before
the label, a wide space behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript import letters
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import Unit

name = "○Name"
begins = "○◯〇◆◇◎●▲△■□"

_LABEL = regex(
    r".[ \u3000]?(?P<name>[^\s\u3000（）()。、]{1,20}?(?:[ \u3000][^\s\u3000（）()。、]{1,6}?)?)"
    r"(?:[（(](?P<holder>[^（）()]{1,30})[）)](?:[ \u3000]+|$)|(?:\u3000| {2}|$))[ \u3000]*"
)
_POLITE = "君"  # a form of address behind a name, which is no part of it
_FEWEST = 3  # labels that make a convention


def find(unit: Unit) -> Label | None:
    """A sign, then an office and who holds it in brackets, or a name and a wide space."""
    if unit.text[0] not in begins or not (match := _LABEL.match(unit.text)):
        return None
    told, holder = match["name"].strip(), match["holder"]
    if not letters.is_ideographic(told):
        return None
    office, apart, name = told.partition(" ")
    if not holder and apart and office.endswith(lexicon().suffixes):
        told, holder = office, name  # `국무총리 김하나`
    label = unit.text[: match.end()].rstrip()
    return Label(_plain(holder or told), 0, len(label), match.end(), told if holder else "")


def _plain(words: str) -> str:
    """A name without the spaces in it and the form of address behind it."""
    return "".join(words.split()).removesuffix(_POLITE)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are three or more, and one recurs."""
    counts = counted(labels)
    many = len(labels) >= _FEWEST and max(counts.values()) > 1
    return frozenset(counts) if many else frozenset()
