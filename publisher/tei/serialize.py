"""An edition becomes bytes, in one canonical way."""

from __future__ import annotations

from lxml import etree

from publisher.tei.edition import Edition

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def serialize(edition: Edition) -> bytes:
    """The edition as UTF-8 with an XML declaration and a final line end.

    White space is part of the tree (`layout` put it there when the edition was built), so
    nothing is added or taken away here: what is parsed comes out as it went in. No
    processing instruction points to a schema, as it could only point to the network.
    """
    tree = edition.root.getroottree()
    body = etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
    return _DECLARATION + body.rstrip(b"\n") + b"\n"
