"""The numbers that a meeting has in its series: `54. Sitzung`, `Sesión plenaria núm. 34`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

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
    for kind, patterns in _patterns().items():
        for match in (match for pattern in patterns for match in pattern.finditer(unit.text)):
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


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """For each kind: the number before its word, or behind it."""
    return {kind: tuple(_compiled(words)) for kind, words in lexicon().series.items()}


def _compiled(words: Iterable[str]) -> Iterator[re.Pattern[str]]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word) for word in ordered if word < "\u2e80")
    joined = "|".join(re.escape(word) for word in ordered if word >= "\u2e80")
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
    if joined:
        yield re.compile(rf"[第제]\s?(?P<number>\d{{1,4}})\s?(?:{joined})")
