"""Minutes in bullets, `- Ada: Thanks.`: items that people whom the head names speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from publisher.patterns import regex
from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.units.lines import SIGN, SPOKEN, Unit
from publisher.readers.transcript.units.markers import marker_of
from publisher.source import Block, BlockKind

_LABEL = regex(r"(?P<name>[^\W\d_][\w.’'-]*(?:[ \u00a0][\w.’'-]+){0,3}):(?=\s)")
_WORD = regex(r"[^\W\d_][\w’'-]*")
_FEWEST = 2  # people who speak twice, and whom the record names before


def spoken(units: Sequence[Unit], *, markdown: bool) -> tuple[Unit, ...]:
    """The units, the bulleted ones that begin a speech marked as paragraphs. Markdown's
    bullets before them become structure, as in lists.
    """
    labels = {unit.span.start: name for unit in units if (name := _label(unit))}
    counts = Counter(labels.values())
    if sum(count > 1 for count in counts.values()) < _FEWEST:
        return tuple(units)
    told = _names_told(units, labels)
    if sum(counts[name] > 1 for name in told.intersection(counts)) < _FEWEST:
        return tuple(units)
    believed = {name for name, count in counts.items() if count > 1 or name in told}
    return tuple(
        _paragraph(unit, markdown=markdown) if labels.get(unit.span.start) in believed else unit
        for unit in units
    )


def _label(unit: Unit) -> str:
    """The words before a colon behind a bullet; "" when there are none."""
    marker = None if unit.block else marker_of(unit.text)
    if not marker or marker.number >= 0:
        return ""
    match = _LABEL.match(unit.text.replace(SIGN, "")[marker.length :].lstrip())
    fits = match and letters.is_capitalised(match["name"]) and not shape.is_section(match["name"])
    return match["name"] if match and fits else ""


def _names_told(units: Sequence[Unit], labels: Mapping[int, str]) -> set[str]:
    """Names and parts of names that stand before the first of these labels."""
    told = set[str]()
    for unit in takewhile(lambda unit: unit.span.start not in labels, units):
        words = [match for match in _WORD.finditer(unit.text) if match[0][0].isupper()]
        for one, two in pairwise(words):
            if not unit.text[one.end() : two.start()].strip():
                told |= {one[0], two[0], f"{one[0]} {two[0]}"}
    return told


def _paragraph(unit: Unit, *, markdown: bool) -> Unit:
    """The unit as a paragraph, Markdown's bullet left out."""
    bullet = -1
    marker = marker_of(unit.text)
    if markdown and marker:
        signs = len(unit.text) - len(unit.text.lstrip(SIGN))
        bullet = unit.span.start + signs
        unit = unit.cut(signs + marker.length)
    return unit._replace(block=Block(BlockKind.PARAGRAPH, unit.span, value=SPOKEN), bullet=bullet)
