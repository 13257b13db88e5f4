"""Parts of a template that come along: heads and feet, pictures, fonts; nothing that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import PurePosixPath
from types import MappingProxyType

from docx.opc.constants import RELATIONSHIP_TYPE

from publisher.errors import InputError
from publisher.exporters.docx.package import Content
from publisher.exporters.docx.wml import RELATIONSHIPS, Element, W
from publisher.exporters.shared.links import followable
from publisher.foreign.archive import Archive
from publisher.foreign.word_package import HYPERLINK, Package, Part, Relationship
from publisher.patterns import regex

_MEDIA_TYPES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "image": {
            ".png": "image/png",
            ".jpg": "image/jpeg",
            ".jpeg": "image/jpeg",
            ".gif": "image/gif",
            ".bmp": "image/bmp",
            ".tif": "image/tiff",
            ".tiff": "image/tiff",
            ".emf": "image/x-emf",
            ".wmf": "image/x-wmf",
            ".svg": "image/svg+xml",
        },
        "font": {".odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont"},
    }
)
_RELATIONS: Mapping[str, str] = MappingProxyType(
    {"image": RELATIONSHIP_TYPE.IMAGE, "font": RELATIONSHIP_TYPE.FONT}
)
_ACTS = regex(r"^\s*(DDE|DDEAUTO|INCLUDE\w*|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
_MARKS = (
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
)
"""Elements that speak of what does not come along, or of numbers that are given anew."""


def taken(package: Package, part: Part, media_type: str, relationship: str, ident: str) -> Content:
    """A part with what it refers to. Raises `InputError` where that is anything but
    pictures and fonts of the package and addresses of the web.
    """
    root = deepcopy(part.root)
    _check_fields(root, package.archive.name, part.name)
    for mark in list(root.iter(*(W + name for name in _MARKS))):
        mark.getparent().remove(mark)  # type: ignore[union-attr]  # the root is no mark
    links: dict[str, str] = {}
    inner: dict[str, Content] = {}
    for element, name in _references(root):
        found = part.relationships.get(str(element.get(name)))
        if found and found.external and found.kind == HYPERLINK and followable(found.target):
            new = links.setdefault(followable(found.target), f"rIdLink{len(links) + 1}")
        else:
            new = _inner(package.archive, part, found, inner).id
        element.set(name, new)
    return Content(part.name, media_type, relationship, root, ident, links, tuple(inner.values()))


def _references(root: Element) -> Iterator[tuple[Element, str]]:
    """Each attribute that names a relationship."""
    prefix = f"{{{RELATIONSHIPS}}}"
    for element in root.iter():
        yield from ((element, str(name)) for name in element.attrib if str(name).startswith(prefix))


def _inner(
    archive: Archive, part: Part, found: Relationship | None, inner: dict[str, Content]
) -> Content:
    """A picture or a font that a part refers to."""
    target = found.target if found else ""
    types = _MEDIA_TYPES.get(found.kind, {}) if found and not found.external else {}
    media_type = types.get(PurePosixPath(target).suffix.lower())
    if found is None or media_type is None or target.removeprefix("/") not in archive:
        raise InputError(
            f"{archive.name}: {part.name} refers to something that does not come along"
            + (f": {found.kind} {target!r}" if found else ""),
            "Of a template, pictures in the file and links to the web are taken; remove the rest.",
        )
    if target not in inner:
        name = target.replace("/word/", "/word/template/", 1)
        data = archive.read(target.removeprefix("/"))
        ident = f"rIdPart{len(inner) + 1}"
        inner[target] = Content(name, media_type, _RELATIONS[found.kind], data, ident)
    return inner[target]


def _check_fields(root: Element, name: str, part: str) -> None:
    """Raise `InputError` for a field that would fetch or run something."""
    codes = ["".join(map(str, p.itertext(W + "instrText"))) for p in root.iter(W + "p")]
    codes += [str(field.get(W + "instr", "")) for field in root.iter(W + "fldSimple")]
    for code in codes:
        if _ACTS.match(code):
            raise InputError(
                f"{name}: {part} has a field that fetches or runs something: {code.strip()[:60]!r}",
                "Remove the field in Word, and save the template again.",
            )
