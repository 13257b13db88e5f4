"""The small vocabulary for making WordprocessingML elements with lxml."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from publisher.exporters.shared.characters import xml_text
from publisher.patterns import regex

Element: TypeAlias = _Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{NAMESPACE}}}"
RELATION_ID = f"{{{RELATIONSHIPS}}}id"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_VAL = W + "val"
_TEXT = W + "t"
_BEGIN, _END, _ID, _NAME = W + "bookmarkStart", W + "bookmarkEnd", W + "id", W + "name"
_AS_IT_STANDS = {XML_SPACE: "preserve"}
_SPECIAL = regex("([\t\n\u00ad])")
_SPECIAL_ELEMENTS = {"\t": W + "tab", "\n": W + "br", "\u00ad": W + "softHyphen"}


def root(name: str) -> Element:
    """A new root element of a WordprocessingML part."""
    return etree.Element(W + name, nsmap={"w": NAMESPACE, "r": RELATIONSHIPS})


def add(parent: Element, tag: str, /, **attributes: str | int) -> Element:
    """A new last child; the attributes are in the WordprocessingML namespace."""
    if not attributes:
        return etree.SubElement(parent, W + tag)
    named = {W + key: str(value) for key, value in attributes.items()}
    return etree.SubElement(parent, W + tag, named)


def add_value(parent: Element, name: str, value: str | int) -> Element:
    """A new last child with the attribute `w:val`."""
    return etree.SubElement(parent, W + name, {_VAL: str(value)})


def add_switch(parent: Element, name: str, *, on: bool) -> None:
    """A new last child that is on or off (ECMA-376-1, 17.17.4)."""
    child = etree.SubElement(parent, W + name)
    if not on:
        child.set(_VAL, "0")


def add_bookmark(place: Element, number: int, name: str) -> None:
    """A new last child: a bookmark begins."""
    etree.SubElement(place, _BEGIN, {_ID: str(number), _NAME: name})


def end_bookmark(place: Element, number: int) -> None:
    """A new last child: a bookmark ends."""
    etree.SubElement(place, _END, {_ID: str(number)})


def add_text(run: Element, text: str) -> None:
    """The text inside a run: tabs, line breaks and soft hyphens have their own elements."""
    for part in _SPECIAL.split(xml_text(text)):
        if part in _SPECIAL_ELEMENTS:
            etree.SubElement(run, _SPECIAL_ELEMENTS[part])
        elif part:
            add_words(run, part)


def add_words(run: Element, words: str) -> None:
    """A new last child of a run: words without special characters."""
    etree.SubElement(run, _TEXT, _AS_IT_STANDS).text = words


def simple_words(text: str) -> str:
    """The text as XML can hold it, "" where a run needs other elements for it."""
    if text.isascii() and text.isprintable():  # most text, told at once
        return text
    clean = xml_text(text)
    return "" if _SPECIAL.search(clean) else clean


def twips(points: float) -> int:
    """A length in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """A size of letters in half points, at least 1 point."""
    return max(2, round(points * 2))


def hexadecimal(colour: str) -> str:
    """A colour `#rrggbb` as Word writes it."""
    return colour.removeprefix("#").upper()
