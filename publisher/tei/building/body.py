"""The items of a record become the body of the edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.record import (
    Divider,
    Heading,
    Item,
    List,
    ListItem,
    PageMark,
    Paragraph,
    ParagraphKind,
    Quote,
    Remark,
    Speech,
    Table,
    Turn,
    TurnItem,
)
from publisher.tei import names
from publisher.tei.building.pieces import (
    Writing,
    clock_time,
    has_words,
    write_page,
    write_pieces,
    write_remark,
)
from publisher.tei.identifiers import language_for
from publisher.tei.names import XML_LANG, Element
from publisher.tei.text import child, one_line

DEEPEST_HEADING = 6  # as in HTML; deeper ones stand beside it
DEEPEST_LIST = 30  # parsers stop at 256 elements inside each other; deeper lists go flat
_UNTITLED = DEEPEST_HEADING + 1  # the level of what stands before the first heading
_DATE = regex("[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?")
_SHORT_MONTHS = ("02-30", "02-31", "04-31", "06-31", "09-31", "11-31")


def write_body(body: Element, items: Sequence[Item], writing: Writing) -> None:
    """Append the items, each under its heading: one `div` per heading, nested by level."""
    outline = [_Section(-1, body)]
    titled = False
    for item in items:
        if isinstance(item, Heading):
            level = _level(item, titled=titled)
            titled = titled or level == 0
            _open(outline, level)
            _head(outline[-1].div, item, level, writing)
        else:
            if len(outline) == 1:
                _open(outline, _UNTITLED)
            _item(outline[-1].div, item, writing, 0)
    if len(outline) == 1:
        _open(outline, _UNTITLED)


@dataclass(frozen=True, slots=True)
class _Section:
    level: int
    div: Element


def _level(heading: Heading, *, titled: bool) -> int:
    """Level 0 is the title, and there is one."""
    return max(1 if titled else 0, min(heading.level, DEEPEST_HEADING))


def _open(outline: list[_Section], level: int) -> None:
    while outline[-1].level >= level:
        outline.pop()
    div = child(outline[-1].div, "div", "", {"type": "debateSection"})
    outline.append(_Section(level, div))


def _head(div: Element, heading: Heading, level: int, writing: Writing) -> None:
    ident = writing.ident(writing.addresses.next("h"))
    kind = "" if level else names.TITLE_HEAD
    write_pieces(child(div, "head", "", {"type": kind, **ident}), heading.pieces, writing)


def _item(parent: Element, item: Item, writing: Writing, depth: int) -> None:
    """Append an item that nobody says, or a turn. `depth` counts the lists around it."""
    match item:
        case Heading():
            _inner_heading(parent, item, writing)
        case Paragraph():
            _paragraph(parent, item, writing)
        case Turn():
            _turn(parent, item, writing, depth)
        case Speech():
            _turn(parent, Turn((), "", (item,), item.span), writing, depth)
        case Quote() | Remark() | PageMark() | Divider() | List() | Table():
            _structure(parent, item, writing, depth)


def _structure(
    parent: Element,
    item: Quote | Remark | PageMark | Divider | List | Table,
    writing: Writing,
    depth: int,
) -> None:
    match item:
        case Remark():
            ident = writing.ident(writing.addresses.next("r"))
            write_remark(parent, item.pieces, item.value, ident)
        case PageMark():
            write_page(parent, item.number, item.text, writing)
        case Divider():
            _divider(parent, item, writing)
        case Quote():
            _quote(parent, item, writing)
        case List():
            _list(parent, item, writing, depth)
        case Table():
            _table(parent, item, writing)


def _inner_heading(parent: Element, heading: Heading, writing: Writing) -> None:
    ident = writing.ident(writing.addresses.next("h"))
    label = child(parent, "label", "", {"type": names.HEADING_LABEL, **ident})
    write_pieces(label, heading.pieces, writing)


def _paragraph(parent: Element, paragraph: Paragraph, writing: Writing) -> None:
    ident = writing.ident(writing.addresses.next("n"))
    if paragraph.kind is ParagraphKind.PLAIN:
        write_pieces(child(parent, "p", "", ident), paragraph.pieces, writing)
        return
    note = child(parent, "note", "", {"type": names.NOTE_TYPES[paragraph.kind], **ident})
    write_pieces(_fact(note, paragraph), paragraph.pieces, writing)


def _fact(note: Element, paragraph: Paragraph) -> Element:
    """The element for a printed fact's words: a date or a time that is known, else the note."""
    if paragraph.kind is ParagraphKind.DATE and (when := calendar_date(paragraph.value)):
        return child(note, "date", "", {"when": when})
    if paragraph.kind is ParagraphKind.TIME and (when := clock_time(paragraph.value)):
        return child(note, "time", "", {"when": when})
    return note


