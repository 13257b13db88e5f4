"""The scanner: a source's lines, and the paragraphs that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript import letters
from publisher.readers.transcript.units.markers import is_rule, marker_of
from publisher.source import Block, BlockKind, Mark, Source, Span

_SPACE = " \t\u00a0\u3000"
_FIRST_LINE = 4  # spaces; a paragraph's first line is set in by no more than this
_HANGING = 6  # spaces at most by which a list's item goes on deeper than its marker
_MEASURES = range(40, 130)  # characters; the widths to which texts are wrapped
_WIDE_MEASURES = range(18, 70)  # the same, in Chinese or Japanese
_SENTENCE_ENDS = ".!?:;,"
_OFF_CENTRE = 2  # half spaces by which centred lines may miss each other's middle
_SPARE = 12  # characters of room at the end of a line that a paragraph's last line leaves
_UNBROKEN = 600  # characters; a text of a few lines, one of them longer, lost its paragraphs
_FEW_LINES = 3
_FEWEST_BACK = 3  # paragraphs that make a convention
_COLUMNS = " " * 6  # between what stands side by side
_IN_BRACKET = 6  # lines at most


class Line(NamedTuple):
    """A line: its text without the spaces around it, where that stands, its indent."""

    text: str
    span: Span
    indent: int
    hard_end: bool = False  # two or more spaces end it: a line break in Markdown
    page_break: bool = False  # a form feed stands before it


class Unit(NamedTuple):
    """A logical paragraph. `text` matches the source character by character, line ends
    being spaces: `text[i]` is `source.text[span.start + i]`.
    """

    text: str
    span: Span
    indent: int = 0
    lines: int = 1
    page_break: bool = False
    block: Block | None = None  # what the format says of it, where it says anything
    strong: int = 0  # where bold type that the unit begins with ends
    bullet: int = -1  # where a bullet stood in the source that became structure
    margin: int = 0  # the least indent of the lines behind the first

    def cut(self, start: int, end: int | None = None) -> Unit:
        """A part of the unit, without the spaces around it."""
        text = self.text[start:end]
        inner = text.strip()
        first = self.span.start + start + text.find(inner) if inner else self.span.start + start
        span = Span(first, first + len(inner))
        return Unit(inner, span, self.indent, self.lines, block=self.block)


class Paragraphs(StrEnum):
    """How a text marks its paragraphs."""

    WRAPPED = "lines broken to a measure, paragraphs apart by blank lines or indents"
    LINES = "one line per paragraph"
    UNBROKEN = "no paragraph breaks at all"
    RUN_IN = "labels run on inside lines"
    GIVEN = "paragraphs as the file marks them"
    NUMBERED = "numbered lines, paragraphs told by indents and labels"

    @property
    def are_lost(self) -> bool:
        """Whether the source has no paragraph breaks, so that labels stand inside its lines."""
        return self in {Paragraphs.UNBROKEN, Paragraphs.RUN_IN}


Begins = Callable[[Sequence[Line], Line], bool]
"""Whether a line begins a paragraph, behind the lines of the one before."""


def scan(source: Source, start: int = 0) -> tuple[Line | None, ...]:
    """The lines from an offset on; None stands for one or more blank lines."""
    found: list[Line | None] = []
    for line in _lines(source.text[start:], start):
        if line or (found and found[-1]):
            found.append(line)
    return tuple(found)


def _lines(text: str, position: int) -> Iterator[Line | None]:
    """Every line of a text that begins at an offset of its source; None for a blank one."""
    page_break = False
    for row in text.split("\n"):
        for n, raw in enumerate(row.split("\f")):
            page_break = page_break or n > 0
            behind = raw.lstrip(_SPACE)
            if inner := behind.rstrip(_SPACE):
                indent = len(raw) - len(behind)
                first = position + indent
                span = Span(first, first + len(inner))
                yield Line(inner, span, indent, raw.endswith("  "), page_break)
                page_break = False
            else:
                yield None
            position += len(raw) + 1


def paragraphs_of(lines: Sequence[Line | None]) -> Paragraphs:
    """How the text marks its paragraphs, by the lengths of its lines."""
    real = [line for line in lines if line]
    longest = max((len(line.text) for line in real), default=0)
    if len(real) <= _FEW_LINES and longest > _UNBROKEN:
        return Paragraphs.UNBROKEN
    inner = _broken(lines)
    measure = _measure(inner)
    wide = 2 * sum(letters.is_ideographic(one.text) for one, _ in inner) > len(inner)
    if len(inner) < 2 or measure not in (_WIDE_MEASURES if wide else _MEASURES):
        return Paragraphs.LINES
    full = sum(_would_not_fit(one, two, measure) for one, two in inner)
    going_on = sum(_goes_on(one, two) for one, two in inner)
    wrapped = full >= 0.6 * len(inner) or going_on >= 0.25 * len(inner)
    return Paragraphs.WRAPPED if wrapped or _go_back(inner, measure) else Paragraphs.LINES


def _go_back(inner: Sequence[tuple[Line, Line]], measure: int) -> bool:
    """Whether lines that are set in a little go on at the margin, as wrapped paragraphs do, even
    if most have one line.
    """
    back = [(one, two) for one, two in inner if 0 == two.indent < one.indent <= _FIRST_LINE]
    on = sum(_goes_on(one, two) or _would_not_fit(one, two, measure) for one, two in back)
    return len(back) >= _FEWEST_BACK and on >= 0.8 * len(back)


def _goes_on(one: Line, two: Line) -> bool:
    """Whether a line ends, and the next begins, in the middle of a sentence."""
    return two.text[0].islower() and one.text[-1].isalnum()


def _broken(lines: Sequence[Line | None]) -> list[tuple[Line, Line]]:
    """Neighbouring lines that one paragraph might hold."""
    neighbours = ((one, two) for one, two in pairwise(lines) if one and two)
    return [
        (one, two)
        for one, two in neighbours
        if not (_is_centred(one) or _is_centred(two) or _is_timed(one) or _is_timed(two))
    ]


def _is_timed(line: Line) -> bool:
    """Whether a time in brackets, or a long one, begins a line: no sentence goes on so."""
    return line.text[0] in "[(0123456789" and _TIMED.match(line.text) is not None


_TIMED = regex(
    r"[\[(](?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ T])?\d{1,2}:\d{2}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ T]\d{1,2}:\d{2}|\d{1,2}:\d{2}:\d{2}[ \t]"
)


def _measure(inner: Sequence[tuple[Line, Line]]) -> int:
    """The width to which lines were broken: nine in ten are no wider."""
    widths = sorted(one.indent + len(one.text) for one, _ in inner)
    return widths[min(len(widths) - 1, int(0.9 * len(widths)))] if widths else 0


def _would_not_fit(one: Line, two: Line, measure: int) -> bool:
    """Whether the second line's first word had no room on the first line."""
    word = 1 if letters.is_ideographic(two.text[:1]) else len(two.text.split(maxsplit=1)[0])
    return one.indent + len(one.text) + 1 + word > measure - 2


