"""East Asian text: marks that fill a square, half of which is blank, and letters of other
scripts among ideographs.

Where two marks meet, one gives its blank half up, and at a line's two ends it hangs into the
margin (W3C, Requirements for Japanese Text Layout, 3.1.2 and 3.1.4; for Chinese, 3.1.6).
Ideographs and Latin letters or figures stand a little apart (3.2.6; for Chinese, 3.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.patterns import regex

OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b\uff5f"
CLOSING = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\uff09\uff0c\uff0e\uff3d"
    "\uff5d\uff60"
)
HALF = "halt"
"""The OpenType feature of marks without their blank halves."""

APART = 250.0
"""How far letters stand from ideographs, in thousandths of the size."""
_APART_IN = frozenset(["ja", "yue", "zh"])  # Korean has spaces between words, and none here

_IDEOGRAPH = (
    "[\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
_LETTER = "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f]"
_STANDS_APART = regex(f"{_IDEOGRAPH}{_LETTER}|{_LETTER}{_IDEOGRAPH}")
_MIDDLE = "\u30fb\uff01\uff1a\uff1b\uff1f"  # marks in the middle of their squares
_WITHOUT_BLANK = regex(f"[{CLOSING}](?=[{CLOSING}{_MIDDLE}])|(?<=[{OPENING}])[{OPENING}]")


def meet(before: str, text: str) -> bool:
    """Whether the first mark of a text gives up its blank half, given what stands before it."""
    return before[-1:] in CLOSING and text[:1] in OPENING if before and text else False


def sets_apart(language: str) -> bool:
    """Whether letters of other scripts stand apart from ideographs in a language."""
    return language.partition("-")[0] in _APART_IN


def stand_apart(text: str, following: str) -> bool:
    """Whether one of the two texts, side by side, ends or begins with an ideograph, the other
    with a letter or a figure.
    """
    return _STANDS_APART.fullmatch(text[-1:] + following[:1]) is not None


def stretches(text: str, *, is_met: bool) -> Iterator[tuple[str, str]]:
    """Stretches of a text, each with the feature that it is shaped with, "" for none. `is_met`:
    the first mark gives up its blank half.
    """
    start = 0
    if is_met:
        yield text[:1], HALF
        start = 1
    for match in _WITHOUT_BLANK.finditer(text, start):
        if start < match.start():
            yield text[start : match.start()], ""
        yield match[0], HALF
        start = match.end()
    if start < len(text) or not text:
        yield text[start:], ""
