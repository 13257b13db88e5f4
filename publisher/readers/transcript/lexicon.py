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
    forenames: frozenset[str]
    particles: frozenset[str]
    months: dict[str, int]  # to 1..12
    unnamed: frozenset[str]
    offices: frozenset[str]
    surnames: frozenset[str]
    degrees: frozenset[str]
    regnal: frozenset[str]
    joined: frozenset[str]
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


_SETS = (
    *(
        "openings",
        "verbs",
        "forenames",
        "particles",
        "unnamed",
        "offices",
        "surnames",
        "degrees",
        "regnal",
    ),
    *("joined", "honorifics", "masculine", "feminine", "nobiliary", "meeting", "sections"),
    *("captions", "attendance", "titles", "continues", "places", "venues", "bodies"),
    *("institutions", "said"),
)
"""The fields that hold the words of all languages together, under the same keys."""


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once in a process."""
    tables = _table("lexicon.toml")
    languages = tables.values()
    return Lexicon(
        function={language: frozenset(table["function"]) for language, table in tables.items()},
        sentence=_union(map(_sentence, languages)),
        months=dict(month for table in languages for month in _numbered(table["months"])),
        styles=tuple(sorted(_union(table.get("styles", []) for table in languages))),
        narrated=tuple(sorted(_union(table.get("narrated", []) for table in languages))),
        series={
            kind: _union(table["series"][kind] for table in languages if "series" in table)
            for kind in SERIES
        },
        ordinals=dict(form for table in languages for form in _numbered(table.get("ordinals", []))),
        suffixes=tuple(sorted(_union(tables[code]["offices"] for code in ("zh", "ja", "ko")))),
        remarks=tuple(
            (stem, kind) for kind, stems in _table("remarks.toml").items() for stem in stems
        ),
        **{name: _union(table.get(name, []) for table in languages) for name in _SETS},
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
