"""Printing: the pages as they were filled are drawn, each with its head and folio."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import view as v
from publisher.exporters.front import shown_date
from publisher.exporters.pdf.canvas import Artifact, TaggedCanvas
from publisher.exporters.pdf.composition import Line, Shape
from publisher.exporters.pdf.lettering import of_block
from publisher.exporters.pdf.material import Passage
from publisher.exporters.pdf.pagination import PageContent
from publisher.exporters.pdf.paragraphs import set_paragraph
from publisher.exporters.pdf.setters import line_ascent
from publisher.exporters.pdf.setting import Setting
from publisher.roles import Role
from publisher.theme.model import Align, BlockStyle

NOTE_RULE = (0.25, 0.5)
"""The rule over a page's notes: its part of the measure, and its width in points."""

ELLIPSIS = "\u2026"


class Printer:
    """Draws pages onto a canvas."""

    def __init__(self, setting: Setting, canvas: TaggedCanvas, view: v.View) -> None:
        self._setting, self._canvas, self._view = setting, canvas, view
        self._page = setting.theme.page

    def print(self, pages: Sequence[PageContent], separator: float) -> None:
        """Draw all pages. `separator` is the space over a page's notes, in points."""
        for number, page in enumerate(pages, 1):
            self._head(number)
            left, top = self._left(number), self._page.height - self._page.top
            for placed in page.rows:
                place = top - placed.top
                for name in placed.row.anchors:
                    self._canvas.destination(name, left, place)
                placed.row.draw(self._canvas, left, place)
            self._notes(page, left, separator)
            self._folio(number, len(pages))
            self._canvas.end_page()

    def _left(self, number: int) -> float:
        """Where the column begins; margins change sides on even pages if they are mirrored."""
        turned = self._page.mirrored and number % 2 == 0
        return self._page.outer if turned else self._page.inner

    def _notes(self, page: PageContent, left: float, separator: float) -> None:
        """The notes of a page, down to its foot."""
        if not page.notes:
            return
        top = self._page.bottom + sum(row.height for row in page.notes)
        self._note_rule(left, top + separator / 2)
        for row in page.notes:
            for name in row.anchors:
                self._canvas.destination(name, left, top)
            row.draw(self._canvas, left, top)
            top -= row.height

    def _note_rule(self, left: float, height: float) -> None:
        part, thickness = NOTE_RULE
        width = self._setting.width * part
        start = left + self._setting.width - width if self._setting.right_to_left else left
        colour = self._setting.theme.blocks[Role.NOTE].colour
        self._canvas.rectangle(start, height, width, thickness, colour)

    # --- head and foot ----------------------------------------------------------------

    def _head(self, number: int) -> None:
        """Title and date, but not over the title itself: at the two sides, or together."""
        if number == 1 or not self._setting.theme.layout.running_head:
            return
        style = self._setting.theme.blocks[Role.RUNNING_HEAD]
        left, baseline = self._left(number), self._page.height - self._page.head
        for text, align in self._head_parts(style):
            self._write(self._lines(text, style, align), left, baseline, Artifact.HEAD)
        self._rule(style, left, baseline)

    def _head_parts(self, style: BlockStyle) -> list[tuple[str, Align]]:
        spread = style.align in {Align.START, Align.JUSTIFY}
        date = shown_date(self._view)
        behind = date if spread or not date else self._setting.words.list_separator + date
        room = self._setting.width - self._measure(behind, style) - 2 * style.size
        title = self._shortened(" ".join(self._view.facts.title.split()), style, room)
        if spread:
            return [(title, Align.START), (date, Align.END)]
        return [(title + behind, style.align)]

    def _rule(self, style: BlockStyle, left: float, baseline: float) -> None:
        """The rule above or below a line of a style, over the whole measure."""
        rule = style.rule
        if rule is None or rule.side == "start":
            return
        book = self._setting.wordbooks.book(of_block(style, self._setting.language))
        top = baseline + line_ascent(style, book)
        bottom = top + rule.gap if rule.side == "above" else top - style.leading - rule.gap
        bottom -= 0 if rule.side == "above" else rule.width
        self._canvas.rectangle(left, bottom, self._setting.width, rule.width, rule.colour)

    def _folio(self, number: int, count: int) -> None:
        style = self._setting.theme.blocks[Role.FOLIO]
        words = self._setting.words.page_of
        text = words.replace("{page}", str(number)).replace("{pages}", str(count))
        lines = self._lines(text, style, style.align)
        self._write(lines, self._left(number), self._page.foot, Artifact.FOOT)
        self._rule(style, self._left(number), self._page.foot)

    def _measure(self, text: str, style: BlockStyle) -> float:
        lettering = of_block(style, self._setting.language)
        return self._setting.wordbooks.book(lettering).measure(text)

    def _shortened(self, text: str, style: BlockStyle, room: float) -> str:
        """As many whole words as there is room for."""
        if self._measure(text, style) <= room:
            return text
        words = text.split()
        while len(words) > 1 and self._measure(" ".join(words) + ELLIPSIS, style) > room:
            words.pop()
        return " ".join(words) + ELLIPSIS

    def _write(self, lines: Sequence[Line], left: float, y: float, kind: Artifact) -> None:
        """Text that is no part of the record."""
        for line in lines:
            for stroke in line.strokes:
                colour = stroke.passage.lettering.colour
                self._canvas.text(kind, left + stroke.pen, y, colour, stroke.code)

    def _lines(self, text: str, style: BlockStyle, align: Align) -> list[Line]:
        """One line of text across the column."""
        passage = Passage(text, of_block(style, self._setting.language), None)
        right_to_left = self._setting.right_to_left
        shape = Shape(self._setting.width, align, right_to_left=right_to_left)
        return set_paragraph([passage], shape, self._setting.wordbooks)[:1]
