"""The sRGB colour profile, made from its published numbers (ICC.1:2010, IEC 61966-2-1).

A matrix profile with a parametric curve, 500-odd bytes, free of anyone's copyright and
of any clock.
"""

from __future__ import annotations

import hashlib
import struct
from functools import cache

CREATED = (2024, 1, 1, 0, 0, 0)
D50 = (0.9642, 1.0, 0.8249)
RED, GREEN, BLUE = (
    (0.4360747, 0.2225045, 0.0139322),
    (0.3850649, 0.7168786, 0.0971045),
    (0.1430804, 0.0606169, 0.7141733),
)
D65_TO_D50 = (
    *(1.0478112, 0.0228866, -0.0501270),
    *(0.0295424, 0.9904844, -0.0170491),
    *(-0.0092345, 0.0150436, 0.7521316),
)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER_SIZE = 128
_NOT_DIGESTED = (slice(44, 48), slice(64, 68), slice(84, 100))  # flags, intent, the digest


@cache
def srgb() -> bytes:
    """The profile's bytes."""
    body = _body(_tags())
    header = _header(_HEADER_SIZE + len(body))
    digest = _digest(header + body)
    return header[:84] + digest + header[100:] + body


def _tags() -> list[tuple[bytes, bytes]]:
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*CURVE)
    return [
        (b"desc", _text("sRGB IEC61966-2.1")),
        (b"cprt", _text("CC0")),
        (b"wtpt", _xyz(D50)),
        (b"chad", b"sf32\0\0\0\0" + _fixed(*D65_TO_D50)),
        (b"rXYZ", _xyz(RED)),
        (b"gXYZ", _xyz(GREEN)),
        (b"bXYZ", _xyz(BLUE)),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]


def _fixed(*numbers: float) -> bytes:
    """Numbers as s15Fixed16."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*colour)


def _text(words: str) -> bytes:
    coded = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(coded), 28) + coded


def _body(tags: list[tuple[bytes, bytes]]) -> bytes:
    """The table of tags and their data; tags with the same data share it."""
    start = _HEADER_SIZE + 4 + 12 * len(tags)
    table, data, places = b"", b"", dict[bytes, int]()
    for name, content in tags:
        if content not in places:
            places[content] = start + len(data)
            data += content + b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", places[content], len(content))
    return struct.pack(">I", len(tags)) + table + data


def _header(size: int) -> bytes:
    parts = (
        struct.pack(">I4xI", size, 0x04200000),
        b"mntrRGB XYZ ",
        struct.pack(">6H", *CREATED),
        b"acsp",
        bytes(28),  # platform, flags, maker, model, attributes, intent
        _fixed(*D50),
    )
    return b"".join(parts).ljust(_HEADER_SIZE, b"\0")


def _digest(profile: bytes) -> bytes:
    """The profile's identifier: an MD5 with three fields of the header at zero."""
    blank = bytearray(profile)
    for field in _NOT_DIGESTED:
        blank[field] = bytes(field.stop - field.start)
    return hashlib.md5(blank, usedforsecurity=False).digest()
