"""What holds while a page is written: its file, its language, its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.shared.xhtml.anchors import Anchors
from publisher.exporters.shared.xhtml.elements import EPUB_TYPE, Element
from publisher.roles import Role
from publisher.theme.model import Layout


@dataclass(frozen=True, slots=True)
class Page:
    """One XHTML file. `marked` are the notes whose first reference is written, `named` the
    addresses that have their element.
    """

    file: str
    anchors: Anchors
    layout: Layout
    notes: Mapping[str, v.Note]
    types: bool  # whether elements carry `epub:type`
    marked: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def name(self, address: str) -> str:
        """The `id` for the element of an address; "" when another element has it."""
        place = self.anchors.places.get(address)
        if place is None or place.file != self.file or address in self.named:
            return ""
        self.named.add(address)
        return place.id

    def mark_type(self, element: Element, kind: str) -> None:
        """Say what an element is, in EPUB's own words (EPUB 3 Structural Semantics)."""
        if self.types:
            element.set(EPUB_TYPE, kind)


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are added: in this element, in this language; `role` is the role that
    common paragraphs take there, as in a quotation.
    """

    element: Element
    page: Page
    lang: str
    role: Role | None = None
    linked: bool = False  # inside a link, where no other link may stand

    def inside(self, element: Element, lang: str = "", role: Role | None = None) -> Place:
        """The place in an element of this one."""
        lang, role = lang or self.lang, role or self.role
        return Place(element, self.page, lang, role, self.linked)  # many times faster than replace
