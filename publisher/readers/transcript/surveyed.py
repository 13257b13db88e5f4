"""Everything that is settled before a transcript is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from publisher.guidance import Guidance
from publisher.readers.transcript import markdown
from publisher.readers.transcript.agenda import with_agenda
from publisher.readers.transcript.attendance import is_run_on
from publisher.readers.transcript.body import Marked
from publisher.readers.transcript.bulleted import spoken
from publisher.readers.transcript.dates import date_line, find_date
from publisher.readers.transcript.front_matter import FrontMatter, front_matter
from publisher.readers.transcript.head import leading, unbroken_head, with_whole_title
from publisher.readers.transcript.headings import has_signs, heading_level, heading_text
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.lines import (
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
from publisher.readers.transcript.lists import bullet_marks, with_lists
from publisher.readers.transcript.numbered import (
    between_pages,
    line_stretches,
    number_marks,
    numbered_beginning,
    numbered_lines,
    without_numbers,
)
from publisher.readers.transcript.pages import page_lines, page_stretches, rejoined, run_on_pages
from publisher.readers.transcript.run_in import cut, has_labels_inside
from publisher.readers.transcript.set_in import with_quotations
from publisher.readers.transcript.survey import Conventions, survey
from publisher.source import Block, BlockKind, Layout, Mark, Source, StretchKind


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A source with all that was settled before reading."""

    source: Source
    front: FrontMatter | None
    paragraphs: Paragraphs
    conventions: Conventions
    head: tuple[Unit, ...]
    body: tuple[Marked, ...]
    layout: Layout  # what the format tells inside of units
    marks: tuple[Mark, ...]  # all that became structure, but number signs and front matter

    @property
    def front_title(self) -> str:
        """The title that the front matter tells."""
        return self.front.values.get("title", "") if self.front else ""

    @property
    def front_date(self) -> str:
        """The date that the front matter tells, where the head prints none."""
        told = self.front.values.get("date", "") if self.front else ""
        printed = any(date_line(unit.text) for unit in self.head)
        return told if find_date(told) and not printed else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Who speaks, by each label in order: name and aside."""
        return tuple(
            marked.label.person for marked in self.body if marked.label and marked.label.person
        )


_CUT = frozenset([Paragraphs.UNBROKEN, Paragraphs.RUN_IN])


def surveyed(source: Source, guidance: Guidance) -> Surveyed:
    """What is settled of a source: paragraphs, conventions, where head and body part."""
    front, layout, paragraphs, found = _units(source)
    conventions = survey(found, guidance)
    marked = with_agenda([Marked(unit, conventions.label(unit)) for unit in found])
    head, body = _parted(marked, paragraphs)
    if paragraphs is Paragraphs.WRAPPED:
        body = with_quotations(body)
    marks = (*layout.marks, *bullet_marks(found), *line_end_marks(source, found))
    inner = replace(layout, marks=tuple(mark for mark in layout.marks if mark.shown))
    return Surveyed(source, front, paragraphs, conventions, head, body, inner, marks)


def _units(source: Source) -> tuple[FrontMatter | None, Layout, Paragraphs, tuple[Unit, ...]]:
    """The units of a source, and what its format tells inside of them."""
    if source.layout.blocks:
        return None, source.layout, Paragraphs.GIVEN, _bold(given(source), source.layout)
    front = front_matter(source)
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
    run_on = run_on_pages(plain.text) if paragraphs in _CUT else ()
    stretches = (*layout.stretches, *page_stretches(found), *run_on)
    layout = replace(layout, stretches=tuple(sorted(stretches, key=lambda s: s.span)))
    found = rejoined(plain, found)
    if paragraphs in _CUT:
        found = cut(found)
    found = _quoted(found, source) if is_markdown else _without_signs(found, source.text)
    found = with_lists(spoken(found, markdown=is_markdown), markdown=is_markdown)
    return front, layout, paragraphs, _bold(found, layout)


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


def _first_section(units: Sequence[Unit], first: int) -> int:
    """Where the body begins whose first speaker is at `first`: with the headings before him,
    and before that with one like those, behind all that tells of the meeting.
    """
    levels = [_told_level(unit) for unit in units]
    start = first
    while start > 1 and levels[start - 1]:
        start -= 1  # it heads what is said, not the record
    alike = frozenset(levels[start:]) - {0}
    facts = [n for n, unit in enumerate(units[:start]) if _tells_fact(unit)]
    behind = max(facts, default=0) + 1
    return next((n for n in range(behind, start) if levels[n] in alike), start)


def _tells_fact(unit: Unit) -> bool:
    """Whether a unit tells the day, or heads those who attended."""
    words = unit.text[slice(*heading_text(unit))].rstrip(":").casefold()
    return date_line(unit.text) is not None or is_run_on(unit.text) or words in lexicon().attendance


def _told_level(unit: Unit) -> int:
    """The level of a heading within the record that the format tells; 0 for all else."""
    if unit.block is not None and unit.block.kind is BlockKind.HEADING:
        return unit.block.level
    return heading_level(unit) if has_signs(unit) and unit.text.startswith("##") else 0


def _parted(
    marked: Sequence[Marked], paragraphs: Paragraphs
) -> tuple[tuple[Unit, ...], tuple[Marked, ...]]:
    """The head, up to the first label, and the body."""
    shortest = 0
    if paragraphs in _CUT and not marked[0].label:
        opening = tuple(Marked(unit, None) for unit in unbroken_head(marked[0].unit))
        marked = (*opening, *marked[1:])
        shortest = len(opening) - 1
    first = next((n for n, one in enumerate(marked) if one.label), None)
    if first is None:
        first = max(shortest, leading([one.unit for one in marked]))
    first = _first_section([one.unit for one in marked], first)
    head = with_whole_title([one.unit for one in marked[:first]])
    return head, tuple(marked[first:])
