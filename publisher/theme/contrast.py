"""Contrast of colours, as WCAG 2.2 measures it (relative luminance, success criterion 1.4.3)."""

from __future__ import annotations

ENOUGH = 4.5
"""The least contrast of text and background that WCAG 2.2 asks for at level AA."""


def ratio(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of a colour `#rrggbb`, from 0 to 1."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
