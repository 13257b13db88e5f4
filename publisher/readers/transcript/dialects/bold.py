"""`**Name:** text`, `**Name** text`: a label in bold type."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.readers.transcript import asides, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit

name = "**Name:**"
begins = ""

_WORDS = 12
_SKIPPED = shape.SIGN + " \t\u00a0:："


def find(unit: Unit) -> Label | None:
    """Bold words that a colon ends, inside or behind them, or the end of the line."""
    if not unit.strong:
        return None
    printed = unit.text[: unit.strong].replace(shape.SIGN, "").strip()
    rest = unit.text[unit.strong :]
    behind = len(rest) - len(rest.lstrip(_SKIPPED))
    ended = printed.endswith((":", "：")) or ":" in rest[:behind] or behind == len(rest)
    words = asides.without_asides(printed.rstrip(":： "))
    if not ended or not words or len(words.split()) > _WORDS or shape.says_something(words):
        return None
    end = unit.strong + len(rest[:behind].rstrip(" \t\u00a0"))
    return Label(words, 0, end, unit.strong + behind, asides.aside_of(printed))


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All that recur or have the shape of a name, when one recurs; short names of accounts,
    `__ada:__`, where these recur.
    """
    counts = counted(labels)
    if not labels or max(counts.values()) < 2:
        return frozenset()
    names = {label.key: label.name for label in labels}
    small = any(_is_account(names[key]) for key, count in counts.items() if count > 1)
    return frozenset(
        key
        for key, count in counts.items()
        if not shape.is_section(key)
        and (count > 1 or shape.is_name_like(names[key]) or (small and _is_account(names[key])))
    )


def _is_account(name: str) -> bool:
    return name.islower() and len(name.split()) == 1
