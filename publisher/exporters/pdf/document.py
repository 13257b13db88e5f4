"""The document: a record and a theme become pages, and pages a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher import view as v
from publisher.exporters import front
from publisher.exporters.base import Options, Typeset
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
from publisher.roles import Role
from publisher.theme.model import Page, Theme
from publisher.theme.words import words

HALF = 0.5
MANY_TURNS = 60
"""From how many turns the outline leaves them out where there are headings."""


def make(view: v.View, theme: Theme, options: Options) -> Typeset:
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
    return Typeset(data, notices(setting, view), _beginnings(pages, setting.addresses))


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
    head, rest = front.split_head(view.blocks)
    story.tell(head)
    entries = front.contents_entries(view, setting.theme.layout)
    added = (*_participants(view, setting, root), *contents_boxes(setting, entries, root))
    for box in added:
        story.append(box)
    opening = len(story.boxes)
    story.tell(rest)
    story.close()
    if added and opening < len(story.boxes):
        first = story.boxes[opening]
        first.before = max(first.before, setting.theme.blocks[Role.CONTENTS_HEADING].before)
        first.new_page = bool(entries) and _fill_half(story.boxes[:opening], setting.theme.page)
    return story


def _fill_half(boxes: Sequence[Box], page: Page) -> bool:
    """Whether the boxes take more than half of a page: what follows begins a new one."""
    height = sum(box.height + max(box.before, box.after) for box in boxes)
    return height > HALF * (page.height - page.top - page.bottom)


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


def _beginnings(pages: Sequence[PageContent], addresses: frozenset[str]) -> dict[str, str]:
    """The address that begins first on each page or, where none does, the one that goes on."""
    found: dict[str, str] = {}
    last = ""
    for number, page in enumerate(pages, 1):
        names = [name for p in page.rows for name in p.row.anchors if name in addresses]
        if begins := next(iter(names), last):
            found[str(number)] = begins
        last = names[-1] if names else last
    return found


def _outline(entries: Sequence[OutlineEntry], view: v.View) -> list[OutlineEntry]:
    """Headings and turns; headings alone where there are many turns."""
    turns = {block.id for block in v.walk(view.blocks) if isinstance(block, v.Turn)}
    has_headings = any(entry.destination not in turns for entry in entries[1:])
    if len(turns) < MANY_TURNS or not has_headings:
        return list(entries)
    return [entry for entry in entries if entry.destination not in turns]
