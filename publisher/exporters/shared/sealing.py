"""Ids made from the bytes of an edition: they tell whether a file still holds the edition
that it was made with. A PDF needs none; it keeps checksums of what is attached.
"""

from __future__ import annotations

import hashlib
import uuid

from publisher.patterns import regex

_EDITIONS = uuid.UUID("0c0b21a4-9f0e-5d0c-8d57-1c52b6f0a6e4")
"""The name space of the ids of parts."""


SEALED = regex("edition-[0-9a-f]{64}")
"""What `manifest_id` gives; other programs give ids of their own."""


def part_id(edition: bytes) -> str:
    """The id of a custom XML part, a GUID as Word writes it (ECMA-376-1, 22.5.2.1)."""
    return f"{{{uuid.uuid5(_EDITIONS, _digest(edition))}}}".upper()


def manifest_id(edition: bytes) -> str:
    """The id of an item in the manifest of an e-book, or of a link in a page."""
    return f"edition-{_digest(edition)}"


def _digest(edition: bytes) -> str:
    return hashlib.sha256(edition).hexdigest()
