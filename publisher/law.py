"""The law: nothing lost, nothing invented.

For every document and every format, the non-space characters of the source, less the
declared marks, are the non-space characters of what is shown, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from publisher.source import Span

# White space, and characters that have no shape of their own and that formats may not
# keep: the byte-order mark (zero-width no-break space) and the soft hyphen, which a
# typesetter adds and a reader drops.
_INVISIBLE = re.compile("[\\s\u00ad\u200b\ufeff]+")
_CONTEXT = 30


@dataclass(frozen=True, slots=True)
class Parting:
    """The first place where two texts part. `at` counts visible characters."""

    at: int
    expected: str
    found: str
    offset: int = 0  # in the source's text

    def __str__(self) -> str:
        return f"expected {self.expected!r}, found {self.found!r}"


def visible(text: str) -> str:
    """The characters of a text that can be seen, in order."""
    return _INVISIBLE.sub("", text)


def without(text: str, marks: Sequence[Span]) -> str:
    """The text with its declared marks left out. Marks may come in any order."""
    kept, position = [], 0
    for start, end in sorted(marks):
        kept.append(text[position:start])
        position = max(position, end)
    kept.append(text[position:])
    return "".join(kept)


def first_difference(
    source: str, shown: Iterable[str], marks: Sequence[Span] = ()
) -> Parting | None:
    """Where what is shown first parts from the source, or None when the law holds.

    `marks` are the spans of `source` that became structure and need not be shown.
    """
    expected = visible(without(source, marks))
    found = visible("".join(shown))
    if expected == found:
        return None
    at = _common_prefix(expected, found)
    offset = _offset_of(source, marks, at)
    return Parting(at, expected[at : at + _CONTEXT], found[at : at + _CONTEXT], offset)


def _common_prefix(one: str, other: str) -> int:
    """How many characters two strings share at their beginning, by bisection."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _offset_of(text: str, marks: Sequence[Span], at: int) -> int:
    """The offset in the text of its visible character number `at`, marks not counted."""
    blanked = list(text)
    for start, end in marks:
        blanked[start:end] = " " * (end - start)
    seen = -1
    for offset, character in enumerate(blanked):
        if not _INVISIBLE.match(character):
            seen += 1
            if seen == at:
                return offset
    return len(text)
