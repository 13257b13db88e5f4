"""The contents: lines with leaders and page numbers that are known only when all is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher import view as v
from publisher.exporters.pdf.boxes import Box, LineRow
from publisher.exporters.pdf.canvas import Artifact, TaggedCanvas
from publisher.exporters.pdf.composition import Shape
from publisher.exporters.pdf.lettering import Lettering, of_block
from publisher.exporters.pdf.material import Passage
from publisher.exporters.pdf.paragraphs import set_paragraph
from publisher.exporters.pdf.setters import lines_box, paragraph_box
from publisher.exporters.pdf.setting import Setting
from publisher.exporters.pdf.structure import Element
from publisher.roles import Role
from publisher.theme.model import Align

WIDEST_NUMBER = "0000"
LEADER = "."


def contents_boxes(setting: Setting, entries: Sequence[v.Entry], parent: Element) -> list[Box]:
    """The contents under their heading; none when there are no entries."""
    if not entries:
        return []
    element = parent.child("TOC")
    style = setting.theme.blocks[Role.CONTENTS_HEADING]
    caption = element.child("Caption")
    heading = [Passage(setting.words.contents, of_block(style, setting.language), caption)]
    box = paragraph_box(setting, heading, style, setting.shape(style))
    return [box, *(_entry_box(setting, entry, element) for entry in entries)]


def _entry_box(setting: Setting, entry: v.Entry, contents: Element) -> Box:
    role = Role.CONTENTS_1 if entry.level == 1 else Role.CONTENTS_2
    style = setting.theme.blocks[role]
    link = contents.child("TOCI").child("Reference").child("Link")
    lettering = of_block(style, setting.language)
    book = setting.wordbooks.book(lettering)
    shape = setting.shape(style)
    room = book.measure(WIDEST_NUMBER) + book.measure(LEADER) * 2
    narrow = Shape(
        shape.width,
        Align.START,
        shape.start,
        shape.end + room,
        shape.first_line,
        right_to_left=shape.right_to_left,
    )
    target = f"#{entry.address}"
    text = " ".join(entry.text.split())
    passage = Passage(text, lettering, link, target, text)
    lines = set_paragraph([passage], narrow, setting.wordbooks)
    box = lines_box(setting, lines, style, narrow)
    if box.rows and isinstance(last := box.rows[-1], LineRow):
        ending = Ending(setting, shape, link, lettering, entry.address)
        box.rows = [*box.rows[:-1], EntryRow(last, ending)]
    box.keep_together = True
    return box


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """The leader and the page number at the end of an entry."""

    setting: Setting
    shape: Shape
    link: Element
    lettering: Lettering
    address: str

    def draw(self, canvas: TaggedCanvas, left: float, end: float, baseline: float) -> None:
        """Draw the number at the end side, and dots from where the entry's text ends."""
        number = str(self.setting.page_numbers.get(self.address, ""))
        book = self.setting.wordbooks.book(self.lettering)
        width, dot = book.measure(number), book.measure(LEADER) * 2
        right = left + self.shape.width - self.shape.end
        place = left + self.shape.end if self.shape.right_to_left else right - width
        self._write(canvas, self.link, number, place, baseline)
        corners = (place, baseline, place + width, baseline + self.lettering.size)
        canvas.link(self.link, corners, f"#{self.address}", number)
        start, stop = (end + dot, place - dot)
        if self.shape.right_to_left:
            start, stop = (place + width + dot, end - dot)
        count = int((stop - start) / dot)
        if count > 0:
            # dots of all entries stand under each other
            first = right - int((right - start) / dot) * dot
            self._leader(canvas, first, count, dot, baseline)

    def _write(
        self, canvas: TaggedCanvas, owner: Element | Artifact, text: str, x: float, y: float
    ) -> None:
        book = self.setting.wordbooks.book(self.lettering)
        code = f"/{book.font} {book.size} Tf[{book[text].plain}]TJ"
        canvas.text(owner, x, y, self.lettering.colour, code)

    def _leader(
        self, canvas: TaggedCanvas, first: float, count: int, step: float, y: float
    ) -> None:
        book = self.setting.wordbooks.book(self.lettering)
        dot = book[LEADER]
        move = (dot.width - step) * 1000 / self.lettering.size
        dots = f"{move:.0f}".join([dot.plain] * count)
        code = f"/{book.font} {book.size} Tf[{dots}]TJ"
        canvas.text(Artifact.LAYOUT, first, y, self.lettering.colour, code)


@dataclass(slots=True)
class EntryRow:
    """The last line of an entry, with its leader and number."""

    inner: LineRow
    ending: Ending
    anchors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    splits_word: bool = False

    @property
    def height(self) -> float:
        """The height of the line."""
        return self.inner.height

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the line and its ending."""
        self.inner.draw(canvas, left, top)
        strokes = self.inner.line.strokes
        if self.ending.shape.right_to_left:
            end = min(stroke.left for stroke in strokes)
        else:
            end = max(stroke.left + stroke.width for stroke in strokes)
        self.ending.draw(canvas, left, left + end, top - self.inner.baseline)
