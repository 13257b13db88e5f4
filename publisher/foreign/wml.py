"""WordprocessingML as it is read: its names, and which elements are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from lxml.etree import _Element

from publisher.patterns import regex

Element: TypeAlias = _Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{NAMESPACE}}}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_VAL = W + "val"
_OFF = frozenset(["0", "false", "off"])
_NUMBER = regex(r"\s*(\d{1,9})\s*")
_PROPERTIES = [
    *("pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"),
    *("smartTagPr", "customXmlPr", "rubyPr", "fldData", "ffData"),
]
_REMOVED = ["del", "moveFrom", "delText", "instrText", "delInstrText"]
_NEVER_SHOWN = frozenset(W + name for name in (*_PROPERTIES, *_REMOVED))
_ALTERNATIVES = COMPATIBILITY + "AlternateContent"
_CHOICE = COMPATIBILITY + "Choice"
_FALLBACK = COMPATIBILITY + "Fallback"


def shown(element: Element, wanted: Collection[str]) -> Iterator[Element]:
    """The elements of these names that are shown, in order. What stands around them, such
    as content controls and insertions, is looked through; what was deleted is left out.

    The parser admits no more than 256 elements inside each other, so this ends.
    """
    for child in element:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == _ALTERNATIVES:
            alternative = child.find(_CHOICE)
            if alternative is None:
                alternative = child.find(_FALLBACK)
            if alternative is not None:
                yield from shown(alternative, wanted)
        elif tag not in _NEVER_SHOWN and isinstance(tag, str):
            yield from shown(child, wanted)


def value(parent: Element | None, path: str) -> str | None:
    """The `w:val` of the descendant at a path of names, None where there is no such thing."""
    found = at(parent, path)
    return found.get(_VAL) if found is not None else None


def at(parent: Element | None, path: str) -> Element | None:
    """The descendant at a path of names such as `pPr/numPr/numId`."""
    for name in path.split("/"):
        parent = parent.find(W + name) if parent is not None else None
    return parent


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said (ECMA-376-1, 17.17.4)."""
    found = at(parent, name)
    return None if found is None else found.get(_VAL, "1") not in _OFF


def number(told: str | None, default: int = 0) -> int:
    """The number that an attribute states, of up to nine digits."""
    found = _NUMBER.fullmatch(told or "")
    return int(found[1]) if found else default
