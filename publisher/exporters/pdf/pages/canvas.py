"""A canvas whose every mark belongs to an element of the structure tree, or is an artifact.

ISO 32000-1, 14.6 and 14.8.2.2. Text of one element stays in one marked content until
another element's begins or the page ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from publisher.exporters.pdf.file.attachment import attach
from publisher.exporters.pdf.file.metadata import Particulars, describe
from publisher.exporters.pdf.file.navigation import OutlineEntry, Place, name_trees, outline_tree
from publisher.exporters.pdf.file.structure import Annotation, Content, Element, Tree
from publisher.exporters.pdf.file.syntax import shortest, text_string
from publisher.exporters.pdf.file.writing import ArchivalDocument, Stream, Verbatim
from publisher.exporters.pdf.letters.fonts import Fonts


class Artifact(StrEnum):
    """What is on the page but not in the text, and how that is written."""

    HEAD = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
    FOOT = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"
    MARGIN = "/Artifact<</Type/Pagination>>BDC"
    LAYOUT = "/Artifact<</Type/Layout>>BDC"


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws tagged pages. Places in points from the page's lower left corner."""

    def __init__(self, size: tuple[float, float], facts: Particulars, root: Element) -> None:
        super().__init__(BytesIO(), pagesize=size, pageCompression=0, invariant=1)
        self._doc = ArchivalDocument(compression=0, invariant=1, pdfVersion=(1, 7))
        describe(self._doc, facts)
        self._attached = attach(self._doc, facts.edition) if facts.edition else ""
        self._root = root
        self._destinations: dict[str, Place] = {}
        self._pages: list[list[Element]] = []
        self._marked: list[Element] = []
        self._resources = Verbatim()  # of all pages
        self._owner: Element | Artifact | None = None
        self._colour = ""

    def _make_preamble(self) -> None:
        """Nothing: reportlab's would name a font that is not embedded."""
        self._preamble = ""

    # --- marks ------------------------------------------------------------------------

    def text(self, owner: Element | Artifact, x: float, y: float, colour: str, code: str) -> None:
        """Draw text; `code` is what `composition` makes."""
        if owner is not self._owner:
            self._close()
            self._open(owner)
        if colour != self._colour:
            self._colour = colour
            self._code.append(f"{_rgb(colour)} rg")
        self._code.append(f"1 0 0 1 {shortest(x)} {shortest(y)} Tm {code}")

    def read_as(self, owner: Element | Artifact, text: str) -> None:
        """What is drawn next is read as another text, in UTF-16 (ISO 32000-1, 14.9.4).

        It is a marked content of its own: programs lose what follows a span inside another.
        """
        self._close()
        self._open(owner, f"/ActualText<FEFF{text}>")

    def read_as_it_is(self) -> None:
        """What is drawn next is read as its codes say, again."""
        self._close()

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle, as an artifact."""
        self._close()
        self._colour = colour
        sides = " ".join(map(shortest, (x, y, width, height)))
        self._code.append(f"{Artifact.LAYOUT} {_rgb(colour)} rg {sides} re f EMC")

    def _open(self, owner: Element | Artifact, properties: str = "") -> None:
        if isinstance(owner, Element):
            number = len(self._marked)
            self._marked.append(owner)
            owner.attach().children.append(Content(self.page, number))
            self._code.append(f"/{owner.kind}<</MCID {number}{properties}>>BDC BT")
        else:
            self._code.append(f"{owner.removesuffix('>>BDC')}{properties}>>BDC BT")
        self._owner = owner

    def _close(self) -> None:
        if self._owner is not None:
            self._code.append("ET EMC")
            self._owner = None

    # --- places -----------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The number of the current page, from 1."""
        return int(self._doc.pageCounter)

    def destination(self, name: str, x: float, y: float) -> None:
        """Name a place on the current page. The first place of a name counts."""
        self._destinations.setdefault(name, Place(self.page, x, y))

    def link(
        self, element: Element, corners: tuple[float, float, float, float], target: str, says: str
    ) -> None:
        """A link to a URI in ASCII, or to a destination of this document after `#`.

        `says` is what a reader announces (ISO 14289-1, 7.18.5).
        """
        rectangle = " ".join(map(shortest, corners))
        action = self._action(target)
        obj = Verbatim(
            f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4"
            f"/Contents {text_string(says)}{action}".encode("latin-1")
        )
        self._annotationrefs.append(self._doc.Reference(obj))
        element.attach().children.append(Annotation(self.page, obj))

    def _action(self, target: str) -> str:
        if target.startswith("#"):
            return f"/Dest {text_string(target[1:])}"
        return f"/A<</S/URI/URI{text_string(target)}>>"

    # --- the whole --------------------------------------------------------------------

    def end_page(self) -> None:
        """Finish the current page."""
        self._close()
        self._doc.addPage(Verbatim(self._page().encode("ascii")))
        self._pages.append(self._marked)
        self._marked, self._colour = [], ""
        self._startPage()

    def _page(self) -> str:
        """The current page's dictionary (ISO 32000-1, 7.7.3.3)."""
        number, width, height = self._doc.number, *map(shortest, self._pagesize)
        links = " ".join(f"{number(obj)} 0 R" for obj in self._annotationrefs)
        contents = Stream("\n".join(self._code).encode("latin-1"))
        return (
            f"<</Type/Page/Parent {number(self._doc.Pages)} 0 R/MediaBox[0 0 {width} {height}]"
            f"/Resources {number(self._resources)} 0 R/Contents {number(contents)} 0 R"
            f"/StructParents {len(self._pages)}/Tabs/S{links and f'/Annots[{links}]'}>>"
        )

    def finish(self, fonts: Fonts, outline: Sequence[OutlineEntry]) -> bytes:
        """The file."""
        self._add_fonts(fonts)
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = Tree(self._doc, self._pages).write(self._root)
        catalog.PageLabels = Verbatim(b"<</Nums[0<</S/D>>]>>")
        catalog.Names = name_trees(self._doc, self._destinations, self._attached)
        catalog.Outlines = outline_tree(self._doc, outline, self._destinations)
        catalog.PageMode = pdfdoc.PDFName("UseOutlines" if outline else "UseNone")
        return self._doc.format()

    def _add_fonts(self, fonts: Fonts) -> None:
        table = self._doc.idToObject["BasicFonts"]
        for font in fonts.used():
            font.write(self._doc)
            table[font.name] = self._doc.Reference(font.obj)
        self._resources.content = b"<</Font %d 0 R>>" % self._doc.number(table)


@lru_cache(maxsize=1 << 8)
def _rgb(colour: str) -> str:
    """`#rrggbb` as the operands of a colour operator."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") or "0" for part in parts)
