"""Finished PDF pages, read: what is drawn where, and what it belongs to."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import NamedTuple

import pikepdf


class Mark(NamedTuple):
    """A marked content: its tag (of an artifact with type and subtype), what it says, where
    each piece of it begins, and its number on the page.
    """

    kind: str
    words: str
    places: tuple[tuple[float, float], ...]
    number: int


def marks(data):
    """The marks of each page, in the order of drawing."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return [list(_marks(page)) for page in file.pages]


def _marks(page):
    maps = {name: _texts(font) for name, font in page.Resources.Font.items()}
    owner, words, places, font, in_span = None, "", (), None, False
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if owner:  # another text for a part, ISO 32000-1, 14.9.4
                in_span = True
            case "BDC":
                owner, words, places = operands, "", ()
            case "Tf":
                font = maps[str(operands[0])]
            case "Tm":
                places += ((float(operands[4]), float(operands[5])),)
            case "TJ":
                words += "".join(_read(font, part) for part in operands[0])
            case "EMC" if in_span:
                in_span = False
            case "EMC" if owner:
                yield Mark(_kind(owner), words, places, int(owner[1].get("/MCID", -1)))
                owner = None


def _kind(owner):
    tag, properties = str(owner[0]), owner[1]
    if tag != "/Artifact":
        return tag
    return f"{tag}{properties.get('/Type', '')}{properties.get('/Subtype', '')}"


def _texts(font):
    stream = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall("^<([0-9A-F]{4})> <([0-9A-F]+)>$", stream, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _read(font, part):
    if not isinstance(part, pikepdf.String):
        return ""
    raw = bytes(part)
    return "".join(font[raw[n] << 8 | raw[n + 1]] for n in range(0, len(raw), 2))


def is_artifact(mark):
    """Whether a mark is no part of the record."""
    return mark.kind.startswith("/Artifact")


def body(page):
    """Where the pieces of the record's own text begin on a page."""
    return [place for mark in page if not is_artifact(mark) for place in mark.places]


def blocks(data):
    """Each element of the structure that holds text or phrases alone: its kind, and on each
    page of it the heights of its lines.
    """
    with pikepdf.open(io.BytesIO(data)) as file:
        numbers = {page.objgen: number for number, page in enumerate(file.pages)}
        places = [{mark.number: mark.places for mark in _marks(page)} for page in file.pages]
        roles = {str(k): str(v) for k, v in file.Root.StructTreeRoot.RoleMap.items()}
        for element in _elements(file.Root.StructTreeRoot.K):
            if roles.get(str(element.S), str(element.S)) in BLOCKS:
                yield str(element.S), _lines(element, numbers, places, roles)


BLOCKS = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption"}
PHRASES = {"/Span", "/Link", "/Reference", "/Lbl"}


def _elements(element):
    yield element
    for child in _children(element):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _elements(child)


def _children(element):
    children = element.get("/K", [])
    return list(children) if isinstance(children, pikepdf.Array) else [children]


def _lines(element, numbers, places, roles):
    found = defaultdict(set)
    for page, number in _contents(element, roles):
        found[numbers[page]].update(y for _, y in places[numbers[page]].get(number, ()))
    return dict(sorted(found.items()))


def _contents(element, roles):
    own = element.Pg.objgen if "/Pg" in element else None
    for child in _children(element):
        if isinstance(child, int):
            yield own, child
        elif "/MCID" in child:
            yield child.Pg.objgen, int(child.MCID)
        elif "/S" in child and roles.get(str(child.S), str(child.S)) in PHRASES:
            yield from _contents(child, roles)
