"""Blocks become flow content."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeGuard

from publisher import view as v
from publisher.exporters.shared.labels import gap_after
from publisher.exporters.shared.nested import role_inside
from publisher.exporters.shared.tables import number_columns, whole
from publisher.exporters.shared.xhtml.css_tables import NUMBER, UNCAPTIONED
from publisher.exporters.shared.xhtml.elements import (
    Element,
    add,
    add_text,
    set_attributes,
    set_language,
)
from publisher.exporters.shared.xhtml.inline import add_inlines
from publisher.exporters.shared.xhtml.page import Page, Place
from publisher.roles import PhraseRole, Role
from publisher.theme.model import SpeakerLayout


def add_blocks(place: Place, blocks: Iterable[v.Block]) -> None:
    """Append every block in order, a line end after each."""
    for block in blocks:
        _add_block(place, block)


def _add_block(place: Place, block: v.Block) -> None:
    match block:
        case v.Paragraph() | v.Remark():
            _add_text_block(place, "p", block, _role(place, block))
        case v.Heading():
            _add_text_block(place, _heading_tag(place, block), block, block.role)
        case v.Turn():
            _add_turn(place, block)
        case v.Quote():
            quote = _add(place, "blockquote", block.id)
            add_blocks(place.inside(quote, role=block.role), block.blocks)
        case v.List():
            _add_list(place, block)
        case v.Table():
            _add_table(place, block)
        case v.Divider() | v.PageMark():
            _add_division(place, block)


def _add(place: Place, tag: str, address: str, role: str = "") -> Element:
    """A new block of the place, with its address; the source gets a line end after it."""
    element = add(place.element, tag, id=place.page.name(address), class_=role)
    element.tail = "\n"
    return element


def _add_text_block(
    place: Place, tag: str, block: v.Heading | v.Paragraph | v.Remark, role: str
) -> None:
    element = _add(place, tag, block.id, role)
    lang = set_language(element, block.lang, place.lang)
    add_inlines(place.inside(element, lang), block.content)


def _role(place: Place, block: v.Paragraph | v.Remark) -> Role:
    return role_inside(place.role, block.role)


def _heading_tag(place: Place, heading: v.Heading) -> str:
    """`h1` to `h6`; a heading without words would lead its reader to nothing."""
    if not v.plain(heading.content).strip():
        return "p"
    level = place.page.anchors.levels.get(heading.id, heading.level + 1)
    return f"h{min(max(level, 1), 6)}"


# --- turns ----------------------------------------------------------------------------


def _add_turn(place: Place, turn: v.Turn) -> None:
    """A turn: its label where the layout wants it, then what is said."""
    element = _add(place, "div", turn.id, "turn")
    inside = place.inside(element, set_language(element, turn.lang, place.lang))
    element.text = "\n"
    first = turn.blocks[0] if turn.blocks else None
    run_in = place.page.layout.speaker is not SpeakerLayout.BLOCK
    if turn.label and run_in and _can_lead(first):
        _add_labelled(inside, turn.label, first)
        add_blocks(inside, turn.blocks[1:])
        return
    if turn.label:
        add_inlines(inside.inside(_add(inside, "p", "", Role.SPEAKER)), turn.label)
    add_blocks(inside, turn.blocks)


def _can_lead(block: v.Block | None) -> TypeGuard[v.Paragraph]:
    return isinstance(block, v.Paragraph)


def _add_labelled(place: Place, label: v.Inlines, first: v.Paragraph) -> None:
    """The first paragraph of a turn, with the label before it on its line."""
    element = _add(place, "p", first.id, f"{_role(place, first)} first")
    outer = place.lang
    lang = set_language(element, first.lang, outer)
    named = add(element, "b", class_=PhraseRole.SPEAKER)
    set_language(named, outer, lang)
    add_inlines(place.inside(named, outer), label)
    add_text(element, gap_after(label))
    add_inlines(place.inside(element, lang), first.content)


# --- lists and tables -----------------------------------------------------------------


def _add_list(place: Place, block: v.List) -> None:
    """A list, its marks as printed; where none are, the reader's own."""
    printed = "printed" if any(item.mark for item in block.items) else ""
    element = _add(place, "ol" if block.ordered else "ul", block.id, printed)
    if block.ordered and block.start != 1:
        element.set("start", str(block.start))
    element.text = "\n"
    inside = place.inside(element)
    for item in block.items:
        held = inside.inside(_add(inside, "li", item.id), role=block.role)
        _add_item(held, item)


