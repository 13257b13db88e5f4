"""Lists in plain text and Markdown: neighbouring lines that bullets or numbers begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.readers.transcript.units.lines import SIGN, Unit
from publisher.readers.transcript.units.markers import Marker, marker_of
from publisher.source import Block, BlockKind, Mark

_MANY = 300  # characters; longer numbered paragraphs are speech that somebody numbered
_DEEPEST = 9
_STEP = 2  # spaces that set in a list within a list


def with_lists(units: Sequence[Unit], *, markdown: bool) -> tuple[Unit, ...]:
    """The units, those of lists cut behind their markers and marked as items.

    Two neighbours make a list. In Markdown one line does, and its numbers may all be 1.
    """
    found: list[Unit] = []
    run: list[tuple[Unit, Marker]] = []
    for unit in units:
        marker = None if unit.block else marker_of(unit.text)
        if run and not (marker and _goes_on(run[-1][1], marker, markdown=markdown)):
            found += _items(run, len(found), markdown=markdown)
            run = []
        if marker:
            run.append((unit, marker))
        else:
            found.append(unit)
    return (*found, *_items(run, len(found), markdown=markdown))


def bullet_marks(units: Sequence[Unit]) -> Iterator[Mark]:
    """The bullets of Markdown, which became structure."""
    for unit in units:
        if unit.bullet >= 0:
            yield Mark(unit.bullet, unit.bullet + 1)


def _goes_on(before: Marker, marker: Marker, *, markdown: bool) -> bool:
    """Whether a line goes on with the list before it, or with a list in that."""
    if markdown or (before.number < 0) != (marker.number < 0):
        return markdown
    if marker.number < 0:
        return before.printed == marker.printed
    return marker.number == before.number + 1


def _items(run: Sequence[tuple[Unit, Marker]], group: int, *, markdown: bool) -> Iterator[Unit]:
    """The lines of a run as items of one list; as they are, when they are none."""
    enough = bool(run) and (markdown or len(run) > 1)
    short = sum(len(unit.text) for unit, _ in run) <= _MANY * len(run)
    if not (enough and short):
        yield from (unit for unit, _ in run)
        return
    indents: list[int] = []
    for unit, marker in run:
        while indents and unit.indent < indents[-1]:
            indents.pop()
        if not indents or unit.indent >= indents[-1] + _STEP:
            indents.append(unit.indent)
        yield _item(unit, marker, min(len(indents), _DEEPEST), group, markdown=markdown)


def _item(unit: Unit, marker: Marker, level: int, group: int, *, markdown: bool) -> Unit:
    """The unit behind its marker. Markdown's bullets are marks; all others are printed."""
    signs = len(unit.text) - len(unit.text.lstrip(SIGN))
    hidden = markdown and marker.number < 0
    block = Block(
        BlockKind.ITEM,
        unit.span,
        level,
        group,
        ordered=marker.number >= 0,
        marker="" if hidden else marker.printed,
    )
    bullet = unit.span.start + signs if hidden else -1
    return unit.cut(signs + marker.length)._replace(block=block, bullet=bullet)
