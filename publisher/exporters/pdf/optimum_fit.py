"""Breaks a paragraph into lines that are, as a whole, the most even.

The algorithm of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (Software:
Practice and Experience 11, 1981): the least sum of demerits over all lines, found in one
pass over the places where a line may end. White space stretches and shrinks in
proportion to its elasticity, which lets one running sum serve for both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

STRETCH, SHRINK = 1 / 2, 1 / 3
"""How far elastic space gives at a badness of 100, as a part of its elasticity."""

LINE_PENALTY = 10.0
TWO_HYPHENS = 3000.0
HYPHEN_BEFORE_LAST = 1e7
"""A part of a word as a paragraph's last line: worse than a line of thrice the stretch."""

UNEVEN_NEIGHBOURS = 3000.0
_WORST = 1e18


@dataclass(slots=True)
class Places:
    """Where lines may end; the first place is the beginning, the last the end.

    `ends` is how far a line reaches that ends here, `starts` from where a line counts
    that begins here, both from the paragraph's beginning in points; the elasticities are
    summed in the same way.
    """

    ends: list[float] = field(default_factory=list)
    end_elastic: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    start_elastic: list[float] = field(default_factory=list)
    penalties: list[float] = field(default_factory=list)


class _Node(NamedTuple):
    """A line that ends at a place, with the best way to get there."""

    place: int
    fitness: int  # how tight (0) or loose (3) the line is
    demerits: float
    before: _Node | None
    is_hyphen: bool
    start: float
    elastic: float


def best_breaks(places: Places, width: float, tolerance: float) -> list[int] | None:
    """The places where lines best end, the last one included.

    None when no way keeps every line's stretch within `tolerance`.
    """
    active = [_Node(0, 1, 0.0, None, False, places.starts[0], places.start_elastic[0])]
    last = len(places.ends) - 1
    for place in range(1, last):
        best, overfull = _best_lines(active, places, place, width, tolerance)
        if overfull:
            active = _still_open(active, places, place, width)
        if best:
            active += _nodes(best, places, place)
        elif not active:
            return None
    return _path(_last_line(active, places, last, width), last)


def _nodes(best: dict[int, tuple[float, _Node]], places: Places, place: int) -> list[_Node]:
    """The lines that end at a place."""
    start, elastic = places.starts[place], places.start_elastic[place]
    is_hyphen = places.penalties[place] > 0
    return [
        _Node(place, fitness, demerits, node, is_hyphen, start, elastic)
        for fitness, (demerits, node) in sorted(best.items())
    ]


def _best_lines(
    active: list[_Node], places: Places, place: int, width: float, tolerance: float
) -> tuple[dict[int, tuple[float, _Node]], bool]:
    """For each fitness the least demerits of a line that ends here, and where it begins.

    Also whether some line has become too long for ever. This is the inner loop of all
    typesetting: it calls nothing.
    """
    over = places.ends[place] - width
    elastic, penalty = places.end_elastic[place], places.penalties[place]
    best: dict[int, tuple[float, _Node]] = {}
    overfull = False
    for node in active:
        spare = node.start - over
        give = elastic - node.elastic
        if spare >= 0:
            if give <= 0:
                continue
            ratio = spare / (give * STRETCH)
            if ratio > tolerance:
                continue
            fitness = 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
            badness = 100 * ratio * ratio * ratio
        else:
            if -spare > give * SHRINK:
                overfull = True
                continue
            ratio = spare / (give * SHRINK)
            fitness = 0 if ratio < -0.5 else 1
            badness = -100 * ratio * ratio * ratio
        demerits = LINE_PENALTY + badness + penalty
        demerits = demerits * demerits + node.demerits
        if penalty and node.is_hyphen:
            demerits += TWO_HYPHENS
        if not -2 < fitness - node.fitness < 2:
            demerits += UNEVEN_NEIGHBOURS
        if fitness not in best or demerits < best[fitness][0]:
            best[fitness] = (demerits, node)
    return best, overfull


def _still_open(active: list[_Node], places: Places, place: int, width: float) -> list[_Node]:
    """The beginnings from which a line to this place or beyond can still fit."""
    over, elastic = places.ends[place] - width, places.end_elastic[place]
    return [n for n in active if n.start - over >= -(elastic - n.elastic) * SHRINK]


def _last_line(active: list[_Node], places: Places, last: int, width: float) -> _Node | None:
    """The best beginning of the last line, which need not be full."""
    best, least = None, _WORST
    for node in active:
        spare = node.start + width - places.ends[last]
        give = (places.end_elastic[last] - node.elastic) * SHRINK
        if spare < 0 and -spare > give:
            continue
        ratio = min(spare / give, 0.0) if give > 0 else 0.0
        badness = LINE_PENALTY - 100 * ratio**3
        demerits = badness * badness + node.demerits + (HYPHEN_BEFORE_LAST if node.is_hyphen else 0)
        if demerits < least:
            best, least = node, demerits
    return best


def _path(node: _Node | None, last: int) -> list[int] | None:
    if node is None:
        return None
    places = [last]
    while node.before is not None:
        places.append(node.place)
        node = node.before
    return places[::-1]
