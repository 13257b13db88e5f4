"""The languages of a text, as the header tells them: their English names, their shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from publisher.tei.names import XML_LANG, Element
from publisher.tei.text import parts

NAMES = MappingProxyType(
    {
        "am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "bs": "Bosnian", "ca": "Catalan",
        "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
        "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
        "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
        "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
        "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
        "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
        "mk": "Macedonian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
        "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
        "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
        "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "und": "Undetermined",
        "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
    }
)  # fmt: skip
"""Name by primary subtag of BCP 47."""


def english_name(lang: str) -> str:
    """The name of a language; the tag itself where the table has none."""
    return NAMES.get(lang.partition("-")[0].lower(), lang)


def shares(text: Element, lang: str) -> Mapping[str, int]:
    """How much of a text is in each of its languages, in a hundred, most first.

    What is counted is visible characters, as not all scripts part words. The shares are
    whole numbers that add up to 100; a language that is hardly used has 0.
    """
    if not _has_others(text, lang=lang):
        return {lang: 100}  # at once, for most
    counts = Counter({lang: 0})
    stack: list[tuple[str | Element, str]] = [(text, lang)]
    while stack:
        part, around = stack.pop()
        if isinstance(part, str):
            counts[around] += len("".join(part.split()))
        else:
            own = part.get(XML_LANG, around)
            counts[own] += 0
            stack.extend((inner, own) for inner in parts(part))
    return _in_a_hundred(counts, lang)


_has_others = etree.XPath("boolean(.//@xml:lang[. != $lang])")


def _in_a_hundred(counts: Mapping[str, int], lang: str) -> Mapping[str, int]:
    """Shares by the method of the largest remainder."""
    total = sum(counts.values())
    if not total:
        return {**dict.fromkeys(counts, 0), lang: 100}
    order = sorted(counts, key=lambda name: (-counts[name], name))
    found = {name: counts[name] * 100 // total for name in order}
    rest = sorted(order, key=lambda name: -(counts[name] * 100 % total))
    for name in rest[: 100 - sum(found.values())]:
        found[name] += 1
    return found
