"""Lines that the source numbers, as court reporters do: from 1 on each page.

     1        Q.   And where were you on the
     2   night of March 3rd?

The numbers are layout: they are blanked before anything is read, and become the lines of
the edition (TEI `lb`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from publisher.patterns import regex
from publisher.readers.transcript import letters
from publisher.readers.transcript.units.lines import Begins, Line
from publisher.source import Mark, Source, Span, Stretch, StretchKind

_NUMBERED = regex(r"^[ \t]{0,12}(?P<number>\d{1,2})(?=[ \t]+\S|[ \t]*$)", re.MULTILINE)
_BEGINS = regex(r"[ \t]{0,12}\d")
_DIGITS = regex(r"\d+")
_PROBE = 400  # characters of a text in which a numbered line stands
_FEWEST = 10  # lines that make a convention
_SHARE = 0.5  # of the lines that are not blank
_IN_ORDER = 0.9  # of the numbers, that go on or begin again with 1


def numbered_lines(text: str) -> Sequence[re.Match[str]]:
    """The numbers that begin lines, where they count the lines of pages; else nothing."""
    if not any(map(_BEGINS.match, text[:_PROBE].split("\n"))):
        return ()  # at once, for most texts
    found = list(_NUMBERED.finditer(text))
    lines = sum(1 for line in text.split("\n") if line.strip())
    if len(found) < _FEWEST or len(found) < _SHARE * lines:
        return ()
    numbers = [int(match["number"]) for match in found]
    in_order = sum(after == before + 1 or after == 1 for before, after in pairwise(numbers))
    several_pages = numbers.count(1) > 1
    return found if several_pages and in_order >= _IN_ORDER * (len(numbers) - 1) else ()


_LABELLED = regex(r"(?:[QA]\.?[ \t]|\(|[A-Z][A-Z.'’-]+(?:[ \t][A-Z.'’-]+){0,4}:)")


def numbered_beginning(lines: Sequence[Line | None]) -> Begins:
    """What tells where a paragraph begins in such lines."""
    del lines  # no look at them is needed
    return _begins


def _begins(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins a paragraph: set in deeper than the line before, behind a heading,
    or with a label.
    """
    before = group[-1]
    return (
        line.page_break
        or letters.is_capitals(before.text)
        or line.indent > before.indent + 1
        or letters.is_capitals(line.text)
        or _LABELLED.match(line.text) is not None
    )


def between_pages(lines: Sequence[Line | None], numbered: Sequence[Stretch]) -> Mapping[int, str]:
    """Where the lines without numbers begin that stand between pages, and those like them
    before the first and behind the last, with the page that each tells.
    """
    starts = [stretch.span.start for stretch in numbered]
    within = set(starts)
    others = [line for line in lines if line and line.span.start not in within]
    inside = [line for line in others if starts[0] < line.span.start < starts[-1]]
    shapes = {_DIGITS.sub("#", line.text) for line in inside}
    like = [
        line
        for line in others
        if starts[0] < line.span.start < starts[-1] or _DIGITS.sub("#", line.text) in shapes
    ]
    return MappingProxyType(
        {line.span.start: line.text if line.text.isdecimal() else "" for line in like}
    )


def without_numbers(source: Source, numbers: Sequence[re.Match[str]]) -> Source:
    """The source with a space for each character of these numbers."""
    parts: list[str] = []
    position = 0
    for match in numbers:
        start, end = match.span("number")
        parts += (source.text[position:start], " " * (end - start))
        position = end
    return replace(source, text="".join((*parts, source.text[position:])))


def number_marks(numbers: Sequence[re.Match[str]]) -> Iterator[Mark]:
    """What became structure."""
    for match in numbers:
        yield Mark(*match.span("number"))


def line_stretches(text: str, numbers: Sequence[re.Match[str]]) -> Iterator[Stretch]:
    """The first character of each numbered line. `text`: without the numbers."""
    for match in numbers:
        start = match.end()
        while start < len(text) and text[start] in " \t":
            start += 1
        if text[start : start + 1] not in ("", "\n", "\r", "\f"):
            yield Stretch(StretchKind.LINE, Span(start, start + 1), match["number"])
