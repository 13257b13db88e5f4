"""Blocks of the view become paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.docx.draft import Place, paragraph
from publisher.exporters.docx.inline import add_runs
from publisher.exporters.docx.looks import Line
from publisher.exporters.docx.names import (
    ADDED_DIVIDER,
    DEEPEST_LIST,
    LIST_END,
    SPEECH_FIRST,
    list_style,
    style_id,
)
from publisher.exporters.docx.tables import add_table
from publisher.exporters.docx.wml import Element, W, add_value
from publisher.exporters.shared.labels import gap_after
from publisher.exporters.shared.nested import COMMON, role_inside
from publisher.patterns import regex
from publisher.roles import PhraseRole, Role
from publisher.theme.model import Align, SpeakerLayout

_ADDRESS = regex("[!-~]{32}")


@dataclass(frozen=True, slots=True)
class _Shape:
    """The style of a paragraph, the role whose look it has, its language if it has its own,
    and the level and number of the list that counts it.
    """

    style: str
    role: Role
    lang: str = ""
    number: tuple[int, int] | None = None


def add_blocks(place: Place, blocks: Iterable[v.Block]) -> None:
    """Every block in order, at the end of the place."""
    for block in blocks:
        place.draft.waiting.append(block.id)
        _add_block(place, block)


def _add_block(place: Place, block: v.Block) -> None:
    match block:
        case v.Paragraph():
            _add_paragraph(place, block, role_inside(place.role, block.role))
        case v.Heading() | v.Remark():
            _add_paragraph(place, block, block.role)
        case v.Turn():
            own = block.lang and block.lang != place.lang
            _add_turn(replace(place, lang=block.lang) if own else place, block)
        case v.Quote():
            add_blocks(replace(place, role=block.role), block.blocks)
        case v.List():
            _add_list(place, block)
        case v.Table():
            add_table(place, block)
        case v.Divider():
            _add_divider(place, block)
        case v.PageMark():
            _add_page_mark(place, block)


def _add_paragraph(place: Place, block: v.Heading | v.Paragraph | v.Remark, role: Role) -> None:
    _add_filled(place, _Shape(style_id(role), role, block.lang), v.runs(block.content))


def _add_filled(place: Place, shape: _Shape, runs: Iterable[v.Run]) -> None:
    lang = shape.lang or place.lang
    draft = place.draft
    line, told = place.line(shape.role, lang), tuple(runs)
    with paragraph(draft, place.container, shape.style, lang, shape.number) as element:
        add_runs(element, draft, told, line)
    _keep_ragged(element, told, line)


def _keep_ragged(element: Element, runs: Iterable[v.Run], line: Line) -> None:
    """No justified lines where Word, which ends none in a long address, would let them gape."""
    texts = (run.text for run in runs if "/" in run.text)  # which is told at once
    if line.style.align is Align.JUSTIFY and any(map(_ADDRESS.search, texts)):
        add_value(element[0], "jc", "left")  # which is the start side: see styles


# --- turns ----------------------------------------------------------------------------


def _add_turn(place: Place, turn: v.Turn) -> None:
    """A turn: its label where the layout wants it, then what is said."""
    run_in = place.draft.theme.layout.speaker is not SpeakerLayout.BLOCK
    first = turn.blocks[0] if turn.blocks else None
    if not turn.label:
        add_blocks(place, turn.blocks)
    elif run_in and isinstance(first, v.Paragraph):
        _add_labelled(place, turn.label, first)
        add_blocks(place, turn.blocks[1:])
    else:
        role = Role.SPEAKER
        _add_filled(place, _Shape(style_id(role), role), v.runs(turn.label))
        add_blocks(place, turn.blocks)


def _add_labelled(place: Place, label: v.Inlines, first: v.Paragraph) -> None:
    """The first paragraph of a turn with the label before it on its line."""
    draft = place.draft
    draft.waiting.append(first.id)
    role = role_inside(place.role, first.role)
    style = SPEECH_FIRST if role is Role.SPEECH else style_id(role)
    line = place.line(role, first.lang)
    named = v.Run("", (PhraseRole.SPEAKER,), place.lang)
    with paragraph(draft, place.container, style, line.lang) as element:
        add_runs(element, draft, v.runs(label, named), line)
        if gap := gap_after(label):
            add_runs(element, draft, (v.Run(gap),), line)
        said = tuple(v.runs(first.content))
        add_runs(element, draft, said, line)
    _keep_ragged(element, said, line)


# --- lists ----------------------------------------------------------------------------


def _add_list(place: Place, block: v.List) -> None:
    depth = min(place.depth + 1, DEEPEST_LIST)
    place.draft.deepest = max(place.draft.deepest, depth)
    inside = replace(place, role=block.role, depth=depth)
    counted = any(not item.mark for item in block.items)
    number = place.draft.numbering(block.start if block.ordered else None) if counted else 0
    for item in block.items:
        place.draft.waiting.append(item.id)
        _add_item(inside, item, number)
    if depth == 1:
        _end_list(place.container)


def _end_list(container: Element) -> None:
    """Give the last paragraph of a list the space that paragraphs have below them, if it is a
    plain item.
    """
    style = container[-1].find(f"{W}pPr/{W}pStyle") if len(container) else None
    if style is not None and style.get(f"{W}val") == list_style(1, first=True):
        style.set(f"{W}val", LIST_END)


def _add_item(place: Place, item: v.ListItem, number: int) -> None:
    """An item: its mark as printed, or one that Word counts, before the first paragraph."""
    first = item.blocks[0] if item.blocks else None
    lead = first if isinstance(first, v.Paragraph) and first.role in COMMON else None
    if lead:
        place.draft.waiting.append(lead.id)
    mark = (v.Run(item.mark), v.Run("\t")) if item.mark else ()
    runs = (*mark, *(v.runs(lead.content) if lead else ()))
    counted = None if item.mark else (place.depth - 1, number)
    style = list_style(place.depth, first=True)
    _add_filled(place, _Shape(style, Role.LIST_ITEM, lead.lang if lead else "", counted), runs)
    for block in item.blocks[1 if lead else 0 :]:
        _add_in_item(place, block)


def _add_in_item(place: Place, block: v.Block) -> None:
    if isinstance(block, v.Paragraph) and block.role in COMMON:
        place.draft.waiting.append(block.id)
        style = list_style(place.depth, first=False)
        _add_filled(place, _Shape(style, Role.LIST_ITEM, block.lang), v.runs(block.content))
    else:
        add_blocks(place, (block,))


# --- divisions ------------------------------------------------------------------------


def _add_divider(place: Place, block: v.Divider) -> None:
    style = style_id(block.role) if block.text else ADDED_DIVIDER
    text = block.text or place.draft.theme.layout.divider
    _add_filled(place, _Shape(style, block.role), (v.Run(text),))


def _add_page_mark(place: Place, block: v.PageMark) -> None:
    """A page mark where one is printed; else its bookmark stays for what follows."""
    if block.text:
        _add_filled(place, _Shape(style_id(block.role), block.role), (v.Run(block.text),))
