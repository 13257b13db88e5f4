"""The body of a record: turns, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.readers.transcript.dates import time_line
from publisher.readers.transcript.dialects.base import Label
from publisher.readers.transcript.headings import heading_level, heading_text
from publisher.readers.transcript.lines import Unit
from publisher.readers.transcript.passage import passage
from publisher.readers.transcript.people import Cast
from publisher.readers.transcript.pieces import is_all_remark, pieces
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
from publisher.source import Mark, Span

_DIVIDERS = frozenset("*_=-–—―~·•+#◆◇※")


@dataclass(frozen=True, slots=True)
class Marked:
    """A unit with its label, if it has one."""

    unit: Unit
    label: Label | None


def body_items(marked: Sequence[Marked], cast: Cast, marks: Sequence[Mark]) -> Iterator[Item]:
    """The items of the body: a label begins a turn; a heading or a time line ends it.

    What stands outside of turns is narrative; where nobody speaks at all, its kind is not
    known.
    """
    labelled = any(one.label for one in marked)
    kind = ParagraphKind.NARRATIVE if labelled else ParagraphKind.PLAIN
    for group in _groups(marked):
        first, *rest = group
        if first.label:
            yield _turn(first.unit, first.label, rest, cast, marks)
        elif ending := _ending(first.unit, marks):
            yield from (*_page_break(first.unit), ending, *_unspoken(rest, marks, kind))
        else:
            yield from _unspoken(group, marks, kind)


def _groups(marked: Sequence[Marked]) -> Iterator[list[Marked]]:
    group: list[Marked] = []
    for one in marked:
        if group and (one.label or heading_level(one.unit) or time_line(one.unit.text)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _turn(
    unit: Unit, label: Label, rest: Sequence[Marked], cast: Cast, marks: Sequence[Mark]
) -> Turn:
    printed = pieces(passage(unit, label.start, label.end, marks))
    spoken = unit.cut(label.body)
    first = map(_said, continuing(spoken, marks)) if spoken.text else ()
    said = (*first, *(item for one in rest for item in continuing(one.unit, marks)))
    if not any(isinstance(item, Speech) for item in said):
        said = tuple(map(_said, said))
    end = said[-1].span.end if said else unit.span.end
    who = cast.ids.get(label.key, "")
    return Turn(printed, who, said, Span(unit.span.start, max(end, unit.span.end)))


def _said(item: TurnItem) -> TurnItem:
    """What stands on the label's line, or is all that the turn has, is its paragraph: a
    remark there is what the speaker is told to do, `THE MINISTER: (Inaudible.)`.
    """
    return Speech(item.pieces, item.span) if isinstance(item, Remark) else item


def _ending(unit: Unit, marks: Sequence[Mark]) -> Item | None:
    """A heading or a time line; None when the unit is neither."""
    if level := heading_level(unit):
        return Heading(level, pieces(passage(unit, *heading_text(unit), marks)), unit.span)
    if time := time_line(unit.text):
        return Paragraph(ParagraphKind.TIME, _pieces(unit, marks), unit.span, time)
    return None


def _unspoken(
    group: Sequence[Marked], marks: Sequence[Mark], kind: ParagraphKind
) -> Iterator[Item]:
    """What stands outside of turns; its paragraphs are of the given kind."""
    for one in group:
        for item in continuing(one.unit, marks):
            if isinstance(item, Speech):
                yield Paragraph(kind, item.pieces, item.span)
            else:
                yield item


def continuing(unit: Unit, marks: Sequence[Mark]) -> tuple[TurnItem, ...]:
    """A unit without a label: a paragraph, a remark, a divider, a page mark."""
    found = _pieces(unit, marks)
    words = "".join(piece.text for piece in found).strip()
    item: TurnItem
    if is_divider(words):
        item = Divider(words, unit.span)
    elif len(found) == 1 and found[0].kind is PieceKind.PAGE:
        item = PageMark(found[0].value, found[0].text, unit.span)
    elif is_all_remark(found):
        item = Remark(found, unit.span, next((p.value for p in found if p.value), ""))
    else:
        item = Speech(found, unit.span)
    return (*_page_break(unit), item)


def _page_break(unit: Unit) -> tuple[PageMark, ...]:
    """The page that begins before the unit with a form feed."""
    start = unit.span.start
    return (PageMark("", "", Span(start, start)),) if unit.page_break else ()


def _pieces(unit: Unit, marks: Sequence[Mark]) -> Pieces:
    return pieces(passage(unit, 0, len(unit.text), marks))


def is_divider(text: str) -> bool:
    """Whether a line parts two passages: `* * *`, `---`, `____`; but `...` is an answer."""
    marks = "".join(text.split())
    return len(marks) > 2 and set(marks) <= _DIVIDERS
