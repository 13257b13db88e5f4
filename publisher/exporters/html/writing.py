"""Elements become HTML: as XML writes them, but for what HTML would read in another way."""

from __future__ import annotations

from typing import cast

from lxml import etree

from publisher.exporters.shared.xhtml.elements import XHTML, XML_LANG, Element

_EMPTY = etree.XPath("descendant-or-self::*[not(node())]")
_VOID = frozenset(["br", "hr", "link", "meta", "rect"])
"""Elements without content that have no end tag; HTML demands that of all others (13.1.2)."""

_RAW = ("style", "script")
"""Elements whose text is no markup; whoever makes them keeps `</` out of it."""


def written(root: Element) -> str:
    """The element with all that it holds, in HTML; it loses `xml:lang`, which HTML has not."""
    etree.strip_attributes(root, XML_LANG)
    raw = [(name, element) for name in _RAW for element in root.iter(XHTML + name)]
    texts = [(name, element.text or "") for name, element in raw]
    for _, element in raw:
        element.text = None
    for element in cast("list[Element]", _EMPTY(root)):
        if etree.QName(element).localname not in _VOID:
            element.text = ""  # so that it is written with its end tag
    told = etree.tostring(root, encoding="unicode")
    for name, text in texts:  # in order: each is the first that is empty
        told = told.replace(f"></{name}>", f">{text}</{name}>", 1)
    return told
