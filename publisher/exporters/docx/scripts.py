"""Scripts: which typefaces a language needs, and which words run from right to left."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.theme.model import Family
from publisher.theme.scripts import COMPLEX, EAST_ASIAN, script_of

_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_HEBREW = regex("[\u0590-\u05ff\ufb1d-\ufb4f]")
_CJK = regex("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_KANA = regex("[\u3040-\u30ff]")
_HANGUL = regex("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_NEUTRAL = None


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts that a document uses where its text does not tell: one for each of the
    slots that Word keeps for a typeface (ECMA-376-1, 17.3.2.26).
    """

    own: str
    simple: str
    east_asian: str
    complex: str

    def fonts(self, family: Family) -> dict[str, str]:
        """The typefaces of a family for Word's four slots."""
        simple = family.stack(self.simple)[0]
        return {
            "ascii": simple,
            "hAnsi": simple,
            "eastAsia": family.stack(self.east_asian)[0],
            "cs": family.stack(self.complex)[0],
        }


def scripts_of(lang: str) -> Scripts:
    """The scripts of a document in this language."""
    own = script_of(lang)
    return Scripts(
        own,
        own if own not in EAST_ASIAN | COMPLEX else "Latn",
        own if own in EAST_ASIAN else "Hans",
        own if own in COMPLEX else "Arab",
    )


def script_of_text(text: str, lang: str, scripts: Scripts) -> str:
    """The script whose typeface the text needs, "" when the document's own will do."""
    if text.isascii():
        return ""
    if _RIGHT_TO_LEFT.search(text):
        found = "Hebr" if _HEBREW.search(text) else "Arab"
        return "" if found == scripts.complex else found
    if _CJK.search(text):
        found = _east_asian(text, lang, scripts)
        return "" if found == scripts.east_asian else found
    named = script_of(lang)
    return named if named in COMPLEX and named != scripts.complex else ""


def _east_asian(text: str, lang: str, scripts: Scripts) -> str:
    named = script_of(lang)
    if named in EAST_ASIAN:
        return named
    if _KANA.search(text):
        return "Jpan"
    return "Kore" if _HANGUL.search(text) else scripts.east_asian


def directed(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction, and whether it is from right to left.

    Word wants no right-to-left run to hold letters that run from left to right
    (ECMA-376-1, 17.3.2.30). Neutral characters go with their neighbours where these agree,
    else with the paragraph (Unicode Standard Annex 9, rules N1 and N2).
    """
    if not rtl and (text.isascii() or not _RIGHT_TO_LEFT.search(text)):
        yield text, False
        return
    pairs = zip(text, _resolved([_strength(c) for c in text], rtl=rtl), strict=True)
    for side, group in groupby(pairs, key=lambda pair: pair[1]):
        yield "".join(character for character, _ in group), side


def _strength(character: str) -> bool | None:
    """True for right to left, False for left to right, None for a neutral character."""
    kind = unicodedata.bidirectional(character)
    if kind in {"R", "AL", "AN", "RLE", "RLO", "RLI"}:
        return True
    return False if kind in {"L", "LRE", "LRO", "LRI"} else _NEUTRAL


def _resolved(strengths: list[bool | None], *, rtl: bool) -> list[bool]:
    """Every neutral stretch given a side."""
    sides: list[bool] = []
    before = rtl
    for strength, group in groupby(strengths):
        length = len(list(group))
        if strength is None:
            following = len(sides) + length
            after = strengths[following] if following < len(strengths) else rtl
            sides += [before if before == after else rtl] * length
        else:
            sides += [strength] * length
            before = strength
    return sides
