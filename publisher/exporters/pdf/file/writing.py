"""Writes a reportlab document as a PDF 1.7 file that the archive standards accept.

Differs from reportlab's own writer in what ISO 19005-2 asks: an end of line before
`endstream` (6.1.7.1), a binary comment in the header (6.1.2), metadata unfiltered, an
identifier that depends on nothing but the content. Small objects go into compressed
object streams, which a third of a tagged file's size depends on.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator

from reportlab.pdfbase import pdfdoc

from publisher.exporters.shared.compression import zlib_stream

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OBJECTS_PER_STREAM = 200
_ROW = struct.Struct(">BIH")  # a row of the cross-reference: kind, place, index


class Verbatim(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An indirect object whose bytes are made elsewhere, at the latest when it is written."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content
        self.number = 0  # in the document, once it is known there

    def format(self, document: ArchivalDocument) -> bytes:
        """What stands for it in other objects."""
        return b"%d 0 R" % document.number(self)


class Stream(Verbatim):
    """A stream object; `entries` are those of its dictionary that are its own, as PDF syntax."""

    def __init__(self, data: bytes, entries: str = "", *, compressed: bool = True) -> None:
        super().__init__(entries.encode("latin-1"))
        self._data, self._compressed = data, compressed

    def written(self) -> tuple[bytes, bytes]:
        """The dictionary, and the data as it stands in the file."""
        data, method = self._data, b""
        if self._compressed:
            data, method = zlib_stream(data), b"/Filter/FlateDecode"
        return b"<<%s%s/Length %d>>" % (self.content, method, len(data)), data


class ArchivalDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A reportlab document that is written in the way of this module."""

    def __init__(self, **options: object) -> None:
        self._verbatim: dict[int, Verbatim] = {}
        super().__init__(**options)

    def number(self, obj: pdfdoc.PDFObject) -> int:
        """The object number, given now if the object has none."""
        if not isinstance(obj, Verbatim):
            self.Reference(obj)
            return int(self.idToObjectNumberAndVersion[obj.__InternalName__][0])
        if not obj.number:
            self.objectcounter: int = self.objectcounter + 1
            obj.number = self.objectcounter
            self._verbatim[obj.number] = obj
        return obj.number

    def Reference(self, obj: object, name: str | None = None) -> object:  # noqa: N802
        """What stands for an object in others."""
        if isinstance(obj, Verbatim):
            self.number(obj)
            return obj
        return super().Reference(obj, name)

    def format(self) -> bytes:
        """The whole file."""
        catalog, info = self.number(self.Catalog), self.number(self.info)
        file = _File()
        for number, obj in self._objects():
            if isinstance(obj, Stream):
                file.stream(number, *obj.written())
            elif isinstance(obj, Verbatim):
                file.small(number, obj.content)
            else:
                file.small(number, pdfdoc.format(obj, self, toplevel=1))
        return file.finish(self.objectcounter, catalog, info)

    def _objects(self) -> Iterator[tuple[int, pdfdoc.PDFObject]]:
        """Every object by number; formatting one may add others."""
        number = 1
        while number <= self.objectcounter:
            named = self.numberToId.get(number)
            yield number, self.idToObject[named] if named else self._verbatim[number]
            number += 1


class _File:
    """The bytes of a file while they are gathered, and where each object stands."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._size = len(HEADER)
        self._places: dict[int, tuple[int, int, int]] = {}
        self._small: list[tuple[int, bytes]] = []

    def small(self, number: int, content: bytes) -> None:
        """Keep an object for the object streams."""
        self._small.append((number, content))

    def stream(self, number: int, dictionary: bytes, data: bytes) -> None:
        """Add a stream object."""
        self._places[number] = (1, self._size, 0)
        # data that ends in CR would lose it to a reader that takes CR LF for one mark
        end = b"\r\nendstream\nendobj\n" if data.endswith(b"\r") else b"\nendstream\nendobj\n"
        for part in (b"%d 0 obj\n" % number, dictionary, b"\nstream\n", data, end):
            self._add(part)

    def finish(self, last: int, catalog: int, info: int) -> bytes:
        """The file, once its object streams and its cross-reference stream are added."""
        for first in range(0, len(self._small), OBJECTS_PER_STREAM):
            last += 1
            self._object_stream(last, self._small[first : first + OBJECTS_PER_STREAM])
        start = self._size
        self._cross_reference(last + 1, catalog, info)
        self._add(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _add(self, part: bytes) -> None:
        self._parts.append(part)
        self._size += len(part)

    def _object_stream(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        """ISO 32000-1, 7.5.7."""
        heads, offset = [], 0
        for index, (inner, content) in enumerate(objects):
            heads.append(b"%d %d" % (inner, offset))
            self._places[inner] = (2, number, index)
            offset += len(content) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib_stream(head + b"\n".join(content for _, content in objects))
        entries = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>"
        self.stream(number, entries % (len(objects), len(head), len(data)), data)

    def _cross_reference(self, number: int, catalog: int, info: int) -> None:
        """ISO 32000-1, 7.5.8, with the "up" predictor of PNG."""
        identifier = self._identifier()
        self._places[number] = (1, self._size, 0)
        rows = [_ROW.pack(0, 0, 65535)]
        rows += [_ROW.pack(*self._places[inner]) for inner in range(1, number + 1)]
        data = zlib_stream(_predicted(rows))
        entries = (
            b"<</Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>"
            b"/Filter/FlateDecode/Length %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>"
        ) % (number + 1, _ROW.size, len(data), catalog, info, identifier, identifier)
        self.stream(number, entries, data)

    def _identifier(self) -> bytes:
        digest = hashlib.md5(usedforsecurity=False)
        for part in self._parts:
            digest.update(part)
        return digest.hexdigest().encode("ascii")


def _predicted(rows: list[bytes]) -> bytes:
    """Each row as its difference from the one above."""
    whole = b"".join(rows)
    above = bytes(_ROW.size) + whole
    moved = bytes([(here - up) & 255 for here, up in zip(whole, above, strict=False)])
    return b"".join(b"\2" + moved[n : n + _ROW.size] for n in range(0, len(moved), _ROW.size))
