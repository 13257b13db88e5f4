"""The document: a record and a theme become pages, and pages a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from publisher import view as v
from publisher.exporters.base import Options, Typeset
from publisher.exporters.pdf.file.metadata import particulars
from publisher.exporters.pdf.file.navigation import OutlineEntry
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.fonts import Fonts
from publisher.exporters.pdf.letters.wordbook import Wordbooks
from publisher.exporters.pdf.pages.boxes import Box, Space
from publisher.exporters.pdf.pages.canvas import TaggedCanvas
from publisher.exporters.pdf.pages.columns import Sheet, several, single
from publisher.exporters.pdf.pages.pagination import Frame
from publisher.exporters.pdf.pages.printing import Printer
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.pdf.story.back import tell_back
from publisher.exporters.pdf.story.contents import contents_boxes
from publisher.exporters.pdf.story.footnotes import note_bodies
from publisher.exporters.pdf.story.notices import notices
from publisher.exporters.pdf.story.story import Place, Story
from publisher.exporters.shared import back, front
from publisher.roles import Role
from publisher.theme.model import Page, Theme
from publisher.theme.words import language, words

HALF = 0.5
TITLE_AT = 0.3
"""How far down its page the title of a volume begins, as a part of the page's depth."""
MANY_TURNS = 60
"""From how many turns the outline leaves them out where there are headings."""


def make(view: v.View, theme: Theme, options: Options) -> Typeset:
    """The file, with notices on what could not be shown as it is."""
    setting = _setting(view, theme)
    root = Element("Document", attached=True)
    story = _told(view, setting, root)
    sheets = _sheets(story.boxes, setting)
    setting.page_numbers.update(_page_numbers(sheets))
    if behind := back.back_of(view, setting.words):
        story.outline += _bound(behind, sheets, setting, root)
    size = theme.page.width, theme.page.height
    canvas = TaggedCanvas(size, particulars(view, options), root)
    Printer(setting, canvas, view).print(sheets)
    data = canvas.finish(setting.wordbooks.fonts, _outline(story.outline, view))
    return Typeset(data, notices(setting, view), _beginnings(sheets, setting.addresses))


def _setting(view: v.View, theme: Theme) -> Setting:
    told = words(view.lang)
    return Setting(
        theme,
        told,
        Wordbooks(Fonts(theme.families), (person.name for person in view.people if person.named)),
        view.lang or "und",
        view.direction == "rtl",
        frozenset((*_addresses(view), *(h.id for h in back.headings(view, told)))),
        {note.id: note for note in view.notes},
        theme.page.column,
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
    """Title and head, what the edition adds, then the record itself. What stands before it,
    and the head of each chapter, spans all columns.
    """
    across = replace(setting, width=setting.theme.page.measure)
    story = Story(across, root)
    if is_volume := front.is_volume(view):
        story.append(Box([Space(_down(setting.theme.page))]))
    if title := front.title_block(view):
        story.heading(title, Place(root, setting.language), 0, "added-title")
    story.boxes += _added(front.volume_facts(view, setting.words), across, root)
    head, rest = front.split_head(view.blocks)
    story.tell(head)
    entries = front.contents_entries(view, setting.theme.layout)
    entries += back.entries(view, setting.words) if entries else ()
    people = front.participants(view, setting.theme.layout, setting.words)
    added = (*_added(people, across, root), *contents_boxes(across, entries, root))
    if added and is_volume:
        added[0].new_page = True
    for box in added:
        story.append(box)
    opening = len(story.boxes)
    for box in story.boxes:
        box.spans = True
    _tell_in_columns(story, rest, across, setting)
    if opening < len(story.boxes) and (added or front.ends_in_title(view, head)):
        below = front.below_added if added else front.below_title
        first = story.boxes[opening]
        first.before = max(first.before, below(setting.theme))
        first.new_page |= bool(entries) and _fill_half(story.boxes[:opening], setting.theme.page)
    return story


def _tell_in_columns(
    story: Story, blocks: Iterable[v.Block], across: Setting, setting: Setting
) -> None:
    """The blocks of the record in columns, but the heads of chapters across them."""
    for is_head, group in front.heads_apart(blocks):
        story.setting = across if is_head else setting
        start = len(story.boxes)
        story.tell(group)
        for box in story.boxes[start:]:
            box.spans = is_head
    story.setting = setting
    story.close()


def _down(page: Page) -> float:
    """How far down the title of a volume begins: after whole lines, where there is a grid."""
    down = page.depth * TITLE_AT
    return round(down / page.step) * page.step if page.step else down


def _sheets(boxes: Sequence[Box], setting: Setting) -> list[Sheet]:
    """The pages that the boxes fill."""
    notes, page = note_bodies(setting), setting.theme.page
    frame = Frame(page.depth, setting.theme.blocks[Role.NOTE].leading)
    if page.columns == 1:
        return single(boxes, notes, frame)
    return several(boxes, notes, frame, page.columns)


def _bound(
    behind: back.Back, sheets: list[Sheet], setting: Setting, root: Element
) -> list[OutlineEntry]:
    """Add the pages behind the records of a volume, and give what leads to them."""
    page = setting.theme.page
    across = replace(setting, width=page.measure, language=language(setting.language))
    story = tell_back(behind, across, root)
    frame = Frame(page.depth, setting.theme.blocks[Role.NOTE].leading)
    sheets += single(story.boxes, {}, frame)
    setting.page_numbers.update(_page_numbers(sheets))
    return story.outline


def _fill_half(boxes: Sequence[Box], page: Page) -> bool:
    """Whether the boxes take more than half of their last page: what follows begins a new one."""
    height = sum(box.height + max(box.before, box.after) for box in boxes)
    return height % page.depth > HALF * page.depth


def _added(blocks: Iterable[v.Block], setting: Setting, root: Element) -> list[Box]:
    told = Story(setting, root.child("front"))
    told.tell(blocks)
    return told.boxes


def _page_numbers(sheets: Sequence[Sheet]) -> dict[str, int]:
    """The page of each address; where one stands twice, the first."""
    numbers: dict[str, int] = {}
    for number, sheet in enumerate(sheets, 1):
        for name in _anchors(sheet):
            numbers.setdefault(name, number)
    return numbers


def _anchors(sheet: Sheet) -> Iterator[str]:
    for placed in chain.from_iterable(part.rows for part in sheet.parts):
        yield from placed.row.anchors


def _beginnings(sheets: Sequence[Sheet], addresses: frozenset[str]) -> dict[str, str]:
    """The address that begins first on each page or, where none does, the one that goes on."""
    found: dict[str, str] = {}
    last = ""
    for number, sheet in enumerate(sheets, 1):
        names = [name for name in _anchors(sheet) if name in addresses]
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
