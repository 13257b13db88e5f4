"""Text with its escapes resolved, that still knows where each character came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from publisher.readers.transcript.units.lines import Unit
from publisher.source import Layout, Mark, Span, Stretch


class Passage(NamedTuple):
    """A stretch of a source as it reads. `origin[i]` is where `text[i]` came from; None
    when every character stands for itself.
    """

    text: str
    span: Span
    origin: tuple[int, ...] | None = None
    stretches: tuple[Stretch, ...] = ()

    def at(self, index: int) -> int:
        """The offset in the source of a character, or of the end."""
        if index >= len(self.text):
            return self.span.end
        return self.origin[index] if self.origin else self.span.start + index

    def nearest(self, offset: int) -> int:
        """The character that came from an offset in the source, the nearest within."""
        if self.origin:
            return bisect_left(self.origin, offset)
        return min(max(offset - self.span.start, 0), len(self.text))


def passage(unit: Unit, start: int, end: int, layout: Layout) -> Passage:
    """The part `[start:end]` of a unit with the marks that fall into it applied, and the
    stretches that it holds.
    """
    at = unit.span.start
    whole = start == 0 and end == len(unit.text)
    span = unit.span if whole else Span(at + start, at + end)
    if not (layout.marks or layout.stretches):
        return Passage(unit.text[start:end], span)  # at once, in plain text
    marks = layout.marks
    first = bisect_left(marks, (span.start,))
    last = bisect_right(marks, (span.end,))
    stretches = tuple(_stretches(layout.stretches, span)) if layout.stretches else ()
    if first == last:
        return Passage(unit.text[start:end], span, None, stretches)
    text, origin = _resolved(unit, span, marks[first:last])
    return Passage(text, span, origin, stretches)


_START, _END = attrgetter("span.start"), attrgetter("span.end")


def _stretches(stretches: Sequence[Stretch], span: Span) -> Sequence[Stretch]:
    """Those that end behind the beginning of a span and begin before its end."""
    first = bisect_right(stretches, span.start, key=_END)
    last = bisect_left(stretches, span.end, key=_START)
    return stretches[first:last]


def _resolved(unit: Unit, span: Span, marks: Sequence[Mark]) -> tuple[str, tuple[int, ...]]:
    """The text with marks applied, and where each of its characters came from."""
    text: list[str] = []
    origin: list[int] = []
    position = span.start
    for mark in (*marks, Mark(span.end, span.end)):
        kept = range(position, min(mark.start, span.end))
        text += (unit.text[offset - unit.span.start] for offset in kept)
        origin += kept
        if mark.end <= span.end:
            text += mark.shown
            origin += [mark.start] * len(mark.shown)
        position = max(position, mark.end)
    return "".join(text), tuple(origin)
