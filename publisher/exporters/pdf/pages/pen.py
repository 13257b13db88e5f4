"""A pen: writes words that are no part of the record, as artifacts."""

from __future__ import annotations

from bisect import bisect_right

from publisher.exporters.pdf.letters.lettering import of_block
from publisher.exporters.pdf.lines.composition import Shape, Stroke
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.lines.opportunities import pieces
from publisher.exporters.pdf.lines.paragraphs import set_paragraph
from publisher.exporters.pdf.pages.boxes import draw_stroke
from publisher.exporters.pdf.pages.canvas import Artifact, TaggedCanvas
from publisher.exporters.pdf.pages.setters import line_ascent
from publisher.exporters.pdf.pages.setting import Setting
from publisher.theme.model import Align, BlockStyle

KEPT = 8
"""How many lines a pen remembers: most pages have the same heads."""

ELLIPSIS = "\u2026"


class Pen:
    """Writes in one style, as one kind of artifact. Lengths in points."""

    def __init__(
        self, setting: Setting, canvas: TaggedCanvas, style: BlockStyle, kind: Artifact
    ) -> None:
        self.style = style
        self._setting, self._canvas, self._kind = setting, canvas, kind
        self._lettering = of_block(style, setting.language)
        self._book = setting.wordbooks.book(self._lettering)
        self._kept: dict[tuple[str, Align, float], list[Stroke]] = {}

    def measure(self, text: str) -> float:
        """The width of a text."""
        return self._book.measure(text)

    def shortened(self, text: str, room: float) -> str:
        """As much of a text as there is room for, up to where a line may end."""
        if self.measure(text) <= room:
            return text
        ends = [piece.start + len(piece.text) for piece in pieces(text)]
        fitting = bisect_right(ends, room, key=lambda end: self.measure(text[:end] + ELLIPSIS))
        return text[: ends[max(fitting - 1, 0)]] + ELLIPSIS

    def write(self, text: str, place: tuple[float, float], align: Align, width: float) -> None:
        """One line of text in a width, whose left end and baseline are given."""
        for stroke in self._strokes((text, align, width)):
            draw_stroke(self._canvas, self._kind, stroke, place)

    def _strokes(self, line: tuple[str, Align, float]) -> list[Stroke]:
        """The strokes of a line, which may be one of those written last."""
        if line not in self._kept:
            if len(self._kept) == KEPT:
                self._kept.clear()
            self._kept[line] = self._set(*line)
        return self._kept[line]

    def _set(self, text: str, align: Align, width: float) -> list[Stroke]:
        passage = Passage(text, self._lettering, None)
        shape = Shape(width, align, right_to_left=self._setting.right_to_left)
        lines = set_paragraph([passage], shape, self._setting.wordbooks)
        return lines[0].strokes if lines else []

    def rule(self, place: tuple[float, float], width: float) -> None:
        """The style's rule above or below a line, whose left end and baseline are given."""
        rule = self.style.rule
        if rule is None or rule.side == "start":
            return
        left, baseline = place
        top = baseline + line_ascent(self.style, self._book)
        bottom = top + rule.gap if rule.side == "above" else top - self.style.leading - rule.gap
        bottom -= 0 if rule.side == "above" else rule.width
        self._canvas.rectangle(left, bottom, width, rule.width, rule.colour)
