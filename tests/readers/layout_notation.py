"""A notation to read a source in that a format lays out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.report import Outcome
from publisher.source import CAPTION, Source, Span


def written(opened: Outcome[Source]) -> str:
    """A source in lines that a person can read: what a case's `expected.txt` holds."""
    return "\n".join(_lines(opened)) + "\n"


def _lines(opened: Outcome[Source]) -> Iterator[str]:
    source = opened.value
    for key, value in source.layout.facts.items():
        yield f"fact {key} = {value}"
    for person in source.layout.people:
        yield f"person {person.name} | {person.role} | {person.organisation}"
    for notice in opened.notices:
        yield f"{notice.severity.name.lower()} {notice.code} {notice.where}: {notice.message}"
        yield f"  {notice.hint}"
    yield "---"
    marks = list(source.layout.marks)
    for block in source.layout.blocks:
        while marks and marks[0].start < block.span.end:
            yield _mark(source, marks.pop(0))
        times = f" {block.start}–{block.end}" if block.start or block.end else ""
        level = f" {block.level}" if block.kind == "heading" else ""
        row = source.where(block.span).line
        yield f"{row}: {_kind(block)}{level}{times} {_words(source, block.span)}".rstrip()
    yield from (_mark(source, mark) for mark in marks)


def _kind(block) -> str:
    return "caption" if block.row == CAPTION else block.kind


def _mark(source, mark) -> str:
    return f"   mark {source.text[mark.start : mark.end]!r}"


def _words(source: Source, span: Span) -> str:
    text, position = "", span.start
    for stretch in source.layout.stretches:
        start, end = stretch.span
        if span.start <= start and end <= span.end:
            value = f"={stretch.value}" if stretch.value else ""
            text += source.text[position:start]
            text += f"‹{stretch.kind}{value}: {source.text[start:end]}›"
            position = end
    return (text + source.text[position : span.end]).replace("\n", "⏎")
