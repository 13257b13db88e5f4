"""The meetings of a corpus as chapters of one view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from publisher.roles import HEADINGS, Role
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, XML_LANG, Element, local
from publisher.view import Block, Heading, PageMark


def meetings(corpus: Edition) -> Iterator[Edition]:
    """The documents that a corpus holds, in order; none of any other document."""
    for element in _documents(corpus.root):
        ident = element.get(XML_ID, "")
        yield replace(corpus, root=element, ident=ident, lang=element.get(XML_LANG) or corpus.lang)


def _documents(corpus: Element) -> Iterator[Element]:
    if local(corpus) == "teiCorpus":
        for inner in corpus.iterchildren("*"):
            if local(inner) == "TEI":
                yield inner
            yield from _documents(inner)


def as_chapter(blocks: Sequence[Block], added: Callable[[], Heading]) -> tuple[Block, ...]:
    """The blocks of a record under a heading of the first level: its own title where the
    record begins with that, else what is `added`.

    Pages that begin before the title, and print nothing there, begin after it.
    """
    pages = 0
    while pages < len(blocks) and isinstance(page := blocks[pages], PageMark) and not page.text:
        pages += 1
    first = blocks[pages] if pages < len(blocks) else None
    if isinstance(first, Heading) and first.level == 0:
        heading = replace(first, level=1, role=Role.CHAPTER)
        return (heading, *blocks[:pages], *blocks[pages + 1 :])
    return (added(), *map(_below, blocks))


def _below(block: Block) -> Block:
    """A title that does not open its chapter is a heading in it."""
    if isinstance(block, Heading) and block.level == 0:
        return replace(block, level=2, role=HEADINGS[1])
    return block
