"""The small vocabulary for writing style sheets."""

from __future__ import annotations

from collections.abc import Iterable


def number(value: float) -> str:
    """A number as short as it can be, to four places."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def em(points: float, size: float) -> str:
    """A length in points where letters have a size, so that it grows with them."""
    return f"{number(points / size)}em" if points else "0"


def style_rule(selector: str, declarations: Iterable[str]) -> str:
    """A rule of a style sheet."""
    return f"{selector} {{ {'; '.join(declarations)} }}"
