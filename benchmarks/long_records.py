"""Records to typeset: as long as one likes, of words that people said or of mixed prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from pydoc_data import topics

from publisher import pipeline
from publisher import view as v
from publisher.roles import Role

INPUT = Path(__file__).parent.parent / "input"
EXAMPLE = INPUT / "2016-03-24-putin-kerry.txt"
WORDS_PER_PAGE = 440
"""About as many as a page of the default style holds."""

_LENGTHS = (40, 90, 25, 120, 60, 75, 15, 150, 55, 33, 80, 66)
_NOT_ASCII = re.compile(r"[^\x20-\x7e]+")
_MARKS = re.compile(r"[*_`#<>|\\$@=~\[\]{}]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a time."""

    label: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words that is, the label with them."""
        return len(self.label.split()) + sum(len(text.split()) for text in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Section:
    """Turns under a heading."""

    heading: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a title, a date and sections, in English."""

    title: str
    date: str
    sections: tuple[Section, ...]


def spoken(pages: int) -> Record:
    """A record of about so many pages: the English ones of input/, over and over."""
    turns = cycle([turn for path in sorted(INPUT.glob("*.txt")) for turn in _turns(path)])
    return _record("Meetings of the years 1997 to 2025", _up_to(turns, pages))


def example(_: int) -> Record:
    """The example: two pages, whatever is asked for."""
    return Record("Meeting with John Kerry", "2016-03-24", (Section("", tuple(_turns(EXAMPLE))),))


def varied(pages: int) -> Record:
    """The same of mixed technical prose with many different words: the manual of Python."""
    text = " ".join(topics.topics[name] for name in sorted(topics.topics))
    text = _MARKS.sub("", _NOT_ASCII.sub(" ", text))
    words = cycle([word for word in text.split() if len(word) < 25])
    lengths = cycle(_LENGTHS)
    turns = (Turn("Speaker:", (" ".join(islice(words, next(lengths))),)) for _ in cycle([0]))
    return _record("Varied prose", _up_to(turns, pages))


def view_of(record: Record) -> v.View:
    """The record as exporters take it."""
    facts = v.Facts(record.title, date=record.date, date_text=record.date)
    title = v.Heading("h0", 0, (v.Text(record.title),), Role.TITLE)
    return v.View("long", "en", facts, (title, *_blocks(record)))


def _blocks(record: Record) -> Iterator[v.Block]:
    numbers = count(1)
    for place, section in enumerate(record.sections, 1):
        if section.heading:
            yield v.Heading(f"h{place}", 1, (v.Text(section.heading),))
        for turn in section.turns:
            ident = f"u{next(numbers)}"
            texts = enumerate(turn.paragraphs, 1)
            blocks = tuple(v.Paragraph(f"{ident}.p{n}", (v.Text(text),)) for n, text in texts)
            yield v.Turn(ident, "", (v.Text(turn.label),), blocks)


def _turns(path: Path) -> Iterator[Turn]:
    """The turns of a record with words; none where it is in another language."""
    view = pipeline.prepare(pipeline.Document(path.name, path.read_bytes())).value.view
    for block in v.walk(view.blocks) if view.lang.startswith("en") else ():
        if isinstance(block, v.Turn):
            paragraphs = (v.plain(p.content) for p in block.blocks if isinstance(p, v.Paragraph))
            if texts := tuple(" ".join(text.split()) for text in paragraphs if text.strip()):
                yield Turn(" ".join(v.plain(block.label).split()), texts)


def _up_to(turns: Iterator[Turn], pages: int) -> Iterator[Turn]:
    """As many turns as fill so many pages."""
    left = pages * WORDS_PER_PAGE
    while left > 0:
        turn = next(turns)
        left -= turn.words
        yield turn


def _record(title: str, turns: Iterator[Turn]) -> Record:
    """A section for each thirty turns."""
    sections = []
    while some := tuple(islice(turns, 30)):
        sections.append(Section(f"Part {len(sections) + 1}", some))
    return Record(title, "2016-03-24", tuple(sections))
