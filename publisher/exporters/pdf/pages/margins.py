"""Margins: line numbers and addresses beside the text, as artifacts."""

from __future__ import annotations

from publisher.exporters.pdf.pages.boxes import Row
from publisher.exporters.pdf.pages.canvas import Artifact, TaggedCanvas
from publisher.exporters.pdf.pages.pen import Pen
from publisher.exporters.pdf.pages.setters import under_baseline
from publisher.exporters.pdf.pages.setting import Setting
from publisher.roles import Role
from publisher.theme.model import Align

SLACK = 0.5
"""Points that a word may be wider than it was measured at, where it is set in parts."""


class Margins:
    """Draws what stands beside the text, as far away from it as the role's indent."""

    def __init__(self, setting: Setting, canvas: TaggedCanvas) -> None:
        self._setting, self._canvas = setting, canvas
        self._page, self._layout = setting.theme.page, setting.theme.layout
        self._pen = Pen(setting, canvas, setting.theme.blocks[Role.MARGIN], Artifact.MARGIN)

    def numbers(self, left: float) -> None:
        """The numbers of a page's lines, at the start side; `left` is where the text begins."""
        every = self._layout.line_numbers
        if not every:
            return
        top = self._page.height - self._page.top + under_baseline(self._setting)
        for number in range(every, self._page.lines + 1, every):
            self._write(str(number), left, top - number * self._page.step, at_start=True)
        self._rule(left)

    def address(self, row: Row, top: float, left: float, *, at_start: bool) -> None:
        """The address of what begins in a row; `left` is where the page's text begins."""
        if self._layout.addresses and row.anchors and row.baseline:
            self._write(row.anchors[-1], left, top - row.baseline, at_start=at_start)

    def _write(self, text: str, left: float, y: float, *, at_start: bool) -> None:
        """Text in a margin, where there is room for it. In a volume, addresses begin with the
        record's id; where that is too long, it is left out.
        """
        width, distance = self._pen.measure(text), self._pen.style.indent
        if at_start != self._setting.right_to_left:
            place, room = left - distance - width, left - distance
        else:
            place = left + self._page.measure + distance
            room = self._page.width - place
        if width > room and "." in text:
            self._write(text.partition(".")[2], left, y, at_start=at_start)
        elif width <= room:
            self._pen.write(text, (place, y), Align.START, width + SLACK)

    def _rule(self, left: float) -> None:
        """The rule between line numbers and text, from the first line to the last."""
        rule = self._pen.style.rule
        if rule is None or rule.side != "start":
            return
        offset = -rule.gap - rule.width
        if self._setting.right_to_left:
            offset = self._page.measure + rule.gap
        place = left + offset, self._page.bottom
        self._canvas.rectangle(*place, rule.width, self._page.depth, rule.colour)
