"""Printing: the pages as they were filled are drawn, each with its head, margins and folio."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import view as v
from publisher.exporters.pdf.pages.boxes import Row
from publisher.exporters.pdf.pages.canvas import TaggedCanvas
from publisher.exporters.pdf.pages.columns import Sheet
from publisher.exporters.pdf.pages.margins import Margins
from publisher.exporters.pdf.pages.pagination import PageContent
from publisher.exporters.pdf.pages.running import RunningLines
from publisher.exporters.pdf.pages.setting import Setting
from publisher.roles import Role

NOTE_RULE = (0.25, 0.5)
"""The rule over a page's notes: its part of the measure, and its width in points."""


class Printer:
    """Draws pages onto a canvas."""

    def __init__(self, setting: Setting, canvas: TaggedCanvas, view: v.View) -> None:
        self._setting, self._canvas = setting, canvas
        self._page = setting.theme.page
        self._running = RunningLines(setting, canvas, view)
        self._margins = Margins(setting, canvas)

    def print(self, sheets: Sequence[Sheet]) -> None:
        """Draw all pages."""
        for number, sheet in enumerate(sheets, 1):
            left = self._left(number)
            self._running.head(number, len(sheets), left)
            self._part(sheet.head, left, left, at_start=False)
            for index, column in enumerate(sheet.columns):
                place = left + self._offset(index)
                self._part(column, place, left, at_start=index < self._page.columns - 1)
            self._margins.numbers(left)
            self._running.folio(number, len(sheets), left)
            self._canvas.end_page()

    def _left(self, number: int) -> float:
        """Where the text begins. The inner margin is on the side where reading begins; on
        even pages it is on the other, if they are mirrored.
        """
        turned = self._page.mirrored and number % 2 == 0
        return self._page.outer if turned != self._setting.right_to_left else self._page.inner

    def _offset(self, index: int) -> float:
        """How far a column is from the left of the text."""
        if self._setting.right_to_left:
            index = self._page.columns - 1 - index
        return index * (self._page.column + self._page.gutter)

    def _part(self, content: PageContent, left: float, text: float, *, at_start: bool) -> None:
        """Rows from the top, notes down to the foot. `text` is where the page's text begins;
        `at_start`: addresses stand at the start side.
        """
        top = self._page.height - self._page.top
        for placed in content.rows:
            place = top - placed.top
            self._row(placed.row, left, place)
            self._margins.address(placed.row, place, text, at_start=at_start)
        if content.notes:
            self._notes(content.notes, left)

    def _row(self, row: Row, left: float, top: float) -> None:
        for name in row.anchors:
            self._canvas.destination(name, left, top)
        row.draw(self._canvas, left, top)

    def _notes(self, notes: Sequence[Row], left: float) -> None:
        top = self._page.bottom + sum([row.height for row in notes], 0.0)
        self._note_rule(left, top + self._setting.theme.blocks[Role.NOTE].leading / 2)
        for row in notes:
            self._row(row, left, top)
            top -= row.height

    def _note_rule(self, left: float, height: float) -> None:
        part, thickness = NOTE_RULE
        width = self._page.column * part
        start = left + self._page.column - width if self._setting.right_to_left else left
        colour = self._setting.theme.blocks[Role.NOTE].colour
        self._canvas.rectangle(start, height, width, thickness, colour)
