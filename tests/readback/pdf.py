"""The record's own words read back from a PDF file, in the order of its structure tree.

What the edition adds is left out: contents, front matter, marks of its own, a title that
it made up, artifacts. A note's words stand where its mark is. Reads PDF 1.7 with object
and cross-reference streams and composite fonts (ISO 32000-1); it knows nothing of how
our exporter writes them but the names of structure types.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

ADDED = frozenset(["/TOC", "/front", "/added-title", "/added-label", "/added", "/Reference"])
"""Structure types whose words the edition adds; a reference's are only a note's mark."""

_TOKEN = re.compile(
    rb"\s*(?:%[^\r\n]*[\r\n]+\s*)*(?:"
    rb"(?P<reference>\d+\s+\d+\s+R\b)|(?P<number>[-+]?\d*\.?\d+|[-+]?\d+\.)"
    rb"|(?P<name>/[^\s<>\[\]()/{}%]*)|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\s]*)>|(?P<string>\()|(?P<word>[^\s<>\[\]()/{}%]+))"
)


class Operator(str):
    """An operator or keyword."""

    __slots__ = ()


@dataclass(frozen=True)
class Ref:
    """A reference to an object."""

    number: int


def tokens(data: bytes, position: int = 0) -> Iterator[Any]:
    """Values and operators of PDF syntax: names keep their slash."""
    stack: list[list[Any]] = []
    while match := _TOKEN.match(data, position):
        position = match.end()
        if match["open"]:
            stack.append([match["open"]])
            continue
        if match["close"]:
            opened, *inner = stack.pop()
            pairs = zip(inner[::2], inner[1::2], strict=opened == b"<<")
            value: Any = dict(pairs) if opened == b"<<" else inner
        elif match["string"]:
            value, position = _literal(data, position)
        else:
            value = _scalar(match)
        if stack:
            stack[-1].append(value)
        else:
            yield value


def _scalar(match: re.Match[bytes]) -> Any:
    if match["reference"]:
        return Ref(int(match["reference"].split()[0]))
    if match["number"]:
        return float(match["number"]) if b"." in match["number"] else int(match["number"])
    if match["name"]:
        return match["name"].decode("latin-1")
    if match["hex"] is not None:
        return bytes.fromhex(match["hex"].decode("ascii"))
    return Operator(match["word"].decode("latin-1"))


def _literal(data: bytes, position: int) -> tuple[str, int]:
    """A string in parentheses, escapes left as they are."""
    start, depth = position, 1
    while depth:
        character = data[position : position + 1]
        position += 2 if character == b"\\" else 1
        depth += {b"(": 1, b")": -1}.get(character, 0)
    return data[start : position - 1].decode("latin-1"), position


class File:
    """The objects of a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
        self.trailer, table = self._stream_at(start)
        self._places = dict(enumerate(_rows(table, self.trailer)))

    def _stream_at(self, offset: int) -> tuple[dict[str, Any], bytes]:
        end = self._data.index(b"stream", offset)
        head = next(tokens(self._data[offset:end].split(b"obj", 1)[1]))
        start = self._data.index(b"\n", end) + 1
        raw = self._data[start : start + head["/Length"]]
        return head, zlib.decompress(raw) if head.get("/Filter") == "/FlateDecode" else raw

    @cached_property
    def _packed(self) -> Mapping[int, bytes]:
        """The objects of all object streams."""
        found: dict[int, bytes] = {}
        for number in {place for kind, place, _ in self._places.values() if kind == 2}:
            head, content = self.stream(Ref(number))
            pairs = list(tokens(content[: head["/First"]]))
            offsets = [*pairs[1::2], len(content)]
            for inner, start, end in zip(pairs[::2], offsets, offsets[1:], strict=False):
                found[inner] = content[head["/First"] + start : head["/First"] + end]
        return found

    def get(self, value: Any) -> Any:
        """The value itself, or what a reference means."""
        return next(tokens(self._packed[value.number])) if isinstance(value, Ref) else value

    def stream(self, ref: Ref) -> tuple[dict[str, Any], bytes]:
        """A stream's dictionary and its data."""
        return self._stream_at(self._places[ref.number][1])