def units(
    source: Source,
    lines: Sequence[Line | None],
    beginning: Callable[[Sequence[Line | None]], Begins],
    pages: Mapping[int, str],
) -> tuple[Unit, ...]:
    """The logical paragraphs. `beginning` gives, for lines without pages between them, what
    tells where one begins.

    `pages` are the lines that only tell a page, by where they begin: each is by itself.
    """
    found: list[Unit] = []
    for at_page, part in groupby(
        lines, key=lambda line: line is not None and line.span.start in pages
    ):
        if at_page:
            found += (_page(source, line, pages[line.span.start]) for line in part if line)
        else:
            apart = list(part)
            found += (_unit(source, group) for group in _grouped(apart, beginning(apart)))
    return tuple(found)


def _page(source: Source, line: Line, number: str) -> Unit:
    return _unit(source, [line])._replace(block=Block(BlockKind.PAGE, line.span, value=number))


def beginning_of(paragraphs: Paragraphs, lines: Sequence[Line | None], *, markdown: bool) -> Begins:
    """What tells where a paragraph begins. In Markdown, spaces that end a line break a wrapped
    one.
    """
    if paragraphs is Paragraphs.RUN_IN:
        return _begins_page
    if paragraphs is not Paragraphs.WRAPPED:
        return _begins_line
    return partial(_begins, _look(lines, markdown=markdown))


