"""Names that are safe everywhere: document ids and file names, made from any name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from publisher.patterns import regex

LONGEST = 100  # characters of a name
LONGEST_BYTES = 200  # of UTF-8: file systems stop at 255, and a suffix follows

# XML 1.0, productions 4 and 4a, less the signs that are neither letters nor digits: what
# an id may hold, so that a document's id can stand in `xml:id` as it is.
_XML_NAME = regex(
    "[-_0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
_RESERVED = frozenset(  # names that Windows keeps for devices
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
_NAMELESS = "document"
_SAFE = regex("[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")  # most names: nothing to change


def safe_name(name: str) -> str:
    """A name of letters, digits, `-` and `_`, in NFC, for a file or an id.

    What may not stand becomes `-`. A name that is too long is cut and closed with eight
    digits of its SHA-256, so that two long names stay two. Never empty.
    """
    tidy = name if _SAFE.fullmatch(name) else _tidy(name)
    if tidy.casefold() in _RESERVED:
        return f"{tidy}_"
    return _shortened(tidy)


def document_id(path: str | PurePath) -> str:
    """The id of a document from its path in the collection, without the suffix."""
    pure = PurePath(path)
    parts = [part for part in (*pure.parent.parts, pure.stem) if part not in {"..", ".", "/"}]
    return joined_id(map(safe_name, parts))


def joined_id(names: Iterable[str]) -> str:
    """The id of a document from the safe names of its folders, and its own."""
    return _shortened("-".join(names) or _NAMELESS)


def collision_key(path: str | PurePath) -> str:
    """What two paths share when some file system takes them for one: NFC, case folded."""
    text = str(path)
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _tidy(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    kept = "".join(char if _may_stand(char) else "-" for char in composed)
    return re.sub("-{2,}", "-", kept).strip("-") or _NAMELESS


def _may_stand(char: str) -> bool:
    if char in "-_":
        return True
    category = unicodedata.category(char)
    letter_or_digit = category[0] in "LM" or category == "Nd"
    return letter_or_digit and _XML_NAME.match(char) is not None


def _shortened(name: str) -> str:
    if len(name) <= LONGEST and len(name.encode()) <= LONGEST_BYTES:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    room = LONGEST_BYTES - len(digest) - 1
    head = name[: LONGEST - len(digest) - 1].encode()[:room].decode(errors="ignore")
    return f"{head.rstrip('-')}-{digest}"
