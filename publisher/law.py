"""The law: nothing lost, nothing invented.

For every document and every format, the non-space characters of the source, less the
declared marks, are the non-space characters of what is shown, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.data import dataclass
from publisher.source import Mark

# White space, and characters that have no shape of their own and that formats may not
# keep: the byte-order mark (zero-width no-break space) and the soft hyphen, which a
# typesetter adds and a reader drops.
_SHAPELESS = "\u00ad\u200b\ufeff"
_BLANKS = " \n"  # nearly all white space: taken out first, it makes no words to be joined again
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
    for character in _BLANKS + _SHAPELESS:
        text = text.replace(character, "")
    return "".join(text.split())


def expected(text: str, marks: Sequence[Mark]) -> str:
    """The text as it must be shown: its declared marks replaced by what stands for them.

    Marks may come in any order and must not overlap.
    """
    kept: list[str] = []
    position = 0
    for start, end, shown in sorted(marks):
        kept += text[position:start], shown
        position = max(position, end)
    kept.append(text[position:])
    return "".join(kept)


def first_difference(
    source: str, shown: Iterable[str], marks: Sequence[Mark] = ()
) -> Parting | None:
    """Where what is shown first parts from the source, or None when the law holds.

    `marks` are the stretches of `source` that became structure.
    """
    wanted = visible(expected(source, marks))
    found = visible("".join(shown))
    if wanted == found:
        return None
    at = _common_prefix(wanted, found)
    offset = _offset_of(source, marks, at)
    return Parting(at, wanted[at : at + _CONTEXT], found[at : at + _CONTEXT], offset)


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


def _offset_of(text: str, marks: Sequence[Mark], at: int) -> int:
    """The offset in `text` of the visible character number `at` of `expected`."""
    seen = position = 0
    for start, end, shown in (*sorted(marks), (len(text), len(text), "")):
        for offset in range(position, start):
            if visible(text[offset]):
                if seen == at:
                    return offset
                seen += 1
        seen += len(visible(shown))
        if seen > at:
            return start
        position = max(position, end)
    return len(text)
