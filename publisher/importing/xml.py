"""XML out of files that came from elsewhere: nothing is fetched, no entity is expanded."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from publisher.foreign import safe_xml

Element: TypeAlias = _Element


def parsed(data: bytes) -> Element | None:
    """The root of a document; None for what is no XML."""
    try:
        return etree.fromstring(data, safe_xml.parser(only_elements=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
