"""Evidence first: how a document marks its paragraphs and prints its speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise, takewhile
from types import MappingProxyType

from publisher.data import dataclass
from publisher.guidance import Guidance, folded
from publisher.readers.transcript import shape
from publisher.readers.transcript.dates import date_line, is_clock, time_line
from publisher.readers.transcript.dialects import COMPANIONS, DIALECTS, alone, colon, given
from publisher.readers.transcript.dialects.base import Dialect, Label, counted
from publisher.readers.transcript.units.lines import Unit
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
    dialects: Sequence[Dialect] = [given] if told else _possible(begins)  # marked are all, or none
    found = {dialect.name: _found(dialect, begins) for dialect in dialects}
    claims = {dialect.name: _claim(dialect, found[dialect.name], guidance) for dialect in dialects}
    claims |= _told_in_lists(begins, found, claims)
    if claims.get(colon.name):
        claims[colon.name] = _with_introduced(
            units, found[colon.name], claims[colon.name], guidance
        )
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


def _possible(units: Sequence[Unit]) -> list[Dialect]:
    """The dialects of which any unit could have a label, by what the units begin with."""
    firsts = {unit.text[0] for unit in units}
    return [one for one in DIALECTS if not one.begins or not firsts.isdisjoint(one.begins)]


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
    find = dialect.find
    return [(unit, label) for unit in units if (label := find(unit))]


def _claim(dialect: Dialect, found: _Found, guidance: Guidance) -> _Found:
    """Those labels of a dialect that it believes, or that the guidance vouches for."""
    labels = [label for _, label in found]
    vouched = frozenset(map(folded, guidance.labels)).intersection(label.key for label in labels)
    denied = frozenset(map(folded, guidance.not_labels))
    believed = (dialect.settle(labels) | vouched) - denied
    return [one for one in found if one[1].key in believed]


def _told_in_lists(
    units: Sequence[Unit], found: Mapping[str, _Found], claims: Mapping[str, _Found]
) -> dict[str, _Found]:
    """The claims from which what only lists people or facts is left out."""
    if alone.name not in claims:
        return {}
    return {
        alone.name: _speaking(units, claims[alone.name]),
        colon.name: _uncited(
            units, _outside_of_facts(units, found[colon.name], claims[colon.name])
        ),
    }


def _speaking(units: Sequence[Unit], claimed: _Found) -> _Found:
    """Labels on lines of their own with speech behind them. Of names in a row, only the last
    can have any, and not where all of them tell offices: that is a list. A day behind a name
    is nothing that anybody says.
    """
    labels = {unit.span.start: label for unit, label in claimed}
    for unit, after in pairwise(units):
        if unit.span.start in labels and date_line(after.text):
            del labels[unit.span.start]
    kept = set[int]()
    for is_run, run in groupby(units, key=lambda unit: unit.span.start in labels):
        starts = [unit.span.start for unit in run] if is_run else []
        if len(starts) == 1 or (starts and not all(labels[start].aside for start in starts)):
            kept.add(starts[-1])
    return [one for one in claimed if one[0].span.start in kept]


_HEAD = 4  # units at most from a title to the day
_ENDS = (".", "!", "?", "…", "。")  # of a sentence


def _outside_of_facts(units: Sequence[Unit], found: _Found, claimed: _Found) -> _Found:
    """Labels but those that stand once, before all that recur, beside a fact of the record,
    and with no sentence behind them: `Interviewer: Ada Lund` above `Date: 12 March`, `Opening
    of the exhibition Capitals: Oslo` above a day.
    """
    counts = counted([label for _, label in claimed])
    firsts = list(takewhile(lambda one: counts[one[1].key] == 1, claimed))
    if not firsts:
        return claimed
    facts = {unit.span.start for unit, label in found if shape.is_section(label.name)}
    beside = {
        one.span.start
        for before, after in pairwise(units)
        for one, other in ((before, after), (after, before))
        if other.span.start in facts
    }
    beside |= {units[0].span.start for unit in units[1:_HEAD] if date_line(unit.text)}
    bare = (unit for unit, _ in firsts if not unit.text.endswith(_ENDS))
    told = {unit.span.start for unit in bare} & beside
    return [one for one in claimed if one[0].span.start not in told]


_AROUND = 16  # characters on either side of a colon


def _uncited(units: Sequence[Unit], claimed: _Found) -> _Found:
    """Labels but those that stand once and whose colon is one of the title: `Speeches at the
    opening of Capitals: Oslo` below `The exhibition Capitals: Oslo`.
    """
    counts = counted([label for _, label in claimed])
    return [
        (unit, label)
        for unit, label in claimed
        if unit is units[0]
        or counts[label.key] > 1
        or unit.text[max(label.end - _AROUND, 0) : label.end + _AROUND] not in units[0].text
    ]


def _with_introduced(
    units: Sequence[Unit], found: _Found, claimed: _Found, guidance: Guidance
) -> _Found:
    """The claimed labels, and those of more words than labels have that the head introduces in
    the same words: `Envoy to the Siberian Federal District Ada Lund`.
    """
    first = claimed[0][0].span.start
    head = "\n".join(unit.text for unit in takewhile(lambda unit: unit.span.start < first, units))
    kept = {unit.span.start for unit, _ in claimed}
    denied = frozenset(map(folded, guidance.not_labels))
    return [
        (unit, label)
        for unit, label in found
        if unit.span.start in kept
        or (
            unit.span.start > first
            and label.key not in denied
            and label.name in head
            and shape.is_office_and_name(label.name)
        )
    ]


def _told(name: str, claimed: _Found) -> Evidence:
    different = len({label.key for _, label in claimed})
    return Evidence(
        f"labels like {name!r}", f"{len(claimed)} labels, {different} of them different"
    )
