"""What words in brackets are: a remark of a known kind, a person, an office."""

from __future__ import annotations

from publisher.readers.transcript.lexicon import lexicon


def remark_kind(inner: str) -> str:
    """The kind of a remark by its words, "" when none of them tells."""
    folded = " " + inner.casefold().replace("(", " ").replace(",", " ")
    return next((kind for stem, kind in lexicon().remarks if _has_word(folded, stem)), "")


def _has_word(folded: str, stem: str) -> bool:
    """Whether a word begins with the stem; scripts without spaces need only hold it."""
    return f" {stem}" in folded or (not stem[0].isascii() and stem in folded and len(stem) < 3)
