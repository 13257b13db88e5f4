"""Everything that is settled before a transcript is read."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.data import dataclass
from publisher.guidance import Guidance
from publisher.readers.transcript.agenda import with_agenda
from publisher.readers.transcript.attendance import is_run_on
from publisher.readers.transcript.body import Marked, structure_of
from publisher.readers.transcript.dates import date_line, find_date
from publisher.readers.transcript.head import leading, unbroken_head, with_whole_title
from publisher.readers.transcript.headings import has_signs, heading_level, heading_text
from publisher.readers.transcript.lexicon import lexicon
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
    marked = with_agenda([Marked(unit, conventions.label(unit)) for unit in text.units])
    head, body = _parted(marked, text.paragraphs)
    if text.paragraphs is Paragraphs.WRAPPED:
        body = with_quotations(body)
    return Surveyed(
        source, text.front, text.paragraphs, conventions, head, body, text.layout, text.marks
    )


def _first_section(units: Sequence[Unit], first: int) -> int:
    """Where the body begins whose first speaker is at `first`: with the headings before him,
    and before that with one like those, behind all that tells of the meeting.
    """
    levels = [_told_level(unit) for unit in units]
    start = first
    while start > 1 and levels[start - 1]:
        start -= 1  # it heads what is said, not the record
    alike = frozenset(levels[start:]) - {0}
    facts = [n for n, unit in enumerate(units[:start]) if _tells_fact(unit)]
    behind = max(facts, default=0) + 1
    return next((n for n in range(behind, start) if levels[n] in alike), start)


def _tells_fact(unit: Unit) -> bool:
    """Whether a unit tells the day, or heads those who attended."""
    words = unit.text[slice(*heading_text(unit))].rstrip(":").casefold()
    return date_line(unit.text) is not None or is_run_on(unit.text) or words in lexicon().attendance


def _told_level(unit: Unit) -> int:
    """The level of a heading within the record that the format tells; 0 for all else."""
    if unit.block is not None and unit.block.kind is BlockKind.HEADING:
        return unit.block.level
    return heading_level(unit) if has_signs(unit) and unit.text.startswith("##") else 0


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
        units = [one.unit for one in marked]
        first = _between(units, max(shortest, leading(units)))
    first = _first_section([one.unit for one in marked], first)
    head = with_whole_title([one.unit for one in marked[:first]])
    return head, tuple(marked[first:])


def _between(units: Sequence[Unit], at: int) -> int:
    """A place between units, moved before the list, quotation or table that it would part."""
    while 0 < at < len(units):
        inside = structure_of(units[at])
        if inside is None or inside != structure_of(units[at - 1]):
            break
        at -= 1
    return at
