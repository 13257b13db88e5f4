"""`Name:`, `Role Name:`, `SECRETARY BLINKEN:`, `主席：`, and labels alone on their line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.readers.transcript.dialects import shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.lines import Unit

name = "Name:"

_LONGEST = 180  # characters before the colon
_FULL_WIDTH = "："
_CASELESS = 12  # characters; names and titles in scripts without capitals are short


def find(unit: Unit) -> Label | None:
    """The words before the first colon, where they can be a label at all."""
    at = _colon(unit.text)
    if at < 1:
        return None
    label = shape.without_asides(unit.text[:at])
    if not shape.is_plausible(label):
        return None
    body = at + 1
    while body < len(unit.text) and unit.text[body].isspace():
        body += 1
    return Label(label, 0, at + 1, body)


def _colon(text: str) -> int:
    """Where the first colon stands that can end a label; -1 when there is none."""
    for at, character in enumerate(text[:_LONGEST]):
        if character == _FULL_WIDTH:
            return at
        if character == ":":
            follows = text[at + 1 : at + 2]
            return at if not follows or follows.isspace() else -1
    return -1


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """Labels that recur, that others shorten, or that share the shape of those."""
    counts = counted(labels)
    names = {label.key: label.name for label in labels}
    strong = {key for key in counts if _is_strong(key, names, counts)}
    if not strong:
        return frozenset(key for key in counts if _stands_alone(names[key], counts))
    company = _Company(
        capitals=any(shape.is_capitals(names[key]) for key in strong),
        caseless=any(not shape.has_case(names[key]) for key in strong),
    )
    return frozenset(strong | {key for key in counts if _is_like(names[key], company)})


@dataclass(frozen=True, slots=True)
class _Company:
    """Which shapes there are among the labels that are believed."""

    capitals: bool
    caseless: bool


def _is_strong(key: str, names: dict[str, str], counts: Counter[str]) -> bool:
    label = names[key]
    if shape.is_unnamed(label):
        return True
    recurs = counts[key] > 1 or _is_shortened(key, counts)
    if not recurs or shape.says_something(label):
        return False
    if not shape.has_case(label):
        return len(label) <= _CASELESS
    return shape.is_capitals(label) or shape.is_name_like(label) or _is_short(label, counts[key])


def _is_shortened(key: str, counts: Counter[str]) -> bool:
    """Whether a later label is the end, or the name before the comma, of this one."""
    words = key.partition(",")[0].split()
    return any(" ".join(words[n:]) in counts for n in range(1, len(words))) or (
        "," in key and " ".join(words) in counts
    )


def _is_short(label: str, count: int) -> bool:
    """A few words that recur often, whatever their case: `trump`, `nicolas-demorand`."""
    return count >= 3 and len(label.split()) <= 3


def _is_like(label: str, company: _Company) -> bool:
    """Whether a label that occurs once has the shape of those that recur."""
    if shape.is_unnamed(label):
        return True
    if not shape.has_case(label):
        return company.caseless and len(label) <= _CASELESS // 2
    if shape.is_capitals(label):
        return company.capitals
    whole = len(label.partition(",")[0].split()) > 1 or shape.has_initial(label)
    return whole and shape.is_name_like(label)


def _stands_alone(label: str, counts: Counter[str]) -> bool:
    """Without any label that recurs, only several of an unmistakable shape are believed."""
    titled = shape.is_capitals(label) or (shape.is_name_like(label) and len(label.split()) > 1)
    return titled and len(counts) > 1
