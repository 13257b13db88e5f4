"""A label alone on its line, with no mark behind it: `Ada Lund (Chair)`, then the speech."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.readers.transcript import asides, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import Unit

name = "Name on its line"
begins = ""

_WORDS = 8
_LONGEST = 90  # characters
_FEWEST = 3  # labels that make a convention
_DASHES = (" -- ", " – ", " — ", " - ")
_ENDS = (":", ";", ",", "?", "!", "…", "-", "–", "—", "”", '"')


def find(unit: Unit) -> Label | None:
    """A short line that could be a name with an office, and no sentence."""
    text = unit.text
    if len(text) > _LONGEST or unit.lines > 1 or text.endswith(_ENDS) or text[0] in "([{#*-•":
        return None
    if text.endswith(".") and not shape.is_capitals(text.rstrip(".")):
        return None
    printed, dash, office = _parted(text)
    words = asides.without_asides(printed).rstrip(".")
    if not 0 < len(words.split()) <= _WORDS or not _could_name(words):
        return None
    return Label(
        words,
        0,
        len(text),
        len(text),
        asides.without_asides(office) if dash else asides.aside_of(text),
    )


def _parted(text: str) -> tuple[str, str, str]:
    """`Ada Lund -- Harbour Bank -- Analyst` as a name, a dash and what stands behind it."""
    parts = next((p for dash in _DASHES if (p := text.partition(dash))[1]), (text, "", ""))
    return parts if parts[1] and len(parts[0].split()) > 1 else (text, "", "")


def _could_name(words: str) -> bool:
    if not shape.is_plausible(words) or shape.says_something(words) or shape.is_section(words):
        return False
    return shape.is_unnamed(words) or shape.is_name_like(words) or shape.is_capitals(words)


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """Those that recur and name somebody, when they are many; then others with an office."""
    counts = counted(labels)
    recurring = {label.key for label in labels if counts[label.key] > 1 and _names(label)}
    if sum(counts[key] for key in recurring) < _FEWEST or len(recurring) < 2:
        return frozenset()
    offices = {label.key for label in labels if label.aside or _has_office(label.name)}
    return frozenset(recurring | offices)


def _names(label: Label) -> bool:
    whole = len(label.name.split()) > 1
    return whole or label.aside != "" or shape.is_unnamed(label.name)


def _has_office(words: str) -> bool:
    known = lexicon().offices | lexicon().honorifics
    return any(word.strip(".,").casefold() in known for word in words.split())