def calendar_date(value: str) -> str:
    """A date as `@when` takes it: a year and month, or a day that exists; else ""."""
    if not _DATE.fullmatch(value) or value.startswith("0000") or value[5:] in _SHORT_MONTHS:
        return ""
    return "" if value[5:] == "02-29" and not _leap(int(value[:4])) else value


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _turn(parent: Element, turn: Turn, writing: Writing, depth: int) -> None:
    address = writing.addresses.next("u")
    if has_words(turn.label):
        note = child(parent, "note", "", {"type": names.LABEL_NOTE})
        write_pieces(note, turn.label, writing)
    who = writing.people.get(turn.who, "")
    attributes = {
        "who": who and f"#{who}",
        "ana": names.REGULAR if turn.who in writing.named else names.UNNAMED,
        "start": writing.moment(turn.start),
        "end": writing.moment(turn.end),
        **writing.ident(address),
    }
    utterance = child(parent, "u", "", attributes)
    for item in turn.body:
        _turn_item(utterance, item, address, writing, depth)


def _turn_item(
    utterance: Element, item: TurnItem, address: str, writing: Writing, depth: int
) -> None:
    """Append what is part of a turn. `u` holds no lists, quotations or tables itself."""
    match item:
        case Speech():
            _speech(utterance, "seg", item, address, writing)
        case List() | Quote():
            holder = "seg" if depth < DEEPEST_LIST else "writing"  # `seg` holds no `p`
            _structure(child(utterance, holder), item, writing, depth)
        case Table():
            _structure(child(utterance, "writing"), item, writing, depth)
        case Remark() | PageMark() | Divider():
            _structure(utterance, item, writing, depth)


def _speech(parent: Element, name: str, speech: Speech, address: str, writing: Writing) -> None:
    lang = language_for(speech.lang) if speech.lang else ""
    ident = writing.ident(writing.addresses.next(f"{address}.p"))
    write_pieces(child(parent, name, "", {XML_LANG: lang, **ident}), speech.pieces, writing)


def _divider(parent: Element, divider: Divider, writing: Writing) -> None:
    ident = writing.ident(writing.addresses.next("d"))
    if divider.text.strip():
        child(parent, "note", divider.text, {"type": names.DIVIDER_NOTE, **ident})
    else:
        child(parent, "milestone", "", {"unit": "section", **ident})


def _quote(parent: Element, quote: Quote, writing: Writing) -> None:
    address = writing.addresses.next("q")
    element = child(parent, "quote", "", writing.ident(address))
    for speech in quote.body:
        _speech(element, "p", speech, address, writing)


def _list(parent: Element, found: List, writing: Writing, depth: int) -> None:
    if not found.items:
        return
    address = writing.addresses.next("l")
    if depth >= DEEPEST_LIST:
        for part in _flattened(found):
            _list_item_part(parent, part, address, writing, depth)
        return
    rendering = names.NUMBERED if found.ordered else names.BULLETED
    element = child(parent, "list", "", {"rend": rendering, **writing.ident(address)})
    for item in found.items:
        item_address = writing.addresses.next(f"{address}.i")
        told = {"n": one_line(item.number), **writing.ident(item_address)}
        holder = child(element, "item", "", told)
        for part in (item.mark, *item.body):
            _list_item_part(holder, part, item_address, writing, depth + 1)


def _flattened(found: List) -> Iterator[str | Item]:
    """The marks and the contents of a list and of all lists in it, in order."""
    stack: list[Item | ListItem] = list(reversed(found.items))
    while stack:
        part = stack.pop()
        match part:
            case ListItem():
                yield part.mark
                stack.extend(reversed(part.body))
            case List():
                stack.extend(reversed(part.items))
            case _:
                yield part


def _list_item_part(
    holder: Element, part: str | Item, address: str, writing: Writing, depth: int
) -> None:
    match part:
        case str():
            if part.strip():
                child(holder, "label", part)
        case Speech():
            _speech(holder, "p", part, address, writing)
        case Paragraph(kind=ParagraphKind.PLAIN):
            _speech(holder, "p", Speech(part.pieces, part.span), address, writing)
        case _:
            _item(holder, part, writing, depth)


def _table(parent: Element, table: Table, writing: Writing) -> None:
    rows, caption = table.rows, table.caption
    if not rows and caption:  # there is no table without a row
        rows, caption = ((caption,),), ()
    if not rows:
        return
    ident = writing.ident(writing.addresses.next("t"))
    element = child(parent, "table", "", ident)
    if caption:
        write_pieces(child(element, "head"), caption, writing)
    for number, cells in enumerate(rows):
        role = names.LABEL_ROW if number < table.head else ""
        row = child(element, "row", "", {"role": role})
        for pieces in cells or ((),):  # a row has a cell, be it an empty one
            write_pieces(child(row, "cell"), pieces, writing)
