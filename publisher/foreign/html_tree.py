"""Bytes of HTML become a tree, safely."""

from __future__ import annotations

import codecs
import re
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from publisher.decode import decode
from publisher.errors import InputError
from publisher.foreign import safe_xml
from publisher.patterns import regex
from publisher.report import Outcome
from publisher.source import Source

Element: TypeAlias = _Element

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_START = 4096  # bytes in which a file says its encoding
_COMMENT = regex(rb"<!--.*?(?:-->|$)", re.DOTALL)
_DECLARED = (
    regex(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE),
    regex(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
)
_NOT_LATIN_1 = regex("(iso-?8859-?1|latin-?1|l1|(us-)?ascii)", re.IGNORECASE)
_UTF = regex("utf-?(7|16|32)(-?[lb]e)?", re.IGNORECASE)
_SUBSET = regex(r"<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)
_XML = regex(r"\s*<\?xml\b")
_TOO_MUCH = ("depth", "limit")  # in what libxml2 says when it gives up


def decoded(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The file's own text: in the encoding given, else a byte-order mark's, else the one
    that the file declares where that fits, else one that is found.
    """
    declared = "" if encoding or data.startswith(_MARKS) else _declared(data)
    if declared:
        try:
            return decode(data, name, declared)
        except InputError:
            pass  # the declaration is wrong, or the file is no text: the next line tells
    return decode(data, name, encoding)


def _declared(data: bytes) -> str:
    """The encoding that the file declares, as the HTML standard reads its name."""
    start = _COMMENT.sub(b"", data[:_START])
    found = next(filter(None, (pattern.search(start) for pattern in _DECLARED)), None)
    label = found[1].decode("ascii", "replace") if found else ""
    if _NOT_LATIN_1.fullmatch(label):
        return "cp1252"
    return "utf-8" if _UTF.fullmatch(label) else label


def tree(text: str, name: str) -> Element:
    """The root of the document. Nothing is fetched, and no entity is declared by the file.

    Raises `InputError` when there is no element in it, or it is nested without bound.
    """
    if _SUBSET.search(text[:_START]):
        raise InputError(
            f"{name}: the DOCTYPE holds declarations of its own",
            "Remove the part of the DOCTYPE in square brackets.",
        )
    data = text.encode()
    if name.lower().endswith(".xhtml") or _XML.match(text):
        root = _as_xml(data)
        if root is not None:
            return root
    return _as_html(data, name)


def _as_xml(data: bytes) -> Element | None:
    """The root of well-formed XHTML; browsers read what is none as HTML, and so do we."""
    try:
        return etree.fromstring(data, safe_xml.parser(encoding="utf-8", only_elements=True))
    except etree.XMLSyntaxError:
        return None


def _as_html(data: bytes, name: str) -> Element:
    """The root of HTML, however badly formed.

    `huge_tree` lifts the limits to the length of a text and to 2048 elements inside each
    other, which tags never closed do reach. HTML knows no entities of a file's own.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if any(sign in entry.message for entry in parser.error_log for sign in _TOO_MUCH):
        raise InputError(
            f"{name}: elements stand inside each other more than 2000 deep",
            "No record of a meeting is written like this; check where the file comes from.",
        )
    if root is None:
        raise InputError(f"{name}: the file holds no text", "Give a file with text in it.")
    return root


def is_element(node: object) -> bool:
    """Whether a node is an element: no reference to an entity."""
    return isinstance(getattr(node, "tag", None), str)


def row_of(element: Element) -> int:
    """The row of the file in which an element begins; 0 where it is unknown."""
    row: object = element.sourceline
    return row if isinstance(row, int) else 0


def local(element: Element) -> str:
    """The element's name without its namespace, in lower case; nothing for what is none."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""
