"""The story: every block of a record becomes boxes, and elements of the structure tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.pdf.file.navigation import OutlineEntry
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.lettering import of_block
from publisher.exporters.pdf.lines import bidi
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.pages.boxes import Box, Space
from publisher.exporters.pdf.pages.setters import paragraph_box
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.pdf.story.lists import item_boxes, item_step
from publisher.exporters.pdf.story.passages import PassageMaker
from publisher.exporters.pdf.story.tables import table_boxes
from publisher.exporters.shared.labels import gap_after
from publisher.roles import PhraseRole, Role
from publisher.theme.model import BlockStyle, SpeakerLayout

DEEPEST_HEADING = 6
BULLET = "\u2022"


class Place(NamedTuple):
    """Where blocks stand: under which element, in what language, how far in (points)."""

    element: Element
    language: str
    start: float = 0.0
    quoted: bool = False

    def inside(self, element: Element, language: str = "", start: float = 0.0) -> Place:
        """A place further in."""
        return Place(element, language or self.language, self.start + start, self.quoted)


@dataclass(slots=True)
class Story:
    """What has been told so far."""

    setting: Setting
    root: Element
    boxes: list[Box] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    sections: list[tuple[int, Element]] = field(default_factory=list)  # open, by level
    anchors: list[str] = field(default_factory=list)  # that wait for a row
    is_titled: bool = False

    def tell(self, blocks: Iterable[v.Block]) -> None:
        """Add blocks of the body; headings open sections."""
        for block in blocks:
            if isinstance(block, v.Heading):
                self._section(block)
            else:
                self.block(block, Place(self._open, self.setting.language))

    @property
    def _open(self) -> Element:
        return self.sections[-1][1] if self.sections else self.root

    def _section(self, heading: v.Heading) -> None:
        """A heading of the body, in a section that goes on to the next of its level."""
        while self.sections and self.sections[-1][0] >= heading.level:
            self.sections.pop()
        if heading.level:
            self.sections.append((heading.level, self._open.child("Sect")))
        self.heading(heading, Place(self._open, self.setting.language), len(self.sections))
        title = v.plain(heading.content)
        self.outline.append(OutlineEntry(title, heading.id, max(heading.level - 1, 0)))

    def block(self, block: v.Block, place: Place) -> None:
        """Add a block of any kind."""
        match block:
            case v.Heading():
                self.heading(block, place, len(self.sections) + 1)
            case v.Paragraph() | v.Remark():
                self._paragraph(block, place)
            case v.Turn():
                self._turn(block, place)
            case v.Quote():
                self._quote(block, place)
            case v.List():
                self._list(block, place)
            case v.Table():
                self._table(block, place)
            case v.Divider():
                self._divider(block, place)
            case v.PageMark():
                self._page_mark(block, place)

    def _blocks(self, blocks: Iterable[v.Block], place: Place) -> None:
        for block in blocks:
            self.block(block, place)

    # --- one block --------------------------------------------------------------------

    def heading(self, heading: v.Heading, place: Place, depth: int, kind: str = "") -> None:
        """A heading, `depth` sections deep; the title is none deep.

        Levels that the source skips are not skipped here (ISO 14289-1, 7.4.2).
        """
        self.is_titled |= depth == 0
        name = kind or f"H{min(depth + self.is_titled, DEEPEST_HEADING)}"
        element = place.element.child(name, Lang=_foreign(heading.lang, place.language))
        style = self.setting.theme.blocks[heading.role]
        inside = place.inside(element, heading.lang)
        self.add(self.passages(heading.content, style, inside), style, inside, heading.id)

    def _paragraph(self, block: v.Paragraph | v.Remark, place: Place) -> None:
        role = Role.QUOTE if place.quoted and block.role is Role.SPEECH else block.role
        element = place.element.child(str(role), Lang=_foreign(block.lang, place.language))
        style = self.setting.theme.blocks[role]
        inside = place.inside(element, block.lang)
        self.add(self.passages(block.content, style, inside), style, inside, block.id)

    def _turn(self, turn: v.Turn, place: Place) -> None:
        title = " ".join(v.plain(turn.label).split())
        language = _foreign(turn.lang, place.language)
        section = place.element.child("turn", T=title, Lang=language)
        inside = place.inside(section, turn.lang)
        self.anchors.append(turn.id)
        if title:
            level = self.sections[-1][0] if self.sections else 0
            self.outline.append(OutlineEntry(title, turn.id, level))
        blocks = turn.blocks
        if turn.label and self._runs_in(turn):
            self._labelled(turn, inside)
            blocks = blocks[1:]
        elif turn.label:
            style = self.setting.theme.blocks[Role.SPEAKER]
            label = inside.inside(section.child(str(Role.SPEAKER)))
            self.add(self.passages(turn.label, style, label), style, label, keep=bool(turn.blocks))
        self._blocks(blocks, inside)

    def _runs_in(self, turn: v.Turn) -> bool:
        layout = self.setting.theme.layout.speaker
        first = turn.blocks[0] if turn.blocks else None
        return layout is not SpeakerLayout.BLOCK and isinstance(first, v.Paragraph)

    def _labelled(self, turn: v.Turn, place: Place) -> None:
        """The label and the first paragraph of a turn, on one line."""
        first = turn.blocks[0]
        if not isinstance(first, v.Paragraph):
            return
        style = self.setting.theme.blocks[first.role]
        if self.setting.theme.layout.speaker is SpeakerLayout.HANGING:
            style = replace(style, first_line=-style.indent)
        element = place.element.child(str(first.role), Lang=_foreign(first.lang, place.language))
        inside = place.inside(element, first.lang)
        label = (v.Phrase(PhraseRole.SPEAKER, turn.label), v.Text(gap_after(turn.label)))
        passages = self.passages((*label, *first.content), style, inside)
        self.add(passages, style, inside, first.id)

    def _quote(self, quote: v.Quote, place: Place) -> None:
        self.anchors.append(quote.id)
        inside = place.inside(place.element.child("BlockQuote"))
        self._blocks(quote.blocks, inside._replace(quoted=True))

    def _list(self, items: v.List, place: Place) -> None:
        self.anchors.append(items.id)
        outer = place.inside(place.element.child("L"))
        style = self.setting.theme.blocks[Role.LIST_ITEM]
        for number, item in enumerate(items.items, items.start):
            entry = outer.inside(outer.element.child("LI"))
            own = f"{number}." if items.ordered else BULLET
            mark = self._mark(item.mark, own, style, entry)
            self.anchors.append(item.id)
            body = outer.inside(entry.element.child("LBody"), start=item_step(style))
            told, self.boxes = self.boxes, []
            self._item(item, body, style)
            told += item_boxes(self.setting, mark, self.boxes, style, outer.start)
            self.boxes = told
        if items.items and self.boxes:  # what follows is no item
            plain = self.setting.theme.blocks[Role.PLAIN]
            self.boxes[-1].after = max(self.boxes[-1].after, plain.after)

    def _mark(self, printed: str, own: str, style: BlockStyle, place: Place) -> list[Passage]:
        """The mark that the source prints, else our own, which is known as such."""
        element = place.element.child("Lbl" if printed else "added-label")
        return self.passages((v.Text(printed or own),), style, place.inside(element))

    def _item(self, item: v.ListItem, place: Place, style: BlockStyle) -> None:
        """The blocks of a list item; its paragraphs stand where its text begins."""
        flush = replace(style, indent=style.indent - item_step(style), first_line=0.0)
        for block in item.blocks:
            if isinstance(block, v.Paragraph) and block.role is Role.LIST_ITEM:
                element = place.element.child("P", Lang=_foreign(block.lang, place.language))
                inside = place.inside(element, block.lang)
                self.add(self.passages(block.content, flush, inside), flush, inside, block.id)
            else:
                self.block(block, place)

    def _table(self, table: v.Table, place: Place) -> None:
        self.anchors.append(table.id)
        element = place.element.child("Table")
        if table.caption:
            style = self.setting.theme.blocks[Role.CAPTION]
            inside = place.inside(element.child("Caption"))
            self.add(self.passages(table.caption, style, inside), style, place)
        boxes = table_boxes(self.setting, table, element, place.language, place.start)
        for box in boxes:
            self.append(box)

    def _divider(self, divider: v.Divider, place: Place) -> None:
        style = self.setting.theme.blocks[Role.DIVIDER]
        if divider.text:
            inside = place.inside(place.element.child(str(Role.DIVIDER)))
            passages = self.passages((v.Text(divider.text),), style, inside)
        else:
            lettering = of_block(style, place.language)
            passages = [Passage(self.setting.theme.layout.divider, lettering, None)]
        self.add(passages, style, place, divider.id)

    def _page_mark(self, mark: v.PageMark, place: Place) -> None:
        if not mark.text:
            self.anchors.append(mark.id)
            return
        style = self.setting.theme.blocks[Role.PAGE_MARK]
        inside = place.inside(place.element.child(str(Role.PAGE_MARK)))
        self.add(self.passages((v.Text(mark.text),), style, inside), style, place, mark.id)

    # --- boxes ------------------------------------------------------------------------

    def passages(self, content: v.Inlines, style: BlockStyle, place: Place) -> list[Passage]:
        """The passages of inlines in a style."""
        maker = PassageMaker(self.setting, place.element, place.language)
        maker.add(content, of_block(style, place.language))
        return maker.made

    def add(
        self,
        passages: Sequence[Passage],
        style: BlockStyle,
        place: Place,
        address: str = "",
        *,
        keep: bool = True,
    ) -> None:
        """Add a paragraph. `keep`: the style may keep it with its next."""
        if address:
            self.anchors.append(address)
        shape = self.setting.shape(style, place.start, language=place.language)
        if bidi.is_mostly_right_to_left("".join(passage.text for passage in passages)):
            shape = shape._replace(right_to_left=True)  # whatever its language is said to be
        box = paragraph_box(self.setting, passages, style, shape)
        box.keep_next = box.keep_next and keep
        self.append(box)

    def append(self, box: Box) -> None:
        """Add a box; its first row has the addresses that wait for one."""
        if box.rows:
            box.rows[0].anchors = (*self.anchors, *box.rows[0].anchors)
            self.anchors.clear()
            self.boxes.append(box)

    def close(self) -> None:
        """Give the addresses that still wait a place at the end."""
        if self.anchors:
            self.append(Box([Space(0.0)]))


def _foreign(language: str, outer: str) -> str:
    """A language that differs from that around it, else ""."""
    return language if language != outer else ""
