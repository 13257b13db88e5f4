"""XML out of files that came from elsewhere: nothing is fetched, no entity is expanded."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element


def parsed(data: bytes) -> Element | None:
    """The root of a document; None for what is no XML, or declares entities of its own."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    told = root.getroottree().docinfo.internalDTD
    declares = told is not None and next(told.iterentities(), None) is not None
    return None if declares else root
