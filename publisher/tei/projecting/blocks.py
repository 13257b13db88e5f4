"""Block elements become the blocks of the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from publisher.roles import HEADINGS, Role
from publisher.tei import names
from publisher.tei.names import Element, local, qualified
from publisher.tei.projecting.inlines import OMITTED, flowed, inline, inlines, is_footnote, tidy
from publisher.tei.projecting.reading import DEEPEST, PRINTED, Frame, Reading
from publisher.tei.projecting.siblings import is_label, is_taken, label_of, page_note
from publisher.tei.table import NOTE_ROLES, TABLE, How, Rule, is_block, is_section
from publisher.tei.text import has_own_words, is_blank, one_line, parts
from publisher.view import (
    Added,
    Block,
    Divider,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    PageMark,
    Paragraph,
    Quote,
    Remark,
    Table,
    Text,
    Turn,
    plain,
)


def blocks_of(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    """An element that stands as a block: the blocks it becomes."""
    if frame.depth > DEEPEST:
        return _words(element, reading, frame)
    rule = TABLE.get(local(element))
    if rule is None:
        return _unknown(element, reading, frame)
    if rule.how is How.HIDDEN:
        return []
    if handler := _HANDLERS.get(rule.how):
        return handler(element, reading, frame)
    return _paragraph(element, _role(element, rule, frame), reading, frame)


def _role(element: Element, rule: Rule, frame: Frame) -> Role:
    if local(element) == "ab" and (told := NOTE_ROLES.get(element.get("type", ""))):
        return told
    is_own = rule.how is How.PARAGRAPH and not rule.keeps_role
    return rule.role if is_own else frame.role


# --- the flow -------------------------------------------------------------------------


def flow(  # noqa: PLR0913  # one loop serves all that holds blocks
    element: Element,
    reading: Reading,
    frame: Frame,
    *,
    in_line: bool | None = None,
    own: Element | None = None,
    without: Element | None = None,
) -> list[Block]:
    """What an element holds, as blocks: words that stand between blocks become paragraphs.

    Elements that can stand in a line do so where words stand beside them, or where
    `in_line` says it. The first paragraph takes the address of `own`; the child `without`
    is left out.
    """
    lines = has_own_words(element) if in_line is None else in_line
    inner, found = frame.inside(element), list[Block]()
    run: list[Inline] = []
    for part in parts(element):
        if isinstance(part, str):
            if run or not is_blank(part):  # blanks before words would be left out below
                run.append(Text(flowed(part, element, reading)))
        elif part is without:
            continue
        elif is_block(part, lines=lines) or is_label(part):
            own = _flush(run, found, own, reading, inner)
            found += blocks_of(part, reading, inner)
        else:
            run += inline(part, reading, inner)
    _flush(run, found, own, reading, inner)
    return found


def _flush(
    run: list[Inline], found: list[Block], own: Element | None, reading: Reading, frame: Frame
) -> Element | None:
    """Make a paragraph of a run and empty it. Gives `own` back while it is not used."""
    if not run:
        return own
    content = tidy(run)
    run.clear()
    if not content:
        return own
    address = reading.address(own, frame.stem)
    found.append(Paragraph(address, content, frame.role, reading.lang(frame)))
    return None


# --- paragraphs -----------------------------------------------------------------------


def _paragraph(element: Element, role: Role, reading: Reading, frame: Frame) -> list[Block]:
    if local(element) == "label" and element.get("type") == names.HEADING_LABEL:
        return _heading(element, reading, frame)
    inner = frame._replace(role=role)
    return flow(element, reading, inner, in_line=True, own=element)


def _unknown(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    reading.not_known(element)
    if is_block(element, lines=True):
        return flow(element, reading, frame)
    return _paragraph(element, Role.PLAIN, reading, frame)


def _words(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    """The words alone of what stands too deep to be shown as it is."""
    content = tidy((Text(flowed(reading.words_of(element), element, reading)),))
    return [Paragraph(reading.address(element, "n"), content, frame.role)] if content else []


def _note(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    if is_taken(element):
        return []
    kind = element.get("type", "")
    if kind == names.DIVIDER_NOTE:
        return [Divider(reading.address(element, "d"), one_line(reading.words_of(element)))]
    if kind == names.LABEL_NOTE:
        reading.floor = PRINTED
    other = Role.NOTE if is_footnote(element) else Role.NARRATIVE
    return _paragraph(element, NOTE_ROLES.get(kind, other), reading, frame)


def _heading(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    holder = element.getparent()
    if local(element) == "head" and holder is not None and not is_section(holder):
        return _paragraph(element, Role.CAPTION, reading, frame)
    title = local(element) == "head" and reading.is_title(element)
    content = tidy(inlines(element, reading, frame.inside(element)))
    if not content:
        return []
    reading.has_title, reading.floor = reading.has_title or title, ""
    level = 0 if title else max(1, frame.level) + reading.above
    role = Role.TITLE if title else HEADINGS[min(level, len(HEADINGS)) - 1]
    address, lang = reading.address(element, "h"), reading.lang(frame, element)
    return [Heading(address, level, content, role, lang)]


def _remark(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    content = tidy(inlines(element, reading, frame.inside(element)))
    if not content and local(element) == "gap":
        content = (Added(OMITTED),)
    if not content:
        return []
    kind = element.get("type", "") or element.get("reason", "")
    address, lang = reading.address(element, "r"), reading.lang(frame, element)
    return [Remark(address, content, kind, lang=lang)]


def _page(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    note = page_note(element)
    printed = one_line(reading.words_of(note)) if note is not None else ""
    mark = PageMark(reading.address(element, "pb"), element.get("n", ""), printed)
    return [mark, *flow(element, reading, frame)]


def _divider(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    inner = flow(element, reading, frame)
    if element.get("unit") != "section":  # a count of verses or folios parts no passages
        return inner
    return [Divider(reading.address(element, "d")), *inner]


# --- what holds blocks ----------------------------------------------------------------


def _section(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    """A container. A division without the record's title takes the outline one deeper."""
    if not local(element).startswith("div"):
        return flow(element, reading, frame)
    head = next(element.iterchildren(qualified("head")), None)
    titled = head is not None and reading.is_title(head)
    deeper = frame if titled else frame._replace(level=frame.level + 1)
    return flow(element, reading, deeper)


