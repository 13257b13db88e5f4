"""Bytes of TEI become an edition, safely."""

from __future__ import annotations

import re
from pathlib import PurePath

from lxml import etree

from publisher.errors import InputError
from publisher.foreign import safe_xml
from publisher.patterns import regex
from publisher.report import Outcome, Where
from publisher.tei import names
from publisher.tei.doctype import doctype_of
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, XML_LANG, Element, line_of, local, qualified
from publisher.tei.text import one_line, words

_ROOTS = frozenset(["TEI", "teiCorpus"])
_HTML = regex(rb"\s*(<!doctype\s+html|<html)\b", re.IGNORECASE)
_OF_LIBXML = regex(", line |, try XML_PARSE_HUGE")  # places and options of the parser
_OURS = regex(r"publisher-[1-9][0-9]{0,5}(-reading)?")
_LOCAL_ID = ("teiHeader", "fileDesc", "publicationStmt", "idno")
_START = 200  # bytes in which a file shows what it is
_NAMELESS = "document"

_ENCODING = "Save the file in the encoding that its XML declaration names."
_HINTS = (
    ("encoding", _ENCODING),
    ("UTF-8", _ENCODING),
    ("depth", "No record of a meeting is written like this; check where the file comes from."),
    ("amplification", "Write out what its entities stand for, and remove them."),
    ("too big", "A comment holds ten million characters at most; shorten it."),
    ("too long", "A paragraph holds ten million characters at most; break it into several."),
    ("limit exceeded", "Ten million characters without an element are too many; break them up."),
)
"""What to do next, by a sign in libxml2's message."""


def parse(data: bytes, name: str) -> Outcome[Edition]:
    """The edition in these bytes. Nothing is fetched, and no entity is expanded.

    Raises `InputError`, with the place, when they are not well-formed XML, name an entity
    that nothing declares, hold a DOCTYPE with declarations that could change their words, or
    are no TEI.
    """
    root = _tree(data, name)
    _refuse_declarations(root, name)
    _refuse_others(root, name)
    return Outcome(Edition(root, _ident(root, name), _language(root), profile_of(root), name))


def _tree(data: bytes, name: str) -> Element:
    parser = _parser(data)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = Where(name, line or 0, column or 0)
        reason = _OF_LIBXML.split(error.msg or "no XML")[0]
        raise InputError(f"{place}: not well-formed XML: {reason}", _hint(data, reason)) from None
    _refuse_undeclared(parser, name)
    return root


def _refuse_undeclared(parser: etree.XMLParser, name: str) -> None:
    """Refuse entities that the DTD, which is not read, may declare: what they stand for is
    not known, and in an attribute they would be lost (XML 1.0, 4.1, "Entity Declared").
    """
    for entry in parser.error_log:
        if entry.type == etree.ErrorTypes.WAR_UNDECLARED_ENTITY:
            place = Where(name, entry.line, entry.column)
            raise InputError(f"{place}: {entry.message}", _undeclared_hint(entry.message))


def _undeclared_hint(message: str) -> str:
    """What to write for an entity; HTML's names are known (HTML 5, 13.5)."""
    from html.entities import html5

    entity = message.partition("'")[2].partition("'")[0]
    character = html5.get(f"{entity};", "")
    written = "".join(f"&#{ord(part)};" for part in character) or "what it stands for"
    return f"No DTD is read: write {written} in place of &{entity};."


def _parser(data: bytes) -> etree.XMLParser:
    """The one parser for TEI. It reads no other file, and duplicate ids do not stop it.

    Without a table of ids, lxml 6.1 opens the DTD that a DOCTYPE names, whatever `load_dtd`
    says; so a file with a DOCTYPE is read with one, and its duplicate ids do stop it.
    """
    return safe_xml.parser(collect_ids=b"<!DOCTYPE" in data.replace(b"\0", b""))


def _hint(data: bytes, reason: str) -> str:
    start = data[:_START]
    if _HTML.match(start):
        return "This looks like HTML; give the transcript as text or as TEI."
    for sign, hint in _HINTS:
        if sign in reason:
            return hint
    if b"<" not in start:
        return "This is no XML; if it is a transcript, give its name the suffix .txt."
    return "Mend the file at this place; `xmllint --noout FILE` checks it."


def _refuse_declarations(root: Element, name: str) -> None:
    if doctype_of(root) is None:
        raise InputError(
            f"{name}: the DOCTYPE holds declarations of its own",
            "Entities can hide text and cost unbounded memory: write them out and remove "
            "the part of the DOCTYPE in square brackets.",
        )


def _refuse_others(root: Element, name: str) -> None:
    if local(root) in _ROOTS and root.tag != local(root):
        return
    where = Where(name, line_of(root))
    if etree.QName(root).localname in {*_ROOTS, "TEI.2"}:
        raise InputError(
            f"{where}: this TEI is not in the namespace of TEI P5",
            f'Add xmlns="{names.TEI_NAMESPACE}" to the first element, or convert it from P4.',
        )
    raise InputError(
        f"{where}: this is XML, but no TEI: it begins with <{etree.QName(root).localname}>",
        "Give a document whose first element is TEI or teiCorpus.",
    )


def _ident(root: Element, name: str) -> str:
    """The document's id: as our profile keeps it, else the root's, else the file's name."""
    if profile_of(root):
        for idno in root.iterfind("/".join(map(qualified, _LOCAL_ID))):
            if idno.get("type") == "local" and (told := one_line(words(idno))):
                return told
    return root.get(XML_ID) or PurePath(name).stem or _NAMELESS


def _language(root: Element) -> str:
    """The document's language: as its root says, its text, or its header."""
    if lang := root.get(XML_LANG):
        return lang
    for text in root.iter(qualified("text")):
        if lang := text.get(XML_LANG):
            return lang
    for language in root.iter(qualified("language")):
        return language.get("ident", "") or "und"
    return "und"


def profile_of(root: Element) -> str:
    """The profile of ours that the document says it follows, be it a later one."""
    for schema in root.iter(qualified("schemaRef")):
        if _OURS.fullmatch(key := schema.get("key", "")):
            return key
    return ""
