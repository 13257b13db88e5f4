"""A ZIP archive that says nothing of when or where it was made (APPNOTE 6.3.10).

Python's own writer compresses by whatever zlib it was built with.
"""

from __future__ import annotations

import struct

from publisher.errors import OutputError
from publisher.exporters.shared.compression import checksum, deflated

MOST_FILES, MOST_BYTES = 0xFFFF, 0xFFFF_FFFF
"""What must be fewer in an archive whose numbers have two bytes and four."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_MADE_BY = 3 << 8 | 20  # Unix, version 2.0
_NEEDS = 20
_IN_UTF_8 = 1 << 11  # general purpose flags, 4.4.4
_STORED, _DEFLATED = 0, 8
_TIME, _DATE = 0, 1 << 5 | 1  # the first moment that it can state: 1980-01-01
_READABLE = 0o100644 << 16


class Archive:
    """An archive to which files are added one after the other."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._directory: list[bytes] = []
        self._size = 0

    def add(self, name: str, data: bytes, *, stored: bool = False) -> None:
        """Add a file, compressed unless it is to be `stored` as it is."""
        named = name.encode()
        packed, method = (data, _STORED) if stored else (deflated(data), _DEFLATED)
        self._check(max(len(data), self._size + len(packed)), MOST_BYTES, "bytes")
        self._check(len(self._directory) + 1, MOST_FILES, "files")
        flags = 0 if name.isascii() else _IN_UTF_8
        sizes = checksum(data), len(packed), len(data), len(named)
        common = _NEEDS, flags, method, _TIME, _DATE, *sizes
        entry = _CENTRAL.pack(b"PK\1\2", _MADE_BY, *common, 0, 0, 0, 0, _READABLE, self._size)
        self._directory.append(entry + named)
        head = _LOCAL.pack(b"PK\3\4", *common, 0) + named
        self._parts += head, packed
        self._size += len(head) + len(packed)

    def finish(self) -> bytes:
        """The archive's bytes."""
        directory, count = b"".join(self._directory), len(self._directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self._size, 0)
        return b"".join([*self._parts, directory, end])

    @staticmethod
    def _check(count: int, most: int, things: str) -> None:
        if count >= most:
            raise OutputError(
                f"the file would hold {count} {things}; a ZIP archive must have fewer than {most}",
                "Bind fewer records into one volume.",
            )
