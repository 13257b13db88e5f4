"""Web pages: what can be seen of them, with headings, lists, tables, emphasis, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree
from lxml import html as lxml_html

from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.markup import Element
from publisher.readers.sheet import Sheet, Words
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import BlockKind, Source, StretchKind

_META = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which the encoding is told
_NOT_SHOWN = frozenset(["script", "style", "template", "head", "noscript", "iframe", "object"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LISTS = frozenset(["ol", "ul"])
_TABLES = frozenset(["table", "caption", "tbody", "td", "tfoot", "th", "thead", "tr"])
_BLOCKS = (
    _HEADINGS
    | _LISTS
    | _TABLES
    | frozenset(["address", "article", "aside", "blockquote", "body", "center", "dd", "details"])
    | frozenset(["dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"])
    | frozenset(["form", "header", "hr", "html", "legend", "li", "main", "nav", "option", "p"])
    | frozenset(["pre", "section", "summary"])
)
_INLINE = {
    "b": StretchKind.STRONG,
    "strong": StretchKind.STRONG,
    "em": StretchKind.EMPHASIS,
    "i": StretchKind.EMPHASIS,
    "cite": StretchKind.EMPHASIS,
}
_LINKS = ("http://", "https://", "mailto:")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_SPACES = re.compile("[ \t\n\r\f]+")
_DEEPEST = 9


@dataclass(slots=True)
class _Block:
    """The block that words go into, until another begins."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    group: int = 0
    table_row: int = 0
    head: bool = False
    ordered: bool = False
    row: int = 0
    words: list[Words] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    """Where laying out stands."""

    sheet: Sheet
    block: _Block = field(default_factory=_Block)
    groups: int = 0
    lists: list[tuple[int, bool]] = field(default_factory=list)  # group, ordered
    tables: list[list[int]] = field(default_factory=list)  # group, row, column
    quotes: list[int] = field(default_factory=list)
    kinds: list[tuple[StretchKind, str]] = field(default_factory=list)
    kept: int = 0  # depth of elements whose spaces are kept
    hidden: int = 0  # how deep we are in what is not shown
    left_out: int = 0


