"""Styles: what a paragraph's or a run's style tells, with all that it is based on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from publisher.data import dataclass
from publisher.foreign.wml import Element, W, at, number, switch, value
from publisher.patterns import regex

_DEEPEST = 50  # styles based on each other
_HEADING = regex(r"heading ?([1-9])")
_QUOTES = frozenset(["quote", "intense quote", "block text"])
_BODY_TEXT = 9  # the outline level that is none


@dataclass(frozen=True, slots=True)
class Style:
    """What a style tells. None: neither it nor what it is based on says so."""

    level: int | None = None  # of a heading; 0 is the title
    quote: bool = False
    numbering: str = ""  # the id of its list
    depth: int = 0
    strong: bool | None = None
    emphasis: bool | None = None
    hidden: bool | None = None
    page_break: bool | None = None
    head_row: bool = False  # of a table: the first row has its own looks
    languages: tuple[str, str, str] = ("", "", "")  # most scripts, East Asian, right to left


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and what holds without one."""

    by_id: Mapping[str, Style]
    paragraph: Style = Style()  # of a paragraph that names none
    defaults: Style = Style()

    def get(self, ident: str | None, default: Style | None = None) -> Style:
        """The style of an id; the default for none. Of one that is not there, its id tells."""
        if not ident:
            return default or Style()
        return self.by_id.get(ident) or Style(_level(None, ident.lower(), None))


def styles_of(root: Element | None) -> Styles:
    """The styles of the part, with what each is based on worked in."""
    if root is None:
        return Styles(MappingProxyType({}))
    elements = {one.get(W + "styleId", ""): one for one in root.iterfind(W + "style")}
    found = {ident: _resolved(ident, elements) for ident in elements}
    normal = next(
        (
            found[ident]
            for ident, one in elements.items()
            if one.get(W + "type") == "paragraph" and one.get(W + "default") in {"1", "true"}
        ),
        Style(),
    )
    defaults = _told_by_run(Style(), at(root, "docDefaults/rPrDefault/rPr"))
    return Styles(MappingProxyType(found), normal, defaults)


def _resolved(ident: str, elements: Mapping[str, Element]) -> Style:
    chain: list[Element] = []
    while ident in elements and len(chain) < _DEEPEST and elements[ident] not in chain:
        chain.append(elements[ident])
        ident = value(chain[-1], "basedOn") or ""
    style = Style()
    for element in reversed(chain):
        style = _derived(style, element)
    return style


def _derived(base: Style, element: Element) -> Style:
    """A style: what it is based on, and what it says itself."""
    name = (value(element, "name") or str(element.get(W + "styleId", ""))).lower()
    paragraph = at(element, "pPr")
    style = _told_by_run(base, at(element, "rPr"))
    return replace(
        style,
        level=_level(base.level, name, outline_level(paragraph)),
        quote=base.quote or name in _QUOTES,
        numbering=value(paragraph, "numPr/numId") or base.numbering,
        depth=number(value(paragraph, "numPr/ilvl"), base.depth),
        page_break=_first(switch(paragraph, "pageBreakBefore"), base.page_break),
        head_row=base.head_row or _has_head_row(element),
    )


def _level(base: int | None, name: str, outline: int | None) -> int | None:
    if name == "title":
        return 0
    if found := _HEADING.fullmatch(name):
        return int(found[1])
    if outline is None:
        return base
    return None if outline >= _BODY_TEXT else outline + 1


def outline_level(properties: Element | None) -> int | None:
    """The outline level that properties of a paragraph tell, counted from 0."""
    told = value(properties, "outlineLvl")
    return None if told is None else number(told, _BODY_TEXT)


def _told_by_run(base: Style, properties: Element | None) -> Style:
    """A style with what properties of a run say about it."""
    return replace(
        base,
        strong=_first(switch(properties, "b"), base.strong),
        emphasis=_first(switch(properties, "i"), base.emphasis),
        hidden=_first(switch(properties, "vanish"), base.hidden),
        languages=languages_of(properties, base.languages),
    )


def languages_of(properties: Element | None, default: tuple[str, str, str]) -> tuple[str, str, str]:
    """The languages that properties of a run tell."""
    element = at(properties, "lang")
    if element is None:
        return default
    told = [element.get(W + name) for name in ("val", "eastAsia", "bidi")]
    return told[0] or default[0], told[1] or default[1], told[2] or default[2]


def _first(told: bool | None, default: bool | None) -> bool | None:  # noqa: FBT001 -- a value
    return default if told is None else told


def _has_head_row(element: Element) -> bool:
    return any(
        one.get(W + "type") == "firstRow" and len(one) for one in element.iterfind(W + "tblStylePr")
    )
