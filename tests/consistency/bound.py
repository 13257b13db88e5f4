"""A volume in which each role of what an edition adds stands in several lines."""

from __future__ import annotations

from publisher import view as v
from publisher.roles import HEADINGS, Role

SENTENCE = (
    "has here as many words as several lines hold, since one line alone would tell neither its "
    "leading nor its indents, which is what is measured, in print and on any screen, whatever "
    "size the letters have, in a broad page as in a narrow column, in large letters as in small "
    "ones; and there are a few more of them, so that the broadest page has four lines at least."
)
PEOPLE = (
    v.Person("AnnaBerg", "Anna Berg", True, f"An office {SENTENCE}"),
    v.Person("BorisClark", "Boris Clark", True, f"An office {SENTENCE}"),
)


def _text(words: str) -> v.Inlines:
    return (v.Text(words),)


def _chapter(number: int) -> tuple[v.Block, ...]:
    turns = (
        v.Turn(
            f"u{number}.{person.id}",
            person.id,
            _text(f"{person.name}:"),
            (v.Paragraph(f"p{number}.{person.id}", _text("Words."), Role.SPEECH),),
        )
        for person in PEOPLE
    )
    headings = (
        v.Heading(f"h{number}.{n}", 2, _text(f"Heading {n} {SENTENCE}"), HEADINGS[0])
        for n in range(number)
    )
    return (
        v.Heading(f"c{number}", 1, _text(f"Chapter {number} {SENTENCE}"), Role.CHAPTER),
        *headings,
        *turns,
    )


VOLUME = v.View(
    "bound",
    "en",
    v.Facts("A volume", False, "2016-03-25", since="2016-03-24"),
    (*_chapter(0), *_chapter(2)),
    PEOPLE,
)
RECORD = v.View(
    "record",
    "en",
    v.Facts("A record"),
    (
        v.Heading("h1", 0, _text("A record"), Role.TITLE),
        *(block for block in _chapter(0) if isinstance(block, v.Turn)),
    ),
    PEOPLE,
)
"""One that lists who takes part."""
