"""Breaks a paragraph into lines that are, as a whole, the most even.

The problem of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software:
Practice and Experience 11, 1981): the least sum of demerits over all lines. White space
stretches and shrinks in proportion to its elasticity, which lets one running sum serve for
both. Their list of active breaks is turned round: from each place that a line may begin at
we go to the few where it may end, and look at no others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from publisher.data import dataclass

STRETCH, SHRINK = 1 / 2, 1 / 3
"""How far elastic space gives at a badness of 100, as a part of its elasticity."""

LINE_PENALTY = 10.0
TWO_HYPHENS = 3000.0
HYPHEN_BEFORE_LAST = 1e6
"""A part of a word as a paragraph's last line: worse than a line of twice its space."""

UNEVEN_NEIGHBOURS = 3000.0
NO_BREAK = 1e6
"""The penalty of a place where a line never ends."""

FITNESSES = 4
"""A line is tight (0), even, loose or very loose (3): unlike ones are no good neighbours."""

_WORST = 1e18
_Found = tuple[list[float], list[int], list[int]]


@dataclass(slots=True)
class Places:
    """Where lines may end; the first place is the beginning, the last the end.

    `ends` is how far a line reaches that ends here, `starts` from where a line counts
    that begins here, both from the paragraph's beginning in points; the elasticities are
    summed in the same way.
    """

    ends: Sequence[float]
    end_elastic: Sequence[float]
    starts: Sequence[float]
    start_elastic: Sequence[float]
    penalties: Sequence[float]


def best_breaks(places: Places, width: float, tolerance: float) -> list[int] | None:
    """The places where lines best end, the last one included.

    None when no way keeps every line's stretch within `tolerance`.
    """
    least, before, openings = _best_lines(places, width, tolerance)
    node = _before_last_line(places, width, least, openings)
    if node is None:
        return None
    path = [len(places.ends) - 1]
    while node >= FITNESSES:
        path.append(node // FITNESSES)
        node = before[node]
    return path[::-1]


def _best_lines(places: Places, width: float, tolerance: float) -> _Found:
    """The least demerits of lines up to one that ends at each place with each fitness; how the
    line before that one ends; where the last line may begin. A place and a fitness are one
    number, `FITNESSES` for each place. This is the inner loop of all typesetting.
    """
    ends, end_elastic, penalties = places.ends, places.end_elastic, places.penalties
    last = len(ends) - 1
    least, before = [_WORST] * (FITNESSES * last), [0] * (FITNESSES * last)
    least[1] = 0.0
    openings = []
    reached = bytearray(last)
    place = 0
    while place >= 0:
        here = FITNESSES * place
        nodes = [node for node in range(here, here + FITNESSES) if least[node] < _WORST]
        right, elastic = places.starts[place] + width, places.start_elastic[place]
        for end in range(_first_end(places, place, right, tolerance), last):
            spare, give = right - ends[end], end_elastic[end] - elastic
            if -spare > give * SHRINK:
                break
            penalty = penalties[end]
            if penalty >= NO_BREAK or give <= 0:
                continue
            ratio = spare / give / (STRETCH if spare >= 0 else SHRINK)
            demerits = (LINE_PENALTY + 100 * abs(ratio * ratio * ratio) + penalty) ** 2
            if penalty and penalties[place]:
                demerits += TWO_HYPHENS
            fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
            new = FITNESSES * end + fitness
            reached[end] = 1
            for node in nodes:
                total = least[node] + demerits
                if not -2 < node - here - fitness < 2:
                    total += UNEVEN_NEIGHBOURS
                if total < least[new]:
                    least[new], before[new] = total, node
        else:
            openings.append(place)
        place = reached.find(1, place + 1)
    return least, before, openings


def _first_end(places: Places, place: int, right: float, tolerance: float) -> int:
    """The first place where a line that begins at a place and reaches `right` may end."""
    ends, end_elastic = places.ends, places.end_elastic
    stretch, elastic = STRETCH * tolerance, places.start_elastic[place]
    first = bisect_left(ends, right, place + 1)
    while first > place + 1 and right - ends[first - 1] <= stretch * (
        end_elastic[first - 1] - elastic
    ):
        first -= 1
    return first


def _before_last_line(
    places: Places, width: float, least: list[float], openings: list[int]
) -> int | None:
    """How the line before the last one best ends; the last need not be full."""
    last = len(places.ends) - 1
    best, best_demerits = None, _WORST
    for place in openings:
        spare = places.starts[place] + width - places.ends[last]
        give = (places.end_elastic[last] - places.start_elastic[place]) * SHRINK
        if -spare > max(give, 0.0):
            continue
        ratio = min(spare / give, 0.0) if give > 0 else 0.0
        badness = LINE_PENALTY - 100 * ratio**3
        demerits = badness * badness + (HYPHEN_BEFORE_LAST if places.penalties[place] else 0.0)
        for node in range(FITNESSES * place, FITNESSES * place + FITNESSES):
            if least[node] + demerits < best_demerits:
                best, best_demerits = node, least[node] + demerits
    return best
