"""The numbers that a meeting has in its series: `54. Sitzung`, `Sesión plenaria núm. 34`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from publisher.readers.transcript.dates import find_date
from publisher.readers.transcript.lexicon import SERIES, lexicon
from publisher.readers.transcript.units.lines import Unit
from publisher.record import Numbered
from publisher.source import Span

_LONGEST = 200  # characters of a line that may count the meeting
_YEARS = range(1500, 2200)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FIGURES = r"\d{1,4}|[IVXLC]{1,8}"
_WORD = r"[^\W\d_]{4,12}"
# What makes a number an ordinal one: `54.`, `57th`, `36 e`, `1ère`, `5ª`, `3-е`.
_ORDINAL = r"(?:\.|\s?(?:st|nd|rd|th|er|[eè]re|[eè]me|e|ª|º|η|ης)(?!\w)|-[а-яіїє]{1,3})?"
_SIGN = r"(?:(?:no|nr|n[uú]m|n)\.?|n?[°º]|№|#|n[uú]mero|number)"


def series_of(units: Iterable[Unit]) -> tuple[Numbered, ...]:
    """The numbers that the head tells, each kind once, the longest series first."""
    found: dict[str, Numbered] = {}
    for unit in units:
        if len(unit.text) <= _LONGEST and not unit.text.endswith("."):  # that is a sentence
            for told in _told(unit):
                found.setdefault(told.kind, told)
    return tuple(found[kind] for kind in SERIES if kind in found)


def _told(unit: Unit) -> Iterator[Numbered]:
    date = find_date(unit.text)
    for kind, words in _words_in(unit.text):
        for match in (match for p in _patterns(words) for match in p.finditer(unit.text)):
            dated = date is not None and date.start <= match.start("number") < date.end
            if not dated and (number := _number(match["number"])):
                span = Span(unit.span.start + match.start(), unit.span.start + match.end())
                yield Numbered(kind, number, match[0], span)


def _number(printed: str) -> int:
    """The number that digits, Roman numerals or a word tell; 0 for none, and for a year."""
    if printed.isdecimal():
        return 0 if int(printed) in _YEARS else int(printed)
    if all(letter in _ROMAN for letter in printed):
        values = [_ROMAN[letter] for letter in printed]
        after = [*values[1:], 0]
        return sum(-v if v < n else v for v, n in zip(values, after, strict=True))
    return lexicon().ordinals.get(printed.casefold(), 0)


def _words_in(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Each kind with those of its words that a text holds: patterns of all words of all
    languages would cost more to compile than all else that is read in a short record.
    """
    folded = _folded(text)
    for kind, words in _words().items():
        if held := frozenset(word for word, folded_word in words if folded_word in folded):
            yield kind, held


@cache
def _words() -> dict[str, tuple[tuple[str, str], ...]]:
    """The words of each kind, and how they are looked for."""
    kinds = lexicon().series
    return {kind: tuple((word, _folded(word)) for word in words) for kind, words in kinds.items()}


def _folded(text: str) -> str:
    """A text in which two are alike if they are to `re.IGNORECASE`, with and without dots on i."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


@lru_cache(maxsize=256)
def _patterns(words: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """The number before one of these words, or behind it."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word) for word in ordered if word < "\u2e80")
    joined = "|".join(re.escape(word) for word in ordered if word >= "\u2e80")
    return tuple(chain(_spaced(spaced) if spaced else (), _joined(joined) if joined else ()))


def _spaced(spaced: str) -> Iterator[re.Pattern[str]]:
    for number in (_FIGURES, _WORD):
        yield re.compile(
            rf"(?<![\w.:/-])(?P<number>{number}){_ORDINAL}\s(?:[^\W\d_]+\s)?(?:{spaced})(?!\w)",
            re.IGNORECASE,
        )
    yield re.compile(
        rf"(?<!\w)(?:{spaced})(?:\s[^\W\d_]+)?\s(?:{_SIGN}\s?)?"
        rf"(?P<number>{_FIGURES})(?!\w)(?![.:/-]\w)",
        re.IGNORECASE,
    )
    yield re.compile(rf"(?<!\w)(?:{spaced})\s(?P<number>{_WORD})(?!\w)", re.IGNORECASE)


def _joined(joined: str) -> Iterator[re.Pattern[str]]:
    yield re.compile(rf"[第제]\s?(?P<number>\d{{1,4}})\s?(?:{joined})")
