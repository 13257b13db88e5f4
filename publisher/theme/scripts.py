"""Scripts: which one a language is written in, and what it asks of a style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType

from publisher.theme.grid import on_grid
from publisher.theme.model import BlockStyle, Theme

EAST_ASIAN = frozenset(["Hans", "Hant", "Jpan", "Kore"])
COMPLEX = frozenset(["Arab", "Hebr", "Deva", "Beng", "Taml", "Thai"])
CURSIVE = frozenset(["Arab", "Deva", "Beng"])
"""Scripts whose letters are joined: space between them would tear words apart."""

NEVER_ITALIC = COMPLEX | EAST_ASIAN
"""Scripts without italics: a slanted copy made by the program looks wrong in them, and so do
upright letters among slanted figures. A record in one of them has none.
"""

LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Arab": ("ar", "fa", "ur", "ps", "sd", "ug", "ckb"),
        "Hebr": ("he", "iw", "yi"),
        "Armn": ("hy",),
        "Geor": ("ka",),
        "Grek": ("el",),
        "Cyrl": ("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"),
        "Deva": ("hi", "mr", "ne", "sa"),
        "Beng": ("bn", "as"),
        "Taml": ("ta",),
        "Thai": ("th",),
        "Hans": ("zh",),
        "Hant": ("zh-Hant", "zh-TW", "zh-HK", "zh-MO", "yue"),
        "Jpan": ("ja",),
        "Kore": ("ko",),
    }
)
"""The languages of each script, those of Latin apart, in an order in which a later one wins."""

_BY_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {lang.lower(): script for script, languages in LANGUAGES.items() for lang in languages}
)

_TALL: Mapping[str, float] = MappingProxyType(
    {"Arab": 1.5, "Deva": 1.55, "Beng": 1.55, "Thai": 1.45, "Taml": 1.35}
)
"""Scripts with signs above and below their letters: the least leading, as a part of the size,
at which the signs of two lines do not touch.
"""


@cache
def script_of(lang: str) -> str:
    """The script (ISO 15924) of a language tag: as it says, or the usual one."""
    language, *rest = lang.lower().split("-")
    for tag in rest:
        if len(tag) == 4 and tag.isalpha():
            return tag.title()
    regional = (_BY_LANGUAGE.get(f"{language}-{tag}") for tag in rest)
    return next(filter(None, regional), _BY_LANGUAGE.get(language, "Latn"))


@cache
def has_italics(lang: str) -> bool:
    """Whether the script of a language has italics."""
    return script_of(lang) not in NEVER_ITALIC


def suited(theme: Theme, lang: str) -> Theme:
    """The theme for a record in a language: where its script is tall, lines stand as far from
    each other as it needs.
    """
    least = _TALL.get(script_of(lang), 0.0)
    return _spaced(theme, least) if least else theme


@lru_cache(maxsize=32)
def _spaced(theme: Theme, least: float) -> Theme:
    step = theme.page.step
    blocks = {role: _opened(style, least, step) for role, style in theme.blocks.items()}
    return replace(theme, blocks=MappingProxyType(blocks))


def _opened(style: BlockStyle, least: float, step: float) -> BlockStyle:
    needed = round(style.size * least, 2)
    return style if style.leading >= needed else on_grid(replace(style, leading=needed), step)