def open_html(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """What can be seen of a web page. Raises `InputError` when nothing can."""
    told = _META.search(data[:_HEAD])
    named = encoding or (told[1].decode("ascii", "replace") if told else None)
    decoded = _decoded(data, name, named, asked=encoding is not None)
    text = decoded.value.text
    try:
        root = lxml_html.document_fromstring(
            text, parser=lxml_html.HTMLParser(no_network=True, remove_comments=True, huge_tree=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: this is no web page ({error})", "Give an HTML file.") from None
    state = _State(Sheet())
    _walk(root, state)
    _finish(state)
    if not state.sheet.has_words():
        raise InputError(f"{name}: the page shows no text", "Give a page with text in it.")
    facts = {"language": root.get("lang", "")}
    source = state.sheet.source(name, data, decoded.value.encoding, facts)
    return Outcome(source, (*decoded.notices, *_notices(state, name)))


def _decoded(data: bytes, name: str, encoding: str | None, *, asked: bool) -> Outcome[Source]:
    """The text of the page; the encoding that it tells need not be right."""
    try:
        return decode(data, name, encoding)
    except InputError:
        if asked or not encoding:
            raise
        return decode(data, name, None)


def _walk(root: Element, state: _State) -> None:
    """Go through all elements, entering and leaving each, however deep they stand."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            if event == "end":
                _put_text(state, element.tail, element)
            continue
        if event == "start":
            _enter(element, state)
        else:
            _leave(element, state)


def _row(element: Element) -> int:
    """The line of the file where an element begins, 0 when it is not known."""
    return cast("int | None", element.sourceline) or 0


def _is_hidden(element: Element) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or bool(_HIDING.search(element.get("style", "").lower()))


def _skips(element: Element, state: _State) -> bool:
    """Whether an element and all in it is not shown."""
    return state.hidden > 0 or element.tag in _NOT_SHOWN or _is_hidden(element)


def _enter(element: Element, state: _State) -> None:
    if _skips(element, state):
        unseen = not state.hidden and element.tag not in _NOT_SHOWN
        state.left_out += unseen and any(part.strip() for part in element.itertext())
        state.hidden += 1
        return
    tag = str(element.tag)
    if tag in _BLOCKS:
        _finish(state)
        _open_block(tag, element, state)
    elif tag == "br":
        state.block.words.append(Words("\n", StretchKind.LINE_BREAK))
    elif tag in _INLINE:
        state.kinds.append((_INLINE[tag], ""))
    elif tag == "a" and element.get("href", "").strip().startswith(_LINKS):
        state.kinds.append((StretchKind.LINK, element.get("href", "").strip()))
    _put_text(state, element.text, element)


def _open_block(tag: str, element: Element, state: _State) -> None:
    row = _row(element)
    if tag in _LISTS:
        if not state.lists:
            state.groups += 1
        state.lists.append((state.groups, tag == "ol"))
    elif tag == "blockquote":
        state.groups += 1
        state.quotes.append(state.groups)
    elif tag == "table":
        state.groups += 1
        state.tables.append([state.groups, -1, 0])
    elif tag == "tr" and state.tables:
        state.tables[-1][1:] = [state.tables[-1][1] + 1, 0]
    elif tag == "pre":
        state.kept += 1
    state.block = _begun(tag, state, row)
    if tag == "hr":
        state.sheet.put(BlockKind.DIVIDER, "", row)


def _begun(tag: str, state: _State, row: int) -> _Block:
    """The block that an element begins, by it and by what it stands in."""
    if tag in _HEADINGS:
        return _Block(BlockKind.HEADING, int(tag[1]) - 1, row=row)
    if state.tables:
        group, table_row, column = state.tables[-1]
        if tag in ("td", "th"):
            state.tables[-1][2] += 1
            column += 1
        cell = max(0, column - 1)
        return _Block(BlockKind.CELL, cell, group, max(0, table_row), tag == "th", row=row)
    if state.lists:
        group, ordered = state.lists[-1]
        depth = min(len(state.lists), _DEEPEST)
        return _Block(BlockKind.ITEM, depth, group, ordered=ordered, row=row)
    if state.quotes:
        return _Block(BlockKind.QUOTE, 1, state.quotes[-1], row=row)
    return _Block(row=row)


def _leave(element: Element, state: _State) -> None:
    if state.hidden:
        state.hidden -= 1
        if not state.hidden:
            _put_text(state, element.tail, element)
        return
    tag = str(element.tag)
    if tag in _BLOCKS:
        _finish(state)
        _close_block(tag, state)
        state.block = _begun("div", state, _row(element))
    elif tag in _INLINE or (
        tag == "a" and element.get("href", "").strip().startswith(_LINKS) and state.kinds
    ):
        state.kinds.pop()
    _put_text(state, element.tail, element)


def _close_block(tag: str, state: _State) -> None:
    if tag in _LISTS and state.lists:
        state.lists.pop()
    elif tag == "blockquote" and state.quotes:
        state.quotes.pop()
    elif tag == "table" and state.tables:
        state.tables.pop()
    elif tag == "pre":
        state.kept -= 1


def _put_text(state: _State, text: str | None, element: Element) -> None:
    if not text or state.hidden:
        return
    told = text if state.kept else _SPACES.sub(" ", text)
    kind, value = state.kinds[-1] if state.kinds else (None, "")
    state.block.row = state.block.row or _row(element)
    state.block.words.append(Words(told, kind, value))


def _finish(state: _State) -> None:
    """Put down the block that words went into, if it has any."""
    block = state.block
    words = list(_trimmed(block.words))
    if any(one.text.strip() for one in words):
        state.sheet.put(
            block.kind,
            words,
            block.row,
            level=block.level,
            group=block.group,
            table_row=block.table_row,
            head=block.head,
            ordered=block.ordered,
        )
    state.block = _Block()


def _trimmed(words: list[Words]) -> Iterator[Words]:
    """The words, spaces that follow a space or begin the block left out."""
    spaced = True
    for one in words:
        text = (
            one.text.lstrip(" ") if spaced and one.kind is not StretchKind.LINE_BREAK else one.text
        )
        if text:
            yield Words(text, one.kind, one.value)
            spaced = text[-1] in " \n"


def _notices(state: _State, name: str) -> Iterator[Notice]:
    """What of the page is not read, since a browser does not show it."""
    if state.left_out:
        yield Notice(
            "P109",
            Severity.INFO,
            f"{state.left_out} hidden part(s) of the page are left out",
            Where(name),
            "If they belong to the record, take away what hides them.",
        )
