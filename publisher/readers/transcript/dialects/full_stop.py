"""`Mr. REID. `, `The PRESIDING OFFICER (Mr. Kyl). `, `PRESIDENTE. `: a full stop ends the label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.readers.transcript import shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "Mr. NAME."

_LONGEST = 90  # characters
_BEGINS = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?|The|Senator|Chairman|CHAIRMAN|M[RS]S?\.)\s")
_STOPPED = re.compile(r"\S*\.(?!\S)")  # a word that a full stop ends
_FEW = 6  # words of a label in capitals without a title


def find(unit: Unit) -> Label | None:
    """A title or `The`, then words of which one is in capitals, then a full stop; or
    capitals throughout.
    """
    head = unit.text[:_LONGEST]
    if "." not in head or not head[0].isupper():
        return None
    titled = _BEGINS.match(head) is not None
    if not titled and not head.split(maxsplit=1)[0].isupper():
        return None
    end = _full_stop(head)
    printed = unit.text[: max(end, 0)]
    if end < 0 or ":" in printed or not _has_capitals(printed):
        return None
    words = shape.without_asides(printed.rstrip("."))
    if not titled and not (shape.is_capitals(words) and len(words.split()) <= _FEW):
        return None
    body = end + len(unit.text[end:]) - len(unit.text[end:].lstrip())
    return Label(words, 0, end, body, shape.aside_of(printed))


def _has_capitals(printed: str) -> bool:
    return any(shape.is_capitals(word.strip(".,()")) for word in printed.split())


def _full_stop(text: str) -> int:
    """Behind the full stop that ends the label; -1 when there is none."""
    for match in _STOPPED.finditer(text):
        end = match.end()
        inside = text.count("(", 0, end) != text.count(")", 0, end)
        if not inside and not shape.is_abbreviation(match[0]):
            return end
    return -1


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All, when there are two or more behind titles: the shape hardly occurs by chance.
    Capitals alone need to recur.
    """
    counts = counted(labels)
    titled = {label.key for label in labels if _BEGINS.match(f"{label.name} ")}
    recurring = {key for key, count in counts.items() if count > 1}
    if sum(counts[key] for key in titled) > 1:
        return frozenset(titled | recurring)
    return frozenset(counts) if sum(counts[key] for key in recurring) > 2 else frozenset()
