"""A PDF file: its edition among the attached files (ISO 32000-1, 7.11.4)."""

from __future__ import annotations

import hashlib
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
from pikepdf.settings import set_qpdf_limits

from publisher.errors import InputError
from publisher.exporters.base import TEI_MEDIA_TYPE
from publisher.foreign.archive import MOST_BYTES
from publisher.importing.carrier import Carrier
from publisher.importing.streams import PackedError, content_of
from publisher.importing.tagged import words_of

_MEDIA_TYPE = f"/{TEI_MEDIA_TYPE}"
_DAMAGED = "The file is damaged, or was cut off on its way: fetch it again, or export it anew."


def open_pdf(data: bytes, name: str) -> Carrier:
    """The file, opened. One that is encrypted opens when its password is empty.

    Raises `InputError` for what is damaged, or asks for a password.
    """
    with _guarded():
        try:
            return _opened(data, name)
        except pikepdf.PasswordError:
            raise InputError(
                f"{name}: the file asks for a password", "Take it off, and give that file."
            ) from None
        except (pikepdf.PdfError, ValueError, LookupError, TypeError, AttributeError):
            raise InputError(f"{name}: this is no PDF file that can be read", _DAMAGED) from None


def _opened(data: bytes, name: str) -> Carrier:
    file = pikepdf.open(BytesIO(data))
    for attached, specification in file.attachments.items():
        stream = specification.get_file().obj
        if stream.get("/Subtype") == _MEDIA_TYPE:
            return _carrier(file, f"{name}: {attached}", stream)
    return Carrier(name, b"", None, lambda _: _shown(file))


def _carrier(file: pikepdf.Pdf, place: str, stream: pikepdf.Object) -> Carrier:
    try:
        tei = content_of(stream, MOST_BYTES)
    except PackedError as error:
        raise InputError(f"{place}: {error}", _DAMAGED) from None
    told = _checksum(stream)

    def is_original(tei: bytes) -> bool:
        return hashlib.md5(tei, usedforsecurity=False).digest() == told

    return Carrier(place, tei, is_original if told else None, lambda _: _shown(file))


def _shown(file: pikepdf.Pdf) -> Iterator[str]:
    """The words of the pages; the tags tell what is added."""
    with _guarded():
        yield from words_of(file)


def _checksum(stream: pikepdf.Object) -> bytes:
    """What the file says that the checksum of an attached file is (ISO 32000-1, table 46)."""
    told = stream.get("/Params")
    return bytes(told["/CheckSum"]) if told is not None and "/CheckSum" in told else b""


@contextmanager
def _guarded() -> Iterator[None]:
    """Within it the library unpacks no more than is safe, and keeps to itself what it mends."""
    logger = logging.getLogger("pikepdf")
    level, limits = logger.level, set_qpdf_limits(flate_max_memory=MOST_BYTES)
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        logger.setLevel(level)
        set_qpdf_limits(flate_max_memory=int(limits["flate_max_memory"]))
