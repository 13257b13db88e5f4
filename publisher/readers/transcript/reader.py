"""`read`: a transcript's stages, composed.

units (of lines) -> survey (of labels) -> head and body -> record
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby

from publisher.guidance import NO_GUIDANCE, Guidance
from publisher.readers.transcript import notices
from publisher.readers.transcript.attendance import attending, columns
from publisher.readers.transcript.body import (
    body_items,
    continuing,
    items_of,
    structure_of,
)
from publisher.readers.transcript.dates import find_date, time_line
from publisher.readers.transcript.facts import date_in, month_in, place_held, place_in, place_told
from publisher.readers.transcript.head import (
    HeadLine,
    head_lines,
    place_among,
)
from publisher.readers.transcript.headings import (
    has_signs,
    heading_level,
    heading_marks,
    heading_text,
)
from publisher.readers.transcript.language import language
from publisher.readers.transcript.passage import passage
from publisher.readers.transcript.people.cast import Cast, cast_of
from publisher.readers.transcript.pieces import pieces
from publisher.readers.transcript.series import series_of
from publisher.readers.transcript.surveyed import Surveyed, surveyed
from publisher.readers.transcript.switches import with_languages
from publisher.readers.transcript.units.lines import Unit
from publisher.record import (
    Divider,
    Evidence,
    Fact,
    Heading,
    Item,
    PageMark,
    Paragraph,
    ParagraphKind,
    Piece,
    PieceKind,
    Record,
)
from publisher.report import Notice, Outcome
from publisher.source import Mark, Source, Span


def read(source: Source, guidance: Guidance = NO_GUIDANCE) -> Outcome[Record]:
    """The record of a transcript. Never raises: what is not understood is kept as text."""
    found = surveyed(source, guidance)
    head = head_lines(found.head, found.labels, titled=found.front_title != "")
    known = (*guidance.people, *source.layout.people)
    cast = cast_of(found.labels, _told(found, head), source.text, known)
    opening = _head_items(found, head)
    lang = source.layout.facts.get("language") or language(source.text)
    record = Record(
        source,
        lang,
        (*opening, *with_languages(body_items(found.body, cast, found.layout), lang)),
        cast.people,
        _title(opening),
        _date(found, head),
        _time(found, head),
        _place(found, head),
        series_of(line.unit for line in head),
        _metadata(found),
        _all_marks(found),
        _evidence(found),
    )
    return Outcome(record, tuple(_notices(found, record, cast)))


# --- the head's items and facts ----------------------------------------------------------


def _told(found: Surveyed, head: Sequence[HeadLine]) -> list[str]:
    """The passages that may tell full names and offices."""
    kinds = (None, ParagraphKind.BYLINE, ParagraphKind.SUBTITLE)
    bylines = [line.unit.text for line in head if line.kind is ParagraphKind.BYLINE]
    rest = [line.unit.text for line in head if line.kind in kinds and line.unit.text not in bylines]
    listed = attending([line.unit for line in head if line.kind is not None])
    told = chain.from_iterable(map(columns, (*bylines, found.front_title, *rest)))
    return [*told, *listed]


def _head_items(found: Surveyed, head: Sequence[HeadLine]) -> list[Item]:
    items: list[Item] = []
    span = found.front.span if found.front else Span(0, 0)
    if title := found.front_title:
        items.append(Heading(0, (Piece(PieceKind.TEXT, title, span),), span))
    if told := found.front_date:
        date = find_date(told)
        printed = (Piece(PieceKind.TEXT, told, span),)
        items.append(Paragraph(ParagraphKind.DATE, printed, span, date.value if date else ""))
    for structure, group in groupby(head, key=lambda line: structure_of(line.unit)):
        if structure:
            items += items_of((line.unit for line in group), found.layout)
        else:
            items += chain.from_iterable(_head_item(found, line) for line in group)
    return items


def _head_item(found: Surveyed, line: HeadLine) -> tuple[Item, ...]:
    unit = line.unit
    if line.kind is None:
        return _title_items(found, unit)
    loose = continuing(unit, found.layout)
    if isinstance(loose[-1], Divider | PageMark):
        return loose
    if has_signs(unit):
        inner = pieces(passage(unit, *heading_text(unit), found.layout))
        return (Heading(heading_level(unit), inner, unit.span),)
    inner = pieces(passage(unit, 0, len(unit.text), found.layout))
    return (Paragraph(line.kind, inner, unit.span, line.value),)


def _title_items(found: Surveyed, unit: Unit) -> tuple[Item, ...]:
    """The title; a date that stands before it on its line is an item of its own."""
    start, end = heading_text(unit)
    date = find_date(unit.text)
    if not date or date.start != start or not unit.text[date.end : end].strip(" -–—:"):
        return (Heading(0, pieces(passage(unit, start, end, found.layout)), unit.span),)
    begins = end - len(unit.text[date.end : end].lstrip(" -–—:"))
    stops = start + len(unit.text[start:begins].rstrip())
    printed = pieces(passage(unit, start, stops, found.layout))
    title = Heading(0, pieces(passage(unit, begins, end, found.layout)), unit.span)
    return (Paragraph(ParagraphKind.DATE, printed, unit.span, date.value), title)


def _title(items: Sequence[Item]) -> Fact | None:
    """The title, as the head prints it."""
    for item in items:
        if isinstance(item, Heading) and item.level == 0:
            text = "".join(piece.text for piece in item.pieces).strip()
            return Fact(text, text, item.span)
    return None


def _metadata(found: Surveyed) -> tuple[tuple[str, str], ...]:
    """What the front matter tells besides the title, which is shown."""
    values = found.front.values if found.front else {}
    return tuple((key, value) for key, value in values.items() if key != "title")


def _date(found: Surveyed, head: Sequence[HeadLine]) -> Fact | None:
    for line in head:
        if line.kind is ParagraphKind.DATE and line.value:
            return _fact(found, line.unit, line.value)
    if found.front and (date := find_date(found.front.values.get("date", ""))):
        return Fact(found.front_date, date.value, found.front.span)
    if date := find_date(told := found.source.layout.facts.get("date", "")):
        return Fact(told, date.value)
    units = [line.unit for line in head]
    return date_in(units) or month_in(units)


def _time(found: Surveyed, head: Sequence[HeadLine]) -> Fact | None:
    for line in head:
        told = line.value if line.kind is ParagraphKind.TIME else time_line(line.unit.text)
        if told:
            return _fact(found, line.unit, told)
    return None


def _place(found: Surveyed, head: Sequence[HeadLine]) -> Fact | None:
    if fact := place_told(line.unit for line in head):
        return fact
    if unit := place_among(head):
        return _fact(found, unit)
    values = found.front.values if found.front else {}
    if place := found.source.layout.facts.get("place"):
        return Fact(place)
    if place := values.get("place") or values.get("location"):
        return Fact(place, "", found.front.span if found.front else None)
    titles = (None, ParagraphKind.SUBTITLE)
    if fact := place_held(line.unit for line in head if line.kind in titles):
        return fact
    told = (ParagraphKind.LEAD, ParagraphKind.NARRATIVE)
    return place_in((line.unit for line in head if line.kind in told), found.labels)


def _fact(found: Surveyed, unit: Unit, value: str = "") -> Fact:
    """A line as a fact: as it reads, without the brackets that may stand around it."""
    read = pieces(passage(unit, 0, len(unit.text), found.layout))
    return Fact("".join(piece.text for piece in read).strip("()[] "), value, unit.span)


# --- what accounts for the rest ----------------------------------------------------------


def _all_marks(found: Surveyed) -> tuple[Mark, ...]:
    """Every stretch that became structure: front matter, number signs, escapes."""
    marks = []
    start = 0
    if found.front:
        start = found.front.span.end
        marks.append(Mark(*found.front.span, found.front_title + found.front_date))
    headed = (unit for unit in _all_units(found) if has_signs(unit))
    marks += chain.from_iterable(map(heading_marks, headed))
    return (*marks, *(mark for mark in found.marks if mark.start >= start))


def _all_units(found: Surveyed) -> list[Unit]:
    return [*found.head, *(marked.unit for marked in found.body)]


def _evidence(found: Surveyed) -> tuple[Evidence, ...]:
    count = len(found.head) + len(found.body)
    paragraphs = Evidence(found.paragraphs.value, f"{count} paragraphs")
    return (paragraphs, *found.conventions.evidence)


def _notices(found: Surveyed, record: Record, cast: Cast) -> list[Notice]:
    source = found.source
    return [
        *([] if found.labels else [notices.no_label(source)]),
        *([] if record.title else [notices.no_title(source)]),
        *notices.references(source),
        *notices.tags(source),
        *notices.doubtful_labels(source, found.conventions),
        *notices.mistaken_marks(source, found.body),
        *notices.shared_labels(source, found.body, cast),
        *notices.ambiguous_dates(source, found.head),
    ]
