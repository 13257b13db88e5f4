"""Facts of the meeting: when and where, from what the record's head prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from publisher.patterns import regex
from publisher.readers.transcript.dates import Found, find_date, find_month
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import SIGN, Unit
from publisher.record import Fact
from publisher.source import Span

_SHORT = 120  # characters
_IN = regex(r"\b[Ii]n (?=(?:the )?[A-Z])")


def date_in(units: Iterable[Unit]) -> Fact | None:
    """The only full date that the head mentions, or that its short lines do; None when there
    is none or several.
    """
    found = tuple(units)
    return _only(found, find_date) or _only(_short(found), find_date)


def month_in(units: Iterable[Unit]) -> Fact | None:
    """The only month that the head's short lines tell, its title among them."""
    return _only(_short(units), find_month)


def _short(units: Iterable[Unit]) -> Iterable[Unit]:
    return (unit for unit in units if len(unit.text) <= _SHORT)


def _only(units: Iterable[Unit], find: Callable[[str], Found | None]) -> Fact | None:
    """The only date that lines mention; None when there is none or several."""
    found = []
    for unit in units:
        if hit := find(unit.text):
            span = Span(unit.span.start + hit.start, unit.span.start + hit.end)
            found.append(Fact(unit.text[hit.start : hit.end], hit.value, span))
    clear = [fact for fact in found if fact.value]  # `12.03.2019` beside `12. mars 2019`
    return clear[0] if len({fact.value for fact in clear}) == 1 else None


_KEYED = regex(
    r"(?P<key>[^:：\u3000]{1,20}(?:\u3000+[^:：\u3000]{1,3})?)(?:[:：]|\u3000)[\s\u3000\ufdd0]*(?P<told>\S.{0,120})"
)


def place_told(units: Iterable[Unit]) -> Fact | None:
    """The place that a line of the head names by its key: `Place: Room 5`, `地　　點　…`."""
    for unit in units:
        match = _KEYED.fullmatch(unit.text)
        if match and "".join(match["key"].split()).strip(SIGN).casefold() in lexicon().places:
            start = unit.span.start + match.start("told")
            return Fact(match["told"], "", Span(start, start + len(match["told"])))
    return None


_HELD = regex(
    r"(?:\b\d{4}|\d[.:]\d\d|(?:\b|\d)[apAP]\.?[mM]\.?),?\s(?:in|at)\s"
    r"(?P<place>(?:the\s)?[^\W\d_a-z][^;:]{2,100}?)\.?\Z"
)


def place_held(units: Iterable[Unit]) -> Fact | None:
    """The place that a title ends with, behind the day or the time: `Minutes of the meeting
    held on 14 October 2025 at 7.00 pm in the Council Chamber, Town Hall`.
    """
    for unit in units:
        match = _HELD.search(unit.text)
        if match and find_date(unit.text):
            start = unit.span.start + match.start("place")
            span = Span(start, start + len(match["place"]))
            return Fact(" ".join(match["place"].split()), "", span)
    return None


def place_in(units: Iterable[Unit], labels: Sequence[str]) -> Fact | None:
    """The place that the narrative's first sentence names: `received in the Kremlin …`.

    The labels tell where a place ends and the name of a guest begins.
    """
    for unit in units:
        sentence = unit.text.partition(". ")[0]
        for match in _IN.finditer(sentence):
            if not _tells_place(sentence, match.start()):
                continue
            if place := _proper_name(_before_labels(sentence[match.end() :], labels)):
                start = unit.span.start + match.end()
                return Fact(place, "", Span(start, start + len(place)))
    return None


def _tells_place(sentence: str, at: int) -> bool:
    """Whether `in` opens the sentence or follows a word such as `received` or `talks`."""
    before = sentence[:at].split()
    return not before or before[-1].casefold() in lexicon().meeting


def _before_labels(text: str, labels: Sequence[str]) -> str:
    for label in labels:
        text = text.partition(label)[0]
    return text


def _proper_name(text: str) -> str:
    """The capitalised words that a text begins with, their article included; "" when they
    go on as the name of something else (`in the Year of …`) or as a date (`in May 2016`).
    """
    words = text.split()
    count = 1 if words[:1] == ["the"] else 0
    while count < len(words) and words[count][0].isupper():
        count += 1
        if not words[count - 1][-1].isalnum():
            break
    follows = words[count] if count < len(words) else ""
    name = " ".join(words[:count]).rstrip(",.;:")
    goes_on = follows in ("of", "for", "and") or follows[:1].isdigit()
    return "" if goes_on or name in ("", "the") or _is_month(name) else name


def _is_month(name: str) -> bool:
    return name.casefold() in lexicon().months
