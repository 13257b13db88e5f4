"""Page marks that part a sentence: the paragraph goes on behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript.lines import Unit, on_one_line
from publisher.source import Source, Span

_PAGE = re.compile(r"\[\[[^\[\]]{1,80}\]\]")
_ENDS = (".", "!", "?", ":", ";", "”", '"', "''", ")", "…", "—", "_")


def rejoined(source: Source, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, those joined again that a page mark had parted within a sentence."""
    joined: list[Unit] = []
    for unit in units:
        if len(joined) > 1 and _goes_on(joined[-2], joined[-1], unit):
            joined.pop()
            joined.append(_together(source, joined.pop(), unit))
        else:
            joined.append(unit)
    return tuple(joined)


def _goes_on(before: Unit, page: Unit, after: Unit) -> bool:
    """Whether a sentence begins before a page mark and ends behind it."""
    if page.page_break or after.page_break:
        return False
    open_ended = not before.text.endswith(_ENDS) and not _PAGE.fullmatch(before.text)
    long_enough = after.text[0].islower() or before.lines > 1  # a heading has one line
    return open_ended and long_enough and _PAGE.fullmatch(page.text) is not None


def _together(source: Source, first: Unit, last: Unit) -> Unit:
    span = Span(first.span.start, last.span.end)
    text = on_one_line(source, span)
    return Unit(text, span, first.indent, first.lines + last.lines + 1, first.page_break)
