"""The words that an edition adds, in the document's language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from publisher.theme.model import Words

FALLBACK = "en"

# Where the script is not written out but the region or the language tells it
# (CLDR, likely subtags), and other names for a language.
_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "zh-tw": "zh-hant",
        "zh-hk": "zh-hant",
        "zh-mo": "zh-hant",
        "yue": "zh-hant",
        "no": "nb",
        "nn": "nb",
        "iw": "he",
    }
)


def words(lang: str) -> Words:
    """The words for a language tag (BCP 47): its own, those of its shorter tags, English.

    `zh-Hant-HK` falls back to `zh-Hant`, `zh`, `en` in this order (RFC 4647, lookup).
    """
    return _table()[language(lang)]


def language(lang: str) -> str:
    """The tag, in lower case, whose words `words` gives for a language."""
    return next(tag for tag in _lookup(lang) if tag in _table())


def languages() -> tuple[str, ...]:
    """The language tags that have words of their own."""
    return tuple(_read())


def _lookup(lang: str) -> Iterator[str]:
    subtags = lang.lower().replace("_", "-").split("-")
    for end in range(len(subtags), 0, -1):
        tag = "-".join(subtags[:end])
        yield tag
        if tag in _ALIASES:
            yield _ALIASES[tag]
    yield FALLBACK


@cache
def _read() -> Mapping[str, Words]:
    text = (Path(__file__).parent / "words.toml").read_text("utf-8")
    return {tag: Words(**row) for tag, row in tomllib.loads(text).items()}


@cache
def _table() -> Mapping[str, Words]:
    return {tag.lower(): row for tag, row in _read().items()}
