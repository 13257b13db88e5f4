"""The package of a Word file: its parts as XML, read safely, and what they refer to.

python-docx tells the names of parts and of relationships. Its own reader of packages is
not used: it parses every part before we could look at it, follows chains of parts by
recursion, and stops at a reference to a part that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from publisher.data import dataclass
from publisher.errors import InputError
from publisher.foreign import safe_xml
from publisher.foreign.archive import Archive, open_archive
from publisher.foreign.wml import NAMESPACE, STRICT, Element, W
from publisher.report import Where

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: .doc, or an encrypted .docx
_ZIP = b"PK"
_OPEN_DOCUMENT = "mimetype"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_AGAIN = "Open the file in a word processor, and save it again as .docx."


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: another part, or an address."""

    kind: str  # the last word of its type: `styles`, `hyperlink` …
    target: str  # the name of a part, or the address
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package."""

    name: str
    root: Element
    relationships: Mapping[str, Relationship] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: its main document, and the parts that this refers to."""

    archive: Archive
    main: Part
    properties: Element | None  # the core properties

    def parts(self, kind: str) -> Iterator[Part]:
        """The parts of one kind that the main document refers to, as they come."""
        names = [
            found.target
            for found in self.main.relationships.values()
            if found.kind == kind and not found.external
        ]
        for name in dict.fromkeys(names):
            if part := _part(self.archive, name):
                yield part

    def root(self, kind: str) -> Element | None:
        """The first part of a kind."""
        return next((part.root for part in self.parts(kind)), None)


def open_package(data: bytes, name: str) -> Package:
    """The package in these bytes.

    Raises `InputError` for what is no Word file, or cannot be read safely.
    """
    _refuse_others(data, name)
    archive = open_archive(data, name)
    relationships = _relationships(archive, PACKAGE_URI)
    main = _first(archive, relationships, "officeDocument")
    if main is None or main.root.tag != W + "document":
        found = "an OpenDocument file" if _OPEN_DOCUMENT in archive else "no Word document"
        raise InputError(f"{name}: this is {found}", "Save the text as .docx, and give that.")
    properties = _first(archive, relationships, "core-properties")
    return Package(archive, main, properties.root if properties else None)


def _refuse_others(data: bytes, name: str) -> None:
    """Raise `InputError` for what shows by its first bytes that it is no package."""
    if not data.strip():
        raise InputError(f"{name}: the file is empty", "Give a Word file (.docx).")
    if data.startswith(_OLD_WORD):
        raise InputError(
            f"{name}: this is a Word file of the old kind (.doc), or one with a password",
            "Save it as .docx, without a password, and give that.",
        )
    if not data.startswith(_ZIP):
        raise InputError(f"{name}: this is no Word file (.docx)", _AGAIN)


def _first(archive: Archive, relationships: Mapping[str, Relationship], kind: str) -> Part | None:
    """The first part of a kind that the archive holds."""
    found = (_part(archive, one.target) for one in relationships.values() if one.kind == kind)
    return next(filter(None, found), None)


def _part(archive: Archive, name: str) -> Part | None:
    """A part, None where the archive does not hold it."""
    if name.removeprefix("/") not in archive:
        return None
    root = _root(archive, name)
    return Part(name, root, _relationships(archive, PackURI(name)))


def _relationships(archive: Archive, source: PackURI) -> dict[str, Relationship]:
    """What a part refers to, by id."""
    if source.rels_uri.membername not in archive:
        return {}
    found = {}
    for element in _root(archive, source.rels_uri):
        kind = element.get("Type", "").replace(_STRICT_RELATIONSHIPS, _RELATIONSHIPS)
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = PackURI.from_rel_ref(source.baseURI, target or "NULL")
        found[element.get("Id", "")] = Relationship(kind.rsplit("/", 1)[-1], target, external)
    return found


def _root(archive: Archive, name: str) -> Element:
    """The XML of a part. No entity is expanded, and nothing is fetched."""
    entry = name.removeprefix("/")
    data = archive.read(entry).replace(f'="{STRICT}"'.encode(), f'="{NAMESPACE}"'.encode())
    where = f"{archive.name}: {entry}"
    try:
        root = etree.fromstring(data, safe_xml.parser(only_elements=True))
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "no XML").split(", line ")[0].split(", use XML_PARSE_HUGE")[0]
        place = Where(where, error.position[0] or 0)
        raise InputError(f"{place}: not well-formed XML: {reason}", _AGAIN) from None
    except ValueError:
        raise InputError(f"{where}: no XML", _AGAIN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            f"{where}: the XML has a DOCTYPE, which Word never writes",
            "Do not trust this file. " + _AGAIN,
        )
    return root


HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK.rsplit("/", 1)[-1]
