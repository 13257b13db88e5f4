"""What an e-book is made of: the view cut into files, and where everything is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.epub.parts import INDEX, STATISTICS, TITLE_PAGE, Part, split
from publisher.exporters.shared import front
from publisher.exporters.shared.back import Back, back_of
from publisher.exporters.shared.xhtml.anchors import Anchor, Anchors, chart
from publisher.exporters.shared.xhtml.page import Page
from publisher.theme.model import Theme, Words


class PageStart(NamedTuple):
    """A page, the place of its mark, and the address that the mark opens, if it needs one."""

    number: str
    place: Anchor
    address: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A view on its way into an e-book. `head` is what the title page shows of it; `pages`
    are those that can be turned to: of its PDF where they are typeset, else of the source.
    """

    view: v.View
    theme: Theme
    words: Words
    head: tuple[v.Block, ...]
    people: tuple[v.Block, ...]
    parts: tuple[Part, ...]
    anchors: Anchors
    pages: tuple[PageStart, ...]
    is_typeset: bool
    back: Back | None = None  # of a volume

    @property
    def title(self) -> v.Heading | None:
        """The title that the edition adds where the source prints none."""
        return front.title_block(self.view)

    @property
    def has_title_page(self) -> bool:
        """Whether there is anything to show before the text."""
        return bool(self.title or self.head or self.people or not self.parts)

    @property
    def shows_contents(self) -> bool:
        """Whether the contents are a page to be turned to, not a menu only."""
        return bool(front.contents_entries(self.view, self.theme.layout))

    def page(self, file: str) -> Page:
        """What holds in one of the files."""
        notes = {note.id: note for note in self.view.notes}
        return Page(file, self.anchors, self.theme.layout, notes, types=True)


def edition(view: v.View, theme: Theme, words: Words, pages: Mapping[str, str]) -> Edition:
    """Cut a view into the files of an e-book. `pages` are those of its PDF, if it has one."""
    head, rest = front.split_head(view.blocks)
    parts = split(rest)
    files = [(TITLE_PAGE, head), *((part.file, (*part.before, *part.blocks)) for part in parts)]
    back = back_of(view, words)
    if back:
        files += [(INDEX, (back.index,)), (STATISTICS, (back.statistics,))]
    people = front.participants(view, theme.layout, words)
    anchors = chart(files, view)
    typeset = tuple(_typeset(pages, anchors))
    starts = typeset or tuple(_printed(view, anchors))
    return Edition(view, theme, words, head, people, parts, anchors, starts, bool(typeset), back)


def _printed(view: v.View, anchors: Anchors) -> Iterator[PageStart]:
    """The pages of the source that have a number."""
    for block in v.walk(view.blocks):
        if isinstance(block, v.PageMark) and block.number.strip() and block.id:
            yield PageStart(block.number, anchors.places[block.id])


def _typeset(pages: Mapping[str, str], anchors: Anchors) -> Iterator[PageStart]:
    for count, (number, address) in enumerate(pages.items(), 1):
        ident = f"page-{count}"
        while ident in anchors.taken:
            ident += "-"
        if place := anchors.places.get(address):
            yield PageStart(number, Anchor(place.file, ident), address)
