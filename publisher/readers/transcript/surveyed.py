"""Everything that is settled before a transcript is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.guidance import Guidance
from publisher.readers.transcript.body import Marked
from publisher.readers.transcript.dates import date_line, find_date
from publisher.readers.transcript.head import leading, unbroken_head, with_whole_title
from publisher.readers.transcript.headings import has_signs
from publisher.readers.transcript.set_in import with_quotations
from publisher.readers.transcript.survey import Conventions, survey
from publisher.readers.transcript.units.front_matter import FrontMatter
from publisher.readers.transcript.units.lines import Paragraphs, Unit
from publisher.readers.transcript.units.scanned import scanned
from publisher.source import BlockKind, Layout, Mark, Source


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A source with all that was settled before reading."""

    source: Source
    front: FrontMatter | None
    paragraphs: Paragraphs
    conventions: Conventions
    head: tuple[Unit, ...]
    body: tuple[Marked, ...]
    layout: Layout  # what the format tells inside of units
    marks: tuple[Mark, ...]  # all that became structure, but number signs and front matter

    @property
    def front_title(self) -> str:
        """The title that the front matter tells."""
        return self.front.values.get("title", "") if self.front else ""

    @property
    def front_date(self) -> str:
        """The date that the front matter tells, where the head prints none."""
        told = self.front.values.get("date", "") if self.front else ""
        printed = any(date_line(unit.text) for unit in self.head)
        return told if find_date(told) and not printed else ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Who speaks, by each label in order: name and aside."""
        return tuple(
            marked.label.person for marked in self.body if marked.label and marked.label.person
        )


def surveyed(source: Source, guidance: Guidance) -> Surveyed:
    """What is settled of a source: paragraphs, conventions, where head and body part."""
    text = scanned(source)
    conventions = survey(text.units, guidance)
    marked = tuple(Marked(unit, conventions.label(unit)) for unit in text.units)
    head, body = _parted(marked, text.paragraphs)
    if text.paragraphs is Paragraphs.WRAPPED:
        body = with_quotations(body)
    return Surveyed(
        source, text.front, text.paragraphs, conventions, head, body, text.layout, text.marks
    )


def _is_told_heading(unit: Unit) -> bool:
    """Whether the format tells that a unit is a heading within the record."""
    told = unit.block is not None and unit.block.kind is BlockKind.HEADING and unit.block.level > 0
    return told or (has_signs(unit) and unit.text.startswith("##"))


def _parted(
    marked: Sequence[Marked], paragraphs: Paragraphs
) -> tuple[tuple[Unit, ...], tuple[Marked, ...]]:
    """The head, up to the first label, and the body."""
    shortest = 0
    if paragraphs.are_lost and not marked[0].label:
        opening = tuple(Marked(unit, None) for unit in unbroken_head(marked[0].unit))
        marked = (*opening, *marked[1:])
        shortest = len(opening) - 1
    first = next((n for n, one in enumerate(marked) if one.label), None)
    if first is None:
        first = max(shortest, leading([one.unit for one in marked]))
    while first > 1 and _is_told_heading(marked[first - 1].unit):
        first -= 1  # it heads what is said, not the record
    head = with_whole_title([one.unit for one in marked[:first]])
    return head, tuple(marked[first:])
