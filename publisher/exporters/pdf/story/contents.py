"""The contents: lines with leaders and page numbers that are known only when all is set."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.data import dataclass
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.file.syntax import shortest
from publisher.exporters.pdf.letters.lettering import of_block
from publisher.exporters.pdf.letters.wordbook import Wordbook
from publisher.exporters.pdf.lines.composition import Shape
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.lines.paragraphs import set_paragraph
from publisher.exporters.pdf.pages.boxes import Box, LineRow
from publisher.exporters.pdf.pages.canvas import Artifact, TaggedCanvas
from publisher.exporters.pdf.pages.setters import lines_box, paragraph_box
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.shared.fonts.faces import EM
from publisher.exporters.shared.front import Entry
from publisher.roles import Role
from publisher.theme.model import Align

WIDEST_NUMBER = "0000"
LEADER = "."


def contents_boxes(setting: Setting, entries: Sequence[Entry], parent: Element) -> list[Box]:
    """The contents under their heading; none when there are no entries."""
    if not entries:
        return []
    element = parent.child("TOC")
    style = setting.theme.blocks[Role.CONTENTS_HEADING]
    caption = element.child("Caption")
    heading = [Passage(setting.words.contents, of_block(style, setting.language), caption)]
    box = paragraph_box(setting, heading, style, setting.shape(style))
    return [box, *(_entry_box(setting, entry, element) for entry in entries)]


def _entry_box(setting: Setting, entry: Entry, contents: Element) -> Box:
    role = Role.CONTENTS_1 if entry.level == 1 else Role.CONTENTS_2
    style = setting.theme.blocks[role]
    link = contents.child("TOCI").child("Reference").child("Link")
    lettering = of_block(style, setting.language)
    book = setting.wordbooks.book(lettering)
    shape = setting.shape(style)
    room = book.measure(WIDEST_NUMBER) + book.measure(LEADER) * 2
    narrow = shape._replace(end=shape.end + room, align=Align.START)
    target = f"#{entry.address}" if entry.address in setting.addresses else ""
    text = " ".join(entry.text.split())
    passage = Passage(text, lettering, link, target, text)
    lines = set_paragraph([passage], narrow, setting.wordbooks)
    box = lines_box(setting, lines, style, narrow)
    if box.rows and isinstance(last := box.rows[-1], LineRow):
        number = Passage("", lettering, link, target)
        ending = Ending(setting, shape, number, entry.address)
        box.rows = [*box.rows[:-1], EntryRow(last, ending)]
    box.keep_together = True
    return box


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """The leader and the page number at the end of an entry."""

    setting: Setting
    shape: Shape
    passage: Passage  # what the number is
    address: str

    @property
    def _book(self) -> Wordbook:
        return self.setting.wordbooks.book(self.passage.lettering)

    def draw(self, canvas: TaggedCanvas, left: float, end: float, baseline: float) -> None:
        """Draw the number at the end side, and dots from where the entry's text ends."""
        number = str(self.setting.page_numbers.get(self.address, ""))
        width, step = self._book.measure(number), self._book.measure(LEADER) * 2
        right = left + self.shape.width - self.shape.end
        place = left + self.shape.end if self.shape.right_to_left else right - width
        self._number(canvas, number, (place, baseline), width)
        if self.shape.right_to_left:
            start, stop = place + width + step, end - step
        else:
            start, stop = end + step, place - step
        # dots of all entries stand under each other
        first = right - int((right - start) / step) * step
        self._leader(canvas, (first, baseline), int((stop - start) / step), step)

    def _number(
        self, canvas: TaggedCanvas, number: str, place: tuple[float, float], width: float
    ) -> None:
        owner = self.passage.element or Artifact.LAYOUT
        (code,) = self._book.codes([self._book[number]])
        self._write(canvas, owner, code, place)
        if self.passage.target and self.passage.element:
            x, y = place
            corners = (x, y, x + width, y + self.passage.lettering.size)
            canvas.link(self.passage.element, corners, self.passage.target, number)

    def _leader(
        self, canvas: TaggedCanvas, place: tuple[float, float], count: int, step: float
    ) -> None:
        dot = self._book[LEADER]
        move = shortest((dot.width - step) * EM / self.passage.lettering.size)
        if count > 0:
            (code,) = self._book.codes([dot])
            self._write(canvas, Artifact.LAYOUT, f"){move}(".join([code] * count), place)

    def _write(
        self,
        canvas: TaggedCanvas,
        owner: Element | Artifact,
        code: str,
        place: tuple[float, float],
    ) -> None:
        canvas.text(owner, *place, self.passage.lettering.colour, self._book.coder.drawing(code))


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

    @property
    def baseline(self) -> float:
        """Where the letters stand."""
        return self.inner.baseline

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the line and its ending."""
        self.inner.draw(canvas, left, top)
        strokes = self.inner.line.strokes
        if self.ending.shape.right_to_left:
            end = min(stroke.left for stroke in strokes)
        else:
            end = max(stroke.left + stroke.width for stroke in strokes)
        self.ending.draw(canvas, left, left + end, top - self.inner.baseline)
