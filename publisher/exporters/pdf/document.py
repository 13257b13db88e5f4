"""The document: a record and a theme become pages, and pages a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from publisher import view as v
from publisher.exporters import front
from publisher.exporters.base import Options
from publisher.exporters.pdf.boxes import Box
from publisher.exporters.pdf.canvas import TaggedCanvas
from publisher.exporters.pdf.contents import contents_boxes
from publisher.exporters.pdf.fonts import Fonts
from publisher.exporters.pdf.footnotes import note_bodies
from publisher.exporters.pdf.metadata import particulars
from publisher.exporters.pdf.navigation import OutlineEntry
from publisher.exporters.pdf.notices import notices
from publisher.exporters.pdf.pagination import PageContent, paginate
from publisher.exporters.pdf.printing import Printer
from publisher.exporters.pdf.setting import Setting
from publisher.exporters.pdf.story import Place, Story
from publisher.exporters.pdf.structure import Element
from publisher.exporters.pdf.wordbook import Wordbooks
from publisher.report import Outcome
from publisher.roles import Role
from publisher.theme.model import Theme
from publisher.theme.words import words

HEAD_ROLES = frozenset(
    [
        Role.TITLE,
        Role.SUBTITLE,
        Role.BYLINE,
        Role.DATE,
        Role.TIME,
        Role.PLACE,
        Role.LEAD,
        Role.PARTICIPANTS,
    ]
)
"""What a record prints at its head, before which nothing that the edition adds stands."""

HALF = 0.5
MANY_TURNS = 60
"""From how many turns the outline leaves them out where there are headings."""


def make(view: v.View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The file, with notices on what could not be shown as it is."""
    setting = _setting(view, theme)
    root = Element("Document", attached=True)
    story = _told(view, setting, root)
    notes = note_bodies(setting)
    page = theme.page
    separator = theme.blocks[Role.NOTE].leading
    pages = paginate(story.boxes, notes, page.height - page.top - page.bottom, separator)
    setting.page_numbers.update(_page_numbers(pages))
    canvas = TaggedCanvas((page.width, page.height), particulars(view, options), root)
    Printer(setting, canvas, view).print(pages, separator)
    data = canvas.finish(setting.wordbooks.fonts, _outline(story.outline, view))
    return Outcome(data, notices(setting, view))


def _setting(view: v.View, theme: Theme) -> Setting:
    return Setting(
        theme,
        words(view.lang),
        Wordbooks(Fonts(theme.families)),
        view.lang or "und",
        view.direction == "rtl",
        frozenset(_addresses(view)),
        {note.id: note for note in view.notes},
    )


def _addresses(view: v.View) -> Iterator[str]:
    """Every address that a link may lead to."""
    for block in v.walk(view.blocks):
        yield block.id
        if isinstance(block, v.List):
            yield from (item.id for item in block.items)
    yield from (note.id for note in view.notes)


# --- the order of things --------------------------------------------------------------


def _told(view: v.View, setting: Setting, root: Element) -> Story:
    """Title and head, what the edition adds, then the record itself."""
    story = Story(setting, root)
    if title := front.title_block(view):
        story.heading(title, Place(root, setting.language), 0, "added-title")
    head = list(takewhile(_is_head, view.blocks))
    story.tell(head)
    entries = front.contents_entries(view, setting.theme.layout)
    for box in (*_participants(view, setting, root), *contents_boxes(setting, entries, root)):
        story.append(box)
    opening = len(story.boxes)
    story.tell(view.blocks[len(head) :])
    story.close()
    if entries and opening < len(story.boxes):
        _set_off(story.boxes[opening], story.boxes[:opening], setting.theme)
    return story


def _set_off(first: Box, opening: Sequence[Box], theme: Theme) -> None:
    """Begin the body on a new page after contents that fill half of one, else lower down."""
    height = sum(box.height + max(box.before, box.after) for box in opening)
    page = theme.page
    first.new_page = height > HALF * (page.height - page.top - page.bottom)
    first.before = max(first.before, theme.blocks[Role.CONTENTS_HEADING].before)


def _is_head(block: v.Block) -> bool:
    is_text = isinstance(block, v.Heading | v.Paragraph)
    return is_text and (block.role in HEAD_ROLES or _is_title(block))


def _is_title(block: v.Block) -> bool:
    return isinstance(block, v.Heading) and block.level == 0


def _participants(view: v.View, setting: Setting, root: Element) -> list[Box]:
    told = Story(setting, root.child("front"))
    told.tell(front.participants(view, setting.theme.layout, setting.words))
    return told.boxes


def _page_numbers(pages: Sequence[PageContent]) -> dict[str, int]:
    """The page of each address; where one stands twice, the first."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(pages, 1):
        for placed in page.rows:
            for name in placed.row.anchors:
                numbers.setdefault(name, number)
    return numbers


def _outline(entries: Sequence[OutlineEntry], view: v.View) -> list[OutlineEntry]:
    """Headings and turns; headings alone where there are many turns."""
    turns = {block.id for block in v.walk(view.blocks) if isinstance(block, v.Turn)}
    has_headings = any(entry.destination not in turns for entry in entries[1:])
    if len(turns) < MANY_TURNS or not has_headings:
        return list(entries)
    return [entry for entry in entries if entry.destination not in turns]
