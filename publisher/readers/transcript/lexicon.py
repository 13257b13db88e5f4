"""The words that tell what a line is, by language: `lexicon.toml` and `remarks.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from publisher.data import dataclass

SERIES = ("term", "session", "sitting", "meeting")
"""What meetings are counted by, the longest first, as ParlaMint names it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of all languages together. All are in lower case."""

    function: dict[str, frozenset[str]]  # by language
    sentence: frozenset[str]
    openings: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    months: dict[str, int]  # to 1..12
    unnamed: frozenset[str]
    offices: frozenset[str]
    surnames: frozenset[str]
    degrees: frozenset[str]
    honorifics: frozenset[str]
    styles: tuple[str, ...]
    masculine: frozenset[str]
    feminine: frozenset[str]
    nobiliary: frozenset[str]
    meeting: frozenset[str]
    sections: frozenset[str]
    captions: frozenset[str]
    attendance: frozenset[str]
    titles: frozenset[str]
    continues: frozenset[str]
    places: frozenset[str]
    venues: frozenset[str]
    bodies: frozenset[str]
    institutions: frozenset[str]  # which offices end in: `Head of the Federal … Service`
    said: frozenset[str]
    narrated: tuple[str, ...]
    series: dict[str, frozenset[str]]  # by what is counted: term, session, sitting, meeting
    ordinals: dict[str, int]
    suffixes: tuple[str, ...]  # offices and forms of address that end a name without space
    remarks: tuple[tuple[str, str], ...]  # stem, kind


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once in a process."""
    tables = _table("lexicon.toml")
    languages = tables.values()
    return Lexicon(
        {language: frozenset(table["function"]) for language, table in tables.items()},
        _union(map(_sentence, languages)),
        _union(table.get("openings", []) for table in languages),
        _union(table.get("verbs", []) for table in languages),
        _union(table["particles"] for table in languages),
        dict(month for table in languages for month in _numbered(table["months"])),
        _union(table["unnamed"] for table in languages),
        _union(table["offices"] for table in languages),
        _union(table.get("surnames", []) for table in languages),
        _union(table.get("degrees", []) for table in languages),
        _union(table["honorifics"] for table in languages),
        tuple(sorted(_union(table.get("styles", []) for table in languages))),
        _union(table.get("masculine", []) for table in languages),
        _union(table.get("feminine", []) for table in languages),
        _union(table.get("nobiliary", []) for table in languages),
        _union(table.get("meeting", []) for table in languages),
        _union(table.get("sections", []) for table in languages),
        _union(table.get("captions", []) for table in languages),
        _union(table.get("attendance", []) for table in languages),
        _union(table.get("titles", []) for table in languages),
        _union(table.get("continues", []) for table in languages),
        _union(table.get("places", []) for table in languages),
        _union(table.get("venues", []) for table in languages),
        _union(table.get("bodies", []) for table in languages),
        _union(table.get("institutions", []) for table in languages),
        _union(table.get("said", []) for table in languages),
        tuple(sorted(_union(table.get("narrated", []) for table in languages))),
        {
            kind: _union(table["series"][kind] for table in languages if "series" in table)
            for kind in SERIES
        },
        dict(form for table in languages for form in _numbered(table.get("ordinals", []))),
        tuple(sorted(_union(tables[code]["offices"] for code in ("zh", "ja", "ko")))),
        tuple((stem, kind) for kind, stems in _table("remarks.toml").items() for stem in stems),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))


def _sentence(table: Mapping[str, list[str]]) -> list[str]:
    """The words of sentences of a language, and these behind what is joined to them: `فهي`."""
    words = table["sentence"]
    return words + [before + word for before in table.get("prefixes", []) for word in words]


def _union(lists: Iterable[list[str]]) -> frozenset[str]:
    """All words, those with accents without them, too: many texts have lost theirs, and capitals
    of Greek have none.
    """
    words = {word for words in lists for word in words}
    forms = words | {_without_accents(word) for word in words}
    return frozenset(map(str.casefold, forms))  # `πρόεδροσ`, `aussenminister`


def _without_accents(word: str) -> str:
    highest = max(word, default="")
    if not ("\u00c0" <= highest <= "\u017f" or "\u0370" <= highest <= "\u03ff"):
        return word  # in other scripts, marks tell letters apart
    return "".join(c for c in normalize("NFD", word) if not combining(c))


def _numbered(names: list[str]) -> list[tuple[str, int]]:
    return [(form, n) for n, forms in enumerate(names, 1) for form in forms.split("|")]
