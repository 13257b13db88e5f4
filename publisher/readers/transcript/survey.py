"""Evidence first: how a document marks its paragraphs and prints its speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from publisher.guidance import Guidance
from publisher.readers.transcript.dialects import COMPANIONS, DIALECTS
from publisher.readers.transcript.dialects.base import Dialect, Label, folded
from publisher.readers.transcript.lines import Unit
from publisher.record import Evidence
from publisher.source import BlockKind


@dataclass(frozen=True, slots=True)
class Conventions:
    """The dialects in force, and the labels in them that the document makes believable."""

    dialects: tuple[Dialect, ...]
    believed: Mapping[str, frozenset[str]]  # keys by the dialect's name
    evidence: tuple[Evidence, ...]

    def label(self, unit: Unit) -> Label | None:
        """The label of a unit, None when it has none."""
        if not _may_begin_turn(unit):
            return None
        for dialect in self.dialects:
            found = dialect.find(unit)
            if found and found.key in self.believed[dialect.name]:
                return found
        return None


_PARAGRAPHS = frozenset([None, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LABEL])


def _may_begin_turn(unit: Unit) -> bool:
    """Whether a unit can have a label: what stands in a list or a table has none."""
    return (unit.block.kind if unit.block else None) in _PARAGRAPHS


def survey(units: Sequence[Unit], guidance: Guidance) -> Conventions:
    """Settle the dialects in force: the one that most labels speak for, its companions.

    Guidance may vouch for labels, or deny them.
    """
    vouched = frozenset(map(folded, guidance.labels))
    denied = frozenset(map(folded, guidance.not_labels))
    claims = {dialect.name: _claim(dialect, units, vouched, denied) for dialect in DIALECTS}
    counts = {name: len(labels) for name, (labels, _) in claims.items()}
    best = max(DIALECTS, key=lambda dialect: counts[dialect.name]).name
    in_force = tuple(
        dialect
        for dialect in DIALECTS
        if counts[dialect.name] and dialect.name in (best, *COMPANIONS.get(best, ()))
    )
    believed = MappingProxyType({name: keys for name, (_, keys) in claims.items()})
    return Conventions(in_force, believed, tuple(_told(d, *claims[d.name]) for d in in_force))


def _claim(
    dialect: Dialect, units: Sequence[Unit], vouched: frozenset[str], denied: frozenset[str]
) -> tuple[list[Label], frozenset[str]]:
    """The labels that a dialect finds and believes, and their keys."""
    begins = filter(_may_begin_turn, units)
    found = [label for unit in begins if (label := dialect.find(unit))]
    seen = vouched.intersection(label.key for label in found)
    believed = (dialect.settle(found) | seen) - denied
    return [label for label in found if label.key in believed], believed


def _told(dialect: Dialect, labels: Sequence[Label], keys: frozenset[str]) -> Evidence:
    return Evidence(
        f"labels like {dialect.name!r}", f"{len(labels)} labels, {len(keys)} of them different"
    )
