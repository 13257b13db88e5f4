"""Headings: Markdown's number signs, and lines that are centred or in capitals."""

from __future__ import annotations

import re

from publisher.patterns import regex
from publisher.readers.transcript import letters
from publisher.readers.transcript.dates import time_line
from publisher.readers.transcript.units.lines import Unit
from publisher.source import BlockKind, Mark

_SIGNS = regex(r"(#{1,6})[ \t]+(?=[^#\s])")  # CommonMark 4.2; a heading has words
_SIGNS_BEHIND = " \t#"
_CENTRED = 8  # spaces from which a short line is a heading
_LONGEST = 14  # words
_LONGEST_SIGNED = 300  # characters
_NO_HEADING_ENDS = (".", ",", ":", ";", "?", "!")
_NO_HEADING_BEGINS = "([{<\"'“‘«*-"


def has_signs(unit: Unit) -> bool:
    """Whether number signs make the unit a heading; `#1` is none."""
    return _signs(unit) is not None


def _signs(unit: Unit) -> re.Match[str] | None:
    """The number signs of a heading; a long line that begins with one is no heading."""
    if unit.text[:1] != "#" or unit.block or len(unit.text) > _LONGEST_SIGNED:
        return None
    return _SIGNS.match(unit.text)


def heading_level(unit: Unit) -> int:
    """The level of a heading, 0 when the unit is none.

    One number sign is the title's, so `##` is level 1. A line in capitals, or a short one
    that is centred, is of level 1. What the format says goes before all else.
    """
    if unit.block:
        return max(1, unit.block.level) if unit.block.kind is BlockKind.HEADING else 0
    if signs := _signs(unit):
        return max(1, len(signs[1]) - 1)
    if len(unit.text) > _LONGEST_SIGNED or unit.text.endswith(_NO_HEADING_ENDS):
        return 0
    words = unit.text.split(maxsplit=_LONGEST)
    if not 1 < len(words) <= _LONGEST:
        return 0
    if unit.text[0] in _NO_HEADING_BEGINS or time_line(unit.text):
        return 0
    deep = unit.margin if unit.lines > 1 and unit.margin > unit.indent > 0 else unit.indent
    centred = deep >= _CENTRED and unit.lines <= 3
    return int(centred or (letters.is_capitals(unit.text) and words[0][0].isalpha()))


def heading_text(unit: Unit) -> tuple[int, int]:
    """Where the words of a heading stand in its unit, number signs left out."""
    signs = _signs(unit)
    if not signs:
        return 0, len(unit.text)
    return signs.end(), max(signs.end(), len(unit.text.rstrip(_SIGNS_BEHIND)))


def heading_marks(unit: Unit) -> tuple[Mark, ...]:
    """The number signs of a heading, which became structure."""
    start, end = heading_text(unit)
    spans = ((0, start), (end, len(unit.text)))
    return tuple(Mark(unit.span.start + a, unit.span.start + b) for a, b in spans if b > a)