def _rows(table: bytes, head: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    """The rows of a cross-reference stream, from its "up" prediction."""
    widths = head["/W"]
    size = sum(widths)
    above = bytes(size)
    for start in range(0, len(table), size + 1):
        coded = table[start + 1 : start + 1 + size]
        above = bytes((here + up) & 255 for here, up in zip(coded, above, strict=True))
        first, second = widths[0], widths[0] + widths[1]
        fields = (above[:first], above[first:second], above[second:])
        kind, place, index = (int.from_bytes(field, "big") for field in fields)
        yield kind, place, index


class Reader:
    """Reads the words of marked content; `whole`: what the edition adds, too."""

    def __init__(self, data: bytes, *, whole: bool = False) -> None:
        self.file = File(data)
        self._whole = whole
        self._fonts: dict[Ref, Mapping[bytes, str]] = {}
        self._pages: dict[Ref, Mapping[int, str]] = {}

    @property
    def catalog(self) -> dict[str, Any]:
        """The document's catalogue."""
        return self.file.get(self.file.trailer["/Root"])

    def words(self, ref: Ref, page: Ref | None = None, inside: str = "") -> Iterator[str]:
        """The words of an element and of all below it."""
        element = self.file.get(ref)
        kind, page = element["/S"], element.get("/Pg", page)
        is_added = kind in ADDED or (inside == "/Note" and kind == "/Lbl")
        if is_added and not self._whole:
            return
        for child in element.get("/K", []):
            value = child if isinstance(child, int) else self.file.get(child)
            if isinstance(child, Ref):
                yield from self.words(child, page, kind)
            elif isinstance(value, int):
                yield self.content(page)[value]
            elif value["/Type"] == "/MCR":
                yield self.content(value["/Pg"])[value["/MCID"]]

    def content(self, page: Ref | None) -> Mapping[int, str]:
        """The words of each marked content of a page."""
        assert page is not None
        if page not in self._pages:
            self._pages[page] = self._read(self.file.get(page))
        return self._pages[page]

    def _read(self, page: Mapping[str, Any]) -> Mapping[int, str]:
        """The words of each marked content of a page."""
        fonts = self.file.get(self.file.get(page["/Resources"])["/Font"])
        _, content = self.file.stream(page["/Contents"])
        found: dict[int, str] = {}
        table: Mapping[bytes, str]
        open_marks, table, operands = [-1], {}, []
        for token in tokens(content):
            if not isinstance(token, Operator):
                operands.append(token)
                continue
            match token:
                case "BDC":
                    open_marks.append(operands[-1].get("/MCID", open_marks[-1]))
                    found.setdefault(open_marks[-1], "")
                case "EMC":
                    open_marks.pop()
                case "Tf":
                    table = self._font(fonts[operands[-2]])
                case "TJ":
                    for part in operands[-1]:
                        found[open_marks[-1]] += _decoded(part, table)
            operands = []
        return found

    def _font(self, ref: Ref) -> Mapping[bytes, str]:
        """The text of each code of a font."""
        if ref not in self._fonts:
            _, content = self.file.stream(self.file.get(ref)["/ToUnicode"])
            blocks = re.findall(rb"beginbfchar(.*?)endbfchar", content, re.DOTALL)
            pairs = re.findall(rb"<(\w+)> <(\w+)>", b"".join(blocks))
            self._fonts[ref] = {
                bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
                for code, text in pairs
            }
        return self._fonts[ref]


def _decoded(part: Any, table: Mapping[bytes, str]) -> str:
    """The text of a string in an array, which also holds numbers."""
    if not isinstance(part, str | bytes):
        return ""
    code = part if isinstance(part, bytes) else _unescaped(part.encode("latin-1"))
    return "".join(table[code[n : n + 2]] for n in range(0, len(code), 2))


def _unescaped(string: bytes) -> bytes:
    """A string as ISO 32000-1, 7.3.4.2 has it; we write no octal digits."""
    named = {b"n": b"\n", b"r": b"\r"}
    return re.sub(rb"\\(.)", lambda match: named.get(match[1], match[1]), string, flags=re.DOTALL)


def shown(data: bytes) -> Iterator[str]:
    """The words of the record that the file shows."""
    return _told(Reader(data))


def told(data: bytes) -> Iterator[str]:
    """All words that the file tells, those of the edition with them."""
    return _told(Reader(data, whole=True))


def _told(reader: Reader) -> Iterator[str]:
    root = reader.file.get(reader.catalog["/StructTreeRoot"])
    yield from reader.words(root["/K"])
