"""What of a page is shown, and what of that belongs to the record."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from lxml import etree

from publisher.foreign.html_tree import Element, is_element, local
from publisher.law import visible
from publisher.patterns import regex

_NEVER = frozenset(
    [
        *("head", "title", "script", "style", "template", "noscript", "noframes", "datalist"),
        *("iframe", "object", "embed", "audio", "video", "canvas", "applet", "map"),
        *("defs", "desc", "metadata", "annotation", "annotation-xml"),  # of SVG and MathML
    ]
)
_HIDING = regex(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_NAVIGATION = frozenset(["nav", "aside"])
_OF_THE_PAGE = frozenset(["header", "footer"])
_MAIN = frozenset(["main", "article"])
SECTIONS = frozenset(["main", "article", "section"])
"""The elements whose headers and footers are their own, not the page's."""


class Part(Enum):
    """What an element is to the record."""

    SHOWN = auto()
    NEVER = auto()  # no browser shows it
    HIDDEN = auto()  # the page hides it
    NAVIGATION = auto()


def part(element: Element, *, has_main: bool = False, sectioned: bool = False) -> Part:
    """What an element is. Only a page that says where its main part is has navigation."""
    name = local(element)
    if name in _NEVER:
        return Part.NEVER if name != "noscript" else Part.HIDDEN
    if _is_hidden(element):
        return Part.HIDDEN
    if has_main and (
        name in _NAVIGATION
        or element.get("role") == "navigation"
        or (name in _OF_THE_PAGE and not sectioned)
    ):
        return Part.NAVIGATION
    return Part.SHOWN


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden", "").strip().lower() == "true"
        or _HIDING.search(element.get("style", "")) is not None
    )


class _Step(NamedTuple):
    element: Element
    ended: bool = False
    inside: bool = False  # a main part


def has_main(root: Element) -> bool:
    """Whether words stand in an element that says it is the main part of the page."""
    return any(inside and visible(text) for text, inside in _texts(root, _is_shown))


def words(element: Element) -> int:
    """How many words stand in an element, hidden ones too."""
    return sum(len(text.split()) for text, _ in _texts(element, _could_be_shown))


def _is_shown(element: Element) -> bool:
    return part(element) is Part.SHOWN


def _could_be_shown(element: Element) -> bool:
    return local(element) not in _NEVER or local(element) == "noscript"


def _texts(root: Element, shown: Callable[[Element], bool]) -> Iterator[tuple[str, bool]]:
    """The text inside an element, and whether each piece stands in a main part."""
    todo = [_Step(root)]
    while todo:
        step = todo.pop()
        element = step.element
        if step.ended:
            yield element.tail or "", step.inside
            continue
        if element is not root:
            todo.append(_Step(element, ended=True, inside=step.inside))
        if not is_element(element):
            yield entity(element), step.inside
        elif element is root or shown(element):
            inside = step.inside or local(element) in _MAIN or element.get("role") == "main"
            yield element.text or "", inside
            todo += (_Step(child, inside=inside) for child in reversed(element))


def entity(element: Element) -> str:
    """The character of a reference that XHTML left to its DTD, such as `&nbsp;`."""
    return html.unescape(element.text or "") if element.tag is etree.Entity else ""
