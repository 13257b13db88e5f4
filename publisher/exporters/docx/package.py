"""Parts become a package: names, types, relationships, and a ZIP with fixed times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from publisher.data import dataclass
from publisher.exporters.docx.wml import Element
from publisher.exporters.shared.archive import Archive

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Content:
    """A part of the package: `/word/styles.xml`, its media type, its kind of relationship,
    what it holds, and the parts that it refers to itself.
    """

    name: str
    media_type: str
    relationship: str
    content: Element | bytes
    id: str
    links: Mapping[str, str] = field(default_factory=dict)  # target -> id of its relationship
    parts: tuple[Content, ...] = ()


def package(
    document: Element | bytes,
    parts: Iterable[Content],
    properties: Iterable[Content],
    links: Mapping[str, str],
) -> bytes:
    """The file: a main document, the parts that it refers to, its properties, and the
    targets of its links with the ids of their relationships.
    """
    whole = Package()
    main = _part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, document, whole)
    whole.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, main, "rIdDocument")
    made: dict[str, Part] = {}
    for content in properties:
        _add(content, whole, whole, made)
    for content in parts:
        _add(content, main, whole, made)
    _relate(main, links)
    return _zipped(whole)


def _add(content: Content, source: Part | Package, whole: Package, made: dict[str, Part]) -> None:
    """Add a part, referred to by another or by the package, and all that it refers to. A
    part that two others refer to is made once.
    """
    if part := made.get(content.name):
        source.load_rel(content.relationship, part, content.id)
        return
    part = _part(content.name, content.media_type, content.content, whole)
    made[content.name] = part
    source.load_rel(content.relationship, part, content.id)
    _relate(part, content.links)
    for inner in content.parts:
        _add(inner, part, whole, made)


def _relate(part: Part, links: Mapping[str, str]) -> None:
    for target, ident in links.items():
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, target, ident, is_external=True)


def _part(name: str, media_type: str, content: Element | bytes, whole: Package) -> Part:
    blob = content if isinstance(content, bytes) else serialised(content)
    return Part(PackURI(name), media_type, blob, whole)


def serialised(element: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", standalone=True)


def _zipped(whole: Package) -> bytes:
    """The package as a ZIP that says nothing of when or where it was made.

    python-docx's own writer takes the times of entries from the clock.
    """
    parts = whole.parts
    entries = [
        (CONTENT_TYPES_URI, serialised(_content_types(parts))),
        (PACKAGE_URI.rels_uri, whole.rels.xml),
    ]
    for part in parts:
        entries.append((part.partname, part.blob))
        if part.rels:
            entries.append((part.partname.rels_uri, part.rels.xml))
    archive = Archive()
    for uri, blob in entries:
        archive.add(uri.membername, blob)
    return archive.finish()


def _content_types(parts: Iterable[Part]) -> Element:
    """The table of media types (ECMA-376-2, 10.1.2.2)."""
    table = etree.Element(f"{{{_TYPES}}}Types", nsmap=cast("dict[str, str]", {None: _TYPES}))
    for extension, kind in (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML)):
        row = etree.SubElement(table, f"{{{_TYPES}}}Default")
        row.set("Extension", extension)
        row.set("ContentType", kind)
    for part in sorted(parts, key=lambda part: str(part.partname)):
        row = etree.SubElement(table, f"{{{_TYPES}}}Override")
        row.set("PartName", str(part.partname))
        row.set("ContentType", part.content_type)
    return table
