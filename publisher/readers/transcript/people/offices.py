"""Where the office ends in a label, and where the name begins."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.lexicon import lexicon

NAMED = 2  # words of a name behind an office
FORENAMES = 3  # words at most before a surname
ARTICLES = frozenset(["the", "a", "an", "o", "el", "la", "le", "der", "die", "il"])
NOBLE = frozenset(  # words that begin a surname, though they may also stand inside an office
    ["van", "von", "de", "da", "dos", "di", "der", "den", "ter", "la", "le", "bin", "ibn", "al"]
)
_SON = frozenset(["bin", "ibn", "bint"])  # `of`, in a name, behind which the father's stands
_COMPOUND = frozenset(["abd", "abdel", "abdul", "abou", "abu"])  # begin a name of two words


def is_office(word: str) -> bool:
    """Whether a word may be part of an office: `Minister`, and the `of` behind it."""
    folded = word.strip(".,").casefold()
    return folded in lexicon().offices or folded in lexicon().particles


def is_joint(word: str) -> bool:
    """Whether a word joins those of an office, and is none of a surname: `of`, `for the`."""
    return word in lexicon().particles and not _is_noble(word)


def name_start(words: Sequence[str]) -> int:
    """Where the name begins: behind the last word of an office, else the last two words."""
    last = _office_end(words)
    if not last or (_is_whole(words[last:]) and not _goes_on_inside(words, last)):
        return last
    two = len(words) - NAMED
    while two > last and _is_noble(words[two]):
        two -= 1  # `of Austria Alexander Van der Bellen`
    while two - 2 > last and words[two - 1].casefold() in _SON:
        two -= 2  # `of Qatar Tamim bin Hamad Al Thani`
    if two - 1 > last and words[two - 1].casefold() in _COMPOUND:
        two -= 1  # `of Egypt Abdel Fattah el-Sisi`
    return max(two, last) if len(words) > NAMED else 0


def _goes_on_inside(words: Sequence[str], last: int) -> bool:
    """Whether the last word for an office is one of what is headed, of which more follows:
    `Director of the State Hermitage …`, `Chair of the Committee on Trade and State Building …`.
    """
    before = words[: last - 1]
    joints = sum(map(is_joint, before))
    inside = joints > 0 and (before[-1] in ARTICLES or (joints > 1 and is_joint(before[-1])))
    return inside and last < len(words) - NAMED


def _is_whole(rest: Sequence[str]) -> bool:
    """Whether what stands behind an office is a name and no more of the office."""
    plain = all(not word[0].islower() or shape.is_of_name(word) for word in rest)
    capitals = sum(not word[0].islower() for word in rest)
    if not rest or not plain or any(map(is_institution, rest[:-NAMED])):
        return False
    return capitals <= (FORENAMES + 1 if rest[0][0].isupper() else NAMED)


def _office_end(words: Sequence[str]) -> int:
    """How far words reach that no name has: the last for an office, or for a trade
    (`NASA astronaut`) where two capitalised ones end the label.
    """
    offices = [n for n, word in enumerate(words, 1) if word.casefold() in lexicon().offices]
    if words[0].casefold() in lexicon().regnal and words[1:2] == ["of"]:
        offices = offices or [1]  # `Emir of Norland`; but Emir Holm has no office
    if offices and is_surname(words, offices[-1] - 1):
        del offices[-1]  # `Senator Angus King`
    if all(map(letters.is_capitalised, words[-NAMED:])):
        offices += [n for n, word in enumerate(words[:-NAMED], 1) if tells_work(word)]
    return max(offices, default=0)


def is_surname(words: Sequence[str], at: int) -> bool:
    """Whether a word for an office ends a name: `Mr. BISHOP of Utah`, not `Vice Dean`."""
    behind = words[at + 1 : at + 2]
    ends = not behind or (behind == ["of"] and letters.is_capitals(words[at]))
    return ends and shape.is_surname(words[: at + 1])


def is_institution(word: str) -> bool:
    """Whether a word is one of what an office heads, and of no name: `Affairs`."""
    return word.casefold() in lexicon().institutions


def _is_noble(word: str) -> bool:
    return word in lexicon().nobiliary or word.casefold() in NOBLE


def tells_work(word: str) -> bool:
    """Whether a small word is none that names or offices are joined by: `astronaut`."""
    return word.islower() and word.isalpha() and not is_joint(word) and not _is_noble(word)
