"""Dates and times as records print them, and their normal form (ISO 8601)."""

from __future__ import annotations

import re
from datetime import date

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.transcript.lexicon import lexicon

_DIGITS = regex(r"\d")  # every date has some
_NUMBER_MONTH_YEAR = regex(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?,?\s+(?:de\s+|d[’'])?(?P<month>[^\W\d_]+)\.?,?"
    r"\s+(?:de\s+)?(?P<year>\d{4})"
)
_MONTH_NUMBER_YEAR = regex(
    r"\b(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"
)
_YEAR_MONTH_NUMBER = regex(  # `2019. december 17.`, as Hungarian has it
    r"\b(?P<year>\d{4})\.?\s+(?P<month>[^\W\d_]+)\s+(?P<day>\d{1,2})\b"
)
_YEAR_FIRST = regex(r"\b(\d{4})(?:-(\d\d)-|/(\d{1,2})/|\.(\d\d)\.)(\d{1,2})\b")
_EAST_ASIAN = regex(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_KOREAN = regex(r"(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")
_ERA = regex(
    r"(?P<era>民國|民国|令和|平成|昭和|大正|明治)\s*(?P<year>\d{1,3}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_ERAS = {
    "民國": 1911,
    "民国": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
_COMPACT = regex(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_NUMERIC = regex(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_MONTH_YEAR = regex(
    r"(?<!\S)(?P<month>[^\s\d,]{2,14})(?:,|\s+d[eo])?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\w)"
)
_TIME = regex(
    r"\b(\d{1,2})(?::|\.|\s?h\s?)(\d{2})(?::\d{2})?\s*([ap]\.?\s?m\b\.?|Uhr\b)?", re.IGNORECASE
)
_CLOCK_BEHIND = regex(
    r"\A,?\s*(?:(?:at|um|à|a las|alle|kl\.?|@)\s*)?(?:\d{1,2}[:.h]\d\d|\d{1,2}(?=\s?[apAP]\.?[mM]))"
    r"\s?(?:[apAP]\.?[mM]\.?|Uhr)?"
)
_TIME_LINE = 80  # characters
_TIME_LINE_WORDS = 6
_WEEKDAY = 6  # letters, in scripts without capitals, where words need not be apart
_ZONES = frozenset(
    [
        *("EDT", "EST", "CDT", "CST", "MDT", "MST", "PDT", "PST", "AKDT", "HST", "ET", "CT", "PT"),
        *("GMT", "UTC", "BST", "WET", "WEST", "CET", "CEST", "EET", "EEST", "MSK", "JST", "KST"),
        *("IST", "HKT", "SGT", "AEST", "AEDT", "NZST", "NZDT", "LOCAL", "(LOCAL)", "Z", "h", "H"),
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands and its ISO form, "" when it is ambiguous."""

    start: int
    end: int
    value: str


def find_date(text: str) -> Found | None:
    """The first full date in a text."""
    if not _DIGITS.search(text):
        return None  # at once, for most lines
    found = [hit for find in (_named, _ordered, _of_era, _numeric) if (hit := find(text))]
    return min(found, key=lambda hit: hit.start, default=None)


def _named(text: str) -> Found | None:
    """`24 March 2016`, `March 24, 2016`, `13. März 2008`, `2019. december 17.`."""
    months = lexicon().months
    for pattern in (_NUMBER_MONTH_YEAR, _MONTH_NUMBER_YEAR, _YEAR_MONTH_NUMBER):
        for match in pattern.finditer(text):
            month = months.get(match["month"].casefold())
            if month and (value := _iso(match["year"], month, match["day"])):
                return Found(match.start(), match.end(), value)
    return None


def _ordered(text: str) -> Found | None:
    """`2016-03-24`, `2016/3/24`, `2016年3月24日`, `2016년 3월 24일`: nothing is in doubt."""
    for pattern in (_YEAR_FIRST, _EAST_ASIAN, _KOREAN):
        if match := pattern.search(text):
            year, month, day = filter(None, match.groups())
            if value := _iso(year, int(month), day):
                return Found(match.start(), match.end(), value)
    return None


def _of_era(text: str) -> Found | None:
    """`中華民國101年6月7日`, `令和3年2月19日`: years counted from an era's first."""
    match = _ERA.search(text)
    if not match:
        return None
    year = 1 if match["year"] == "元" else int(match["year"])
    value = _iso(str(_ERAS[match["era"]] + year), int(match[3]), match[4])
    return Found(match.start(), match.end(), value) if value else None


def _numeric(text: str) -> Found | None:
    """`24.03.2016`, `24/03/2016`; `03/04/2016` is ambiguous and has no value."""
    match = _NUMERIC.search(text)
    if not match:
        return None
    one, two, year = match.groups()
    if int(one) != int(two) and max(int(one), int(two)) <= 12:
        return Found(match.start(), match.end(), "")
    value = _iso(year, int(two), one) or _iso(year, int(one), two)
    return Found(match.start(), match.end(), value) if value else None


def _iso(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def date_line(text: str) -> Found | None:
    """The date of a line that holds a date and little else: weekday, "года", a full stop,
    a clock time behind it.
    """
    if (match := _COMPACT.fullmatch(text.strip())) and (
        value := _iso(match[1], int(match[2]), match[3])
    ):
        return Found(0, len(text), value)
    found = find_date(text)
    if not found:
        return None
    rest = text[: found.start] + _CLOCK_BEHIND.sub("", text[found.end :])
    letters = [character for character in rest if character.isalpha()]
    wide = not any(character.islower() or character.isupper() for character in letters)
    few = len(rest.split()) <= 2 and len(rest) <= 24
    return found if few and not (wide and len(letters) > _WEEKDAY) else None


def find_month(text: str) -> Found | None:
    """The first month with its year, `June 2016`, where no day is told."""
    for match in _MONTH_YEAR.finditer(text):
        month = lexicon().months.get(match["month"].casefold().rstrip("."))
        if month and int(match["year"]) > 0:
            return Found(match.start(), match.end(), f"{match['year']}-{month:02}")
    return None


def time_line(text: str) -> str:
    """The time, as `HH:MM`, of a line that holds a clock time and little else; else ""."""
    if len(text) > _TIME_LINE or text.endswith(("?", "!")):
        return ""
    match = _TIME.search(text)
    if not match or len(text.split()) > _TIME_LINE_WORDS:
        return ""
    rest = (text[: match.start()] + text[match.end() :]).replace("END", "")
    rest = " ".join(rest.split()).strip(" .()")
    if match[0].count(".") and not match[3]:
        return ""  # a price, a section
    told = rest.endswith(":") and not text.endswith(":")  # `Beginn der Sitzung: 19:24 Uhr`
    return _clock(match) if not rest or rest in _ZONES or told else ""


def is_clock(text: str) -> bool:
    """Whether a line is a clock time and nothing that tells of an event: `4:02 P.M. EDT`;
    `Beginn der Sitzung: 19:24 Uhr` tells of one.
    """
    return ":" not in _TIME.sub("", text, count=1)


def _clock(match: re.Match[str]) -> str:
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
