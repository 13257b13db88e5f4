"""Reading XML that others wrote: one safe parser."""

from __future__ import annotations

import re

from lxml import etree

from publisher.errors import InputError

Element = etree._Element  # noqa: SLF001  # lxml has no public name for it
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_HINT = "Open it in the program that made it, and save it again."


def parsed(data: bytes, name: str, part: str) -> Element:
    """The root of a part in XML. Raises `InputError` for what is none, or declares a type:
    no part of an office file does, and declarations are how XML reads other files.
    """
    if _DOCTYPE.search(data) or _DOCTYPE.search(data.replace(b"\0", b"")):
        raise InputError(f"{name}: refused, its part {part} declares a document type", _HINT)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: its part {part} is no XML ({error})", _HINT) from None
