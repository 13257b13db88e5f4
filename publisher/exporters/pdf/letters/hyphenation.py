"""Where words may be hyphenated: Liang's algorithm over the dictionaries of pyphen.

Its dictionaries, not its parser: that takes 0.05 s for English and 0.5 s for German,
which a single small file feels. Here a pattern is worked out when a word first needs it.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from publisher.patterns import regex

LEFT, RIGHT = 2, 3
"""The fewest letters before and after a hyphen."""

SHORTEST = 6
"""Shorter words stay whole."""

_SEEN = 3
"""By how many letters patterns are looked up: by more, hardly any are excluded."""

_LAST = chr(sys.maxunicode)

_PREFERRED: Mapping[str, str] = MappingProxyType(
    {"en": "en_US", "de": "de_DE", "pt": "pt_PT", "no": "nb_NO", "sr-cyrl": "sr"}
)
_CAPITAL_NOUNS = frozenset(["de", "gsw", "lb"])
_LETTERS = regex(r"[^\W\d_]+")
_HEX = regex(r"\^\^([0-9a-f]{2})")
_NOT_PATTERNS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NEXTLEVEL")


@lru_cache(maxsize=1 << 16)
def positions(word: str, language: str) -> tuple[int, ...]:
    """Offsets in a word, punctuation and all, where a hyphen may stand.

    Only in words of one stretch of letters that are no names or acronyms; () where there
    is no dictionary for the language (BCP 47).
    """
    found = _LETTERS.findall(word)
    if len(found) != 1 or len(found[0]) < SHORTEST or _may_be_name(found[0], language):
        return ()
    start = word.index(found[0])
    return tuple([start + inner for inner in _inside(found[0].lower(), language)])


@lru_cache(maxsize=1 << 16)
def _inside(letters: str, language: str) -> tuple[int, ...]:
    """The same for small letters alone, which come with many a mark beside them."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    values = dictionary.values(letters)
    return tuple([n for n in range(LEFT, len(letters) - RIGHT + 1) if values[n] % 2])


def words(text: str) -> list[str]:
    """The stretches of letters in a text."""
    return _LETTERS.findall(text)


def _may_be_name(letters: str, language: str) -> bool:
    """Whether capitals say that a word may be a name; in German every noun has one."""
    start = 1 if language.lower().partition("-")[0] in _CAPITAL_NOUNS else 0
    return letters[start:].lower() != letters[start:]


class _Dictionary:
    """The patterns of one language: their letters, and the text that holds their digits."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        encoding, _, rest = raw.partition(b"\n")
        name = encoding.decode("ascii").strip().lower()
        text = rest.decode("cp1251" if name == "microsoft-cp1251" else name)
        # patterns with a slash change letters at the break, which is not done here
        lines = [line for line in text.split() if "/" not in line]
        if "^^" in text:
            lines = [_HEX.sub(lambda match: chr(int(match[1], 16)), line) for line in lines]
        patterns = [line for line in lines if not line.startswith(_NOT_PATTERNS)]
        # bytes lose their digits in a tenth of the time that texts take
        letters = "\n".join(patterns).encode().translate(None, b"0123456789").decode()
        self._patterns = dict(zip(letters.split("\n"), patterns, strict=False))
        self._lengths = _Lengths(self._patterns)

    def values(self, letters: str) -> list[int]:
        """For each offset in a word how strongly a hyphen is wanted (odd) or not (even)."""
        pointed = f".{letters}."
        values = [0] * (len(pointed) + 1)
        for start in range(len(pointed)):
            for length in self._lengths[pointed[start : start + _SEEN]]:
                if pattern := self._patterns.get(pointed[start : start + length]):
                    for place, value in _digits(pattern):
                        if value > values[start + place]:  # noqa: PLR1730 -- in a third of the time
                            values[start + place] = value
        return values[1:]


class _Lengths(dict[str, tuple[int, ...]]):
    """How long the patterns are that may stand where a word goes on with some letters, found out
    when first asked for.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        super().__init__()
        self._sorted = sorted(patterns)

    def __missing__(self, letters: str) -> tuple[int, ...]:
        first, last = (bisect_left(self._sorted, end) for end in (letters, f"{letters}{_LAST}"))
        shorter = [n for n in range(1, len(letters)) if self._has(letters[:n])]
        found = (*shorter, *sorted(set(map(len, self._sorted[first:last]))))
        self[letters] = found
        return found

    def _has(self, letters: str) -> bool:
        place = bisect_left(self._sorted, letters)
        return self._sorted[place : place + 1] == [letters]


@lru_cache(maxsize=1 << 16)
def _digits(pattern: str) -> tuple[tuple[int, int], ...]:
    """The digits of a pattern, each with how many letters stand before it."""
    offset, found = 0, []
    for character in pattern:
        if character.isdigit():
            found.append((offset, int(character)))
        else:
            offset += 1
    return tuple(found)


@cache
def _dictionary(language: str) -> _Dictionary | None:
    files = _files()
    subtags = language.split("-")
    for end in range(len(subtags), 0, -1):
        tag = "-".join(subtags[:end])
        name = _PREFERRED.get(tag.lower(), tag.replace("-", "_"))
        match = files.get(name) or next((files[n] for n in files if n.startswith(f"{name}_")), None)
        if match:
            return _Dictionary(match)
    return None


@cache
def _files() -> Mapping[str, Path]:
    """The dictionaries of pyphen by language, in order."""
    found = find_spec("pyphen")
    if found is None or found.origin is None:
        return {}
    folder = Path(found.origin).parent / "dictionaries"
    return {path.stem.removeprefix("hyph_"): path for path in sorted(folder.glob("hyph_*.dic"))}
