"""Which language a text is in: by its script, then by its frequent words."""

from __future__ import annotations

import unicodedata
from collections import Counter

from publisher.patterns import regex
from publisher.readers.transcript.lexicon import lexicon

_SAMPLE = 20_000  # characters; more tells nothing more
_ENOUGH = 0.04  # the share of function words below which a language is not believed
_FEWEST = 2  # different function words
_WORD = regex(r"[^\W\d_]+")
_ASCII = regex(r"[\x00-\x7f]+")
_NO_LETTERS = bytes(n for n in range(128) if not chr(n).isalpha())
_BY_SCRIPT = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "TAMIL": "ta",
    "BENGALI": "bn",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
_TRADITIONAL = frozenset("們這國會說對為學時員來過還點個開長問經與發後從")
_SIMPLIFIED = frozenset("们这国会说对为学时员来过还点个开长问经与发后从") - _TRADITIONAL


def language(text: str) -> str:
    """The language of a text as BCP 47, `und` when it cannot be told."""
    sample = text[:_SAMPLE]
    scripts = _scripts(sample)
    for script, code in _BY_SCRIPT.items():
        if scripts[script] * 10 > scripts.total():
            return code
    if scripts["CJK"] * 3 > scripts.total():
        return _chinese(sample)
    return _by_words(sample)


def _scripts(sample: str) -> Counter[str]:
    """How many letters of each script there are. ASCII's, which are most, are counted at once."""
    plain = sample.encode("ascii", "ignore").translate(None, delete=_NO_LETTERS)
    scripts = Counter({"LATIN": len(plain)})
    if not sample.isascii():
        for character, count in Counter(_ASCII.sub("", sample)).items():
            if character.isalpha():
                scripts[_script(character)] += count
    return scripts


def _script(character: str) -> str:
    """The first word of a character's Unicode name, which is its script's."""
    return unicodedata.name(character, "?").split(" ", 1)[0].split("-", 1)[0]


def _chinese(sample: str) -> str:
    traditional = sum(character in _TRADITIONAL for character in sample)
    simplified = sum(character in _SIMPLIFIED for character in sample)
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def frequent(code: str) -> frozenset[str]:
    """The frequent words of a language; none when the lexicon has none of it."""
    return lexicon().function.get(code.partition("-")[0], frozenset())


def share(sample: str, code: str) -> float:
    """The share of a text's words that are frequent words of a language."""
    words = _counted(sample)
    return _share(words, words.total(), code)


def _by_words(sample: str) -> str:
    words = _counted(sample)
    total = words.total()
    shares = {code: _share(words, total, code) for code in lexicon().function}
    best = max(shares, key=lambda code: shares[code])
    different = sum(word in words for word in lexicon().function[best])
    return best if shares[best] >= _ENOUGH and different >= _FEWEST else "und"


def _counted(sample: str) -> Counter[str]:
    """The words of a text, in small letters, each that recurs made so once."""
    words = Counter[str]()
    for word, count in Counter(_WORD.findall(sample)).items():
        words[word.casefold()] += count
    return words


def _share(words: Counter[str], total: int, code: str) -> float:
    return sum(words[word] for word in words.keys() & frequent(code)) / max(1, total)
