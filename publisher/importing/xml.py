"""XML out of files that came from elsewhere: nothing is fetched, no entity is expanded."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element


def parsed(data: bytes) -> Element | None:
    """The root of a document; None for what is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