def given(source: Source) -> tuple[Unit, ...]:
    """The blocks that the source's format tells, each a unit."""
    found: list[Unit] = []
    position = 0
    for block in source.layout.blocks:
        before, position = source.text[position : block.span.start], block.span.end
        if block.kind is BlockKind.LABEL or source.slice(block.span).strip():
            unit = _within(source, block.span)
            printed = unit.text.startswith(block.marker)
            if block.marker and printed:
                unit = unit.cut(len(block.marker))
            shown = printed or before.strip() == block.marker
            told = block if shown else replace(block, marker="", number=block.marker)
            found.append(unit._replace(block=told, page_break="\f" in before))
    return tuple(found)


def _within(source: Source, span: Span) -> Unit:
    """The text of a span without the spaces around it."""
    raw = source.slice(span)
    inner = raw.strip()
    start = span.start + (raw.find(inner) if inner else 0)
    found = Span(start, start + len(inner))
    return Unit(on_one_line(source, found), found)


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells the paragraphs of a wrapped text: its measure, its usual indent."""

    measure: int
    base: int
    firsts: frozenset[int]  # indents that first lines of paragraphs have
    markdown: bool


def _look(lines: Sequence[Line | None], *, markdown: bool) -> _Look:
    measure = _measure(_broken(lines))
    indents = Counter(line.indent for line in lines if line)
    base = indents.most_common(1)[0][0] if indents else 0
    return _Look(measure, base, _first_indents(lines, measure), markdown)


def _first_indents(lines: Sequence[Line | None], measure: int) -> frozenset[int]:
    """The small indents behind most full lines of which the text goes back to the margin."""
    back: Counter[int] = Counter()
    whole: Counter[int] = Counter()
    for one, two in pairwise(lines):
        if not (one and two and 1 < one.indent <= _FIRST_LINE):
            continue
        if len(one.text) > _MEASURES.start and _would_not_fit(one, two, measure):
            whole[one.indent] += 1
            back[one.indent] += two.indent == 0
    return frozenset(indent for indent, count in whole.items() if 2 * back[indent] >= count > 1)


def _grouped(lines: Sequence[Line | None], begins: Begins) -> Iterator[list[Line]]:
    """The lines, apart at blank ones and where one begins something after those before."""
    group: list[Line] = []
    for line in lines:
        if group and (line is None or begins(group, line)):
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _begins_page(group: Sequence[Line], line: Line) -> bool:
    del group
    return line.page_break


def _begins_line(group: Sequence[Line], line: Line) -> bool:
    return not (_hangs(group[0], line) or _is_in_bracket(group, line))


def _is_in_bracket(group: Sequence[Line], line: Line) -> bool:
    """Whether a bracket goes on that began the first line, as remarks of several lines do."""
    if group[0].text[0] != "(" or len(group) == _IN_BRACKET:
        return False
    is_open = sum(one.text.count("(") - one.text.count(")") for one in group) > 0
    return is_open and (":" not in line.text or line.text.count(")") > line.text.count("("))


def _hangs(first: Line, line: Line) -> bool:
    """Whether a line goes on with an item of a list, deeper than the item's marker."""
    if not 0 < line.indent - first.indent <= _HANGING or line.page_break:
        return False
    return marker_of(first.text) is not None and marker_of(line.text) is None


