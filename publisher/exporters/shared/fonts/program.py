"""A whole face as a font file of its own, for documents that can be edited."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cache

import uharfbuzz as hb

from publisher.exporters.shared.fonts.faces import BOLD, Face

_RESTRICTED, _PREVIEW, _EDITABLE = 0x2, 0x4, 0x8  # OS/2 fsType, OpenType 1.9.1
_BITMAPS_ONLY = 0x200
_ITALIC, _BOLD, _REGULAR = 0x01, 0x20, 0x40  # OS/2 fsSelection
_MAC_BOLD, _MAC_ITALIC = 0x1, 0x2  # head macStyle
_WHOLE = 0xB1B0AFBA  # of a file's checksum, with which the adjustment is reckoned
_KEPT = (0, 13, 14)  # names that stay: copyright, licence, its address
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409


def why_not_carried(face: Face) -> str:
    """Why a document that can be edited may not carry the face, "" where it may.

    The licence flags are those of OpenType's OS/2 table, `fsType`; of several the most
    permissive counts, as the first versions of the table had it.
    """
    if face.compact:
        return "its outlines are PostScript's, which Word cannot take from a file"
    flags = struct.unpack(">H", bytes(face.source.reference_table("OS/2").data)[8:10])[0]
    if flags & _BITMAPS_ONLY or (flags & (_RESTRICTED | _PREVIEW) and not flags & _EDITABLE):
        return "its licence (fsType) does not let a document carry it that can be edited"
    return ""


@cache
def program(face: Face) -> bytes:
    """The font file: all glyphs, a variable font at the face's own weight."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.source, axis, value)
    made = hb.subset(face.source, wanted)
    if not face.axes:
        return bytes(made.blob.data)
    tables = {tag: bytes(made.reference_table(tag).data) for tag in made.table_tags}
    return _file({**tables, **_told(tables, face)})


def _told(tables: Mapping[str, bytes], face: Face) -> dict[str, bytes]:
    """The tables that tell a program which style of its family a face is."""
    bold, italic = face.weight >= BOLD, face.slant != 0
    selection = (_BOLD * bold | _ITALIC * italic) or _REGULAR
    os2 = bytearray(tables["OS/2"])
    kept = struct.unpack_from(">H", os2, 62)[0] & ~(_BOLD | _ITALIC | _REGULAR)
    struct.pack_into(">H", os2, 62, kept | selection)
    head = bytearray(tables["head"])
    struct.pack_into(">H", head, 44, _MAC_BOLD * bold | _MAC_ITALIC * italic)
    return {"OS/2": bytes(os2), "head": bytes(head), "name": _names(face, bold=bold, italic=italic)}


def _names(face: Face, *, bold: bool, italic: bool) -> bytes:
    """A `name` table that calls the face as Windows knows four styles of a family."""
    family = face.source.get_name(_FAMILY) or face.name
    style = " ".join([*["Bold"] * bold, *["Italic"] * italic]) or "Regular"
    names = {ident: face.source.get_name(ident) for ident in _KEPT}
    names |= {_FAMILY: family, _STYLE: style, _FULL: f"{family} {style}"}
    names[_POSTSCRIPT] = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    names[_UNIQUE] = names[_POSTSCRIPT]
    records, strings = b"", b""
    for ident in sorted(ident for ident, name in names.items() if name):
        text = str(names[ident]).encode("utf-16-be")
        place = (_WINDOWS, _UNICODE, _ENGLISH, ident, len(text), len(strings))
        records += struct.pack(">6H", *place)
        strings += text
    count = len(records) // 12
    return struct.pack(">3H", 0, count, 6 + len(records)) + records + strings


def _file(tables: Mapping[str, bytes]) -> bytes:
    """An OpenType file of these tables (OpenType 1.9.1, "Organization of an OpenType Font")."""
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, 8, 0)  # the adjustment counts as nothing
    data = {**tables, "head": bytes(head)}
    whole = _directory(data) + b"".join(map(_padded, data.values()))
    place = len(_directory(data)) + sum(len(_padded(data[tag])) for tag in _before("head", data))
    adjustment = (_WHOLE - _checksum(whole)) & 0xFFFFFFFF
    return whole[: place + 8] + struct.pack(">I", adjustment) + whole[place + 12 :]


def _before(tag: str, tables: Mapping[str, bytes]) -> Iterator[str]:
    for found in tables:
        if found == tag:
            return
        yield found


def _directory(tables: Mapping[str, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    search = 16 << power
    made = struct.pack(">IHHHH", 0x10000, len(tables), search, power, 16 * len(tables) - search)
    place = len(made) + 16 * len(tables)
    rows = {}
    for tag, data in tables.items():
        rows[tag] = struct.pack(">4sIII", tag.encode(), _checksum(data), place, len(data))
        place += len(_padded(data))
    return made + b"".join(rows[tag] for tag in sorted(rows))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _checksum(data: bytes) -> int:
    padded = _padded(data)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
