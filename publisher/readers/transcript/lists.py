"""Lists in plain text and Markdown: neighbouring lines that bullets or numbers begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.readers.transcript.lines import SIGN, Unit
from publisher.source import Block, BlockKind, Mark

_BULLET = re.compile(r"[*+•‣▪◦●○■-][ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_MANY = 300  # characters; longer numbered paragraphs are speech that somebody numbered
_DEEPEST = 9
_STEP = 2  # spaces that set in a list within a list


@dataclass(frozen=True, slots=True)
class _Marker:
    """What begins a line of a list: a bullet, or a number."""

    printed: str
    length: int  # of the marker and the spaces behind it
    number: int = -1


def with_lists(units: Sequence[Unit], *, markdown: bool) -> tuple[Unit, ...]:
    """The units, those of lists cut behind their markers and marked as items.

    Two neighbours make a list. In Markdown one line does, and its numbers may all be 1.
    """
    found: list[Unit] = []
    run: list[tuple[Unit, _Marker]] = []
    for unit in units:
        marker = None if unit.block else _marker(unit.text)
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
        if unit.block and unit.block.kind is BlockKind.ITEM and unit.bullet >= 0:
            yield Mark(unit.bullet, unit.bullet + 1)


def _marker(text: str) -> _Marker | None:
    text = text.lstrip(SIGN)
    if match := _BULLET.match(text):
        return None if _is_divider(text) else _Marker(match[0][0], match.end())
    if match := _NUMBER.match(text):
        return _Marker(match[0].rstrip(), match.end(), int(match[1]))
    return None


def _is_divider(text: str) -> bool:
    return not text.strip("*-+ \t\u00a0")


def _goes_on(before: _Marker, marker: _Marker, *, markdown: bool) -> bool:
    """Whether a line goes on with the list before it, or with a list in that."""
    if markdown or (before.number < 0) != (marker.number < 0):
        return markdown
    if marker.number < 0:
        return before.printed == marker.printed
    return marker.number == before.number + 1


def _items(run: Sequence[tuple[Unit, _Marker]], group: int, *, markdown: bool) -> Iterator[Unit]:
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


def _item(unit: Unit, marker: _Marker, level: int, group: int, *, markdown: bool) -> Unit:
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
