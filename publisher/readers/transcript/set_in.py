"""Quotations in wrapped text: paragraphs in a turn of which every line is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from publisher.readers.transcript.body import Marked
from publisher.readers.transcript.headings import heading_level
from publisher.readers.transcript.units.lines import Unit
from publisher.source import Block, BlockKind

_STEP = 4  # spaces by which a quotation is set in, at least


def with_quotations(marked: Sequence[Marked]) -> tuple[Marked, ...]:
    """The body's units, those marked as quoted that are set in.

    What is set in is told by the paragraphs that labels begin: where the lines behind their
    first begin, speech stands. So speech that hangs behind its label is no quotation.
    """
    margins = Counter(one.unit.margin for one in marked if one.label and one.unit.lines > 1)
    if not margins:
        return tuple(marked)
    least = margins.most_common(1)[0][0] + _STEP
    return tuple(
        one._replace(unit=_quoted(one.unit)) if _is_set_in(one, least) else one for one in marked
    )


def _is_set_in(one: Marked, least: int) -> bool:
    unit = one.unit
    if one.label or unit.block or unit.lines < 2 or heading_level(unit):
        return False
    return min(unit.indent, unit.margin) >= least


def _quoted(unit: Unit) -> Unit:
    return unit._replace(block=Block(BlockKind.QUOTE, unit.span, 1))
