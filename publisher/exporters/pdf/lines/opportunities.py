"""Where a line may end: between words, after some marks, between ideographs.

A part of Unicode Standard Annex 14, with the Japanese and Chinese rules (kinsoku shori, JIS X
4051; GB/T 15834) on what begins and ends no line, and with Korean words kept whole as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from publisher.exporters.pdf.letters.lettering import PRIVATE, PRIVATE_USE
from publisher.exporters.pdf.letters.wordbook import WIDEST_SPACE
from publisher.exporters.pdf.lines.holding import holding
from publisher.exporters.pdf.lines.optimum_fit import NO_BREAK
from publisher.patterns import regex

AFTER_MARK = 50.0
"""The penalty of a line end after a hyphen or slash of the text itself."""

LONG = 12
"""From how many characters a word without spaces is an address or its like (`www.example.org`),
which may be broken after its marks.
"""

AFTER_SYLLABLE = 300.0
"""The same inside a Korean word, of which two syllables at least stand on each line: nearly
that of a hyphen. Lines that are not justified end between words alone.
"""

# White space that breaks a line, and what else Python takes for white space: U+00A0, U+2007 and
# U+202F hold words together.
_SPACE = (
    "\t\n\x0b\x0c\r \x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
    "\u2028\u2029\u205f\u3000"
)
_SPACES = frozenset(_SPACE)
_IDEOGRAPHIC_SPACE = "\u3000"
_HOLDS_TOGETHER = "\x1c-\x1f\u00a0\u2007\u202f"
_WORD = regex(f"[^{_SPACE}]+")
_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3001-\u30ff\u3105-\u312f\u3190-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff9f\uffe0-\uffe6"
    "\U00017000-\U00018aff\U0001b000-\U0001b2ff\U00020000-\U0003fffd"
)
_SYLLABLES = "\uac00-\ud7a3"
_EASTERN = "\u2e80"
"""The first of these characters: patterns of them all take 5 ms to compile."""

# Of these scripts' own marks, and of those that stand beside them: the classes CL, CP, EX, IS,
# SY, NS, CJ, PO, IN, BA and HY of UAX 14; then what never stands apart: GL, WJ, ZWJ, CM, and
# straight quotation marks, of which nobody knows the side.
_BEGINS_NO_LINE = (
    "!%),./:;?}|\\-\\]\u00a2\u00b0\u00b7\u00bb\u2010\u2012-\u2015\u2019\u201d\u2024-\u2027\u2030-\u2037"
    "\u203a\u203c\u203d\u2044\u2046-\u2049\u2056-\u205b\u205d\u205e\u20a7\u20b6\u20bb\u20be\u20c0\u2103"
    "\u2109\u22ef\u2e3a\u2e3b\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301c"
    "\u301e\u301f\u3035\u303b\u303c\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096"
    "\u309b-\u309e\u30a0\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
    "\u30fb-\u30fe\u31f0-\u31ff\ufe10-\ufe16\ufe18\ufe19\ufe36\ufe38\ufe3a\ufe3c\ufe3e\ufe40\ufe42\ufe44"
    "\ufe48\ufe50\ufe52\ufe54-\ufe57\ufe5a\ufe5c\ufe5e\ufe6a\uff01\uff05\uff09\uff0c\uff0e\uff0f\uff1a"
    "\uff1b\uff1f\uff3d\uff5d\uff5e\uff60\uff61\uff63-\uff65\uff67-\uff70\uff9e\uff9f\uffe0"
)
_ENDS_NO_LINE = (  # the classes OP and PR
    "$(+\\[{\\\\\u00a1\u00a3-\u00a5\u00ab\u00b1\u00bf\u2018\u201a-\u201c\u201e\u2039\u2045\u20a0-\u20a6"
    "\u20a8-\u20b5\u20b7-\u20ba\u20bc\u20bd\u20bf\u20c1-\u20cf\u2116\u2212\u2213\u3008\u300a\u300c\u300e\u3010\u3014"
    "\u3016\u3018\u301a\u301d\ufe17\ufe35\ufe37\ufe39\ufe3b\ufe3d\ufe3f\ufe41\ufe43\ufe47\ufe59\ufe5b\ufe5d"
    "\ufe69\uff04\uff08\uff3b\uff5b\uff5f\uff62\uffe1\uffe5\uffe6"
)
_NEVER_APART = (
    "\"'\u00a0\u0300-\u036f\u2007\u200d\u2011\u202f\u2060\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0100-\U000e01ef"
)
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"  # figures and Latin letters make words
_BREAKS_BEFORE = f"(?![{_BEGINS_NO_LINE}{_NEVER_APART}]|(?<=[{_WIDE}])[{_WIDE}])"
_BREAKS_AFTER = f"(?<![{_ENDS_NO_LINE}\"'\u00a0\u2007\u200d\u2011\u202f\u2060\ufeff])"
_BETWEEN_IDEOGRAPHS = regex(
    f"(?:(?<=[{_IDEOGRAPHS}])|(?<=.)(?=[{_IDEOGRAPHS}])){_BREAKS_AFTER}{_BREAKS_BEFORE}",
    re.DOTALL,
)
_BETWEEN_SYLLABLES = regex(f"(?<=[{_SYLLABLES}]{{2}})(?=[{_SYLLABLES}]{{2}})")
_AFTER_MARKS = regex(
    # a hyphen between letters, not in a date, nor after a Hebrew prefix (LB21a)
    r"(?<=[^\W\d_\u05d0-\u05f2][-\u2010])(?=[^\W\d_])"
    r"|(?<=[\u2013\u2014])(?=\w)|(?<=\u200b)|(?<=\w/)(?=\w)"
)
_IDEOGRAPH = regex(f"[{_IDEOGRAPHS}]")
_ADDRESSES = ".(=?&@"  # break after these
_IN_ADDRESSES = regex(f"(?<=[^\\W\\d_]{{2}}[{_ADDRESSES}])(?=[^\\W\\d_]{{2}})")
_UNUSUAL = regex(  # one class first: it is looked for twice as fast as several
    f"[-\u2010\u2013\u2014\u200b/{_HOLDS_TOGETHER}{_IDEOGRAPHIC_SPACE}{_IDEOGRAPHS}{_SYLLABLES}"
    f"{PRIVATE_USE}{_ADDRESSES}]"
    f"(?:(?<![{_ADDRESSES}])|(?=[^\\W\\d_]))"
)


SPACE, MARK, IDEOGRAPH, LETTER, SYLLABLE, NO_END, HOLDING_SPACE, WIDE_SPACE = range(8)
"""What stands between two pieces: white space, or nothing, after a mark that a word may be
broken at, an ideograph, any other letter, a syllable of Korean; or no line may end there, but
a character for private use is drawn apart from its neighbours, or a space holds a mark; last,
one ideographic space (U+3000), which is as wide as an ideograph, then two of them, and so on.
"""
PENALTIES = (0.0, AFTER_MARK, 0.0, 0.0, AFTER_SYLLABLE, NO_BREAK, NO_BREAK, *[0.0] * WIDEST_SPACE)
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
    return character in _SPACES


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of whole words, each with whether it is simple: may break where `str.split`
    splits it, and only there.
    """
    start = 0
    while match := _UNUSUAL.search(text, start):
        first = text.rfind(" ", start, match.start()) + 1 or start
        end = text.find(" ", match.end())
        end = len(text) if end < 0 else end
        if start < first:
            yield text[start:first], True
        yield text[first:end], False
        start = end
    if start < len(text):
        yield text[start:], True


