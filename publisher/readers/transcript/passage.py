"""Text with its escapes resolved, that still knows where each character came from."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.readers.transcript.lines import Unit
from publisher.source import Mark, Source, Span

_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])|&(?:[A-Za-z]\w{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def escapes(source: Source) -> tuple[Mark, ...]:
    """The backslash escapes and character references of a Markdown text (CommonMark 2.4,
    2.5), in order.
    """
    marks = []
    for match in _ESCAPE.finditer(source.text):
        shown = html.unescape(match[0]) if match[0] != "\\" else ""
        if shown != match[0]:
            marks.append(Mark(match.start(), match.end(), shown))
    return tuple(marks)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source as it reads. `origin[i]` is where `text[i]` came from; None
    when every character stands for itself.
    """

    text: str
    span: Span
    origin: tuple[int, ...] | None = None

    def at(self, index: int) -> int:
        """The offset in the source of a character, or of the end."""
        if index >= len(self.text):
            return self.span.end
        return self.origin[index] if self.origin else self.span.start + index


def passage(unit: Unit, start: int, end: int, marks: Sequence[Mark]) -> Passage:
    """The part `[start:end]` of a unit with the marks that fall into it applied."""
    span = Span(unit.span.start + start, unit.span.start + end)
    first = bisect_left(marks, (span.start,))
    last = bisect_right(marks, (span.end,))
    if first == last:
        return Passage(unit.text[start:end], span)
    return _resolved(unit, span, marks[first:last])


def _resolved(unit: Unit, span: Span, marks: Sequence[Mark]) -> Passage:
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
    return Passage("".join(text), span, tuple(origin))
