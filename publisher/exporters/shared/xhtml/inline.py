"""Inlines become phrasing content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from publisher import view as v
from publisher.exporters.shared.xhtml.elements import add, add_text, set_language
from publisher.exporters.shared.xhtml.page import Place
from publisher.roles import PhraseRole

_TAGS: Mapping[PhraseRole, str] = MappingProxyType(
    {
        PhraseRole.EMPHASIS: "em",
        PhraseRole.STRONG: "strong",
        PhraseRole.TERM: "i",
        PhraseRole.REMARK: "i",
        PhraseRole.SPEAKER: "b",
    }
)
"""The element of a phrase, chosen so that it looks right without a style sheet as well."""


def add_inlines(place: Place, content: Iterable[v.Inline]) -> None:
    """Append inlines to the place's element."""
    for inline in content:
        match inline:
            case v.Text():
                add_text(place.element, inline.text)
            case v.LineBreak():
                add(place.element, "br")
            case v.Phrase():
                _add_phrase(place, inline)
            case v.Link():
                _add_link(place, inline)
            case v.NoteReference():
                _add_reference(place, inline)
            case v.Added():
                add_text(add(place.element, "span", class_=PhraseRole.ADDED), inline.text)


def _add_phrase(place: Place, phrase: v.Phrase) -> None:
    element = add(place.element, _TAGS.get(phrase.role, "span"), class_=phrase.role)
    lang = set_language(element, phrase.lang, place.lang)
    add_inlines(place.inside(element, lang), phrase.children)


def _add_link(place: Place, link: v.Link) -> None:
    """A link, or its words alone where it leads nowhere that is safe. A link inside has to
    be its own: the mark of a note interrupts the link around it.
    """
    href = "" if place.linked else place.page.anchors.link(link.target, place.page.file)
    if not href:
        add_inlines(place, link.children)
        return
    for calls, children in groupby(link.children, key=_calls_note):
        if calls:
            add_inlines(place, children)
        else:
            element = add(place.element, "a", class_=PhraseRole.LINK, href=href)
            add_inlines(replace(place.inside(element), linked=True), children)


def _calls_note(inline: v.Inline) -> bool:
    return any(run.note for run in v.runs((inline,)))


def _add_reference(place: Place, reference: v.NoteReference) -> None:
    """The mark of a note, linked to it. A mark of no note of the record is no link."""
    page, note = place.page, reference.note
    mark = reference.mark or "*"
    if note not in page.notes:
        add_text(add(place.element, "span", class_=PhraseRole.NOTE_REFERENCE), mark)
        return
    href = page.anchors.note_places[note].seen_from(page.file)
    here = href.startswith("#") and note not in page.marked
    ident = page.anchors.reference_id(note) if here else ""
    page.marked.add(note)
    attributes = {"class_": PhraseRole.NOTE_REFERENCE, "role": "doc-noteref", "href": href}
    element = add(place.element, "a", id=ident, **attributes)
    page.mark_type(element, "noteref")
    add_text(element, mark)
