"""A source as units: the lines scanned, joined to paragraphs, and told by what begins them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from publisher.data import dataclass
from publisher.readers.transcript.units import markdown
from publisher.readers.transcript.units.bulleted import spoken
from publisher.readers.transcript.units.front_matter import FrontMatter, front_matter
from publisher.readers.transcript.units.lines import (
    SIGN,
    Line,
    Paragraphs,
    Unit,
    beginning_of,
    given,
    line_end_marks,
    paragraphs_of,
    scan,
    units,
)
from publisher.readers.transcript.units.lists import bullet_marks, with_lists
from publisher.readers.transcript.units.numbered import (
    between_pages,
    line_stretches,
    number_marks,
    numbered_beginning,
    numbered_lines,
    without_numbers,
)
from publisher.readers.transcript.units.pages import (
    page_lines,
    page_stretches,
    rejoined,
    run_on_pages,
)
from publisher.readers.transcript.units.run_in import cut, has_labels_inside
from publisher.source import Block, BlockKind, Layout, Mark, Source, StretchKind


@dataclass(frozen=True, slots=True)
class Scanned:
    """The units of a source, how it marks them, and what it tells inside of them."""

    front: FrontMatter | None
    paragraphs: Paragraphs
    units: tuple[Unit, ...]
    layout: Layout
    marks: tuple[Mark, ...]  # all that became structure, but number signs and front matter


def scanned(source: Source) -> Scanned:
    """The units of a source, as its format marks them or as its lines make them."""
    if source.layout.blocks:
        front, layout, paragraphs, found = None, source.layout, Paragraphs.GIVEN, given(source)
    else:
        front = front_matter(source)
        layout, paragraphs, found = _of_text(source, front)
    found = _bold(found, layout)
    marks = (*layout.marks, *bullet_marks(found), *line_end_marks(source, found))
    inner = replace(layout, marks=tuple(mark for mark in layout.marks if mark.shown))
    return Scanned(front, paragraphs, found, inner, marks)


def _of_text(
    source: Source, front: FrontMatter | None
) -> tuple[Layout, Paragraphs, tuple[Unit, ...]]:
    """The units of a text whose format marks none: by its lines."""
    start = front.span.end if front else 0
    named = source.layout.is_markdown
    is_markdown = named or markdown.is_markdown(source.text, has_front_matter=front is not None)
    layout = markdown.layout_of(source, start, references=named) if is_markdown else Layout()
    plain = markdown.masked(source, layout.marks)
    if numbers := () if is_markdown else numbered_lines(plain.text):
        plain = without_numbers(plain, numbers)
        layout = _numbered(plain.text, numbers)
    lines = scan(plain, start)
    if numbers:
        paragraphs, pages = Paragraphs.NUMBERED, between_pages(lines, layout.stretches)
        beginning = numbered_beginning
    else:
        paragraphs, pages = _paragraphs(plain, lines), page_lines(lines)
        beginning = partial(beginning_of, paragraphs, markdown=is_markdown)
    found = units(plain, lines, beginning, pages)
    run_on = run_on_pages(plain.text) if paragraphs.are_lost else ()
    stretches = (*layout.stretches, *page_stretches(found), *run_on)
    layout = replace(layout, stretches=tuple(sorted(stretches, key=lambda s: s.span)))
    found = rejoined(plain, found)
    if paragraphs.are_lost:
        found = cut(found)
    found = _quoted(found, source) if is_markdown else _without_signs(found, source.text)
    found = with_lists(spoken(found, markdown=is_markdown), markdown=is_markdown)
    return layout, paragraphs, found


def _paragraphs(plain: Source, lines: Sequence[Line | None]) -> Paragraphs:
    return Paragraphs.RUN_IN if has_labels_inside(plain.text) else paragraphs_of(lines)


def _numbered(text: str, numbers: Sequence[re.Match[str]]) -> Layout:
    """What numbers of lines tell of a text that has them no more."""
    stretches = tuple(line_stretches(text, numbers))
    return Layout(stretches=stretches, marks=tuple(number_marks(numbers)))


def _quoted(found: Sequence[Unit], source: Source) -> tuple[Unit, ...]:
    """The units, those that `>` begins in Markdown marked as quoted."""
    return tuple(
        unit._replace(block=Block(BlockKind.QUOTE, unit.span, 1))
        if unit.text[0] == SIGN and source.text[unit.span.start] == ">"
        else unit
        for unit in found
    )


def _without_signs(found: Sequence[Unit], text: str) -> tuple[Unit, ...]:
    """The units; where number signs begin speeches, they are told to be no headings."""
    if not markdown.signs_begin_speeches(text):
        return tuple(found)
    return tuple(
        unit._replace(block=Block(BlockKind.PARAGRAPH, unit.span))
        if unit.text.startswith("# ")
        else unit
        for unit in found
    )


def _bold(found: Sequence[Unit], layout: Layout) -> tuple[Unit, ...]:
    """The units, told where bold type that they begin with ends."""
    ends = {
        stretch.span.start: stretch.span.end
        for stretch in layout.stretches
        if stretch.kind is StretchKind.STRONG
    }
    return tuple(_with_bold(unit, ends) for unit in found) if ends else tuple(found)


def _with_bold(unit: Unit, ends: Mapping[int, int]) -> Unit:
    signs = len(unit.text) - len(unit.text.lstrip(SIGN))
    end = ends.get(unit.span.start + signs, 0)
    return unit._replace(strong=min(end, unit.span.end) - unit.span.start) if end else unit
