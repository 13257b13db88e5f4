"""The words that the edition adds before the record: title, participants, contents."""

from __future__ import annotations

from dataclasses import replace

from publisher import view as v
from publisher.exporters.docx import fields
from publisher.exporters.docx.blocks import add_blocks
from publisher.exporters.docx.draft import Place, paragraph
from publisher.exporters.docx.inline import add_words
from publisher.exporters.docx.names import FRONT_END, style_id
from publisher.exporters.docx.tables import set_apart
from publisher.exporters.docx.wml import Element, add, add_switch, add_value
from publisher.exporters.shared import back, front
from publisher.roles import Role

_LEVELS = (Role.CONTENTS_1, Role.CONTENTS_2)
_CONTENTS_FIELD = r'TOC \o "1-3" \h \z \n'  # headings 1 to 3, linked, without page numbers
_BY_LEVEL = r" \u"  # and what has a level in the outline, as the chapters of a volume


def add_title(place: Place) -> None:
    """A title, where the source prints none; of a volume, what it is about."""
    if title := front.title_block(place.draft.view):
        add_blocks(place, (title,))
    add_blocks(place, front.volume_facts(place.draft.view, place.draft.words))


def add_front(place: Place) -> bool:
    """Participants and contents, where the layout wants them; whether it does."""
    draft, layout = place.draft, place.draft.theme.layout
    people = front.participants(draft.view, layout, draft.words)
    add_blocks(place, people)
    entries = front.contents_entries(draft.view, layout)
    entries += back.entries(draft.view, draft.words) if entries else ()
    if entries:
        _add_contents(place, entries)
    elif people:
        _set_apart(place)
    if people or entries:
        with paragraph(draft, place.container, FRONT_END, place.lang):
            pass
    return bool(people or entries)


def _set_apart(place: Place) -> None:
    """Leave space below what is added where columns follow: LibreOffice takes the empty paragraph
    that ends a section away, with its space.
    """
    theme = place.draft.theme
    if theme.page.columns > 1:
        set_apart(place.container, theme, front.below_added(theme))


def _add_contents(place: Place, entries: tuple[front.Entry, ...]) -> None:
    """The contents, filled in and linked, in the frame that Word keeps for them.

    Headings are in a field, which a reader of Word may bring up to date; turns are a plain
    list, since Word would find no heading to fill it with.
    """
    draft, frame = place.draft, add(place.container, "sdt")
    kind = add(add(frame, "sdtPr"), "docPartObj")
    add_value(kind, "docPartGallery", "Table of Contents")
    add_switch(kind, "docPartUnique", on=True)
    inside = replace(place, container=add(frame, "sdtContent"))
    heading = v.Paragraph("", (v.Text(draft.words.contents),), Role.CONTENTS_HEADING)
    add_blocks(inside, (heading,))
    has_headings = any(isinstance(b, v.Heading) and b.level for b in v.walk(draft.view.blocks))
    last = len(entries) - 1
    for number, entry in enumerate(entries):
        role = _LEVELS[min(entry.level, 2) - 1]
        with paragraph(draft, inside.container, style_id(role), place.lang) as element:
            if has_headings and number == 0:
                fields.begin(element, _CONTENTS_FIELD + _BY_LEVEL * front.is_volume(draft.view))
            _add_entry(element, inside, entry, role)
            if has_headings and number == last:
                fields.end(element)
    _set_apart(inside)


def _add_entry(element: Element, place: Place, entry: front.Entry, role: Role) -> None:
    anchor = place.draft.anchors.get(entry.address)
    link = add(element, "hyperlink", anchor=anchor, history=1) if anchor else element
    add_words(link, place.draft, v.Run(entry.text), place.line(role))
