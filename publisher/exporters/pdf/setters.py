"""Setters: passages in a style become a box of rows."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.exporters.pdf.boxes import Box, LineRow, Row, RuleRow, SideRule
from publisher.exporters.pdf.composition import Line, Shape
from publisher.exporters.pdf.lettering import of_block
from publisher.exporters.pdf.material import Passage
from publisher.exporters.pdf.paragraphs import set_paragraph
from publisher.exporters.pdf.setting import Setting
from publisher.exporters.pdf.wordbook import Wordbook
from publisher.roles import Role
from publisher.theme.model import BlockStyle


def paragraph_box(
    setting: Setting,
    passages: Sequence[Passage],
    style: BlockStyle,
    shape: Shape,
    anchors: tuple[str, ...] = (),
) -> Box:
    """A paragraph with its rule."""
    lines = set_paragraph(passages, shape, setting.wordbooks)
    return lines_box(setting, lines, style, shape, anchors)


def lines_box(
    setting: Setting,
    lines: Sequence[Line],
    style: BlockStyle,
    shape: Shape,
    anchors: tuple[str, ...] = (),
) -> Box:
    """Lines in a style, with its rule."""
    rows: list[Row] = list(line_rows(setting, lines, style, shape))
    if style.rule and style.rule.side in {"above", "below"}:
        row = horizontal_rule(style, shape)
        rows = [row, *rows] if style.rule.side == "above" else [*rows, row]
    if rows:
        rows[0].anchors = anchors
    kept = style.keep_next, style.keep_together
    return Box(rows, style.before, style.after, *kept, new_page=style.new_page)


def line_rows(
    setting: Setting, lines: Sequence[Line], style: BlockStyle, shape: Shape
) -> list[LineRow]:
    """A row for each line, as high as the style's leading."""
    book = setting.wordbooks.book(of_block(style, setting.language))
    baseline = line_ascent(style, book)
    if setting.theme.page.step:
        baseline = style.leading - under_baseline(setting)
    side = side_rule(style, shape)
    return [LineRow(line, style.leading, baseline, setting.wordbooks, rule=side) for line in lines]


def line_ascent(style: BlockStyle, book: Wordbook) -> float:
    """From the top of a line to its baseline: the letters stand in its middle, as CSS 2.2,
    10.8 has it.
    """
    return (style.leading - (book.ascent - book.descent)) / 2 + book.ascent


def under_baseline(setting: Setting) -> float:
    """From a baseline of the body to the bottom of its line; on a grid, of every line."""
    style = setting.theme.blocks[Role.PLAIN]
    book = setting.wordbooks.book(of_block(style, setting.language))
    return style.leading - line_ascent(style, book)


def side_rule(style: BlockStyle, shape: Shape) -> SideRule | None:
    """The rule at the start side of a style's lines."""
    rule = style.rule
    if rule is None or rule.side != "start":
        return None
    offset = shape.start - rule.gap - rule.width
    if shape.right_to_left:
        offset = shape.width - offset - rule.width
    return SideRule(offset, rule.width, rule.colour)


def horizontal_rule(style: BlockStyle, shape: Shape) -> RuleRow:
    """The rule above or below a style's lines, with its gap."""
    rule = style.rule
    if rule is None:
        message = "the style has no rule"
        raise ValueError(message)
    start = shape.end if shape.right_to_left else shape.start
    offset = 0.0 if rule.side == "above" else rule.gap
    height = rule.gap + rule.width
    return RuleRow(height, offset, start, shape.measure, rule.width, rule.colour)
