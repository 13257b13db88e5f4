"""East Asian punctuation: marks that fill a square, half of which is blank.

Where two meet, one gives its blank half up, and at a line's two ends it hangs into the margin
(W3C, Requirements for Japanese Text Layout, 3.1.2 and 3.1.4; for Chinese, 3.1.6).
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

_MIDDLE = "\u30fb\uff01\uff1a\uff1b\uff1f"  # marks in the middle of their squares
_WITHOUT_BLANK = regex(f"[{CLOSING}](?=[{CLOSING}{_MIDDLE}])|(?<=[{OPENING}])[{OPENING}]")


def meet(before: str, text: str) -> bool:
    """Whether the first mark of a text gives up its blank half, given what stands before it."""
    return before[-1:] in CLOSING and text[:1] in OPENING if before and text else False


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
