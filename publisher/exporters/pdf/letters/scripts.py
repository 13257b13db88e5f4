"""Scripts: which one a character is written in, and which families serve it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from publisher.theme.model import Family

# The first word of a character's Unicode name tells its script where the character has
# one of its own; the code is that of ISO 15924 which themes use.
_CODES: Mapping[str, str] = MappingProxyType(
    {
        "LATIN": "Latn",
        "GREEK": "Grek",
        "CYRILLIC": "Cyrl",
        "ARABIC": "Arab",
        "HEBREW": "Hebr",
        "ARMENIAN": "Armn",
        "GEORGIAN": "Geor",
        "DEVANAGARI": "Deva",
        "BENGALI": "Beng",
        "TAMIL": "Taml",
        "THAI": "Thai",
        "HIRAGANA": "Jpan",
        "KATAKANA": "Jpan",
        "KATAKANA-HIRAGANA": "Jpan",
        "HANGUL": "Kore",
        "CJK": "Hans",
        "IDEOGRAPHIC": "Hans",
        "FULLWIDTH": "Hans",
        "HALFWIDTH": "Jpan",
        "BOPOMOFO": "Hant",
    }
)
_EAST_ASIAN = frozenset(["Hans", "Hant", "Jpan", "Kore"])
_EAST_ASIAN_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"zh": "Hans", "ja": "Jpan", "ko": "Kore", "yue": "Hant"}
)
_TRADITIONAL = frozenset(["hant", "tw", "hk", "mo"])
_LAST = ("Noto Sans", "Noto Serif", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math",
         "Noto Music", "Noto Emoji", "DejaVu Sans", "Symbola", "Segoe UI Symbol",
         "Noto Sans CJK SC", "Arial Unicode MS")  # fmt: skip


@lru_cache(maxsize=1 << 12)
def word_of(character: str) -> str:
    """The first word of a character's Unicode name, "" where it has none."""
    return unicodedata.name(character, "").partition(" ")[0]


def script_of(character: str, language: str) -> str:
    """The ISO 15924 code of a character's script; `Zyyy` where we know none.

    Ideographs have the script of the language: Japanese, Korean or Chinese.
    """
    code = _CODES.get(word_of(character), "Zyyy")
    return east_asian(language) if code == "Hans" else code


def east_asian(language: str) -> str:
    """In which tradition ideographs are drawn."""
    subtags = language.lower().split("-")
    if subtags[0] == "zh" and _TRADITIONAL.intersection(subtags):
        return "Hant"
    return _EAST_ASIAN_LANGUAGES.get(subtags[0], "Hans")


def families(character: str, language: str, family: Family) -> Iterator[str]:
    """Names of families that may have a character, best first."""
    script = script_of(character, language)
    if script in family.stacks:
        yield from family.stacks[script]
    yield from family.stack()
    yield from _derived(character, script, family.generic)
    yield from _LAST


def _derived(character: str, script: str, generic: str) -> Iterator[str]:
    """The Noto families of a script, named after it."""
    faces = ("Noto Sans", "Noto Serif") if "sans" in generic else ("Noto Serif", "Noto Sans")
    if script in _EAST_ASIAN:
        region = {"Hans": "SC", "Hant": "TC", "Jpan": "JP", "Kore": "KR"}[script]
        yield from (f"{face} CJK {region}" for face in faces)
    name = word_of(character).capitalize()
    yield from (f"{face} {name}" for face in faces)
    yield from ("Noto Naskh Arabic",) if script == "Arab" else ()
