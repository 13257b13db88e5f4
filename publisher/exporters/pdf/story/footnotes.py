"""Footnotes: each note once, at the foot of the page where its first mark stands."""

from __future__ import annotations

from publisher import view as v
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.file.syntax import text_string
from publisher.exporters.pdf.letters.lettering import of_block, of_phrase
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.pages.boxes import NoteBody, Row, Space
from publisher.exporters.pdf.pages.setting import Call, Setting
from publisher.exporters.pdf.story.passages import mark_address
from publisher.exporters.pdf.story.story import Place, Story
from publisher.roles import PhraseRole, Role


def note_bodies(setting: Setting) -> dict[str, NoteBody]:
    """The rows of every note that has a mark, by its address.

    In the structure a note follows its mark (ISO 14289-1, 7.9). A note whose mark stands
    in another note comes right after that one.
    """
    bodies: dict[str, NoteBody] = {}
    seen: set[str] = set()
    before = setting.theme.blocks[Role.NOTE].before
    for call in tuple(setting.calls):
        if call.note not in seen:
            bodies[call.note] = NoteBody(_rows(setting, call, seen), before)
    return bodies


def _rows(setting: Setting, call: Call, seen: set[str]) -> list[Row]:
    """The rows of a note, and of the notes that it calls."""
    seen.add(call.note)
    called = len(setting.calls)
    rows = _own_rows(setting, call)
    for inner in tuple(setting.calls[called:]):
        if inner.note not in seen:
            rows += _rows(setting, inner, seen)
    return rows


def _own_rows(setting: Setting, call: Call) -> list[Row]:
    note = setting.notes[call.note]
    place = Place(_element(call), setting.language)
    story = Story(setting, place.element)
    label = _label(setting, note, place.element)
    for number, block in enumerate(note.blocks):
        _set_block(story, block, label if number == 0 else [], place)
    if not note.blocks:
        story.add(label, setting.theme.blocks[Role.NOTE], place)
    story.close()
    rows: list[Row] = []
    for box in story.boxes:
        rows += [*box.rows, Space(box.after)]
    if rows:
        rows[0].anchors = (note.id, *rows[0].anchors)
    return rows


def _element(call: Call) -> Element:
    parent = call.reference.parent or call.reference
    element = parent.child("Note")
    element.attributes = (("ID", text_string(call.note)),)
    call.reference.follower = element
    return element


def _label(setting: Setting, note: v.Note, element: Element) -> list[Passage]:
    """The note's mark, which leads back to where it stands in the text, and a space."""
    block = of_block(setting.theme.blocks[Role.NOTE], setting.language)
    lettering = of_phrase(block, setting.theme.phrases[PhraseRole.NOTE_REFERENCE])
    link = element.child("Lbl").child("Link")
    target = f"#{mark_address(note.id)}"
    return [Passage(note.mark, lettering, link, target, note.mark), Passage(" ", block, element)]


def _set_block(story: Story, block: v.Block, label: list[Passage], place: Place) -> None:
    """A block of a note; a first paragraph has the label before it."""
    if label and isinstance(block, v.Paragraph):
        style = story.setting.theme.blocks[block.role]
        element = place.element.child("P")
        inside = place.inside(element, block.lang)
        passages = [*label, *story.passages(block.content, style, inside)]
        story.add(passages, style, inside, block.id)
        return
    if label:
        story.add(label, story.setting.theme.blocks[Role.NOTE], place)
    story.block(block, place)
