"""What holds for every source that a format lays out, and a notation to read one in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publisher.report import Outcome
from publisher.source import Source, Span


def check_layout(source: Source) -> None:
    """Blocks and marks are in order, apart, and hold every visible character."""
    blocks = [block.span for block in source.layout.blocks]
    marks = [Span(mark.start, mark.end) for mark in source.layout.marks]
    stretches = [stretch.span for stretch in source.layout.stretches]
    for spans in (blocks, marks, stretches):
        assert all(0 <= start <= end <= len(source.text) for start, end in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    together = sorted((*blocks, *marks))
    assert all(one.end <= two.start for one, two in pairwise(together))
    position = 0
    for start, end in (*together, Span(len(source.text), len(source.text))):
        assert not source.text[position:start].strip()
        position = end
    assert len({span.start for span in blocks}) == len(blocks)
    assert len(source.rows) >= source.text.count("\n") + 1
    _check_stretches(blocks, stretches)


def _check_stretches(blocks: list[Span], stretches: list[Span]) -> None:
    """Each stretch is inside of one block."""
    rest = iter(blocks)
    block = Span(0, 0)
    for start, end in stretches:
        while block.end < end:
            block = next(rest)
        assert block.start <= start


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
        yield f"notice {notice.code} {notice.where} {notice.message}"
    yield "---"
    marks = list(source.layout.marks)
    for block in source.layout.blocks:
        while marks and marks[0].start < block.span.end:
            yield _mark(source, marks.pop(0))
        times = f" {block.start}–{block.end}" if block.start or block.end else ""
        level = f" {block.level}" if block.kind == "heading" else ""
        row = source.where(block.span).line
        yield f"{row}: {block.kind}{level}{times} {_words(source, block.span)}".rstrip()
    yield from (_mark(source, mark) for mark in marks)


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
