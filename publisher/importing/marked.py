"""The record's own words in a page that publisher made: what the edition adds is known by
its class, a note is read where its mark stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publisher.foreign.html_tree import is_element, local
from publisher.importing.xml import Element
from publisher.roles import PhraseRole

_ADDED = frozenset(["back-link", PhraseRole.NOTE_REFERENCE.value, PhraseRole.ADDED.value])
_FRONT = "front-"  # begins the classes of all that the edition adds around the record
_HIDDEN = frozenset(["aside", "head", "script", "style", "template"])


def words(element: Element, note: Callable[[str], Iterator[str]]) -> Iterator[str]:
    """The words of an element; `note` gives those that the link of a note's mark leads to.

    The parsers admit so many elements inside each other only as Python does calls.
    """
    yield element.text or ""
    for child in element:
        if child.get("role") == "doc-noteref":
            yield from note(child.get("href", ""))
        elif not _is_added(child):
            yield from words(child, note)
        yield child.tail or ""


def no_note(_: str) -> Iterator[str]:
    """Inside a note no other is read."""
    return iter(())


def _is_added(element: Element) -> bool:
    """Whether an element holds the edition's words, is not shown, or is a note, which is
    read at its mark.
    """
    if not is_element(element) or local(element) in _HIDDEN:  # a reference to an entity is none
        return True
    classes = element.get("class", "").split()
    return not _ADDED.isdisjoint(classes) or any(one.startswith(_FRONT) for one in classes)
