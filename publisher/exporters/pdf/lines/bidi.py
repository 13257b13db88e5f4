"""Which way each character runs: the Unicode Bidirectional Algorithm (UAX 9).

Levels per character of one paragraph, and the order in which a line shows its pieces.
Rules are named as in the annex.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from publisher.data import dataclass
from publisher.patterns import regex

DEEPEST = 125

_RIGHT_TO_LEFT = regex(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATES = frozenset(["LRI", "RLI", "FSI"])
_EMBEDDINGS = {"LRE": "", "RLE": "", "LRO": "L", "RLO": "R"}
_REMOVED = frozenset(["RLE", "LRE", "RLO", "LRO", "PDF", "BN"])
_SEPARATORS = frozenset(["B", "S"])
_BLANK = _REMOVED | _ISOLATES | {"WS", "PDI"}
_NEUTRAL = frozenset(["B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"])
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def has_right_to_left(text: str) -> bool:
    """Whether a text has anything that could run from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def is_mostly_right_to_left(text: str) -> bool:
    """Whether more letters of a text run from right to left than the other way."""
    if not has_right_to_left(text):
        return False
    kinds = [unicodedata.bidirectional(character) for character in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character; odd ones run from right to left.

    `base` is the paragraph's own level, 0 or 1.
    """
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    found = _explicit(classes, base)
    for sequence in tuple(_sequences(classes, found, base)):  # all, before levels change
        marks = _marks(sequence.classes)
        _weak(sequence)
        _neutral(sequence, _brackets(text, sequence), marks)
        _implicit(sequence, found)
    _whitespace(text, classes, found, base)
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """The order, from left to right, in which pieces with these levels are shown (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=DEEPEST + 1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


# --- explicit levels: X1 to X8 --------------------------------------------------------


@dataclass(slots=True)
class _Status:
    level: int
    override: str
    isolate: bool


def _explicit(classes: list[str], base: int) -> list[int]:
    """Levels from embeddings and isolates; overrides change the classes themselves."""
    return _Explicit(classes, base).run()


class _Explicit:
    """The directional status stack and its overflow counters."""

    def __init__(self, classes: list[str], base: int) -> None:
        self._classes, self._base = classes, base
        self._levels = [base] * len(classes)
        self._stack = [_Status(base, "", isolate=False)]
        self._isolates_over = self._embeddings_over = self._valid_isolates = 0

    def run(self) -> list[int]:
        matches = _matching_isolates(self._classes)
        for index, kind in enumerate(list(self._classes)):
            if kind in _EMBEDDINGS:
                self._embed(index, kind)
            elif kind in _ISOLATES:
                self._isolate(index, kind, matches)
            elif kind == "PDI":
                self._end_isolate(index)
            elif kind == "PDF":
                self._end_embedding(index)
            else:
                self._levels[index] = self._base if kind == "B" else self._stack[-1].level
                if kind not in {"B", "BN"}:
                    self._override(index)
        return self._levels

    def _override(self, index: int) -> None:
        if self._stack[-1].override:
            self._classes[index] = self._stack[-1].override

    def _next_level(self, *, odd: bool) -> int:
        level = self._stack[-1].level + 1
        return level if level % 2 == int(odd) else level + 1

    def _embed(self, index: int, kind: str) -> None:
        """X2 to X5."""
        self._levels[index] = self._stack[-1].level
        level = self._next_level(odd=kind in {"RLE", "RLO"})
        if level <= DEEPEST and not self._isolates_over and not self._embeddings_over:
            self._stack.append(_Status(level, _EMBEDDINGS[kind], isolate=False))
        elif not self._isolates_over:
            self._embeddings_over += 1

    def _isolate(self, index: int, kind: str, matches: dict[int, int]) -> None:
        """X5a to X5c."""
        self._levels[index] = self._stack[-1].level
        self._override(index)
        odd = kind == "RLI" or (kind == "FSI" and self._first_strong(index, matches) == 1)
        level = self._next_level(odd=odd)
        if level <= DEEPEST and not self._isolates_over and not self._embeddings_over:
            self._valid_isolates += 1
            self._stack.append(_Status(level, "", isolate=True))
        else:
            self._isolates_over += 1

    def _first_strong(self, index: int, matches: dict[int, int]) -> int:
        """P2 and P3 between an isolate and its end."""
        end, place = matches.get(index, len(self._classes)), index + 1
        while place < end:
            kind = self._classes[place]
            if kind in {"L", "R", "AL"}:
                return int(kind != "L")
            place = matches.get(place, end) + 1 if kind in _ISOLATES else place + 1
        return 0

    def _end_isolate(self, index: int) -> None:
        """X6a."""
        if self._isolates_over:
            self._isolates_over -= 1
        elif self._valid_isolates:
            self._embeddings_over = 0
            while not self._stack[-1].isolate:
                self._stack.pop()
            self._stack.pop()
            self._valid_isolates -= 1
        self._levels[index] = self._stack[-1].level
        self._override(index)

    def _end_embedding(self, index: int) -> None:
        """X7."""
        self._levels[index] = self._stack[-1].level
        if self._isolates_over:
            return
        if self._embeddings_over:
            self._embeddings_over -= 1
        elif not self._stack[-1].isolate and len(self._stack) > 1:
            self._stack.pop()


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """BD9: each isolate initiator and where it ends."""
    opened: list[int] = []
    matches: dict[int, int] = {}
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            matches[opened.pop()] = index
        elif kind == "B":
            opened.clear()
    return matches


# --- isolating run sequences: X9 and X10 ----------------------------------------------


@dataclass(slots=True)
class _Sequence:
    """The characters of an isolating run sequence; classes are changed in place."""

    places: list[int]
    classes: list[str]
    level: int
    before: str  # sos
    after: str  # eos


def _sequences(classes: Sequence[str], found: list[int], base: int) -> Iterator[_Sequence]:
    kept = [index for index, kind in enumerate(classes) if kind not in _REMOVED]
    runs = _level_runs(kept, found)
    matches = _matching_isolates(classes)
    starts = {run[0]: run for run in runs}
    joined = {end for start, end in matches.items() if end in starts and _ends_run(start, runs)}
    for run in runs:
        if run[0] in joined:
            continue
        places = list(run)
        while classes[places[-1]] in _ISOLATES and matches.get(places[-1]) in starts:
            places += starts[matches[places[-1]]]
        yield _sequence(places, classes, found, base, kept)


def _level_runs(kept: Sequence[int], found: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in kept:
        if runs and found[runs[-1][-1]] == found[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _ends_run(place: int, runs: Sequence[list[int]]) -> bool:
    return any(run[-1] == place for run in runs)


def _sequence(
    places: list[int], classes: Sequence[str], found: Sequence[int], base: int, kept: list[int]
) -> _Sequence:
    """X10: the sequence's own level, and what stands before and after it."""
    level = found[places[0]]
    order = {index: n for n, index in enumerate(kept)}
    first, last = order[places[0]], order[places[-1]]
    before = found[kept[first - 1]] if first else base
    unmatched = classes[places[-1]] in _ISOLATES
    after = base if unmatched or last + 1 == len(kept) else found[kept[last + 1]]
    own = [classes[index] for index in places]
    return _Sequence(
        places, own, level, _of_level(max(level, before)), _of_level(max(level, after))
    )


def _of_level(level: int) -> str:
    return "R" if level % 2 else "L"


# --- weak types: W1 to W7 -------------------------------------------------------------


def _weak(sequence: _Sequence) -> None:
    kinds = sequence.classes
    _marks_and_arabic(sequence)
    for n in range(1, len(kinds) - 1):  # W4
        around = {kinds[n - 1], kinds[n + 1]}
        if len(around) == 1 and (around == {"EN"} or (around == {"AN"} and kinds[n] == "CS")):
            kinds[n] = kinds[n - 1] if kinds[n] in {"ES", "CS"} else kinds[n]
    _terminators(kinds)
    strong = sequence.before
    for n, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:  # W6
            kinds[n] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[n] = "L"


def _marks_and_arabic(sequence: _Sequence) -> None:
    """W1 to W3."""
    kinds, previous, strong = sequence.classes, sequence.before, sequence.before
    for n, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[n] = "ON" if previous in _ISOLATES or previous == "PDI" else previous
        previous = kinds[n]
        if previous in {"L", "R", "AL"}:
            strong = previous
        elif previous == "EN" and strong == "AL":
            kinds[n] = "AN"
    sequence.classes[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _terminators(kinds: list[str]) -> None:
    """W5."""
    n = 0
    while n < len(kinds):
        end = n
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > n and "EN" in (*kinds[max(n - 1, 0) : n], *kinds[end : end + 1]):
            kinds[n:end] = ["EN"] * (end - n)
        n = max(end, n + 1)


# --- neutral types: N0 to N2 ----------------------------------------------------------

_OPENING = {
    "(": ")", "[": "]", "{": "}", "\u3008": "\u3009", "\u300a": "\u300b",
    "\u300c": "\u300d", "\u300e": "\u300f", "\u3010": "\u3011", "\u3014": "\u3015",
    "\u3016": "\u3017", "\u27e8": "\u27e9", "\u2045": "\u2046", "\u207d": "\u207e",
    "\u208d": "\u208e", "\uff08": "\uff09", "\uff3b": "\uff3d", "\uff5b": "\uff5d",
}  # fmt: skip
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_MOST_OPEN = 63


def _brackets(text: str, sequence: _Sequence) -> list[tuple[int, int]]:
    """BD16: pairs of brackets in a sequence, by their index in it."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for n, (place, kind) in enumerate(zip(sequence.places, sequence.classes, strict=True)):
        character = _CANONICAL.get(text[place], text[place])
        if kind != "ON":
            continue
        if character in _OPENING:
            if len(opened) == _MOST_OPEN:
                return sorted(pairs)
            opened.append((character, n))
        elif character in _CLOSING:
            depth = [d for d, (mark, _) in enumerate(opened) if mark == _CLOSING[character]]
            if depth:
                pairs.append((opened[depth[-1]][1], n))
                del opened[depth[-1] :]
    return sorted(pairs)


def _neutral(sequence: _Sequence, pairs: list[tuple[int, int]], marks: list[int]) -> None:
    """N0 to N2. `marks` tells how many marks stand on each character."""
    kinds = sequence.classes
    for first, last in pairs:
        if direction := _of_pair(sequence, first, last):
            for place in (first, last):
                kinds[place : place + 1 + marks[place]] = [direction] * (1 + marks[place])
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > start:
            before = _STRONG[kinds[start - 1]] if start else sequence.before
            after = _STRONG[kinds[end]] if end < len(kinds) else sequence.after
            chosen = before if before == after else _of_level(sequence.level)
            kinds[start:end] = [chosen] * (end - start)
        start = max(end, start + 1)


def _marks(classes: Sequence[str]) -> list[int]:
    """How many non-spacing marks follow each character."""
    counts = [0] * (len(classes) + 1)
    for n in range(len(classes) - 1, -1, -1):
        counts[n] = counts[n + 1] + 1 if classes[n] == "NSM" else 0
    return counts[1:]


def _of_pair(sequence: _Sequence, first: int, last: int) -> str:
    """N0: the direction of a pair of brackets, "" when nothing tells it."""
    own = _of_level(sequence.level)
    inner = {_STRONG.get(kind) for kind in sequence.classes[first + 1 : last]} - {None}
    if own in inner:
        return own
    if not inner:
        return ""
    ahead = (_STRONG.get(kind) for kind in reversed(sequence.classes[:first]))
    context = next((kind for kind in ahead if kind), sequence.before)
    return context if context != own else own


# --- implicit levels: I1 and I2; white space: L1 --------------------------------------


def _implicit(sequence: _Sequence, found: list[int]) -> None:
    for place, kind in zip(sequence.places, sequence.classes, strict=True):
        if sequence.level % 2:
            found[place] = sequence.level + (kind != "R")
        elif kind != "L":
            found[place] = sequence.level + (1 if kind == "R" else 2)


def _whitespace(text: str, classes: Sequence[str], found: list[int], base: int) -> None:
    """L1, and removed characters go with what precedes them."""
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            found[index] = found[index - 1] if index else base
    ends = True
    for index in range(len(text) - 1, -1, -1):
        original = unicodedata.bidirectional(text[index])
        ends = original in _SEPARATORS or (ends and original in _BLANK)
        if ends:
            found[index] = base
