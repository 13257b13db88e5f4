"""What the reader of transcripts is unsure of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.guidance import folded
from publisher.patterns import regex
from publisher.readers.transcript import shape
from publisher.readers.transcript.body import Marked
from publisher.readers.transcript.dates import find_date
from publisher.readers.transcript.people.cast import Cast
from publisher.readers.transcript.survey import Conventions
from publisher.readers.transcript.units.lines import Unit
from publisher.report import Notice, Severity
from publisher.source import Source, Span

_LONGEST_LABEL = 80  # characters


def no_label(source: Source) -> Notice:
    """Nobody is told to speak."""
    return Notice(
        "P210",
        Severity.WARNING,
        "no speaker's label was found; all text is kept as paragraphs",
        source.where(Span(0, 0)),
        "Begin each turn with the speaker's name and a colon.",
    )


def no_title(source: Source) -> Notice:
    """The record prints no title."""
    return Notice(
        "P211",
        Severity.INFO,
        "no title was found; the document's id stands for it",
        source.where(Span(0, 0)),
        "Put the title on the first line.",
    )


_REFERENCE = regex(r"&(?:quot|amp|lt|gt|nbsp|apos|#\d{2,5});")


def references(source: Source) -> Iterator[Notice]:
    """Character references that a text prints: once, with how many there are."""
    if source.layout.is_markdown or not (first := _REFERENCE.search(source.text)):
        return
    count = len(_REFERENCE.findall(source.text))
    yield Notice(
        "P222",
        Severity.INFO,
        f"{count} character reference(s) such as {first[0]!r} are kept as they are printed",
        source.where(Span(*first.span())),
        "In a text they are text. Name the file .md or .html to have them stand for characters.",
    )


_TAG = regex(
    r"<!--|</?(?:a|abbr|b|blockquote|br|center|code|details|div|em|font|h[1-6]|hr|i|img|li|ol|p"
    r"|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)


def tags(source: Source) -> Iterator[Notice]:
    """HTML that a Markdown file holds: once, with how many tags there are."""
    if not source.layout.is_markdown or not (first := _TAG.search(source.text)):
        return
    count = len(_TAG.findall(source.text))
    yield Notice(
        "P223",
        Severity.INFO,
        f"{count} HTML tag(s) such as {first[0]!r} are kept as text",
        source.where(Span(*first.span())),
        "Nothing of a record is taken for markup but Markdown's own signs. Take the tags out.",
    )


def _could_be_label(name: str) -> bool:
    told = shape.is_section(name) or shape.tells_clause(name)
    return len(name.split()) > 1 and shape.is_name_like(name) and not told


def doubtful_labels(source: Source, conventions: Conventions) -> Iterator[Notice]:
    """Lines that begin like a label but were not believed: each shape once."""
    seen = set()
    for unit, label in conventions.doubtful:
        if label.key in seen or not _could_be_label(label.name):
            continue
        seen.add(label.key)
        yield Notice(
            "P212",
            Severity.INFO,
            f"{label.name!r} looks like a speaker's label, but nothing else speaks for it",
            source.where(Span(unit.span.start, unit.span.start + label.end)),
            "It was kept as text. If it is a label, print it alike each time.",
        )


def mistaken_marks(source: Source, marked: Sequence[Marked]) -> Iterator[Notice]:
    """Names of speakers behind which a semicolon stands, `LUND; No.`: each once."""
    known = {one.label.key for one in marked if one.label}
    seen = set[str]()
    for one in marked:
        name, mark, _ = one.unit.text[:_LONGEST_LABEL].partition(";")
        if one.label or not mark or (key := folded(name)) not in known or key in seen:
            continue
        seen.add(key)
        start = one.unit.span.start
        yield Notice(
            "P212",
            Severity.INFO,
            f"{name!r} is a speaker's label elsewhere, but a semicolon stands behind it here",
            source.where(Span(start, start + len(name) + 1)),
            "It was kept as text. If it is a label, end it with a colon.",
        )


def ambiguous_dates(source: Source, head: Sequence[Unit]) -> Iterator[Notice]:
    """Dates such as 03/04/2016, which are not guessed."""
    for unit in head:
        found = find_date(unit.text)
        if found and not found.value:
            start = unit.span.start + found.start
            yield Notice(
                "P220",
                Severity.WARNING,
                f"the date {unit.text[found.start : found.end]!r} can be read in two ways",
                source.where(Span(start, unit.span.start + found.end)),
                "Write the month as a word, or the date as YYYY-MM-DD.",
            )


def shared_labels(source: Source, marked: Sequence[Marked], cast: Cast) -> Iterator[Notice]:
    """Labels that fit several people: each once, where it first stands."""
    seen = set()
    for one in marked:
        key = folded(one.label.person) if one.label else ""
        if key not in cast.shared or key in seen:
            continue
        seen.add(key)
        start = one.unit.span.start
        yield Notice(
            "P213",
            Severity.WARNING,
            f"{one.unit.text[: one.label.end] if one.label else key!r} fits several people: "
            f"{', '.join(cast.shared[key])}",
            source.where(Span(start, start + (one.label.end if one.label else 0))),
            "It is kept as a speaker of its own. Print the full name.",
        )
