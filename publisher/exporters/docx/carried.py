"""The edition inside the file: a custom XML part (ECMA-376-1, 15.2.5 and 15.2.6).

No content control is bound to it: a program that writes a bound control back drops what
it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from publisher.exporters.docx.draft import Draft
from publisher.exporters.docx.package import Content
from publisher.exporters.shared.sealing import part_id
from publisher.patterns import regex
from publisher.report import Notice, Severity

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_TEI = "http://www.tei-c.org/ns/1.0"
_DOCTYPE = regex(rb"(<\?xml[^>]*\?>\s*)?<!DOCTYPE\s")
_NOT_CARRIED = Notice(
    "P602",
    Severity.WARNING,
    "the Word file does not carry its edition, which has a DOCTYPE",
    hint="Take the DOCTYPE out of the TEI; its first element says already that it is TEI.",
)


def carried(draft: Draft, edition: bytes) -> Iterator[Content]:
    """The part, the very bytes of the edition; none where there is none, or where it has
    a DOCTYPE, which ECMA-376-2 (9.1.4) rules out of the XML of a package.
    """
    if _DOCTYPE.match(edition):
        draft.inform(_NOT_CARRIED)
    elif edition:
        yield Content(
            "/customXml/item1.xml",
            CONTENT_TYPE.XML,
            RELATIONSHIP_TYPE.CUSTOM_XML,
            edition,
            "rIdEdition",
            parts=(_properties(edition),),
        )


def _properties(edition: bytes) -> Content:
    item = etree.Element(f"{{{PROPERTIES}}}datastoreItem", nsmap={"ds": PROPERTIES})
    item.set(f"{{{PROPERTIES}}}itemID", part_id(edition))
    schemas = etree.SubElement(item, f"{{{PROPERTIES}}}schemaRefs")
    etree.SubElement(schemas, f"{{{PROPERTIES}}}schemaRef").set(f"{{{PROPERTIES}}}uri", _TEI)
    return Content(
        "/customXml/itemProps1.xml",
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
        item,
        "rIdProperties",
    )
