"""An edition becomes a view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher.report import Notice, Outcome, Severity, Where
from publisher.tei.blocks import blocks_of, flow
from publisher.tei.edition import Edition
from publisher.tei.facts import facts, people
from publisher.tei.names import Element, local
from publisher.tei.reading import Frame, Reading
from publisher.tei.table import is_hidden
from publisher.view import Block, Note, View


def project(edition: Edition, source_digest: str = "") -> Outcome[View]:
    """The view of any TEI document: total, and no word lost that `TABLE` does not hide.

    `source_digest` is the SHA-256 of the source where the edition does not tell it.
    Elements that the table lacks are shown as their words, with one notice (P205) each.
    """
    told = facts(edition)
    reading, blocks, notes = _read(edition, told.title, None)
    if reading.has_links:  # now that all addresses are known, keep links that lead somewhere
        reading, blocks, notes = _read(edition, told.title, frozenset(reading.shown))
    known = replace(
        told,
        title_is_printed=reading.has_title,
        source_digest=told.source_digest or source_digest,
    )
    view = View(edition.ident, edition.lang, known, blocks, people(edition, reading), notes)
    return Outcome(view, _notices(reading, edition.name))


def _read(
    edition: Edition, title: str, known: frozenset[str] | None
) -> tuple[Reading, tuple[Block, ...], tuple[Note, ...]]:
    reading = Reading(edition, title, known)
    blocks: list[Block] = []
    for text in _texts(edition.root):
        blocks += blocks_of(text, reading, Frame(lang=edition.lang))
    return reading, tuple(blocks), tuple(_notes(reading))


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
