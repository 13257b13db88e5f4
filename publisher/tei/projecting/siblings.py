"""Elements that belong to a neighbour: a speaker's label to its turn, a page's words to `pb`."""

from __future__ import annotations

from publisher.tei import names
from publisher.tei.names import Element, local
from publisher.tei.text import blank_between, is_blank, is_blank_before, words


def after(element: Element) -> Element | None:
    """The element that follows with nothing but white space and comments between."""
    return blank_between(element, forward=True)


def before(element: Element) -> Element | None:
    """The element that goes before with nothing but white space and comments between."""
    return blank_between(element, forward=False)


def label_of(turn: Element) -> Element | None:
    """What prints the speaker of a turn: a note before it, else `speaker` or a note first in it."""
    note = before(turn) if local(turn) == "u" else None
    if note is not None and _is_note(note, names.LABEL_NOTE):
        return note
    first = next(turn.iterchildren("*"), None)
    is_own = first is not None and _prints_speaker(first) and is_blank_before(first)
    return first if is_own else None


def _prints_speaker(element: Element) -> bool:
    is_note = _is_note(element, names.LABEL_NOTE) and not is_label(element)
    return local(element) == "speaker" or is_note


def page_note(page: Element) -> Element | None:
    """The note with what is printed where a page begins."""
    note = after(page) if _is_page(page) else None
    return note if note is not None and _is_note(note, names.PAGE_NOTE) else None


def is_label(note: Element) -> bool:
    """Whether a note prints the speaker of the turn that follows."""
    turn = after(note) if _is_note(note, names.LABEL_NOTE) else None
    return turn is not None and local(turn) == "u"


def is_taken(note: Element) -> bool:
    """Whether a note's words are shown with its neighbour: a turn's label, a page's words.

    Only where both stand as blocks: in a line, each shows its own words.
    """
    page = before(note) if _is_note(note, names.PAGE_NOTE) else None
    return is_label(note) or (page is not None and _is_page(page))


def _is_page(element: Element) -> bool:
    """Whether this is a page that holds no words, which would stand before its note's."""
    return local(element) == "pb" and is_blank(words(element))


def _is_note(element: Element, kind: str) -> bool:
    return local(element) == "note" and element.get("type") == kind
