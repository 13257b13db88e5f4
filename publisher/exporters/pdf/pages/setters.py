"""Setters: passages in a style become a box of rows."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.exporters.pdf.letters.lettering import of_block
from publisher.exporters.pdf.letters.wordbook import Wordbook
from publisher.exporters.pdf.lines.composition import Line, Shape
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.lines.opportunities import pieces
from publisher.exporters.pdf.lines.paragraphs import set_paragraph
from publisher.exporters.pdf.pages.boxes import Box, LineRow, Row, RuleRow, SideRule
from publisher.exporters.pdf.pages.setting import Setting
from publisher.roles import HEADINGS, Role
from publisher.theme.model import Align, BlockStyle

BALANCED = frozenset([Role.TITLE, Role.SUBTITLE, Role.CHAPTER, *HEADINGS])
"""Roles whose lines are made even."""

MOST_LINES = 6
"""Longer ones are text."""

_TRIES = 6


def paragraph_box(
    setting: Setting,
    passages: Sequence[Passage],
    style: BlockStyle,
    shape: Shape,
    anchors: tuple[str, ...] = (),
) -> Box:
    """A paragraph with its rule; a heading's lines are about as long as each other."""
    lines = set_paragraph(passages, shape, setting.wordbooks)
    if style.role in BALANCED and shape.align is not Align.JUSTIFY:
        lines = _balanced(setting, passages, shape, lines)
    return lines_box(setting, lines, style, shape, anchors)


def _balanced(
    setting: Setting, passages: Sequence[Passage], shape: Shape, lines: list[Line]
) -> list[Line]:
    """The same number of lines, in the narrowest measure that holds them."""
    if not 1 < len(lines) <= MOST_LINES:
        return lines
    low, high = min(_widest(setting, passages), shape.measure), shape.measure
    for _ in range(_TRIES):
        middle = (low + high) / 2
        found = set_paragraph(passages, _narrowed(shape, middle), setting.wordbooks)
        if len(found) > len(lines):
            low = middle
        else:
            high, lines = middle, found
    return lines


def _widest(setting: Setting, passages: Sequence[Passage]) -> float:
    """The width of the widest piece that no line breaks."""
    books = (setting.wordbooks.book(passage.lettering) for passage in passages)
    pairs = zip(passages, books, strict=True)
    return max(book.measure(piece.text) for words, book in pairs for piece in pieces(words.text))


def _narrowed(shape: Shape, measure: float) -> Shape:
    """The shape with another measure, its lines where they are aligned."""
    spare = shape.measure - measure
    start = {Align.START: 0.0, Align.CENTER: spare / 2, Align.END: spare}[shape.align]
    return shape._replace(start=shape.start + start, end=shape.end + spare - start)


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
    return [LineRow(line, style.leading, baseline, setting.wordbooks, side) for line in lines]


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
