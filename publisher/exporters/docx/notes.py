"""Footnotes: the part that holds them."""

from __future__ import annotations

from publisher import view as v
from publisher.exporters.docx.blocks import add_blocks
from publisher.exporters.docx.draft import Call, Draft, Place, paragraph
from publisher.exporters.docx.inline import add_runs, counted_by_word, new_run
from publisher.exporters.docx.looks import Stretch
from publisher.exporters.docx.names import style_id
from publisher.exporters.docx.wml import Element, add, add_text, root
from publisher.roles import PhraseRole, Role

_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


def footnotes(draft: Draft) -> Element:
    """The part: the lines above the notes, then each note that the text calls, in order."""
    part = root("footnotes")
    for kind, ident in _SEPARATORS:
        note = add(part, "footnote", type=kind, id=ident)
        with paragraph(draft, note, style_id(Role.NOTE), draft.view.lang) as element:
            add(add(element, "r"), kind)
    for number, call in enumerate(draft.calls, 1):
        _add_note(add(part, "footnote", id=number), draft, call, number)
    return part


def _add_note(element: Element, draft: Draft, call: Call, number: int) -> None:
    note = call.note
    draft.waiting.append(note.id)
    place = Place(draft, element, draft.view.lang, role=note.role, notes=False)
    first = note.blocks[0] if note.blocks else None
    lead = first if isinstance(first, v.Paragraph) else None
    lang = (lead.lang if lead else "") or place.lang
    if lead:
        draft.waiting.append(lead.id)
    line = place.line(note.role, lang)
    with paragraph(draft, element, style_id(note.role), lang) as opening:
        mark = new_run(opening, draft, (PhraseRole.NOTE_REFERENCE,), line, Stretch(rtl=line.rtl))
        if counted_by_word(call.mark, number):
            add(mark, "footnoteRef")
        else:
            add_text(mark, note.mark or call.mark)
        add_runs(opening, draft, (v.Run(" "), *v.runs(lead.content if lead else ())), line)
    add_blocks(place, note.blocks[1 if lead else 0 :])
