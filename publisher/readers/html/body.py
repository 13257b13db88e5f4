"""The body of a page: its elements become blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import NamedTuple

from publisher.data import dataclass
from publisher.foreign.html_tree import Element, is_element, local, row_of
from publisher.law import visible
from publisher.patterns import regex
from publisher.readers.drafting import (
    BREAK,
    SPACE,
    Draft,
    Piece,
    address,
    blank,
    language_tag,
)
from publisher.readers.html.context import Context, Item, Table, lays_out, list_of
from publisher.readers.html.visible import SECTIONS, Part, entity, part, words
from publisher.source import CAPTION, Block, BlockKind

_WHITE = regex(f"[{SPACE}]+")
_LINES = regex("(\n)")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "html", "legend", "li", "main"),
        *("menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "summary"),
        *("table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "xmp", "listing"),
        "plaintext",
    ]
)
_PREFORMATTED = frozenset(["pre", "textarea", "xmp", "listing", "plaintext"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS = frozenset(["em", "i"])
_STRONG = frozenset(["strong", "b"])


class _Step(NamedTuple):
    """An element to be read in a context; `inner` once it is begun, to end it."""

    element: Element
    context: Context
    inner: Context | None = None


@dataclass(slots=True)
class Body:
    """Reads a page in order into a draft. It iterates: pages may be nested deeply."""

    draft: Draft
    has_main: bool
    hidden: int = 0  # elements that the page hides
    navigation: int = 0  # words left out
    plain: list[str] = field(default_factory=list)  # the text of `pre` and its like
    other: bool = False  # there is other text, too
    row: int = 0  # in which the first text of `plain` stands
    _pieces: list[Piece] = field(default_factory=list)
    _context: Context = field(default_factory=Context)  # where the first of them stands
    _row: int = 0
    _white: bool = True  # white space would be at a beginning, or follow other

    def read(self, root: Element) -> None:
        """Read a page."""
        todo = [_Step(root, Context())]
        while todo:
            step = todo.pop()
            if step.inner is not None:
                self._end(step.element, step.inner, step.context)
                self._add_text(step.element.tail, step.context, step.element)
            elif (inner := self._begin(step.element, step.context)) is None:
                self._add_text(step.element.tail, step.context, step.element)
            else:
                todo.append(step._replace(inner=inner))
                todo += (_Step(child, inner) for child in reversed(step.element))
        self._flush()

    def _begin(self, element: Element, context: Context) -> Context | None:
        """Begin an element: where its content stands, None when that is left out."""
        if not is_element(element):
            self._add_text(entity(element), context, element)
            return None
        kind = part(element, has_main=self.has_main, sectioned=context.sectioned)
        if kind is not Part.SHOWN:
            self._leave_out(element, kind, context)
            return None
        name = local(element)
        inner = self._with_looks(element, name, context)
        if name == "br":
            self._break(inner, element)
        elif name == "hr":
            self._flush()
            self.draft.add(blank(BlockKind.DIVIDER), (), row_of(element))
        elif name in _BLOCKS:
            self._part(name, context, element)
            inner = _SETTINGS.get(name, _plain)(self, element, inner)
        self._add_text(element.text, inner, element)
        return inner

    def _leave_out(self, element: Element, kind: Part, context: Context) -> None:
        if kind is Part.HIDDEN:
            self.hidden += words(element) > 0
        elif kind is Part.NAVIGATION:
            self._part(local(element), context, element)
            self.navigation += words(element)

    def _end(self, element: Element, inner: Context, context: Context) -> None:
        """End an element: a block is over, or in an item or a cell, a line."""
        name = local(element)
        if name not in _BLOCKS:
            return
        if inner.single and not context.single:
            self._flush()
        else:
            self._part(name, context, element)

    def _part(self, name: str, context: Context, element: Element) -> None:
        """Part what comes from what was before: blocks, or lines of an item or a cell."""
        own = name in {"li", "td", "th", "ul", "ol", "table"} or name in _HEADINGS
        in_cell = context.block.kind is BlockKind.CELL
        if not context.single or (own and not in_cell):
            self._flush()
        elif self._pieces and self._pieces[-1].text != BREAK:
            self._break(context, element)

    @staticmethod
    def _with_looks(element: Element, name: str, context: Context) -> Context:
        looks = context.looks
        if name in _EMPHASIS:
            looks = replace(looks, emphasis=True)
        elif name in _STRONG:
            looks = replace(looks, strong=True)
        elif name == "a" and (link := address(element.get("href"))):
            looks = replace(looks, link=link)
        told = element.get("lang", element.get(_XML_LANG))
        if told is not None:
            looks = replace(looks, language=language_tag(told))
        return context if looks is context.looks else replace(context, looks=looks)

    def _add_text(self, text: str | None, context: Context, element: Element) -> None:
        if not text:
            return
        if context.preformatted:
            self._add_preformatted(text, context, element)
            return
        clean = _WHITE.sub(" ", text)
        if self._white:
            clean = clean.lstrip(" ")
        if clean:
            self.other = self.other or bool(visible(clean))
            self._append(clean, context, element)
            self._white = clean.endswith(" ")

    def _add_preformatted(self, text: str, context: Context, element: Element) -> None:
        if not self.plain:
            self.row = row_of(element)
        self.plain.append(text)
        for line in filter(None, _LINES.split(text.replace("\f", " "))):
            self._append(line, context, element)
        self._white = False

    def _append(self, text: str, context: Context, element: Element) -> None:
        if not self._pieces:
            self._context = context
            self._row = row_of(element)
        looks = context.looks
        if context.block.kind is BlockKind.HEADING:
            looks = replace(looks, strong=False)
        self._pieces.append(Piece(text, looks))

    def _break(self, context: Context, element: Element) -> None:
        """A line break, with no space before it or after it."""
        if self._pieces and self._pieces[-1].text != BREAK:
            last = self._pieces[-1]
            self._pieces[-1] = last._replace(text=last.text.rstrip(" "))
        self._append(BREAK, context, element)
        self._white = True

    def _flush(self) -> None:
        """End the block, if one has begun."""
        pieces, self._pieces, self._white = self._pieces, [], True
        if not any(visible(piece.text) for piece in pieces):
            return
        block = self._context.block
        if self._context.item:
            block = replace(block, marker=self._context.item.take())
        self.draft.add(block, pieces, self._row)

    def _quote(self, _element: Element, context: Context) -> Context:
        if context.single:
            return context
        quote = context.block.kind is BlockKind.QUOTE
        group = context.block.group if quote else self.draft.new_group()
        level = context.block.level + 1 if quote else 1
        return replace(context, block=Block(BlockKind.QUOTE, context.block.span, level, group))

    def _list(self, element: Element, context: Context) -> Context:
        if context.block.kind is BlockKind.CELL:
            return context
        outer = context.list
        group = outer.group if outer else self.draft.new_group()
        found = list_of(element, group, outer.depth + 1 if outer else 1)
        return replace(context, list=found, single=False, block=blank(), item=None)

    def _item(self, element: Element, context: Context) -> Context:
        """An item of the list; a line of the cell that the list stands in."""
        found = context.list
        if found is None or context.block.kind is BlockKind.CELL:
            return context
        block = replace(
            blank(BlockKind.ITEM), level=found.depth, group=found.group, ordered=found.ordered
        )
        return replace(context, block=block, single=True, item=Item(found.marker(element)))

    def _table(self, element: Element, context: Context) -> Context:
        if context.block.kind is BlockKind.CELL:
            return context
        block, table = blank(), None
        if not lays_out(element):
            table = Table(self.draft.new_group())
        return replace(context, table=table, list=None, single=False, block=block, item=None)


_Setting = Callable[[Body, Element, Context], Context]


def _plain(_body: Body, element: Element, context: Context) -> Context:
    return replace(context, sectioned=True) if local(element) in SECTIONS else context


def _heading(_body: Body, element: Element, context: Context) -> Context:
    if context.block.kind is BlockKind.CELL:
        return context
    block = replace(blank(BlockKind.HEADING), level=_HEADINGS[local(element)])
    return replace(context, block=block, single=True, item=None)


def _preformatted(_body: Body, _element: Element, context: Context) -> Context:
    return replace(context, preformatted=True)


def _table_head(_body: Body, _element: Element, context: Context) -> Context:
    return replace(context, in_head=True)


def _row(_body: Body, element: Element, context: Context) -> Context:
    if context.table and not context.single:
        context.table.next_row(element, in_head=context.in_head)
    return context


def _caption(_body: Body, _element: Element, context: Context) -> Context:
    """What a table is called, where it stands above the first row."""
    table = context.table
    if table is None or context.single or table.row >= 0:
        return context
    block = replace(blank(BlockKind.CELL), group=table.group, row=CAPTION)
    return replace(context, block=block, single=True, item=None)


def _cell(_body: Body, element: Element, context: Context) -> Context:
    table = context.table
    if table is None or context.single:
        return context
    block = replace(
        blank(BlockKind.CELL),
        level=table.next_cell(element),
        group=table.group,
        row=max(0, table.row),
        head=table.head,
    )
    return replace(context, block=block, single=True, item=None)


_SETTINGS: Mapping[str, _Setting] = MappingProxyType(
    {
        "blockquote": Body._quote,  # noqa: SLF001 -- a table of this module
        **dict.fromkeys(("ul", "ol", "menu", "dir"), Body._list),  # noqa: SLF001
        "li": Body._item,  # noqa: SLF001
        "table": Body._table,  # noqa: SLF001
        "caption": _caption,
        "thead": _table_head,
        "tr": _row,
        **dict.fromkeys(("td", "th"), _cell),
        **dict.fromkeys(_HEADINGS, _heading),
        **dict.fromkeys(_PREFORMATTED, _preformatted),
    }
)
"""What the content of an element stands in."""
