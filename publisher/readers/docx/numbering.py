"""Numbering: the bullet or the number that Word shows before a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from publisher.data import dataclass
from publisher.foreign.wml import Element, W, number, switch, value
from publisher.patterns import regex
from publisher.readers.counting import written

_LEVELS = 9
_LONGEST = 80  # characters of a marker; a longer one is hostile
_PLACE = regex("%([1-9])")
_UNCOUNTED = frozenset(["bullet", "none"])
_SYMBOLS = MappingProxyType(
    {
        0xF0B7: "•",
        0xF0A7: "▪",
        0xF0A8: "◻",
        0xF06F: "◻",
        0xF06E: "■",
        0xF076: "❖",
        0xF0D8: "➢",
        0xF0E0: "→",
        0xF0FB: "✗",
        0xF0FC: "✓",
        0xF0FD: "☒",
        0xF0FE: "☑",
    }
)
"""What the code points of Word's symbol fonts look like."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts, and what stands around the number."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = -1  # counts anew after a paragraph of a level above this one; -1: of any
    legal: bool = False  # all numbers in digits


@dataclass(frozen=True, slots=True)
class List:
    """A list: which count it shares, its levels, and where it sets that count anew."""

    count: str
    levels: tuple[Level, ...]
    restarts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marker:
    """What Word shows before a paragraph."""

    text: str
    ordered: bool
    depth: int  # from 0


@dataclass(slots=True)
class Numbering:
    """All lists by id, and how far each is counted."""

    lists: Mapping[str, List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, ident: str, depth: int) -> Marker | None:
        """The marker of the next paragraph of a list, None for a list that is not there."""
        found = self.lists.get(ident)
        if found is None:
            return None
        depth = min(depth, _LEVELS - 1)
        counts = self._counted(ident, found, depth)
        level = found.levels[depth]
        ordered = level.form not in _UNCOUNTED
        return Marker(_marker(found.levels, counts, level), ordered, depth)

    def _counted(self, ident: str, found: List, depth: int) -> list[int | None]:
        counts = self._counts.setdefault(found.count, [None] * _LEVELS)
        current = counts[depth]
        if depth in found.restarts and (ident, depth) not in self._begun:
            self._begun.add((ident, depth))
            current = found.restarts[depth]
        elif current is None:
            current = found.levels[depth].start
        else:
            current += 1
        counts[depth] = current
        for deeper in range(depth + 1, _LEVELS):
            restart = found.levels[deeper].restart
            if restart == -1 or depth < restart:
                counts[deeper] = None
        return counts


def _marker(levels: tuple[Level, ...], counts: list[int | None], level: Level) -> str:
    if level.form == "none" and not _PLACE.search(level.text):
        return level.text[:_LONGEST].strip()
    if level.form == "bullet":
        return "".join(map(symbol, level.text[:_LONGEST])).strip()

    def printed(match: re.Match[str]) -> str:
        other = levels[int(match[1]) - 1]
        count = counts[int(match[1]) - 1]
        form = "decimal" if level.legal else other.form
        return _formatted(other.start if count is None else count, form)

    return _PLACE.sub(printed, level.text[:_LONGEST]).strip()


def symbol(character: str) -> str:
    """A character as it looks, where it is the code of a symbol font."""
    return _SYMBOLS.get(ord(character), character)


def _formatted(count: int, form: str) -> str:
    return "" if form in _UNCOUNTED else written(count, form)


def numbering_of(root: Element | None, linked: Mapping[str, str]) -> Numbering:
    """The lists of the part. `linked` tells the list that a style of lists stands for."""
    if root is None:
        return Numbering(MappingProxyType({}))
    kinds = {one.get(W + "abstractNumId", ""): one for one in root.iterfind(W + "abstractNum")}
    numbers = {one.get(W + "numId", ""): one for one in root.iterfind(W + "num")}
    lists = {}
    for ident, element in numbers.items():
        kind = value(element, "abstractNumId") or ""
        if style := value(kinds.get(kind), "numStyleLink"):
            kind = value(numbers.get(linked.get(style, "")), "abstractNumId") or kind
        lists[ident] = _list(element, kind, kinds.get(kind))
    return Numbering(MappingProxyType(lists))


def _list(element: Element, count: str, kind: Element | None) -> List:
    levels = [Level() for _ in range(_LEVELS)]
    if kind is not None:
        _set_levels(levels, kind)
    restarts = {}
    for override in element.iterfind(W + "lvlOverride"):
        depth = min(number(override.get(W + "ilvl")), _LEVELS - 1)
        _set_levels(levels, override)
        if (start := value(override, "startOverride")) is not None:
            restarts[depth] = number(start, 1)
    return List(count, tuple(levels), MappingProxyType(restarts))


def _set_levels(levels: list[Level], parent: Element) -> None:
    for element in parent.iterfind(W + "lvl"):
        restart = value(element, "lvlRestart")
        levels[min(number(element.get(W + "ilvl")), _LEVELS - 1)] = Level(
            number(value(element, "start")),
            value(element, "numFmt") or "decimal",
            value(element, "lvlText") or "",
            -1 if restart is None else number(restart),
            bool(switch(element, "isLgl")),
        )


def linked_lists(root: Element | None) -> Mapping[str, str]:
    """The list's id for each style of lists."""
    if root is None:
        return MappingProxyType({})
    found = {}
    for style in root.iterfind(W + "style"):
        if style.get(W + "type") == "numbering" and (told := value(style, "pPr/numPr/numId")):
            found[style.get(W + "styleId", "")] = told
    return MappingProxyType(found)
