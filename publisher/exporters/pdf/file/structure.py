"""The structure tree: what each thing on the pages means, in reading order.

ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7. Elements are made before the pages are; the
canvas tells each which marked content and which annotations belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import NamedTuple

from publisher.data import dataclass
from publisher.exporters.pdf.file.syntax import text_string
from publisher.exporters.pdf.file.writing import ArchivalDocument, Verbatim
from publisher.roles import PhraseRole, Role

ROLE_MAP = {
    **{str(role): "P" for role in Role},
    **{str(role): "Span" for role in PhraseRole},
    "turn": "Sect",
    "front": "Sect",
    "added-title": "H1",
    "added-label": "Lbl",
}
"""Our own structure types, and the standard type that each stands for."""

ANNOTATION_KEYS = 1 << 20
"""Where the keys of annotations begin in the parent tree, above those of all pages."""


class Content(NamedTuple):
    """Marked content on a page."""

    page: int  # counts from 1
    identifier: int


class Annotation(NamedTuple):
    """An annotation that belongs to an element."""

    page: int
    obj: Verbatim


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree. `attributes` are entries written as PDF syntax.

    An element joins its parent's children when something of it is first drawn, so that
    children stand in the order of reading and what holds nothing leaves no trace.
    """

    kind: str
    parent: Element | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    children: list[Element | Content | Annotation] = field(default_factory=list)
    attached: bool = False
    stays: bool = False  # among its parent's children, though nothing of it may be drawn
    follower: Element | None = None  # joins right after this one, as a note its reference
    obj: Verbatim = field(default_factory=Verbatim)

    def child(self, kind: str, **attributes: str) -> Element:
        """A new element below this one. Attributes are text strings: `Lang`, `T`, `Alt`."""
        entries = tuple((name, text_string(value)) for name, value in attributes.items() if value)
        return Element(kind, self, entries)

    def lasting_child(self, kind: str) -> Element:
        """A new child that is there even if it stays empty, as a table's cell."""
        element = Element(kind, self, stays=True)
        self.children.append(element)
        return element

    def attach(self) -> Element:
        """Join the parent's children, and see that all above have joined theirs."""
        if not self.attached:
            self.attached = True
            if self.parent:
                self.parent.attach()
                self.parent.children += [] if self.stays else [self]
            if self.follower:
                self.follower.attach()
        return self

    def elements(self) -> Iterator[Element]:
        """This element and all below it, each before what it holds."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            inner = [child for child in element.children if isinstance(child, Element)]
            waiting += reversed(inner)


class Tree:
    """Writes a structure tree into a document."""

    def __init__(self, document: ArchivalDocument, pages: list[list[Element]]) -> None:
        """`pages` has, for each page, the element of each of its marked contents."""
        self._document = document
        self._pages = pages
        self._page_numbers = [document.number(page) for page in document.Pages.pages]
        self._annotated: list[Element] = []

    def write(self, root: Element) -> Verbatim:
        """Register all elements below `root`; gives the object of the tree's root."""
        top, parents = Verbatim(), Verbatim()
        top_number = self._document.number(top)
        elements = list(root.elements())
        for element in elements:
            self._document.number(element.obj)
        for element in elements:
            above = element.parent.obj.number if element.parent else top_number
            element.obj.content = self._element(element, above)
        parents.content = self._parent_tree()
        top.content = (
            f"<</Type/StructTreeRoot/K {root.obj.number} 0 R{_role_map()}"
            f"/ParentTree {self._document.number(parents)} 0 R"
            f"/ParentTreeNextKey {ANNOTATION_KEYS + len(self._annotated)}>>"
        ).encode("ascii")
        return top

    def _element(self, element: Element, above: int) -> bytes:
        page = next((c.page for c in element.children if isinstance(c, Content)), 0)
        entries = [f"<</Type/StructElem/S/{element.kind}/P {above} 0 R"]
        if page:
            entries.append(f"/Pg {self._page_numbers[page - 1]} 0 R")
        entries += [f"/{name} {value}" for name, value in element.attributes]
        entries.append(f"/K[{' '.join(self._children(element, page))}]>>")
        return "".join(entries).encode("latin-1")

    def _children(self, element: Element, page: int) -> Iterator[str]:
        for child in element.children:
            match child:
                case Element():
                    yield f"{child.obj.number} 0 R"
                case Content(here, identifier) if here == page:
                    yield str(identifier)
                case Content(here, identifier):
                    reference = self._page_numbers[here - 1]
                    yield f"<</Type/MCR/Pg {reference} 0 R/MCID {identifier}>>"
                case Annotation(here, obj):
                    yield self._object_reference(element, here, obj)

    def _object_reference(self, element: Element, page: int, obj: Verbatim) -> str:
        """Also gives the annotation its key in the parent tree."""
        key = ANNOTATION_KEYS + len(self._annotated)
        self._annotated.append(element)
        obj.content += b"/StructParent %d>>" % key
        reference = self._page_numbers[page - 1]
        return f"<</Type/OBJR/Pg {reference} 0 R/Obj {self._document.number(obj)} 0 R>>"

    def _parent_tree(self) -> bytes:
        rows = []
        for key, elements in enumerate(self._pages):
            inner = " ".join(f"{element.obj.number} 0 R" for element in elements)
            rows.append(f"{key}[{inner}]")
        for key, element in enumerate(self._annotated, ANNOTATION_KEYS):
            rows.append(f"{key} {element.obj.number} 0 R")
        return ("<</Nums[" + "\n".join(rows) + "]>>").encode("ascii")


def _role_map() -> str:
    return "/RoleMap<<" + "".join(f"/{own}/{kind}" for own, kind in ROLE_MAP.items()) + ">>"
