"""Where a line may end: between words, after some marks, between ideographs.

A small part of Unicode Standard Annex 14, with the Japanese and Chinese rules (kinsoku
shori, JIS X 4051) on what begins and ends no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

AFTER_MARK = 50.0
"""The penalty of a line end after a hyphen or slash of the text itself."""

# White space that breaks a line: not U+00A0, U+2007 and U+202F, which hold words together.
_SPACE = "\t\n\x0b\x0c\r \x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
_WORD = re.compile(f"[^{_SPACE}]+")
_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3001-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc"
    "\U00017000-\U00018aff\U0001b000-\U0001b2ff\U00020000-\U0003fffd"
)
_BEGINS_NO_LINE = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301c\u301e"
    "\u301f\u303b\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096"
    "\u309b-\u309e\u30a0\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5"
    "\u30f6\u30fb-\u30fe\u31f0-\u31ff\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    "\uff60\uff61\uff63-\uff65!%),.:;?}\\]\u2019\u201d\u2026\u2014\u00bb"
)
_ENDS_NO_LINE = (
    "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff04\uff08\uff3b\uff5b"
    "\uff5f\uff62\uffe1\uffe5$(\\[{\u2018\u201c\u00ab"
)
_BETWEEN_IDEOGRAPHS = re.compile(
    f"(?<=[{_IDEOGRAPHS}])(?<![{_ENDS_NO_LINE}])(?![{_BEGINS_NO_LINE}])"
    f"|(?<=[^{_ENDS_NO_LINE}])(?=[{_IDEOGRAPHS}])(?![{_BEGINS_NO_LINE}])"
)
_AFTER_MARKS = re.compile(
    r"(?<=[^\W\d_][-\u2010])(?=[^\W\d_])"  # a hyphen between letters, not in a date
    r"|(?<=[\u2013\u2014])(?=\w)|(?<=\u200b)|(?<=\w/)(?=\w)"
)
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_UNUSUAL = re.compile(f"[-\u2010\u2013\u2014\u200b/{_IDEOGRAPHS}]")


SPACE, MARK, IDEOGRAPH, LETTER = range(4)
"""What stands between two pieces: white space, or nothing, after a mark that a word may be
broken at, an ideograph, any other letter.
"""
PENALTIES = (0.0, AFTER_MARK, 0.0, 0.0)
"""The penalties of line ends there."""

REMEMBERED = 1 << 14
"""How many words a process keeps cut."""


class Piece(NamedTuple):
    """What stands between two places where a line may end."""

    text: str
    start: int  # in the text it comes from
    after: int


def is_space(character: str) -> bool:
    """Whether a character is white space that breaks a line."""
    return bool(character) and not _WORD.match(character)


def words(text: str) -> list[str]:
    """What of a text stands between its spaces."""
    return _WORD.findall(text)


def is_simple(text: str) -> bool:
    """Whether a text may break at its spaces only."""
    return not _UNUSUAL.search(text)


@lru_cache(maxsize=REMEMBERED)
def cut(word: str) -> tuple[tuple[str, int], ...]:
    """The unbreakable pieces of a word, each with what follows it: after the last, a space."""
    if is_simple(word):
        return ((word, SPACE),)
    after = {match.start(): MARK for match in _AFTER_MARKS.finditer(word)}
    for match in _BETWEEN_IDEOGRAPHS.finditer(word):
        place = match.start()
        after[place] = IDEOGRAPH if is_ideographic(word[:place]) else LETTER
    after.pop(0, None)
    after[len(word)] = SPACE
    places = sorted(after)
    starts = [0, *places[:-1]]
    return tuple((word[a:b], after[b]) for a, b in zip(starts, places, strict=True))


def pieces(text: str) -> Iterator[Piece]:
    """The unbreakable pieces of a text, in order."""
    for match in _WORD.finditer(text):
        start = match.start()
        for piece, after in cut(match[0]):
            yield Piece(piece, start, after)
            start += len(piece)


def is_ideographic(text: str) -> bool:
    """Whether a piece ends in a character that is set without spaces."""
    return bool(_IDEOGRAPH.match(text[-1:]))