@lru_cache(maxsize=REMEMBERED)
def cut(word: str) -> tuple[tuple[str, int], ...]:
    """The unbreakable pieces of a word, each with what follows it: after the last, a space."""
    if not _UNUSUAL.search(word):
        return ((word, SPACE),)
    after = {match.start(): MARK for match in _AFTER_MARKS.finditer(word)}
    if len(word) >= LONG:
        after |= {match.start(): MARK for match in _IN_ADDRESSES.finditer(word)}
    if max(word) >= _EASTERN:
        after |= dict(_between_ideographs(word))
        after |= {match.start(): SYLLABLE for match in _BETWEEN_SYLLABLES.finditer(word)}
    for match in PRIVATE.finditer(word):
        after.setdefault(match.start(), NO_END)
        after.setdefault(match.end(), NO_END)
    after.pop(0, None)
    after[len(word)] = SPACE
    places = sorted(after)
    starts = [0, *places[:-1]]
    return tuple((word[a:b], after[b]) for a, b in zip(starts, places, strict=True))


def _between_ideographs(word: str) -> Iterator[tuple[int, int]]:
    for match in _BETWEEN_IDEOGRAPHS.finditer(word):
        place = match.start()
        yield place, IDEOGRAPH if is_ideographic(word[:place]) else LETTER


def pieces(text: str) -> Iterator[Piece]:
    """The unbreakable pieces of a text, in order."""
    held = frozenset(holding(text))
    for match in _WORD.finditer(text):
        start = match.start()
        for piece, after in cut(match[0]):
            end = start + len(piece)
            if after == SPACE:
                after = HOLDING_SPACE if end in held else space_at(text, end)  # noqa: PLW2901
            yield Piece(piece, start, after)
            start = end


def space_at(text: str, place: int) -> int:
    """Which white space stands at a place of a text."""
    end = place
    while text[end : end + 1] == _IDEOGRAPHIC_SPACE and end - place < WIDEST_SPACE:
        end += 1
    return WIDE_SPACE + end - place - 1 if end > place else SPACE


def is_ideographic(text: str) -> bool:
    """Whether a piece ends in a character that is set without spaces."""
    last = text[-1:]
    return last >= _EASTERN and _IDEOGRAPH.match(last) is not None
