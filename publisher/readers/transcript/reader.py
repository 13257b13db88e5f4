"""`read`: a transcript's stages, composed.

lines -> units -> survey -> head and body -> record
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from publisher.guidance import NO_GUIDANCE, Guidance
from publisher.readers.transcript import notices
from publisher.readers.transcript.body import (
    Marked,
    body_items,
    continuing,
)
from publisher.readers.transcript.dates import date_line, find_date
from publisher.readers.transcript.facts import date_in, place_in
from publisher.readers.transcript.front_matter import FrontMatter, front_matter
from publisher.readers.transcript.head import (
    HeadLine,
    head_lines,
    leading,
    place_among,
    unbroken_head,
)
from publisher.readers.transcript.headings import (
    has_signs,
    heading_level,
    heading_marks,
    heading_text,
)
from publisher.readers.transcript.language import language
from publisher.readers.transcript.lines import Paragraphs, Unit, paragraphs_of, scan, units
from publisher.readers.transcript.pages import rejoined
from publisher.readers.transcript.passage import escapes, passage
from publisher.readers.transcript.people import Cast, cast_of
from publisher.readers.transcript.pieces import pieces
from publisher.readers.transcript.run_in import cut
from publisher.readers.transcript.survey import Conventions, survey
from publisher.record import (
    Divider,
    Evidence,
    Fact,
    Heading,
    Item,
    Paragraph,
    ParagraphKind,
    Piece,
    PieceKind,
    Record,
)
from publisher.report import Notice, Outcome
from publisher.source import Mark, Source, Span


@dataclass(frozen=True, slots=True)
class _Surveyed:
    """A source with all that was settled before reading."""

    source: Source
    front: FrontMatter | None
    paragraphs: Paragraphs
    conventions: Conventions
    head: tuple[Unit, ...]
    body: tuple[Marked, ...]
    marks: tuple[Mark, ...]

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
        """The names in all labels, in order."""
        return tuple(marked.label.name for marked in self.body if marked.label)


def read(source: Source, guidance: Guidance = NO_GUIDANCE) -> Outcome[Record]:
    """The record of a transcript. Never raises: what is not understood is kept as text."""
    found = _surveyed(source, guidance)
    head = head_lines(found.head, found.labels, titled=found.front_title != "")
    cast = cast_of(found.labels, _told(found, head))
    opening = _head_items(found, head)
    record = Record(
        source,
        language(source.text),
        (*opening, *body_items(found.body, cast, found.marks)),
        cast.people,
        _title(opening),
        _date(found, head),
        _time(found, head),
        _place(found, head),
        _metadata(found),
        _all_marks(found),
        _evidence(found),
    )
    return Outcome(record, tuple(_notices(found, record, cast)))


def _surveyed(source: Source, guidance: Guidance) -> _Surveyed:
    front = front_matter(source)
    lines = scan(source, front.span.end if front else 0)
    markdown = front is not None or any(line and line.text.startswith("# ") for line in lines)
    paragraphs = paragraphs_of(lines)
    all_units = rejoined(source, units(source, lines, paragraphs, markdown=markdown))
    if paragraphs is Paragraphs.UNBROKEN:
        all_units = cut(all_units)
    conventions = survey(all_units, guidance)
    marked = tuple(Marked(unit, conventions.label(unit)) for unit in all_units)
    head, body = _parted(marked, paragraphs)
    marks = escapes(source) if markdown else ()
    return _Surveyed(source, front, paragraphs, conventions, head, body, marks)


def _parted(
    marked: Sequence[Marked], paragraphs: Paragraphs
) -> tuple[tuple[Unit, ...], tuple[Marked, ...]]:
    """The head, up to the first label, and the body."""
    first = next((n for n, one in enumerate(marked) if one.label), None)
    if first is None:
        first = leading([one.unit for one in marked])
    head = tuple(one.unit for one in marked[:first])
    if paragraphs is Paragraphs.UNBROKEN and head:
        head = (*unbroken_head(head[0]), *head[1:])
    return head, tuple(marked[first:])


# --- the head's items and facts ----------------------------------------------------------


def _told(found: _Surveyed, head: Sequence[HeadLine]) -> list[str]:
    """The passages that may tell full names and offices."""
    kinds = (None, ParagraphKind.BYLINE, ParagraphKind.SUBTITLE)
    bylines = [line.unit.text for line in head if line.kind is ParagraphKind.BYLINE]
    rest = [line.unit.text for line in head if line.kind in kinds and line.unit.text not in bylines]
    return [*bylines, found.front_title, *rest]


def _head_items(found: _Surveyed, head: Sequence[HeadLine]) -> list[Item]:
    items: list[Item] = []
    span = found.front.span if found.front else Span(0, 0)
    if title := found.front_title:
        items.append(Heading(0, (Piece(PieceKind.TEXT, title, span),), span))
    if told := found.front_date:
        date = find_date(told)
        printed = (Piece(PieceKind.TEXT, told, span),)
        items.append(Paragraph(ParagraphKind.DATE, printed, span, date.value if date else ""))
    return items + list(chain.from_iterable(_head_item(found, line) for line in head))


def _head_item(found: _Surveyed, line: HeadLine) -> tuple[Item, ...]:
    unit = line.unit
    if line.kind is None:
        return _title_items(found, unit)
    loose = continuing(unit, found.marks)
    if isinstance(loose[-1], Divider):
        return loose
    if has_signs(unit):
        inner = pieces(passage(unit, *heading_text(unit), found.marks))
        return (Heading(heading_level(unit), inner, unit.span),)
    inner = pieces(passage(unit, 0, len(unit.text), found.marks))
    return (Paragraph(line.kind, inner, unit.span, line.value),)


def _title_items(found: _Surveyed, unit: Unit) -> tuple[Item, ...]:
    """The title; a date that stands before it on its line is an item of its own."""
    start, end = heading_text(unit)
    date = find_date(unit.text)
    if not date or date.start != start or not unit.text[date.end : end].strip(" -–—:"):
        return (Heading(0, pieces(passage(unit, start, end, found.marks)), unit.span),)
    begins = end - len(unit.text[date.end : end].lstrip(" -–—:"))
    stops = start + len(unit.text[start:begins].rstrip())
    printed = pieces(passage(unit, start, stops, found.marks))
    title = Heading(0, pieces(passage(unit, begins, end, found.marks)), unit.span)
    return (Paragraph(ParagraphKind.DATE, printed, unit.span, date.value), title)


def _title(items: Sequence[Item]) -> Fact | None:
    """The title, as the head prints it."""
    for item in items:
        if isinstance(item, Heading) and item.level == 0:
            text = "".join(piece.text for piece in item.pieces).strip()
            return Fact(text, text, item.span)
    return None


def _metadata(found: _Surveyed) -> tuple[tuple[str, str], ...]:
    """What the front matter tells besides the title, which is shown."""
    values = found.front.values if found.front else {}
    return tuple((key, value) for key, value in values.items() if key != "title")


def _date(found: _Surveyed, head: Sequence[HeadLine]) -> Fact | None:
    for line in head:
        if line.kind is ParagraphKind.DATE and line.value:
            return _fact(found, line.unit, line.value)
    if found.front and (date := find_date(found.front.values.get("date", ""))):
        return Fact(found.front_date, date.value, found.front.span)
    return date_in(line.unit for line in head)


def _time(found: _Surveyed, head: Sequence[HeadLine]) -> Fact | None:
    times = (line for line in head if line.kind is ParagraphKind.TIME)
    return next((_fact(found, line.unit, line.value) for line in times), None)


def _place(found: _Surveyed, head: Sequence[HeadLine]) -> Fact | None:
    if unit := place_among(head):
        return _fact(found, unit)
    values = found.front.values if found.front else {}
    if place := values.get("place") or values.get("location"):
        return Fact(place, "", found.front.span if found.front else None)
    told = (ParagraphKind.LEAD, ParagraphKind.NARRATIVE)
    return place_in((line.unit for line in head if line.kind in told), found.labels)


def _fact(found: _Surveyed, unit: Unit, value: str = "") -> Fact:
    """A line as a fact: as it reads, without the brackets that may stand around it."""
    read = pieces(passage(unit, 0, len(unit.text), found.marks))
    return Fact("".join(piece.text for piece in read).strip("()[] "), value, unit.span)


# --- what accounts for the rest ----------------------------------------------------------


def _all_marks(found: _Surveyed) -> tuple[Mark, ...]:
    """Every stretch that became structure: front matter, number signs, escapes."""
    marks = []
    start = 0
    if found.front:
        start = found.front.span.end
        marks.append(Mark(*found.front.span, found.front_title + found.front_date))
    headed = (unit for unit in _all_units(found) if has_signs(unit))
    marks += chain.from_iterable(map(heading_marks, headed))
    return (*marks, *(mark for mark in found.marks if mark.start >= start))


def _all_units(found: _Surveyed) -> list[Unit]:
    return [*found.head, *(marked.unit for marked in found.body)]


def _evidence(found: _Surveyed) -> tuple[Evidence, ...]:
    count = len(found.head) + len(found.body)
    paragraphs = Evidence(found.paragraphs.value, f"{count} paragraphs")
    return (paragraphs, *found.conventions.evidence)


def _notices(found: _Surveyed, record: Record, cast: Cast) -> list[Notice]:
    source, everything = found.source, _all_units(found)
    return [
        *([] if found.labels else [notices.no_label(source)]),
        *([] if record.title else [notices.no_title(source)]),
        *notices.doubtful_labels(source, everything, found.conventions),
        *notices.shared_labels(source, found.body, cast),
        *notices.ambiguous_dates(source, found.head),
    ]
