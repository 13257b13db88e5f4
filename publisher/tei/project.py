"""An edition becomes a view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from publisher.report import Notice, Outcome, Severity, Where
from publisher.roles import Role
from publisher.tei.chapters import as_chapter, meetings
from publisher.tei.edition import Edition
from publisher.tei.names import XINCLUDE, Element, line_of, local
from publisher.tei.projecting.blocks import blocks_of, flow
from publisher.tei.projecting.facts import facts
from publisher.tei.projecting.persons import listed, participants
from publisher.tei.projecting.printed import with_turns
from publisher.tei.projecting.reading import Frame, Reading
from publisher.tei.table import is_hidden
from publisher.view import Added, Block, Heading, Note, Person, View

_Chapters = tuple[tuple[Edition, str], ...]
"""The documents of a corpus, each with its title."""


def project(edition: Edition, source_digest: str = "") -> Outcome[View]:
    """The view of any TEI document: total, and no word lost that `TABLE` does not hide.

    `source_digest` is the SHA-256 of the source where the edition does not tell it.
    Elements that the table lacks are shown as their words, with one notice (P205) each.
    Each document in a corpus is a chapter: a heading of the first level, `Role.CHAPTER`, and
    all that follows it; its other headings are one level deeper than in a view of its own.
    """
    told = facts(edition)
    chapters = tuple((meeting, facts(meeting).title) for meeting in meetings(edition))
    reading = Reading(edition, told.title, listed(edition, told.date), None)
    blocks, notes = _read(reading, chapters)
    if reading.has_links:  # now that all addresses are known, keep links that lead somewhere
        reading = Reading(edition, told.title, reading.people, frozenset(reading.shown))
        blocks, notes = _read(reading, chapters)
    known = replace(
        told,
        title_is_printed=reading.has_title,
        source_digest=told.source_digest or source_digest,
    )
    view = View(edition.ident, edition.lang, known, blocks, _people(reading), notes)
    return Outcome(view, (*_not_read(edition), *_led(reading), *_notices(reading, edition.name)))


def _read(reading: Reading, chapters: _Chapters) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks of a document, or of the chapters of a corpus, and all their notes."""
    blocks: list[Block] = []
    for meeting, title in chapters:
        reading.open_chapter(title)
        own = _blocks(reading, meeting)
        blocks += as_chapter(own, partial(_opening, reading, meeting, title))
    if chapters:
        reading.has_title = False  # of the whole
    else:
        blocks += _blocks(reading, reading.edition)
    return tuple(blocks), tuple(_notes(reading))


def _opening(reading: Reading, meeting: Edition, title: str) -> Heading:
    """The heading of a chapter that does not begin with its own."""
    address = reading.address(meeting.root, "chapter")
    lang = reading.lang(Frame(meeting.lang))
    return Heading(address, 1, (Added(title),), Role.CHAPTER, lang)


def _blocks(reading: Reading, document: Edition) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for text in _texts(document.root):
        blocks += blocks_of(text, reading, Frame(lang=document.lang))
    return with_turns(tuple(blocks), reading)


def _people(reading: Reading) -> tuple[Person, ...]:
    """The speakers: the participants whom the header lists, then those only pointed to."""
    attended = participants(reading.edition.root)
    told = {
        ident: person
        for ident, person in reading.people.items()
        if ident in attended or ident in reading.speakers
    }
    others = [Person(ident, reading.name_of(ident)) for ident in reading.speakers]
    return (*told.values(), *(person for person in others if person.id not in told))


def _notes(reading: Reading) -> Iterator[Note]:
    """The notes that stand in lines, and those that stand in lines of notes."""
    for note in reading.footnotes:  # grows while notes are read
        blocks = flow(note.element, reading, note.frame)
        yield Note(note.address, note.mark, tuple(blocks))


def _texts(holder: Element) -> Iterator[Element]:
    """The texts of a document or a corpus, without those inside another."""
    for element in holder.iterchildren("*"):
        if local(element) == "text":
            yield element
        elif not is_hidden(element):
            yield from _texts(element)


def _not_read(edition: Edition) -> Iterator[Notice]:
    """One notice for all files that the document would have included."""
    includes = list(edition.root.iter(f"{XINCLUDE}include"))
    if includes:
        first = includes[0]
        others = f", nor {len(includes) - 1} more" if len(includes) > 1 else ""
        yield Notice(
            "P208",
            Severity.WARNING,
            f"the file {first.get('href', '')!r}, which the document includes, is not read{others}",
            Where(edition.name, line_of(first)),
            "Export the files that it names, or a document with all of it in one file.",
        )


def _led(reading: Reading) -> Iterator[Notice]:
    if reading.led:
        yield Notice(
            "P209",
            Severity.INFO,
            f"no element tells who speaks; {reading.led} paragraphs that begin with a name do",
            Where(reading.edition.name),
            "Encode turns as `u` or `sp` where the speakers are wrong.",
        )


def _notices(reading: Reading, name: str) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            "P205",
            Severity.WARNING,
            f"the element {element!r} is not known; {count} shown as words",
            Where(name, line),
            "Its words are kept; an element of docs/tei-profile.md would give them a look.",
        )
        for element, (count, line) in reading.unknown.items()
    )
