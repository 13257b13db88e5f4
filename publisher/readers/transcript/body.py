"""The body of a record: turns, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from publisher.guidance import folded
from publisher.patterns import regex
from publisher.readers.transcript.dates import is_clock, time_line
from publisher.readers.transcript.dialects.base import Label
from publisher.readers.transcript.headings import heading_level, heading_text
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.passage import passage
from publisher.readers.transcript.people.cast import Cast
from publisher.readers.transcript.pieces import is_all_remark, pieces, recording_time
from publisher.readers.transcript.structures import structured
from publisher.readers.transcript.units.lines import Unit
from publisher.record import (
    Divider,
    Heading,
    Item,
    PageMark,
    Paragraph,
    ParagraphKind,
    PieceKind,
    Pieces,
    Remark,
    Speech,
    Turn,
    TurnItem,
)
from publisher.source import BlockKind, Layout, Span

_OF_KINDS = frozenset([PieceKind.REMARK, PieceKind.GAP])  # whose value is a remark's kind
_LONGEST_NARRATED = 200  # characters
_DIVIDERS = frozenset("*_=-–—―─━~～·•+#◆◇※")


class Marked(NamedTuple):
    """A unit with its label, if it has one."""

    unit: Unit
    label: Label | None


def body_items(marked: Sequence[Marked], cast: Cast, layout: Layout) -> Iterator[Item]:
    """The items of the body: a label begins a turn; a heading or a time line ends it.

    What stands outside of turns is narrative; where nobody speaks at all, its kind is not
    known.
    """
    labelled = any(one.label for one in marked)
    kind = ParagraphKind.NARRATIVE if labelled else ParagraphKind.PLAIN
    for group in _groups(marked):
        first, *rest = group
        if first.label:
            yield from _page_break(first.unit)
            yield _turn(first.unit, first.label, rest, cast, layout)
        elif ending := _ending(first.unit, layout):
            yield from (*_page_break(first.unit), ending, *_unspoken(rest, layout, kind))
        else:
            yield from _unspoken(group, layout, kind)


def _groups(marked: Sequence[Marked]) -> Iterator[list[Marked]]:
    group: list[Marked] = []
    for one in marked:
        if group and (one.label or _ends_turn(one.unit)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


_NEVER_SPOKEN = frozenset([BlockKind.HEADING, BlockKind.NARRATIVE])
_STRUCTURES = frozenset([BlockKind.ITEM, BlockKind.QUOTE, BlockKind.CELL])


def _ends_turn(unit: Unit) -> bool:
    """Whether a unit cannot be part of a turn: a heading, a time line, told narrative."""
    if unit.block and unit.block.kind in _STRUCTURES:
        return False
    told = unit.block is not None and unit.block.kind in _NEVER_SPOKEN
    return told or heading_level(unit) > 0 or time_line(unit.text) != ""


def _turn(unit: Unit, label: Label, rest: Sequence[Marked], cast: Cast, layout: Layout) -> Turn:
    printed = pieces(passage(unit, label.start, label.end, layout))
    spoken = unit.cut(label.body)
    first = map(_said, continuing(spoken, layout)) if spoken.text else ()
    said = (*first, *items_of((one.unit for one in rest), layout))
    if not any(isinstance(item, Speech) for item in said):
        said = tuple(map(_said, said))
    end = said[-1].span.end if said else unit.span.end
    who = cast.ids.get(folded(label.person), "")
    times = (unit.block.start, unit.block.end) if unit.block else (recording_time(label.time), "")
    return Turn(printed, who, said, Span(unit.span.start, max(end, unit.span.end)), *times)


def _said(item: TurnItem) -> TurnItem:
    """What stands on the label's line, or is all that the turn has, is its paragraph: a
    remark there is what the speaker is told to do, `THE MINISTER: (Inaudible.)`.
    """
    return Speech(item.pieces, item.span) if isinstance(item, Remark) else item


def _ending(unit: Unit, layout: Layout) -> Item | None:
    """A heading, a time line, told narrative; None when the unit is none of them."""
    if not _ends_turn(unit):
        return None
    if level := heading_level(unit):
        return Heading(level, pieces(passage(unit, *heading_text(unit), layout)), unit.span)
    if time := time_line(unit.text):
        kind = ParagraphKind.TIME if is_clock(unit.text) else ParagraphKind.NARRATIVE
        return Paragraph(kind, _pieces(unit, layout), unit.span, time)
    return Paragraph(ParagraphKind.NARRATIVE, _pieces(unit, layout), unit.span)


def _unspoken(group: Sequence[Marked], layout: Layout, kind: ParagraphKind) -> Iterator[Item]:
    """What stands outside of turns; its paragraphs are of the given kind."""
    for item in items_of((one.unit for one in group), layout):
        yield Paragraph(kind, item.pieces, item.span) if isinstance(item, Speech) else item


def items_of(units: Iterable[Unit], layout: Layout) -> Iterator[TurnItem]:
    """Units without labels: lists, quotations and tables put together, all else alone."""
    for structure, group in groupby(units, key=structure_of):
        if structure:
            first, *rest = group
            yield from _page_break(first)
            yield structured([first, *rest], layout)
        else:
            yield from chain.from_iterable(continuing(unit, layout) for unit in group)


def structure_of(unit: Unit) -> tuple[BlockKind, int] | None:
    """The list, quotation or table that a unit is part of."""
    block = unit.block
    return (block.kind, block.group) if block and block.kind in _STRUCTURES else None


def continuing(unit: Unit, layout: Layout) -> tuple[TurnItem, ...]:
    """A unit without a label: a paragraph, a remark, a divider, a page mark."""
    found = _pieces(unit, layout)
    words = (found[0].text if len(found) == 1 else "".join(p.text for p in found)).strip()
    told = unit.block.kind if unit.block else None
    item: TurnItem
    if told is BlockKind.DIVIDER or _is_divider(words):
        item = Divider(words, unit.span)
    elif told is BlockKind.PAGE and unit.block:
        item = PageMark(unit.block.value, words, unit.span)
    elif len(found) == 1 and found[0].kind is PieceKind.PAGE:
        item = PageMark(found[0].value, found[0].text, unit.span)
    elif told is BlockKind.REMARK or is_all_remark(found) or (not told and _is_told(words)):
        kinds = (p.value for p in found if p.value and p.kind in _OF_KINDS)
        item = Remark(found, unit.span, next(kinds, ""))
    else:
        item = Speech(found, unit.span)
    return (*_page_break(unit), item)


def _page_break(unit: Unit) -> tuple[PageMark, ...]:
    """The page that begins before the unit with a form feed."""
    start = unit.span.start
    return (PageMark("", "", Span(start, start)),) if unit.page_break else ()


def _pieces(unit: Unit, layout: Layout) -> Pieces:
    return pieces(passage(unit, 0, len(unit.text), layout))


def _is_told(words: str) -> bool:
    """Whether a paragraph tells what happened, by its words, or as a bracket in capitals."""
    if _is_narrated(words):
        return True
    if words[:1] not in _TELLING:
        return False  # at once, for most paragraphs
    return any(pattern.match(words) for pattern in (_ACTION, _EXAMINER)) or _is_set_apart(words)


def _is_set_apart(words: str) -> bool:
    """`(END VIDEOTAPE)`: one bracket, of words in capitals."""
    whole = words[0] == "(" and words.find(")") == len(words) - 1
    return whole and words.isupper() and " " in words


_TELLING = frozenset("([0123456789*-B")  # what begins what these find
_EXAMINER = regex(r"BY (?:MR|MRS|MS|DR)\.? [A-Z][A-Z .'’-]{1,40}:$")  # who asks what follows
_ACTION = regex(  # `10:05 * ada waves`, `*** ada has joined`, as chats tell it
    r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+(?:\*{1,3}|-!-|-->|<--)|\*\*\*|-!-)[ \t]+\w"
)


def _is_narrated(words: str) -> bool:
    """Whether a short paragraph tells what happened, by the words that it begins with."""
    if len(words) > _LONGEST_NARRATED:
        return False
    return words.casefold().startswith(lexicon().narrated)


def _is_divider(text: str) -> bool:
    """Whether a line parts two passages: `* * *`, `---`, `____`; but `...` is an answer."""
    if text[:1] not in _DIVIDERS:
        return False
    marks = "".join(text.split())
    return len(marks) > 2 and set(marks) <= _DIVIDERS