def _add_item(place: Place, item: v.ListItem) -> None:
    first = item.blocks[0] if item.blocks else None
    if not item.mark:
        add_blocks(place, item.blocks)
    elif isinstance(first, v.Paragraph):
        element = _add(place, "p", first.id, f"{_role(place, first)} marked")
        lang = set_language(element, first.lang, place.lang)
        _add_mark(element, item.mark)
        add_inlines(place.inside(element, lang), first.content)
        add_blocks(place, item.blocks[1:])
    else:
        _add_mark(_add(place, "p", "", f"{Role.LIST_ITEM} marked"), item.mark)
        add_blocks(place, item.blocks)


def _add_mark(element: Element, mark: str) -> None:
    add_text(add(element, "span", class_="mark"), mark)
    add_text(element, " ")


def _add_table(place: Place, block: v.Table) -> None:
    block = whole(block)
    table = _add(place, "table", block.id, "" if block.caption else UNCAPTIONED)
    table.text = "\n"
    if block.caption:
        caption = _add(place.inside(table), "caption", "", Role.CAPTION)
        add_inlines(place.inside(caption), block.caption)
    numbers = number_columns(block)
    head, body = block.rows[: max(block.head, 0)], block.rows[max(block.head, 0) :]
    for tag, rows in (("thead", head), ("tbody", body)):
        if rows:
            part = place.inside(_add(place.inside(table), tag, ""))
            _add_rows(part, rows, numbers, head=tag == "thead")


def _add_rows(
    place: Place, rows: Iterable[tuple[v.Inlines, ...]], numbers: Collection[int], *, head: bool
) -> None:
    tag, role = ("th", Role.TABLE_HEAD) if head else ("td", Role.TABLE_CELL)
    for row in rows:
        line = _add(place, "tr", "")
        for column, content in enumerate(row):
            named = f"{role} {NUMBER}" if column in numbers else role
            cell = add(line, tag, class_=named, scope="col" if head else "")
            add_inlines(place.inside(cell), content)


# --- divisions ------------------------------------------------------------------------


def _add_division(place: Place, block: v.Divider | v.PageMark) -> None:
    """A divider, or the place where a page of the source begins. What is not printed is
    an element without words.
    """
    if isinstance(block, v.PageMark):
        _add_page_mark(place, block)
    elif block.text:
        add_text(_add(place, "p", block.id, block.role), block.text)
    else:
        _add(place, "hr", block.id, block.role)


def _add_page_mark(place: Place, block: v.PageMark) -> None:
    """Where a page of the source begins. Its number is a title, since the role may have no
    label (DPUB-ARIA 1.1, doc-pagebreak).
    """
    holder = place.inside(_add(place, "p", "", block.role)) if block.text else place
    mark = _add(holder, "span", block.id)
    if block.number.strip():
        set_attributes(mark, role="doc-pagebreak", title=block.number)
        place.page.mark_type(mark, "pagebreak")
    if block.text:
        mark.tail = None
        add_text(holder.element, block.text)


# --- notes ----------------------------------------------------------------------------


def add_notes(place: Place) -> None:
    """The notes of the page's file, each with a link back to its mark."""
    page = place.page
    for note in page.anchors.notes.get(page.file, ()):
        aside = _add(place, "aside", "")
        set_attributes(aside, id=page.anchors.note_places[note.id].id, role="doc-footnote")
        page.mark_type(aside, "footnote")
        inside = place.inside(aside, role=note.role)
        _add_note(inside, note)


def _add_note(place: Place, note: v.Note) -> None:
    first = note.blocks[0] if note.blocks else None
    lead = first if isinstance(first, v.Paragraph) else None
    role = _role(place, lead) if lead else note.role
    element = _add(place, "p", lead.id if lead else "", role)
    lang = set_language(element, lead.lang if lead else "", place.lang)
    _add_back_link(element, place.page, note)
    add_text(element, " ")
    add_inlines(place.inside(element, lang), lead.content if lead else ())
    add_blocks(place, note.blocks[1 if lead else 0 :])


def _add_back_link(element: Element, page: Page, note: v.Note) -> None:
    mark = note.mark or "*"
    if note.id not in page.marked:
        add_text(add(element, "span", class_="back-link"), mark)
        return
    href = f"#{page.anchors.reference_id(note.id)}"
    add_text(add(element, "a", class_="back-link", role="doc-backlink", href=href), mark)
