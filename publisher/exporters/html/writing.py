"""Elements become HTML: as XML writes them, but for what HTML would read in another way."""

from __future__ import annotations

from lxml import etree

from publisher.exporters.shared.xhtml.elements import XHTML, XML_LANG, Element
from publisher.patterns import regex

_EMPTY = regex(r"<(?!(?:br|hr|link|meta|rect)\b)([a-z0-9]+)([^<>]*)/>")
"""An element without content whose end tag HTML demands (13.1.2). In what XML writes, no `<`
or `>` stands in a text or a value.
"""

_RAW = ("style", "script")
"""Elements whose text is no markup; whoever makes them keeps `</` out of it."""


def written(root: Element) -> str:
    """The element with all that it holds, in HTML; it loses `xml:lang`, which HTML has not."""
    etree.strip_attributes(root, XML_LANG)
    raw = [(name, element) for name in _RAW for element in root.iter(XHTML + name)]
    texts = [(name, element.text or "") for name, element in raw]
    for _, element in raw:
        element.text = None
    told = _EMPTY.sub(r"<\1\2></\1>", etree.tostring(root, encoding="unicode"))
    for name, text in texts:  # in order: each is the first that is empty
        told = told.replace(f"></{name}>", f">{text}</{name}>", 1)
    return told
