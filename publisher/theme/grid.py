"""The grid: on a page of so many lines, all text takes up whole ones."""

from __future__ import annotations

import math
from dataclasses import replace

from publisher.roles import CELLS, Role
from publisher.theme.model import BlockStyle, Rule

BESIDE_THE_TEXT = frozenset([Role.RUNNING_HEAD, Role.FOLIO, Role.MARGIN])
"""Roles that stand in the margins, which no grid reaches."""

_ROUNDING = 1e-6


def on_grid(style: BlockStyle, step: float) -> BlockStyle:
    """The style with its leading, the space around it and its rule in whole lines; rules between
    the rows of a table take no room.

    `step` is the height of a line in points; 0 leaves the style as it is.
    """
    if not step or style.role in BESIDE_THE_TEXT:
        return style
    return replace(
        style,
        leading=_whole(style.leading, step),
        before=round(style.before / step) * step,
        after=round(style.after / step) * step,
        rule=style.rule if style.role in CELLS else _ruled(style.rule, step),
    )


def _whole(height: float, step: float) -> float:
    """The fewest whole lines that hold a height."""
    return max(1, math.ceil(height / step - _ROUNDING)) * step


def _ruled(rule: Rule | None, step: float) -> Rule | None:
    """A rule above or below takes a line with its gap."""
    if rule is None or rule.side == "start":
        return rule
    return replace(rule, gap=_whole(rule.gap + rule.width, step) - rule.width)
