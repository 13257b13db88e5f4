"""The record's own words in a tagged PDF file, in the order of its structure tree.

ISO 32000-1, 14.6 to 14.8, and 9.10 for what the codes of a font are read as. Nothing is
known of how our exporter writes its pages but the names of structure types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias, cast

import pikepdf

from publisher.foreign.archive import MOST_BYTES
from publisher.importing.carrier import UnreadableError
from publisher.importing.streams import PackedError, content_of, listed
from publisher.patterns import regex

_ADDED = frozenset(["/TOC", "/front", "/added-title", "/added-label", "/added", "/Reference"])
"""Structure types whose words the edition adds; a reference's are only a note's mark."""
_NOTE, _LABEL = "/Note", "/Lbl"

_MOST_OF_A_PAGE = 2 * 1024 * 1024
"""Bytes of a page's content: some fifty times what the fullest page of a record takes."""
_MOST_OF_A_FONT = 8 * 1024 * 1024
_DEEPEST = 400  # elements inside each other

_BLOCK = regex(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = regex(rb"<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})*)>")
_CODE = 2  # bytes of a code of our fonts

_Number: TypeAlias = int  # of marked content on its page
_Object: TypeAlias = tuple[int, int]  # what a reference means


def words_of(file: pikepdf.Pdf) -> Iterator[str]:
    """The words, less what the edition adds; a note's stand where its mark is.

    Raises `UnreadableError` for a file that is not tagged, or not as ours are.
    """
    tree = file.Root.get("/StructTreeRoot")
    if tree is None:
        message = "its pages are not tagged"
        raise UnreadableError(message)
    try:
        yield from _Reader(file).words(tree)
    except PackedError as error:
        raise UnreadableError(str(error)) from None
    except (pikepdf.PdfError, ValueError, LookupError, TypeError, AttributeError):
        message = "its pages are not tagged as publisher tags them"
        raise UnreadableError(message) from None


class _Reader:
    """Reads the words of marked content."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self._file = file
        self._fonts: dict[_Object, Mapping[bytes, str]] = {}
        self._pages: dict[_Object, Mapping[_Number, str]] = {}
        self._seen: set[_Object] = set()
        self._left = MOST_BYTES

    def words(
        self,
        element: pikepdf.Object,
        page: pikepdf.Object | None = None,
        inside: str = "",
        depth: int = 0,
    ) -> Iterator[str]:
        """The words of a structure element and of all below it, each element once."""
        kind, page = str(element.get("/S", "")), element.get("/Pg", page)
        if kind in _ADDED or (inside == _NOTE and kind == _LABEL) or not self._is_new(element):
            return
        if depth > _DEEPEST:
            message = "its structure is too deep"
            raise UnreadableError(message)
        for child in cast("Iterator[pikepdf.Object | int]", listed(element.get("/K"))):
            if isinstance(child, int):  # numbers come as Python's own
                yield self._content(page).get(child, "")
            elif str(child.get("/Type", "")) == "/MCR":
                yield self._content(child.get("/Pg", page)).get(int(child["/MCID"]), "")
            elif "/S" in child:
                yield from self.words(child, page, kind, depth + 1)

    def _is_new(self, element: pikepdf.Object) -> bool:
        """Whether an element was not read before; one that holds itself would never end."""
        if not element.is_indirect:
            return True
        new = element.objgen not in self._seen
        self._seen.add(element.objgen)
        return new

    def _content(self, page: pikepdf.Object | None) -> Mapping[_Number, str]:
        """The words of each marked content of a page."""
        if page is None:
            return {}
        if page.objgen not in self._pages:
            self._pages[page.objgen] = self._read(page)
        return self._pages[page.objgen]

    def _read(self, page: pikepdf.Object) -> Mapping[_Number, str]:
        content = self._file.make_stream(self._drawn(page))
        fonts = pikepdf.Page(page).resources["/Font"]
        found: dict[_Number, list[str]] = {}
        codes: Mapping[bytes, str] = {}
        marks = [-1]
        for instruction in pikepdf.parse_content_stream(content, "BDC BMC EMC Tf TJ Tj"):
            operands = list(instruction.operands)
            match str(instruction.operator):
                case "BDC":
                    marks.append(_number(operands[1], marks[-1]))
                case "BMC":
                    marks.append(marks[-1])
                case "EMC":
                    marks.pop()
                case "Tf":
                    codes = self._font(fonts[str(operands[0])])
                case _:
                    found.setdefault(marks[-1], []).extend(_decoded(operands[0], codes))
        return {number: "".join(words) for number, words in found.items()}

    def _drawn(self, page: pikepdf.Object) -> bytes:
        """The content of a page, which may come in parts."""
        content = b""
        for part in listed(page["/Contents"]):
            content += self._unpacked(part, _MOST_OF_A_PAGE - len(content)) + b"\n"
        return content

    def _unpacked(self, stream: pikepdf.Object, most: int) -> bytes:
        """The data of a stream, within what may still be read of the whole file."""
        data = content_of(stream, max(0, min(most, self._left)))
        self._left -= len(data)
        return data

    def _font(self, font: pikepdf.Object) -> Mapping[bytes, str]:
        """What each code of a font is read as."""
        if font.objgen not in self._fonts:
            table = self._unpacked(font["/ToUnicode"], _MOST_OF_A_FONT)
            self._fonts[font.objgen] = {
                bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
                for block in _BLOCK.findall(table)
                for code, text in _PAIR.findall(block)
            }
        return self._fonts[font.objgen]


def _number(properties: object, outer: _Number) -> _Number:
    """The number of a marked content, that of the one around it where it has none."""
    if isinstance(properties, pikepdf.Dictionary):
        return int(properties.get("/MCID", outer))
    return outer


def _decoded(operand: pikepdf.Object, codes: Mapping[bytes, str]) -> Iterator[str]:
    """The text of the strings that are drawn."""
    for part in listed(operand):
        if isinstance(part, pikepdf.String):
            drawn = bytes(part)
            for start in range(0, len(drawn), _CODE):
                yield codes.get(drawn[start : start + _CODE], "\ufffd")
