"""An agenda's items as they are reached: `3. Any other business`, each heading what is said."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.patterns import regex
from publisher.readers.transcript.body import Marked
from publisher.readers.transcript.units.lines import Unit
from publisher.source import Block, BlockKind

_NUMBER = regex(r"(?:(?:Agenda )?[Ii]tem )?(\d{1,2})(?:[.):]|(?: [–—-])) +(?=[^\W\d_])")
_LONGEST = 16  # words
_ENDS = (".", ",", ";", ":", "?", "!", "…")
_FEWEST = 2
_PLAIN = (None, BlockKind.PARAGRAPH)


def with_agenda(marked: Sequence[Marked]) -> tuple[Marked, ...]:
    """The units, those told to be headings that are numbered one after the other, on lines of
    their own, and between which people speak. Numbers that one speaker counts with are none.
    """
    found = [n for n, one in enumerate(marked) if _number(one)]
    if not _are_reached(marked, found):
        return tuple(marked)
    heads = frozenset(found)
    return tuple(
        one._replace(unit=_heading(one.unit)) if n in heads else one for n, one in enumerate(marked)
    )


def _number(one: Marked) -> int:
    """The number that a short line begins with; 0 for all else."""
    unit = one.unit
    told = unit.block.kind if unit.block else None
    if one.label or told not in _PLAIN or unit.text.endswith(_ENDS):
        return 0
    match = _NUMBER.match(unit.text)
    return int(match[1]) if match and len(unit.text.split()) <= _LONGEST else 0


def _are_reached(marked: Sequence[Marked], found: Sequence[int]) -> bool:
    """Whether the numbers rise by one, never in two units that follow each other, and each of
    them but one at most has speakers before the next.
    """
    if len(found) < _FEWEST or _number(marked[found[0]]) != 1:
        return False
    ends = (*found[1:], len(marked))
    spoken = sum(any(one.label for one in marked[a:b]) for a, b in zip(found, ends, strict=True))
    rises = all(_number(marked[n]) == at for at, n in enumerate(found, 1))
    apart = all(b - a > 1 for a, b in zip(found, ends[:-1], strict=False))
    return rises and apart and spoken >= max(_FEWEST, len(found) - 1)


def _heading(unit: Unit) -> Unit:
    return unit._replace(block=Block(BlockKind.HEADING, unit.span, 1))
