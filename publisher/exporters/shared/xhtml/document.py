"""A whole XHTML file: its head, its body, its bytes."""

from __future__ import annotations

from lxml import etree

from publisher.exporters.shared.xhtml.elements import (
    EPUB_NAMESPACE,
    NAMESPACE,
    XHTML,
    Element,
    add,
    add_text,
    set_language,
)
from publisher.view import direction

_START = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'


def new_body(title: str, lang: str, stylesheet: str, *, types: bool) -> Element:
    """The body of a new file with this title and language, and a link to its style sheet.

    `types` declares the namespace of `epub:type`.
    """
    names: dict[str, str] = {None: NAMESPACE}  # type: ignore[dict-item]  # unknown to lxml's stubs
    if types:
        names["epub"] = EPUB_NAMESPACE
    html = etree.Element(f"{XHTML}html", nsmap=names)
    set_language(html, lang, "")
    html.set("dir", direction(lang))
    head = add(html, "head")
    add(head, "meta", charset="utf-8")
    add_text(add(head, "title"), title)
    add(head, "link", rel="stylesheet", type="text/css", href=stylesheet)
    head.tail = "\n"
    body = add(html, "body")
    body.text = "\n"
    return body


def serialize(body: Element) -> bytes:
    """The bytes of the file that a body is in: XML, UTF-8."""
    root = body.getroottree().getroot()
    return _START + etree.tostring(root, encoding="utf-8") + b"\n"
