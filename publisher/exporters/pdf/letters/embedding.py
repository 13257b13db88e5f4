"""A face in one document: which glyphs it uses, how text is coded, the embedded subset.

A composite font (ISO 32000-1, 9.7) whose codes (`codes`) name a glyph
*and* its text: the same hyphen extracts as a soft hyphen where a line was broken, a
ligature as its letters, a substitute as the character that it stands for. Nothing is
mapped to private-use code points (ISO 19005-2, 6.2.11.7.3). TrueType outlines are found
from those codes by a `CIDToGIDMap`; CFF outlines, which have none, by an encoding of
their own.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache

import uharfbuzz as hb

from publisher.exporters.pdf.file.syntax import shortest, utf16
from publisher.exporters.pdf.file.writing import ArchivalDocument, Stream, Verbatim
from publisher.exporters.pdf.letters.codes import REMEMBERED, Codes, elements
from publisher.exporters.pdf.letters.measuring import Word
from publisher.exporters.pdf.letters.shaping import Letter, Shaped
from publisher.exporters.shared.fonts.faces import Face

_NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "kern", "BASE", "JSTF", "STAT", "MATH", "DSIG", "name",
               "cmap", "OS/2", "post")  # fmt: skip
NO_TEXT = "\u200b"
"""What a glyph is read as that shares its text with another: a zero-width space."""

_SYMBOLIC, _SERIF, _ITALIC = 4, 2, 64  # flags of a font descriptor, ISO 32000-1, table 123
_SYSTEM = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_ENCODING = "Publisher-Codes"
_ENTRIES_PER_BLOCK = 100  # of a character map, Adobe Technical Note 5014


class EmbeddedFont:
    """A face that a document uses, under the resource name `name`."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.obj = Verbatim()
        self.words: set[Word] = set()  # that have codes of their own
        self.codes = Codes(face)

    @property
    def is_used(self) -> bool:
        """Whether any text was coded."""
        return bool(self.words or self.codes)

    @property
    def letters(self) -> dict[int, Letter]:
        """The letters that were coded, by the numbers of their codes, in order."""
        for letter in frozenset().union(*[word.letters for word in self.words]):
            self.codes[letter]
        return {number: self.codes.letters[number] for number in sorted(self.codes.letters)}

    @property
    def texts(self) -> dict[int, str]:
        """What each code is read as."""
        return _texts(self.letters)

    def code(self, shaped: Shaped, size: float, rise: float = 0.0) -> str:
        """The elements of a `TJ` array that draw these letters (`codes.elements`)."""
        return elements([self.codes[letter] for letter in shaped.letters], shaped, size, rise)

    def write(self, document: ArchivalDocument) -> None:
        """Embed the subset. Nothing may be coded after this."""
        letters = self.letters
        codes = {number: letter.number for number, letter in letters.items()}
        program, places = _subset(self.face, set(codes.values()))
        digest = hashlib.md5(program, usedforsecurity=False).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        font = f"{tag}+{self.face.name}"
        descriptor = _descriptor(document, self.face, font, program)
        make = self._compact if self.face.compact else self._outlined
        encoding, descendant = make(document, codes, places)
        self.obj.content = (
            f"<</Type/Font/Subtype/Type0/BaseFont/{font}/Encoding {encoding}"
            f"/DescendantFonts[<</Type/Font/BaseFont/{font}/CIDSystemInfo{_SYSTEM}"
            f"/FontDescriptor {descriptor}/DW 1000{descendant}>>]"
            f"/ToUnicode {_stream(document, _character_map(_texts(letters)))}>>"
        ).encode("ascii")

    def _outlined(
        self, document: ArchivalDocument, codes: Mapping[int, int], places: Mapping[int, int]
    ) -> tuple[str, str]:
        """The encoding, and the entries of the descendant font, for TrueType outlines.

        `codes` are glyphs by code, `places` say where glyphs stand in the font program.
        """
        table = array("H", bytes(2 * (max(codes) + 1)))
        for number, glyph in codes.items():
            table[number] = places[glyph]
        if sys.byteorder == "little":
            table.byteswap()
        widths = {number: shortest(self.face.advance(glyph)) for number, glyph in codes.items()}
        return "/Identity-H", (
            f"/Subtype/CIDFontType2/CIDToGIDMap {_stream(document, table.tobytes())}"
            f"/W[{''.join(_runs(widths))}]"
        )

    def _compact(
        self, document: ArchivalDocument, codes: Mapping[int, int], places: Mapping[int, int]
    ) -> tuple[str, str]:
        """The same for CFF outlines."""
        widths = {places[glyph]: self.face.advance(glyph) for glyph in codes.values()}
        listed = "".join(f"{place}[{shortest(widths[place])}]" for place in sorted(widths))
        entries = f"/Type/CMap/CMapName/{_ENCODING}/WMode 0/CIDSystemInfo{_SYSTEM}"
        placed = {number: places[glyph] for number, glyph in codes.items()}
        encoding = _stream(document, _encoding(placed), entries)
        return encoding, f"/Subtype/CIDFontType0/W[{listed}]"


