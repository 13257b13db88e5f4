"""Lists: an item's mark stands on the first line of its text."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.exporters.pdf.lines.composition import Line
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.lines.paragraphs import set_paragraph
from publisher.exporters.pdf.pages.boxes import Box, LineRow
from publisher.exporters.pdf.pages.setters import lines_box
from publisher.exporters.pdf.pages.setting import Setting
from publisher.theme.model import Align, BlockStyle


def item_step(style: BlockStyle) -> float:
    """How far an item's text stands from its mark, in points; lists in it are as much in."""
    return -style.first_line if style.first_line < 0 else style.indent


def item_boxes(
    setting: Setting, mark: Sequence[Passage], boxes: list[Box], style: BlockStyle, start: float
) -> list[Box]:
    """The boxes of an item with its mark before the first line."""
    shape = setting.shape(style, start - item_step(style))
    shape = shape._replace(first_line=0.0, align=Align.START)
    lines = set_paragraph(mark, shape, setting.wordbooks)
    first = boxes[0].rows[0] if boxes else None
    if isinstance(first, LineRow) and _has_room(lines, item_step(style)):
        first.line.strokes = [*lines[0].strokes, *first.line.strokes]
        return boxes
    alone = lines_box(setting, lines, style, shape)
    alone.after, alone.keep_next = 0.0, bool(boxes)
    return [alone, *boxes]


def _has_room(lines: Sequence[Line], room: float) -> bool:
    """Whether a mark fits before the text."""
    return len(lines) == 1 and sum(stroke.width for stroke in lines[0].strokes) < room
