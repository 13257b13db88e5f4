"""An edition becomes bytes, in one canonical way."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.tei.doctype import doctype_of
from publisher.tei.edition import Edition
from publisher.tei.names import Element

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'


def serialize(edition: Edition) -> bytes:
    """The edition as UTF-8 with an XML declaration and a final line end.

    White space is part of the tree (`layout` put it there when the edition was built), so
    nothing is added or taken away here: what is parsed comes out as it went in. No
    processing instruction points to a schema, as it could only point to the network.
    """
    return b"\n".join((_DECLARATION, *_parts(edition.root), b""))


def _parts(root: Element) -> Iterator[bytes]:
    """The document type, the root, and the comments and instructions around it."""
    if doctype := doctype_of(root):
        yield doctype.encode()
    yield from reversed([_written(node) for node in root.itersiblings(preceding=True)])
    yield _written(root)
    for node in root.itersiblings():
        yield _written(node)


def _written(node: Element) -> bytes:
    return etree.tostring(node, encoding="UTF-8", xml_declaration=False, with_tail=False)