def _texts(letters: Mapping[int, Letter]) -> dict[int, str]:
    return {number: letter.text or NO_TEXT for number, letter in letters.items()}


def _runs(widths: Mapping[int, str]) -> Iterator[str]:
    """Widths by number, in order, those of numbers that follow each other together."""
    last = -1
    for number, width in widths.items():
        yield f" {width}" if number == last + 1 else f"{']' if last >= 0 else ''}{number}[{width}"
        last = number
    yield "]"


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, Mapping[int, int]]:
    """The font program with these glyphs only, and where each stands in it."""
    wanted = hb.SubsetInput()
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.source, axis, value)
    wanted.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    if face.compact:
        wanted.flags |= hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.glyph_set.update({0, *glyphs})
    for tag in _NOT_NEEDED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode("ascii"), "big"))
    plan = hb.SubsetPlan(face.source, wanted)
    subset = plan.execute()
    table = subset.reference_table("CFF ") if face.compact else subset.blob
    return bytes(table.data), dict(plan.old_to_new_glyph_mapping)


def _descriptor(document: ArchivalDocument, face: Face, name: str, program: bytes) -> str:
    flags = _SYMBOLIC | (_SERIF if "Serif" in face.name else 0) | (_ITALIC if face.slant else 0)
    entries = "/Subtype/CIDFontType0C" if face.compact else f"/Length1 {len(program)}"
    key = "FontFile3" if face.compact else "FontFile2"
    content = (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}"
        f"/FontBBox[{' '.join(map(str, face.box))}]/ItalicAngle {shortest(face.slant)}"
        f"/Ascent {round(face.ascent)}/Descent {round(face.descent)}"
        f"/CapHeight {round(face.cap_height)}/XHeight {round(face.x_height)}"
        f"/StemV {_stem(face.weight)}/{key} {_stream(document, program, entries)}>>"
    )
    return _reference(document, Verbatim(content.encode("ascii")))


def _stem(weight: int) -> int:
    """A usual width of stems at this weight; fonts do not tell it."""
    return round(50 + (weight / 65) ** 2)


def _character_map(texts: Mapping[int, str]) -> bytes:
    """The `ToUnicode` map, ISO 32000-1, 9.10.3."""
    entries = [_row(number, text) for number, text in sorted(texts.items())]
    return _map("Adobe-Identity-UCS", 2, "UCS", "bfchar", entries)


@lru_cache(maxsize=REMEMBERED)
def _row(number: int, text: str) -> str:
    return f"<{number:04X}> <{utf16(text)}>"


def _encoding(codes: Mapping[int, int]) -> bytes:
    """The map from our codes to glyphs, ISO 32000-1, 9.7.5.4."""
    entries = [f"<{number:04X}> {place}" for number, place in sorted(codes.items())]
    return _map(_ENCODING, 1, "Identity", "cidchar", entries)


def _map(name: str, kind: int, ordering: str, operator: str, entries: list[str]) -> bytes:
    system = f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def"
    lines = [
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        f"{system}\n/CMapName /{name} def\n/CMapType {kind} def\n/WMode 0 def",
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
    ]
    for first in range(0, len(entries), _ENTRIES_PER_BLOCK):
        block = entries[first : first + _ENTRIES_PER_BLOCK]
        lines += [f"{len(block)} begin{operator}", *block, f"end{operator}"]
    lines.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return "\n".join(lines).encode("ascii")


def _stream(document: ArchivalDocument, content: bytes, entries: str = "") -> str:
    return _reference(document, Stream(content, entries))


def _reference(document: ArchivalDocument, obj: Verbatim) -> str:
    return f"{document.number(obj)} 0 R"
