"""Page marks and running heads: what they are, and the paragraphs that go on behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from publisher.patterns import regex
from publisher.readers.transcript import letters
from publisher.readers.transcript.units.lines import Line, Unit, on_one_line
from publisher.source import BlockKind, Source, Span, Stretch, StretchKind

_MARK = regex(r"\[\[[^\[\]]{1,80}\]\]")
_WORDED = regex(
    r"(?:p[aá]gina|page|p\.|seite|strona|strana|стр\.|страница|сторінка|σελίδα|sayfa|עמוד|第)\s*"
    r"(?P<number>\d{1,5})(?:\s*[頁页])?(?:\s*(?:of|de|von|sur|di|из|/)\s*\d{1,5})?",
    re.IGNORECASE,
)
_NUMBER = regex(r"[-–—─\s]{0,4}(?P<number>\d{1,5})[-–—─\s]{0,4}")
_RUN_ON = regex(r"(?<!\S)(?P<date>\d{1,2}/\d{1,2}/\d{2,4})\s{1,3}-(?P<number>\d{1,4})-?(?!\S)")
_DIGITS = regex(r"\d+")
_FEWEST = 3  # page numbers that make a sequence
_HEAD = 80  # characters of a running head
_ENDS = (".", "!", "?", ":", ";", "”", '"', "''", ")", "…", "—", "_", "。", "！", "？", "」", "：")


def page_lines(lines: Sequence[Line | None]) -> Mapping[int, str]:
    """Where the lines begin that only tell a page, and its number, "" for a running head.

    `Page 7` tells one by itself. Bare numbers do when they count up one by one; then a
    line beside them that recurs, but for its numbers, is a running head.
    """
    real = [line for line in lines if line]
    pages = {line.span.start: m["number"] for line in real if (m := _WORDED.fullmatch(line.text))}
    numbered = [(n, int(m["number"])) for n, m in _numbers(real)]
    if _counts_up([number for _, number in numbered]):
        pages |= {real[n].span.start: str(number) for n, number in numbered}
        pages |= dict.fromkeys(_running_heads(real, [n for n, _ in numbered]), "")
    return MappingProxyType(pages)


def _numbers(lines: Sequence[Line]) -> Iterator[tuple[int, re.Match[str]]]:
    for n, line in enumerate(lines):
        if len(line.text) <= _HEAD and (match := _NUMBER.fullmatch(line.text)):
            yield n, match


def _counts_up(numbers: Sequence[int]) -> bool:
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) >= _FEWEST and steps >= 0.8 * (len(numbers) - 1)


def _running_heads(lines: Sequence[Line], numbered: Sequence[int]) -> Iterator[int]:
    beside = [n + step for n in numbered for step in (-1, 1) if 0 <= n + step < len(lines)]
    shapes = {n: _DIGITS.sub("#", lines[n].text) for n in beside if len(lines[n].text) <= _HEAD}
    counts = Counter(shapes.values())
    for n, words in shapes.items():
        if counts[words] >= _FEWEST and words != "#":
            yield lines[n].span.start


def page_stretches(units: Sequence[Unit]) -> tuple[Stretch, ...]:
    """The stretches that page lines fill, wherever they come to stand."""
    return tuple(
        Stretch(StretchKind.PAGE, unit.span, unit.block.value)
        for unit in units
        if unit.block and unit.block.kind is BlockKind.PAGE
    )


def run_on_pages(text: str) -> tuple[Stretch, ...]:
    """The running heads in a text that lost its lines: a date and a page number, `4/17/79 -2-`,
    three or more of one date whose numbers never fall.
    """
    found = list(_RUN_ON.finditer(text))
    most = Counter(match["date"] for match in found).most_common(1)
    same = [match for match in found if most and match["date"] == most[0][0]]
    numbers = [int(match["number"]) for match in same]
    if len(same) < _FEWEST or any(after < before for before, after in pairwise(numbers)):
        return ()
    return tuple(Stretch(StretchKind.PAGE, Span(*m.span()), m["number"]) for m in same)


def rejoined(source: Source, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, those joined again that page marks had parted within a sentence."""
    joined: list[Unit] = []
    pages: list[Unit] = []
    for unit in units:
        if _is_page(unit):
            pages.append(unit)
        elif pages and joined and _goes_on(joined[-1], unit):
            joined.append(_together(source, joined.pop(), unit))
            pages = []
        else:
            joined += [*pages, unit]
            pages = []
    return (*joined, *pages)


def _is_page(unit: Unit) -> bool:
    if unit.page_break:
        return False
    told = unit.block is not None and unit.block.kind is BlockKind.PAGE
    return told or _MARK.fullmatch(unit.text) is not None


def _goes_on(before: Unit, after: Unit) -> bool:
    """Whether a sentence begins before a page mark and ends behind it."""
    if after.page_break or before.block or after.block:
        return False
    open_ended = not before.text.endswith(_ENDS) and not _is_page(before)
    caseless = not letters.has_case(before.text[-20:])
    long_enough = after.text[0].islower() or before.lines > 1 or caseless  # a heading has one line
    return open_ended and long_enough


def _together(source: Source, first: Unit, last: Unit) -> Unit:
    span = Span(first.span.start, last.span.end)
    margin = min([last.indent, *(one.margin for one in (first, last) if one.lines > 1)])
    lines = first.lines + last.lines + 1
    text = on_one_line(source, span)
    return Unit(text, span, first.indent, lines, first.page_break, margin=margin)