def _begins(look: _Look, group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins a paragraph, though no blank line stands before it."""
    before = group[-1]
    ruled = is_rule(line.text) or is_rule(before.text)
    if ruled or (look.markdown and (before.hard_end or "#" in (line.text[0], before.text[0]))):
        return True
    if _goes_on_centred(before, line) or _hangs(group[0], line):
        return False
    if line.page_break or not (
        _would_not_fit(before, line, look.measure - _SPARE) or _broke_off(look, before, line)
    ):
        return True
    if _is_timed(line) or _is_apart(before, line):
        return True
    if len(group) > 1 and before.indent - line.indent > _FIRST_LINE:
        return True  # a block that was set in ends
    indented = 1 < line.indent - look.base <= _FIRST_LINE or line.indent in look.firsts
    return indented or line.indent > before.indent + 1


def _broke_off(look: _Look, before: Line, line: Line) -> bool:
    """Whether a line that is not full, yet no short one, ends in the middle of a sentence."""
    return 2 * len(before.text) > look.measure and _goes_on(before, line)


def _is_apart(before: Line, line: Line) -> bool:
    """Whether brackets set two lines apart, or one is a row of a list in columns."""
    bracketed = before.text[-1] == "]" and line.text[0] == "["
    return bracketed or _COLUMNS in line.text or _COLUMNS in before.text


def _goes_on_centred(before: Line, line: Line) -> bool:
    """Whether a heading goes on: centred lines in capitals, or of one centre."""
    return (_is_centred(before) and _is_centred(line)) or _share_centre(before, line)


def _is_centred(line: Line) -> bool:
    """Whether a line in capitals is set in deeper than a paragraph's first line."""
    return line.indent > _FIRST_LINE and letters.is_capitals(line.text)


def _share_centre(one: Line, two: Line) -> bool:
    """Whether two lines of different lengths are centred above each other, as headings are;
    the first may fill the measure.
    """
    if one.indent == two.indent or one.text[-1] in _SENTENCE_ENDS:
        return False
    if two.indent <= _FIRST_LINE or not one.indent:
        return False
    return abs(2 * (one.indent - two.indent) + len(one.text) - len(two.text)) <= _OFF_CENTRE


def _unit(source: Source, group: Sequence[Line]) -> Unit:
    first, last = group[0], group[-1]
    if first is last:  # its text and its span serve again: a record may be all short lines
        return Unit(first.text.replace("\t", " "), first.span, first.indent, 1, first.page_break)
    span = Span(first.span.start, last.span.end)
    margin = min((line.indent for line in group[1:]), default=0)
    text = on_one_line(source, span)
    return Unit(text, span, first.indent, len(group), first.page_break, margin=margin)


def on_one_line(source: Source, span: Span) -> str:
    """The text of a span with every line end and tab made a space: its length is kept.

    Behind a hyphen, and between Chinese characters, a line end is no space but a `JOINT`.
    """
    text = source.slice(span)
    if "\n" in text:
        text = _JOINED.sub(JOINT, text).replace("\n", " ")
    return text.replace("\f", " ").replace("\t", " ")


JOINT = "\ufdd1"
"""Stands where a line ends in a hyphen: the word goes on. A noncharacter, as `SIGN` is."""
SIGN = letters.SIGN
SPOKEN = "spoken"
"""The value of a paragraph's block where its bullet begins a speech."""
# The line end stands first in each: patterns that begin with a letter of their own are fast.
_WIDE = r"[\u2e80-\u9fff\uff00-\uffef]"
_UNSPACED = regex(rf"\n(?<={_WIDE}\n)(?={_WIDE})")
_JOINED = regex(rf"\n(?:(?<=[^\W\d_]-\n)(?=[ \t]*[^\W\d_])|(?<={_WIDE}\n)(?={_WIDE}))")


def line_end_marks(source: Source, units: Sequence[Unit]) -> Iterator[Mark]:
    """The line ends inside Chinese or Japanese sentences, for which no space stands."""
    for unit in units:
        if JOINT in unit.text:
            for match in _UNSPACED.finditer(source.slice(unit.span)):
                yield Mark(unit.span.start + match.start(), unit.span.start + match.end())
