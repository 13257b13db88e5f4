"""What stands in brackets in a label: what it tells of a person, the label without it."""

from __future__ import annotations

from publisher.patterns import regex
from publisher.readers.transcript.brackets import remark_kind
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.shape import SIGN, has_case, is_abbreviation, is_capitalised

_OPENING = regex(r"[(\[（]")
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_ASIDE = regex(r"\([^()]{1,160}\)|（[^（）]{1,80}）|\[[^\[\]]{1,80}\]")


def without_asides(text: str) -> str:
    """The text without what stands in brackets, such as `(retranslated)`."""
    if not _OPENING.search(text):
        return " ".join(text.replace(SIGN, "").split())
    kept: list[str] = []
    closing = ""
    for character in text:
        if closing:
            closing = "" if character == closing else closing
        elif character in _BRACKETS:
            closing = _BRACKETS[character]
        else:
            kept.append(character)
    return " ".join("".join(kept).replace(SIGN, "").split())


def aside_of(text: str) -> str:
    """The last words in brackets that tell a person or an office: `Mr. Kyl`, `Paris, PC`;
    "" when there are none: a remark such as `retranslated` is none.
    """
    for inner in reversed(_ASIDE.findall(text)):
        words = _first_sentence(inner.strip("()[]（） ").split())
        if words and not remark_kind(inner) and _tells_somebody(words):
            return " ".join(words)
    return ""


def _first_sentence(words: list[str]) -> list[str]:
    """`Orlando Holm. PS - SP`, `PS - SP. Sem revisão`: the first of two things told, where a
    dash parts a party from its state.
    """
    if "-" not in words and "–" not in words:
        return words
    stops = (n for n, w in enumerate(words, 1) if w.endswith(".") and not is_abbreviation(w))
    end = next(stops, len(words))
    return [*words[: end - 1], words[end - 1].rstrip(".")]


def _tells_somebody(words: list[str]) -> bool:
    if not any(map(str.isalpha, "".join(words))):
        return False  # a time
    bare = [word.strip(".,").casefold() for word in words]
    if lexicon().honorifics.intersection(bare[:1]) or lexicon().offices.intersection(bare):
        return True
    caseless = not has_case("".join(words))
    return (caseless and len("".join(words)) > 1) or all(
        is_capitalised(word) or word in "-–" or word.casefold() in lexicon().particles
        for word in words
    )
