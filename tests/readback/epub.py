"""The record's own words, read back from the EPUB export."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

X = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
PACKAGE = "EPUB/content.opf"


def shown(data: bytes) -> Iterator[str]:
    """The words in reading order, a note's where its mark stands."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        bodies = {name: _body(archive.read(name)) for name in _spine(archive)}
    notes = {
        (name, aside.get("id")): aside
        for name, body in bodies.items()
        for aside in body.iter(f"{X}aside")
    }
    for name, body in bodies.items():
        yield from _words(body, name, notes)


def _body(data: bytes):
    return etree.fromstring(data).find(f"{X}body")


def _spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """The files of the text in reading order; not the navigation document."""
    package = etree.fromstring(archive.read(PACKAGE))
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    for reference in package.iter(f"{OPF}itemref"):
        item = items[reference.get("idref")]
        if item.get("properties") != "nav":
            yield posixpath.join(posixpath.dirname(PACKAGE), item.get("href"))


def _words(element, name: str, notes) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("role") == "doc-noteref":
            yield from _note(child.get("href"), name, notes)
        elif not _is_added(child):
            yield from _words(child, name, notes)
        yield child.tail or ""


def _note(href: str, name: str, notes) -> Iterator[str]:
    file, _, ident = href.partition("#")
    target = posixpath.join(posixpath.dirname(name), file) if file else name
    yield from _words(notes[target, ident], target, notes)


def _is_added(element) -> bool:
    """Whether an element holds the edition's words, or a note, which is read at its mark."""
    classes = (element.get("class") or "").split()
    added = {"back-link", "note-reference", "added"}.intersection(classes)
    return bool(added) or element.tag == f"{X}aside" or any(c.startswith("front-") for c in classes)
