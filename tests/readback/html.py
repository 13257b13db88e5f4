"""The record's own words, read back from the HTML export."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

ADDED = {"back-link", "note-reference", "added"}
UNSAID = {"script", "style", "aside"}


def page(data: bytes):
    """The page as a tree."""
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def shown(data: bytes) -> Iterator[str]:
    """The words in reading order, a note's where its mark stands."""
    body = page(data).find("body")
    yield from _words(body, {aside.get("id"): aside for aside in body.iter("aside")})


def _words(element, notes) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        classes = (child.get("class") or "").split()
        if child.get("role") == "doc-noteref":
            yield from _words(notes[child.get("href").removeprefix("#")], notes)
        elif child.tag not in UNSAID and not any(_is_added(one) for one in classes):
            yield from _words(child, notes)
        yield child.tail or ""


def _is_added(name: str) -> bool:
    return name in ADDED or name.startswith("front-")
