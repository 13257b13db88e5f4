"""What ParlaMint demands and no record tells: from the settings, else missed with a notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.report import Notice, Severity
from publisher.tei import names
from publisher.tei.building.body import calendar_date
from publisher.tei.edition import Edition
from publisher.tei.names import qualified
from publisher.tei.projecting.facts import series_of
from publisher.tei.text import one_line, words
from publisher.tei.variants.parlamint.keys import FACTS

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


_DATED = regex(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


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
