"""The streams of a PDF file, unpacked under limits (ISO 32000-1, 7.3.8 and 7.4)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import cast

import pikepdf

_FLATE = pikepdf.Name.FlateDecode


class PackedError(Exception):
    """A stream cannot be unpacked, or not within the limit; the message says why."""


def content_of(stream: pikepdf.Object, most: int) -> bytes:
    """The data of a stream, no more than so many bytes. Raises `PackedError`.

    It may be packed with Deflate, once, or not at all: so our files are, and those that
    other programs write anew.
    """
    raw = stream.read_raw_bytes()
    names = list(listed(stream.get("/Filter")))
    if stream.get("/DecodeParms") is not None or names not in ([], [_FLATE]):
        message = "a stream is packed in a way that is not read"
        raise PackedError(message)
    data = _inflated(raw, most) if names else raw
    if len(data) > most:
        message = f"a stream unpacks to more than {most // 1024**2} MB"
        raise PackedError(message)
    return data


def listed(value: object) -> Iterator[pikepdf.Object]:
    """A value, or the values of an array; nothing for None."""
    if isinstance(value, pikepdf.Array):
        yield from cast("Iterable[pikepdf.Object]", value)
    elif value is not None:
        yield cast("pikepdf.Object", value)


def _inflated(raw: bytes, most: int) -> bytes:
    """At most one byte more than `most`."""
    try:
        return zlib.decompressobj().decompress(raw, most + 1)
    except zlib.error:
        message = "a stream is damaged"
        raise PackedError(message) from None
