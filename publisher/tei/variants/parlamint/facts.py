"""What ParlaMint demands and no record tells: from the settings, else missed with a notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from publisher.report import Notice, Severity
from publisher.tei import names
from publisher.tei.body import calendar_date
from publisher.tei.edition import Edition
from publisher.tei.facts import series_of
from publisher.tei.names import qualified
from publisher.tei.text import one_line, words

LICENCE = "http://creativecommons.org/licenses/by/4.0/"
"""The one licence that ParlaMint's schema allows. Only who may grant it can say so."""

_ANY = r"\S(.*\S)?"
_ADDRESS = r"https?://\S+"


@dataclass(frozen=True, slots=True)
class Fact:
    """A key of `[parlamint]`: what it tells, and the shape of its value."""

    told: str
    shape: str = _ANY

    def fits(self, value: object) -> bool:
        """Whether a value can be this."""
        return isinstance(value, str) and re.fullmatch(self.shape, value) is not None


FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        "parliament": Fact("the name of the parliament"),
        "country": Fact("the name of the country"),
        "country-code": Fact("the country in two letters, such as CA", "[A-Z]{2}(-[A-Z0-9]{1,3})?"),
        "term": Fact("the term of the parliament"),
        "session": Fact("the session"),
        "sitting": Fact("the sitting"),
        "handle": Fact("the address at which the corpus is kept", _ADDRESS),
        "licence": Fact(f"the licence, which must be {LICENCE}", re.escape(LICENCE)),
        "publisher": Fact("who publishes the corpus"),
        "source": Fact("the address of the source", _ADDRESS),
        "responsible": Fact("who is responsible for the corpus"),
        "responsibility": Fact("for what"),
        "funder": Fact("who paid for it"),
    }
)
"""The keys of `[parlamint]` in a project's settings."""

DATE = "date"
MISSING = "P233"
"""The code of what ParlaMint demands and nothing tells."""
DEMANDED_OF_MEETING = ("parliament", "term", "handle", "licence", "publisher", "source", DATE)
"""What a component file must tell; the date comes from the record alone."""
DEMANDED_OF_CORPUS = (
    "parliament",
    "handle",
    "licence",
    "publisher",
    "source",
    "responsible",
    "funder",
    DATE,
)
"""What a corpus root must tell."""

_KEYS_OF_RECORDS = MappingProxyType(
    {
        "term": "term",
        "session": "session",
        "sitting": "sitting",
        "source": "source",
        "source_url": "source",
        "source-url": "source",
        "url": "source",
        "link": "source",
    }
)
"""The facts that a record's own metadata may tell, by their keys there."""


@dataclass(frozen=True, slots=True)
class Told:
    """The facts at hand for a meeting or a corpus; `ident` is its id."""

    ident: str
    facts: Mapping[str, str]

    def get(self, key: str) -> str:
        """A fact, "" where nothing tells it."""
        return self.facts.get(key, "")

    def demand(self, keys: Iterable[str]) -> Iterator[Notice]:
        """P233, one for each of the facts that nothing tells."""
        for key in keys:
            if self.get(key):
                continue
            if key == DATE:
                hint = "Give the record a date, such as 2021-05-04."
                yield missing(f"the date of {self.ident}", hint)
            else:
                hint = f"Give it in the table [parlamint] of the settings: {key}."
                yield missing(FACTS[key].told, hint)


_DATED = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def told_of(edition: Edition, facts: Mapping[str, str], date: str) -> Told:
    """The facts for one meeting: what its record tells goes before the settings. Where it
    tells no date, one in the document's id is taken, as ParlaMint names files by theirs.
    """
    own = {kind: number for kind, number, _ in series_of(edition) if kind in FACTS}
    for note in edition.root.iter(qualified("note")):
        if note.get("type") == names.METADATA_NOTE:
            key = _KEYS_OF_RECORDS.get(note.get("n", "").casefold(), "")
            value = one_line(words(note))
            if key and FACTS[key].fits(value):
                own.setdefault(key, value)
    named = next(filter(None, map(calendar_date, _DATED.findall(edition.ident))), "")
    return Told(edition.ident, {**facts, **own, DATE: date or named})


def missing(told: str, hint: str) -> Notice:
    """P233: ParlaMint demands what nothing tells."""
    return Notice(
        MISSING,
        Severity.WARNING,
        f"ParlaMint demands {told}, which nothing tells; the file is not valid without",
        hint=hint,
    )
