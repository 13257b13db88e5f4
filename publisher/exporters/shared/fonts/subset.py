"""A face cut down to the characters that a file shows, and whether that is allowed."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import uharfbuzz as hb

from publisher.exporters.shared.fonts.faces import Face

_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_PERMISSION = slice(8, 10)  # of the table OS/2: fsType (OpenType 1.9.1)


def may_be_cut(face: Face) -> bool:
    """Whether the font's maker lets files carry a part of it; one who says nothing does."""
    table = bytes(face.source.reference_table("OS/2").data)
    if len(table) < _PERMISSION.stop:
        return True
    (told,) = struct.unpack(">H", table[_PERMISSION])
    return not told & (_RESTRICTED | _WHOLE_ONLY | _BITMAPS_ONLY)


def cut(face: Face, characters: Iterable[str]) -> bytes:
    """The font with what it needs to show these characters, its layout features kept; the
    same bytes for the same characters.
    """
    wanted = hb.SubsetInput()
    for axis, value in face.axes.items():
        wanted.pin_axis_location(face.source, axis, value)
    wanted.flags |= hb.SubsetFlags.NO_HINTING
    wanted.unicode_set.update({ord(character) for character in characters})
    return bytes(hb.SubsetPlan(face.source, wanted).execute().blob.data)


def media_type(face: Face) -> str:
    """The media type of a face (RFC 8081)."""
    return "font/otf" if face.compact else "font/ttf"
