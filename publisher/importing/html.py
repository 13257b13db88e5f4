"""A web page: its edition in the link that saves it, and the words that it shows."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from publisher.exporters.base import TEI_MEDIA_TYPE
from publisher.exporters.shared.sealing import SEALED, manifest_id
from publisher.foreign.html_tree import decoded, tree
from publisher.importing.carrier import Carrier, UnreadableError
from publisher.importing.marked import no_note, words
from publisher.importing.xml import Element
from publisher.view import View

_DATA = f"data:{TEI_MEDIA_TYPE};base64,"


def open_html(data: bytes, name: str) -> Carrier:
    """The page, opened.

    Raises `InputError` for what is no page, or cannot be read safely.
    """
    root = tree(decoded(data, name, None).value.text, name)
    links = (link for link in root.iter("a") if link.get("href", "").startswith(_DATA))
    link = next(links, None)
    tei = _carried(link) if link is not None else b""
    told = link.get("id", "") if link is not None else ""

    def is_original(tei: bytes) -> bool:
        return manifest_id(tei) == told

    seal = is_original if SEALED.fullmatch(told) else None
    return Carrier(f"{name}: the edition in it", tei, seal, lambda view: _shown(root, view))


def _carried(link: Element) -> bytes:
    """The bytes that a link holds; none when they were cut or changed."""
    try:
        return base64.b64decode(link.get("href", "").removeprefix(_DATA), validate=True)
    except ValueError:  # not Base64, or not even ASCII
        return b""


def _shown(root: Element, view: View) -> Iterator[str]:
    """The words of the page; this format marks all that is added by its class."""
    del view
    body = root.find("body")
    if body is None:
        message = "the page has no body"
        raise UnreadableError(message)
    notes = {aside.get("id", ""): aside for aside in body.iter("aside")}

    def note(href: str) -> Iterator[str]:
        held = notes.get(href.removeprefix("#"))
        return words(held, no_note) if held is not None else iter(())

    try:
        yield from words(body, note)
    except RecursionError:
        message = "its elements stand too deep inside each other"
        raise UnreadableError(message) from None
