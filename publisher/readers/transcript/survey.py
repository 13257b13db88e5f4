"""Evidence first: how a document marks its paragraphs and prints its speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from publisher.guidance import Guidance, folded
from publisher.readers.transcript.dates import is_clock, time_line
from publisher.readers.transcript.dialects import COMPANIONS, DIALECTS, colon, given
from publisher.readers.transcript.dialects.base import Dialect, Label
from publisher.readers.transcript.lines import Unit
from publisher.record import Evidence
from publisher.source import BlockKind


@dataclass(frozen=True, slots=True)
class Conventions:
    """The labels that the document makes believable, each by where its unit begins."""

    labels: Mapping[int, Label]
    doubtful: tuple[tuple[Unit, Label], ...]  # words before a colon that were not believed
    evidence: tuple[Evidence, ...]

    def label(self, unit: Unit) -> Label | None:
        """The label of a unit, None when it has none."""
        return self.labels.get(unit.span.start)


_Found = list[tuple[Unit, Label]]


def survey(units: Sequence[Unit], guidance: Guidance) -> Conventions:
    """Settle the dialects in force: the one that most labels speak for, its companions.

    Guidance may vouch for labels, or deny them.
    """
    begins = [unit for unit in units if _may_begin_turn(unit)]
    told = any(unit.block and unit.block.kind is BlockKind.LABEL for unit in begins)
    dialects: Sequence[Dialect] = (
        (given,) if told else DIALECTS
    )  # a file that marks labels marks all of them
    found = {dialect.name: _found(dialect, begins) for dialect in dialects}
    claims = {dialect.name: _claim(dialect, found[dialect.name], guidance) for dialect in dialects}
    best = max(dialects, key=lambda dialect: len(claims[dialect.name])).name
    in_force = [
        dialect.name
        for dialect in dialects
        if claims[dialect.name] and dialect.name in (best, *COMPANIONS.get(best, ()))
    ]
    labels = {unit.span.start: label for name in reversed(in_force) for unit, label in claims[name]}
    denied = frozenset(map(folded, guidance.not_labels))
    doubtful = tuple(
        (unit, label)
        for unit, label in found.get(colon.name, ())
        if unit.span.start not in labels and label.key not in denied
    )
    evidence = tuple(_told(name, claims[name]) for name in in_force)
    return Conventions(MappingProxyType(labels), doubtful, evidence)


_PARAGRAPHS = frozenset([None, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LABEL])


def _may_begin_turn(unit: Unit) -> bool:
    """Whether a unit can have a label: what stands in a list or a table has none, nor has
    a line that tells a time.
    """
    told = unit.block.kind if unit.block else None
    return told in _PARAGRAPHS and not (":" in unit.text[:60] and _tells_time(unit.text))


def _tells_time(text: str) -> bool:
    """`Beginn der Sitzung: 19:24 Uhr`; but a clock time alone may be part of a label."""
    return time_line(text) != "" and not is_clock(text)


def _found(dialect: Dialect, units: Sequence[Unit]) -> _Found:
    """The units that would have a label in a dialect, and these labels."""
    return [(unit, label) for unit in units if (label := dialect.find(unit))]


def _claim(dialect: Dialect, found: _Found, guidance: Guidance) -> _Found:
    """Those labels of a dialect that it believes, or that the guidance vouches for."""
    labels = [label for _, label in found]
    vouched = frozenset(map(folded, guidance.labels)).intersection(label.key for label in labels)
    denied = frozenset(map(folded, guidance.not_labels))
    believed = (dialect.settle(labels) | vouched) - denied
    return [one for one in found if one[1].key in believed]


def _told(name: str, claimed: _Found) -> Evidence:
    different = len({label.key for _, label in claimed})
    return Evidence(
        f"labels like {name!r}", f"{len(claimed)} labels, {different} of them different"
    )
