"""The letters of a label: capitals, scripts without them, signs that are no letters."""

from __future__ import annotations

import unicodedata
from string import ascii_lowercase

from publisher.patterns import regex

SIGN = "\ufdd0"
"""Stands for each character of a mark that became structure; a noncharacter, which no
source holds: decoding replaces it."""
_ORNAMENTS = 12  # characters
_IDEOGRAPH = regex("[\u2e80-\ud7ff]")


def is_capitalised(word: str) -> bool:
    """Whether a word's first letter is a capital."""
    letters = [character for character in word if character.isalpha()]
    return bool(letters) and letters[0].isupper()


def is_capitals(name: str) -> bool:
    """Whether a label is set in capitals, `MS. JEAN-PIERRE` and `McDONALD` included."""
    lower = _count_of_lower(name)
    if lower > 0.15 * len(name):
        return False  # at once, for most lines
    upper = sum(map(str.isupper, name))
    cased = upper + lower
    return upper > 1 and upper >= 0.85 * cased and cased == sum(map(str.isalpha, name))


def _count_of_lower(text: str) -> int:
    """How many letters are small. Each line is asked, and most are ASCII: they are counted in C."""
    if not text.isascii():
        return sum(map(str.islower, text))
    return len(text) - len(text.encode("ascii").translate(None, _SMALL))


_SMALL = ascii_lowercase.encode("ascii")


def has_case(name: str) -> bool:
    """Whether the label's script knows capitals."""
    return any(character.isupper() or character.islower() for character in name)


def is_ideographic(name: str) -> bool:
    """Whether a name is written in Chinese characters, kana or hangul."""
    return not name.isascii() and _IDEOGRAPH.search(name) is not None


def has_initial(name: str) -> bool:
    """Whether a name begins with an initial: `В.Путин`, `J. Smith`."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    return len(name) > 2 and first[0].isalpha() and first[1:2] == "." and is_capitalised(name)


def ornament(text: str) -> int:
    """How long the signs are that a text begins with and that no label has: bold type's
    marks, an emoji.
    """
    start = 0
    if text[:1].isalnum():
        return start  # at once, for most lines
    while start < min(len(text), _ORNAMENTS) and _is_ornament(text[start]):
        start += 1
    return start


def _is_ornament(character: str) -> bool:
    """Whether a character is a sign or an emoji; no letter, number, bracket or quote."""
    return character in "\ufdd0\ufe0f\u200d\u200b" or unicodedata.category(character) == "So"


def signed(text: str, length: int) -> int:
    """Where in a text its first `length` characters end, those counted that are no `SIGN`."""
    end = length
    while (missing := length - end + text.count(SIGN, 0, end)) > 0:
        end += missing
    return end
