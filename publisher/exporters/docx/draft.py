"""What the parts of one file share while it is written: numbers, names, relationships."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import field

from publisher.data import dataclass
from publisher.exporters.docx.looks import Line, Looks
from publisher.exporters.docx.names import bookmarks
from publisher.exporters.docx.scripts import scripts_of
from publisher.exporters.docx.wml import (
    Element,
    add,
    add_bookmark,
    add_switch,
    add_value,
    end_bookmark,
    root,
)
from publisher.exporters.shared.back import headings
from publisher.report import Notice
from publisher.roles import Role
from publisher.theme.model import Theme, Words
from publisher.theme.words import words
from publisher.view import List, Note, View, direction, walk


@dataclass(frozen=True, slots=True)
class Call:
    """A place that calls a footnote, and the mark that is printed there."""

    note: Note
    mark: str


@dataclass(slots=True)
class Draft:
    """A file in the making."""

    view: View
    theme: Theme
    words: Words
    looks: Looks
    anchors: Mapping[str, str]  # address -> name of its bookmark
    notes: Mapping[str, Note]
    calls: list[Call] = field(default_factory=list)  # footnotes in the order of their marks
    numberings: list[int | None] = field(default_factory=list)  # per list: where it starts
    sections: int = 0  # how many have been ended
    deepest: int = 1  # how far lists stand inside each other
    links: dict[str, str] = field(default_factory=dict)  # target -> relationship id
    note_links: dict[str, str] = field(default_factory=dict)  # the same, for the notes' part
    notices: list[Notice] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)  # addresses for the next paragraph
    _marked: set[str] = field(default_factory=set)
    _bookmark: int = 0
    _lines: dict[tuple[Role, str, bool], Line] = field(default_factory=dict)
    _paragraphs: dict[tuple[str, str], Element] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        """Whether the document runs from right to left."""
        return self.view.direction == "rtl"

    def link(self, target: str, *, in_note: bool) -> str:
        """The id of the relationship to a place outside the file. Footnotes are a part of
        their own, and so have relationships of their own.
        """
        links = self.note_links if in_note else self.links
        return links.setdefault(target, f"rIdLink{len(links) + 1}")

    def numbering(self, start: int | None) -> int:
        """The number of a new list that Word counts, from 1. `start` is that of its first
        item; None for bullets.
        """
        self.numberings.append(start)
        return len(self.numberings)

    def inform(self, notice: Notice) -> None:
        """Record a notice, once."""
        if notice not in self.notices:
            self.notices.append(notice)

    def line(self, role: Role, lang: str, *, notes: bool) -> Line:
        """Where the runs of a block with this role and language stand."""
        key = (role, lang, notes)
        if key not in self._lines:
            style = self.theme.blocks[role]
            self._lines[key] = Line(style, lang, direction(lang) == "rtl", notes)
        return self._lines[key]

    def paragraph(self, style: str, lang: str) -> Element:
        """A new paragraph in a style, turned round where its language runs the other way."""
        key = (style, lang)
        if key not in self._paragraphs:
            turned = not self.rtl if direction(lang) != self.view.direction else None
            self._paragraphs[key] = _paragraph(style, turned=turned)
        return copy(self._paragraphs[key])

    def start_bookmarks(self, place: Element) -> list[int]:
        """Open the bookmarks that wait, and give their numbers."""
        opened = []
        for address in self.waiting:
            if address in self.anchors and address not in self._marked:
                self._marked.add(address)
                opened.append(self._bookmark)
                add_bookmark(place, self._bookmark, self.anchors[address])
                self._bookmark += 1
        self.waiting.clear()
        return opened


def new_draft(view: View, theme: Theme) -> Draft:
    """An empty draft of a view."""
    looks = Looks(theme, view.lang, scripts_of(view.lang))
    notes = {note.id: note for note in view.notes}
    told = words(view.lang)
    addresses = (*_addresses(view), *(heading.id for heading in headings(view, told)))
    return Draft(view, theme, told, looks, bookmarks(addresses), notes)


def _addresses(view: View) -> Iterator[str]:
    blocks = (*view.blocks, *(block for note in view.notes for block in note.blocks))
    for block in walk(blocks):
        yield block.id
        if isinstance(block, List):
            yield from (item.id for item in block.items)
    yield from (note.id for note in view.notes)


def _paragraph(style: str, *, turned: bool | None) -> Element:
    """A paragraph to be copied, which costs less than to make one."""
    element = root("p")
    properties = add(element, "pPr")
    add_value(properties, "pStyle", style)
    if turned is not None:
        add_switch(properties, "bidi", on=turned)
    return element


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks go: the element that holds them, their language, the role that common
    paragraphs take there, how deep in lists, whether footnotes may be called, in how many
    columns.
    """

    draft: Draft
    container: Element
    lang: str
    role: Role | None = None
    depth: int = 0
    notes: bool = True
    columns: int = 1

    @property
    def measure(self) -> float:
        """The width of a line, in points."""
        page = self.draft.theme.page
        return page.column if self.columns > 1 else page.measure

    def line(self, role: Role, lang: str = "") -> Line:
        """Where the runs of a block with this role stand."""
        return self.draft.line(role, lang or self.lang, notes=self.notes)


@contextmanager
def paragraph(
    draft: Draft, container: Element, style: str, lang: str, number: tuple[int, int] | None = None
) -> Iterator[Element]:
    """A new paragraph in a style, to be filled; bookmarks that wait go around its words.

    `number` is the level, from 0, and the number of the list that counts it.
    """
    element = draft.paragraph(style, lang)
    container.append(element)
    if number:
        counted = root("numPr")
        add_value(counted, "ilvl", number[0])
        add_value(counted, "numId", number[1])
        element[0].insert(1, counted)  # after the style
    opened = draft.start_bookmarks(element)
    yield element
    for ident in opened:
        end_bookmark(element, ident)
