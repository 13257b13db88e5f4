"""What words in brackets are: a remark of a known kind, a person, an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from publisher.readers.transcript.lexicon import lexicon


@lru_cache(maxsize=1024)  # remarks recur
def remark_kind(inner: str) -> str:
    """The kind of a remark by its words, "" when none of them tells.

    Of several kinds that the words tell, it is the one that the lexicon has first.
    """
    folded = " " + inner.casefold().replace("(", " ").replace(",", " ")
    firsts = {word[0] for word in folded.split()} if folded.isascii() else set(folded)
    told = [
        (rank, kind)
        for first in firsts
        for rank, stem, kind in _stems().get(first, ())
        if _has_word(folded, stem)
    ]
    return min(told, default=(0, ""))[1]


def _has_word(folded: str, stem: str) -> bool:
    """Whether a word begins with the stem; scripts without spaces need only hold it."""
    return f" {stem}" in folded or (not stem[0].isascii() and stem in folded and len(stem) < 3)


@cache
def _stems() -> Mapping[str, Sequence[tuple[int, str, str]]]:
    """The stems with their rank and kind, by their first letter."""
    found = defaultdict[str, list[tuple[int, str, str]]](list)
    for rank, (stem, kind) in enumerate(lexicon().remarks):
        found[stem[0]].append((rank, stem, kind))
    return found
