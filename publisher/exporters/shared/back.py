"""The words that an edition adds behind the records of a volume: where each speaker takes
the floor, and how much is said. Made once here, shown by every format that makes books.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from publisher.data import dataclass
from publisher.exporters.shared.front import Entry, chapter_names, is_volume
from publisher.roles import Role
from publisher.theme.model import Words
from publisher.view import (
    Heading,
    List,
    Person,
    Text,
    Turn,
    View,
    plain,
    said,
    walk,
)

_GROUPED = "\u202f"  # ISO 80000-1, 7.3.1: digits are parted by a small space, by no sign
_INDEX, _STATISTICS = "speakers", "statistics"


@dataclass(frozen=True, slots=True)
class Speech:
    """A turn: its address, its number in its chapter, how many words are said."""

    address: str
    number: int
    words: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A chapter in which someone speaks: its address, its name; and their turns there."""

    chapter: str
    name: str
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class Indexed:
    """A named speaker, and the chapters in which they speak."""

    person: Person
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: what is counted, where it leads, the numbers. The bar is as long as
    the last of them; a sum has none.
    """

    told: str
    counts: tuple[int, ...]
    target: str = ""  # an address
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A table with a bar in each row. `heads` are those of the columns."""

    heads: tuple[str, ...]
    bars: tuple[Bar, ...]

    def share(self, bar: Bar) -> float:
        """How long a bar is, of the longest: from 0 to 1; 0 for a sum."""
        most = max((one.counts[-1] for one in self.bars if not one.is_sum), default=0)
        return 0.0 if bar.is_sum or not most else bar.counts[-1] / most


@dataclass(frozen=True, slots=True)
class Back:
    """What stands behind the records: an index of speakers and statistics, each under its
    heading, whose address no record has.
    """

    index: Heading
    speakers: tuple[Indexed, ...]
    statistics: Heading
    charts: tuple[Chart, Chart]  # by meeting, by speaker


def back_of(view: View, words: Words) -> Back | None:
    """What stands behind the records of a volume; None for a record by itself."""
    chapters = tuple(_chapters(view))
    if not chapters:
        return None
    index, statistics = headings(view, words)
    charts = (_by_meeting(chapters, words), _by_speaker(chapters, view, words))
    return Back(index, tuple(_indexed(chapters, view)), statistics, charts)


def headings(view: View, words: Words) -> tuple[Heading, ...]:
    """The headings of index and statistics; none for a record by itself."""
    if not is_volume(view):
        return ()
    taken = set(_addresses(view))
    return tuple(
        Heading(_free(wanted, taken), 1, (Text(told),), Role.BACK_HEADING)
        for wanted, told in ((_INDEX, words.index), (_STATISTICS, words.statistics))
    )


def entries(view: View, words: Words) -> tuple[Entry, ...]:
    """What the contents list of these."""
    return tuple(Entry(one.id, plain(one.content), 1) for one in headings(view, words))


def grouped(number: int) -> str:
    """A number as readers take it in: digits in groups of three."""
    return f"{number:,}".replace(",", _GROUPED)


# --- chapters -------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)  # noqa: TID251 -- ours keep no cached properties
class _Chapter:
    """A record of the volume: its address, its name, and who says what in it."""

    id: str
    name: str
    turns: list[Turn] = field(default_factory=list)

    @cached_property
    def speeches(self) -> dict[str, list[Speech]]:
        """The turns by speaker."""
        found: dict[str, list[Speech]] = {}
        for number, turn in enumerate(self.turns, 1):
            found.setdefault(turn.speaker, []).append(Speech(turn.id, number, said(turn)))
        return found


def _chapters(view: View) -> Iterator[_Chapter]:
    """The chapters; what stands before the first belongs to none."""
    names = chapter_names(view)
    chapter: _Chapter | None = None
    for block in walk(view.blocks):
        if isinstance(block, Heading) and block.id in names:
            if chapter:
                yield chapter
            chapter = _Chapter(block.id, names[block.id])
        elif chapter and isinstance(block, Turn):
            chapter.turns.append(block)
    if chapter:
        yield chapter


def _addresses(view: View) -> Iterator[str]:
    for block in walk(view.blocks):
        yield block.id
        if isinstance(block, List):
            yield from (item.id for item in block.items)
    yield from (note.id for note in view.notes)


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "-"
    taken.add(wanted)
    return wanted


# --- index ----------------------------------------------------------------------------


def _indexed(chapters: Sequence[_Chapter], view: View) -> Iterator[Indexed]:
    """The named speakers in the order of the alphabet, by surname where it is known."""
    found: dict[str, list[Mention]] = {}
    for chapter in chapters:
        for speaker, speeches in chapter.speeches.items():
            found.setdefault(speaker, []).append(Mention(chapter.id, chapter.name, tuple(speeches)))
    people = [person for person in view.people if person.named and person.id in found]
    for person in sorted(people, key=lambda one: (filed(one).casefold(), one.id)):
        yield Indexed(person, tuple(found[person.id]))


def filed(person: Person) -> str:
    """The name as an index lists it."""
    return person.filed or person.name


# --- statistics -----------------------------------------------------------------------


def _counts(speeches: Iterable[Speech]) -> tuple[int, int]:
    """How many turns, how many words."""
    words = [speech.words for speech in speeches]
    return len(words), sum(words)


def _by_meeting(chapters: Sequence[_Chapter], words: Words) -> Chart:
    bars = [
        Bar(
            chapter.name,
            _counts(speech for speeches in chapter.speeches.values() for speech in speeches),
            chapter.id,
        )
        for chapter in chapters
    ]
    heads = (words.meetings, words.speeches, words.words)
    return Chart(heads, (*bars, _sum(bars, words)))


def _by_speaker(chapters: Sequence[_Chapter], view: View, words: Words) -> Chart:
    """Who says most comes first; those whom no record names are one row."""
    found: dict[str, dict[str, list[Speech]]] = {}  # by person, then by chapter
    for chapter in chapters:
        for speaker, speeches in chapter.speeches.items():
            person = view.person(speaker)
            spoken = found.setdefault(speaker if person and person.named else "", {})
            spoken.setdefault(chapter.id, []).extend(speeches)
    bars = [_spoken(view.person(ident), spoken, words) for ident, spoken in found.items()]
    bars.sort(key=lambda bar: (-bar.counts[-1], bar.told))
    heads = (words.speakers, words.meetings, words.speeches, words.words)
    total = _sum(bars, words)
    return Chart(heads, (*bars, Bar(total.told, (len(chapters), *total.counts[1:]), is_sum=True)))


def _spoken(person: Person | None, spoken: Mapping[str, list[Speech]], words: Words) -> Bar:
    counts = _counts(speech for speeches in spoken.values() for speech in speeches)
    return Bar(person.name if person else words.unnamed, (len(spoken), *counts))


def _sum(bars: Sequence[Bar], words: Words) -> Bar:
    columns = zip(*(bar.counts for bar in bars), strict=True)
    return Bar(words.total, tuple(map(sum, columns)), is_sum=True)