def _turn(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    address = reading.address(element, "u")
    holder = label_of(element)
    label: Inlines = ()
    if holder is not None:
        label = tidy(inlines(holder, reading, frame.inside(holder)))
    who = element.get("who", "")
    speaker = reading.speaker(who, plain(label))
    label = reading.takes_floor(who, printed=bool(label)) or label
    inner = frame._replace(role=Role.SPEECH, stem=f"{address}.p")
    blocks = flow(element, reading, inner, without=holder)
    start, end = (reading.moment(element.get(name, "")) for name in ("start", "end"))
    lang = reading.lang(frame, element)
    return [Turn(address, speaker, label, tuple(blocks), lang, start=start, end=end)]


def _quote(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    address = reading.address(element, "q")
    inner = frame._replace(role=Role.QUOTE, stem=f"{address}.p")
    blocks = flow(element, reading, inner)
    return [Quote(address, tuple(blocks))] if blocks else []


def _list(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    """A list, after what stands in it before its first item."""
    address, inner = reading.address(element, "l"), frame.inside(element)
    before: list[Block] = []
    items: list[ListItem] = []
    mark: Element | None = None
    for part in parts(element):
        if isinstance(part, Element) and _is_mark(part):
            _put_between(_lone_mark(mark, reading, inner), before, items)
            mark = part
        elif isinstance(part, Element) and local(part) == "item":
            items.append(_list_item(part, mark, address, reading, inner))
            mark = None
        else:
            if mark is not None and _has_words(part, reading):
                _put_between(_lone_mark(mark, reading, inner), before, items)
                mark = None
            _put_between(_beside(part, reading, inner), before, items)
    _put_between(_lone_mark(mark, reading, inner), before, items)
    ordered = "number" in element.get("rend", "") or element.get("type") == "ordered"
    listed = List(address, tuple(items), ordered, start=_start(element))
    return [*before, listed] if items else before


_DIGITS = 6  # of the longest number at which a list starts


def _start(element: Element) -> int:
    """The number of a list's first item, where it tells one: `3`, `3.`; else 1."""
    first = next(element.iterchildren(qualified("item")), None)
    number = first.get("n", "").strip().rstrip(".)") if first is not None else ""
    return int(number) if number.isascii() and number.isdecimal() and len(number) < _DIGITS else 1


def _lone_mark(mark: Element | None, reading: Reading, frame: Frame) -> list[Block]:
    """The words of a label whose item is missing."""
    return [] if mark is None else _paragraph(mark, Role.LIST_ITEM, reading, frame)


def _beside(part: str | Element, reading: Reading, frame: Frame) -> list[Block]:
    """What stands where only items should."""
    if not isinstance(part, str):
        return blocks_of(part, reading, frame)
    content = tidy((Text(part),))
    return [Paragraph(reading.address(None, frame.stem), content)] if content else []


def _has_words(part: str | Element, reading: Reading) -> bool:
    return not is_blank(part if isinstance(part, str) else reading.words_of(part))


def _put_between(blocks: list[Block], before: list[Block], items: list[ListItem]) -> None:
    """Keep what stands in a list beside its items in the order of the text."""
    if items:
        items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *blocks))
    else:
        before += blocks


def _list_item(
    element: Element, label: Element | None, holder: str, reading: Reading, frame: Frame
) -> ListItem:
    address = reading.address(element, f"{holder}.i")
    inner = frame._replace(role=Role.LIST_ITEM, stem=f"{address}.p")
    first = next(parts(element), None) if label is None else None
    if isinstance(first, str) and is_blank(first):
        first = next(element.iterchildren("*"), None)
    is_mark = first is not None and not isinstance(first, str) and _is_mark(first)
    printed = first if is_mark else label
    mark = one_line(reading.words_of(printed)) if isinstance(printed, Element) else ""
    without = first if isinstance(first, Element) and is_mark else None
    blocks = flow(element, reading, inner, without=without)
    return ListItem(address, tuple(blocks), mark)


def _is_mark(element: Element) -> bool:
    return local(element) == "label" and element.get("type") != names.HEADING_LABEL


def _table(element: Element, reading: Reading, frame: Frame) -> list[Block]:
    """A table. What stands in it beside its rows becomes a row of one cell."""
    address, inner = reading.address(element, "t"), frame.inside(element)
    caption: list[Inline] = []
    rows: list[tuple[Inlines, ...]] = []
    head = 0
    for part in parts(element):
        if isinstance(part, Element) and local(part) == "row":
            head += part.get("role") == names.LABEL_ROW and head == len(rows)
            rows.append(_cells(part, reading, inner.inside(part)))
        elif isinstance(part, Element) and local(part) == "head" and not rows:
            caption += inlines(part, reading, inner)
        elif content := tidy(_in_line(part, reading, inner)):
            rows.append((content,))
    if not rows and not caption:
        return []
    return [Table(address, tuple(rows), head, tidy(caption))]


def _cells(row: Element, reading: Reading, frame: Frame) -> tuple[Inlines, ...]:
    """The cells of a row. Words beside them are a cell of their own."""
    return tuple(
        tidy(_in_line(part, reading, frame))
        for part in parts(row)
        if not isinstance(part, str) or not is_blank(part)
    )


def _in_line(part: str | Element, reading: Reading, frame: Frame) -> Inlines:
    if isinstance(part, str):
        return (Text(part),)
    return inline(part, reading, frame)


_Handler = Callable[[Element, Reading, Frame], list[Block]]
_HANDLERS: Mapping[How, _Handler] = MappingProxyType(
    {
        How.CONTAINER: _section,
        How.HEADING: _heading,
        How.TURN: _turn,
        How.LIST: _list,
        How.TABLE: _table,
        How.QUOTE: _quote,
        How.REMARK: _remark,
        How.DIVIDER: _divider,
        How.PAGE: _page,
        How.NOTE: _note,
    }
)
"""What makes blocks of an element, by its row in the table; any other is a paragraph."""
