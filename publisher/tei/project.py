"""An edition becomes a view."""

from __future__ import annotations

from dataclasses import replace

from publisher.report import Notice, Outcome, Severity, Where
from publisher.tei.blocks import blocks_of
from publisher.tei.edition import Edition
from publisher.tei.facts import facts, people
from publisher.tei.names import Element, local, qualified
from publisher.tei.reading import Frame, Reading
from publisher.view import Block, View


def project(edition: Edition, source_digest: str = "") -> Outcome[View]:
    """The view of any TEI document: total, and no word lost that `TABLE` does not hide.

    `source_digest` is the SHA-256 of the source where the edition does not tell it.
    Elements that the table lacks are shown as their words, with one notice (P205) each.
    """
    told = facts(edition)
    reading, blocks = _read(edition, told.title, None)
    if reading.has_links:  # now that all addresses are known, keep links that lead somewhere
        reading, blocks = _read(edition, told.title, frozenset(reading.shown))
    known = replace(
        told,
        title_is_printed=reading.has_title,
        source_digest=told.source_digest or source_digest,
    )
    view = View(
        edition.ident, edition.lang, known, blocks, people(edition, reading), tuple(reading.notes)
    )
    return Outcome(view, _notices(reading, edition.name))


def _read(
    edition: Edition, title: str, known: frozenset[str] | None
) -> tuple[Reading, tuple[Block, ...]]:
    reading = Reading(edition, title, known)
    blocks: list[Block] = []
    for text in _texts(edition.root):
        blocks += blocks_of(text, reading, Frame(lang=edition.lang))
    return reading, tuple(blocks)


def _texts(root: Element) -> list[Element]:
    """The texts of a document or a corpus, without those inside another."""
    if local(root) == "TEI":
        return list(root.iterchildren(qualified("text")))
    return [text for document in root.iterchildren() for text in _inner_texts(document)]


def _inner_texts(node: Element) -> list[Element]:
    known = isinstance(node.tag, str) and local(node) in {"TEI", "teiCorpus", "text"}
    if not known:
        return []
    return [node] if local(node) == "text" else _texts(node)


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
