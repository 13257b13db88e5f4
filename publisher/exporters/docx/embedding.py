"""Typefaces inside the file, obfuscated (ECMA-376-1, 17.8.1).

A face is carried whole: whoever edits the file needs letters that the record has not.
"""

from __future__ import annotations

import hashlib
import uuid
from functools import cache

from docx.opc.constants import RELATIONSHIP_TYPE

from publisher.exporters.docx.package import Content
from publisher.exporters.shared.fonts.faces import Face
from publisher.exporters.shared.fonts.files import find_face
from publisher.exporters.shared.fonts.program import program, why_not_carried
from publisher.report import Notice, Severity

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_OBFUSCATED = 32  # bytes


def embedded(
    typeface: str, style: tuple[bool, bool], path: str, ident: str
) -> tuple[Content, str] | Notice:
    """The part at this path that holds a typeface, bold or italic, and the key to it; a
    notice where the file cannot carry it.
    """
    face = find_face(typeface, bold=style[0], italic=style[1])
    reason = why_not_carried(face) if face else "no font file of it is installed"
    if face is None or reason:
        return _not_carried(typeface, reason)
    data, key = _obfuscated(face)
    return Content(path, _MEDIA_TYPE, RELATIONSHIP_TYPE.FONT, data, ident), key


def _not_carried(typeface: str, reason: str) -> Notice:
    return Notice(
        "P603",
        Severity.WARNING,
        f"the Word file does not carry the typeface {typeface}: {reason}",
        hint="Install it, name another typeface in the style, or take `embed` out of its family.",
    )


@cache
def _obfuscated(face: Face) -> tuple[bytes, str]:
    """The file of a face, its first bytes exclusive-ored with a key, and the key."""
    data = program(face)
    key = uuid.UUID(bytes=hashlib.sha256(data).digest()[:16])
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ other for byte, other in zip(data[:_OBFUSCATED], mask, strict=True))
    return head + data[_OBFUSCATED:], f"{{{key}}}".upper()
