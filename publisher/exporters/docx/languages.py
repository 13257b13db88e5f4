"""Languages as Word wants them: which attribute holds one, and the region that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.theme.scripts import COMPLEX, EAST_ASIAN, script_of
from publisher.theme.words import language
from publisher.view import direction

SEVERAL = "mul"  # ISO 639-2
UNKNOWN = frozenset(["", "und", SEVERAL, "zxx"])
"""Tags that name no language; nothing is said about such text."""

# Word and LibreOffice hyphenate and proof by language and region; a bare language finds no
# dictionary. The regions are those of CLDR's likely subtags, but Arabic's, which Word has not.
_REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "ar": "ar-SA",
        "bg": "bg-BG",
        "bn": "bn-BD",
        "ca": "ca-ES",
        "cs": "cs-CZ",
        "da": "da-DK",
        "de": "de-DE",
        "el": "el-GR",
        "en": "en-US",
        "es": "es-ES",
        "et": "et-EE",
        "fa": "fa-IR",
        "fi": "fi-FI",
        "fr": "fr-FR",
        "ga": "ga-IE",
        "he": "he-IL",
        "hi": "hi-IN",
        "hr": "hr-HR",
        "hu": "hu-HU",
        "hy": "hy-AM",
        "is": "is-IS",
        "it": "it-IT",
        "ja": "ja-JP",
        "ka": "ka-GE",
        "ko": "ko-KR",
        "lt": "lt-LT",
        "lv": "lv-LV",
        "nb": "nb-NO",
        "nl": "nl-NL",
        "nn": "nn-NO",
        "no": "nb-NO",
        "pl": "pl-PL",
        "pt": "pt-BR",
        "ro": "ro-RO",
        "ru": "ru-RU",
        "sk": "sk-SK",
        "sl": "sl-SI",
        "sv": "sv-SE",
        "ta": "ta-IN",
        "th": "th-TH",
        "tr": "tr-TR",
        "uk": "uk-UA",
        "ur": "ur-PK",
        "zh": "zh-CN",
        "zh-hans": "zh-CN",
        "zh-hant": "zh-TW",
    }
)


def default_attribute(lang: str) -> dict[str, str]:
    """The language of text that tells none of its own: the document's or, in one of several
    languages, that of the edition's own words.
    """
    return language_attribute(language(lang) if lang == SEVERAL else lang)


def language_attribute(lang: str) -> dict[str, str]:
    """The attribute of `w:lang` (ECMA-376-1, 17.3.2.20) for a language, and its value there;
    none when the language is not known.
    """
    return {} if lang in UNKNOWN else {_slot_of(lang): _REGIONS.get(lang.lower(), lang)}


def _slot_of(lang: str) -> str:
    """The attribute that holds this language: East Asian, complex script or other."""
    script = script_of(lang)
    if script in EAST_ASIAN:
        return "eastAsia"
    return "bidi" if script in COMPLEX or direction(lang) == "rtl" else "val"
