"""What an e-book is made of: the view cut into files, and where everything is."""

from __future__ import annotations

from dataclasses import dataclass

from publisher import view as v
from publisher.exporters import front
from publisher.exporters.epub.parts import TITLE_PAGE, Part, split
from publisher.exporters.xhtml.anchors import Anchors, chart
from publisher.exporters.xhtml.page import Page
from publisher.theme.model import Theme, Words


@dataclass(frozen=True, slots=True)
class Edition:
    """A view on its way into an e-book. `head` is what the title page shows of it."""

    view: v.View
    theme: Theme
    words: Words
    head: tuple[v.Block, ...]
    people: tuple[v.Block, ...]
    parts: tuple[Part, ...]
    anchors: Anchors

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

    @property
    def pages(self) -> tuple[v.PageMark, ...]:
        """The pages of the source that can be told by their number."""
        marks = (block for block in v.walk(self.view.blocks) if isinstance(block, v.PageMark))
        return tuple(mark for mark in marks if mark.number.strip() and mark.id)

    def page(self, file: str) -> Page:
        """What holds in one of the files."""
        notes = {note.id: note for note in self.view.notes}
        return Page(file, self.anchors, self.theme.layout, notes, types=True)


def edition(view: v.View, theme: Theme, words: Words) -> Edition:
    """Cut a view into the files of an e-book."""
    head, rest = front.split_head(view.blocks)
    parts = split(rest)
    files = [(TITLE_PAGE, head), *((part.file, (*part.before, *part.blocks)) for part in parts)]
    people = front.participants(view, theme.layout, words)
    return Edition(view, theme, words, head, people, parts, chart(files, view))
