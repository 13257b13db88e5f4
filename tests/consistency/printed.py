"""The looks of roles in a PDF, measured on its pages: where the lines of marked content stand.

Of text in lines enough, everything is measured; of the rest, typeface, size and colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from statistics import median

import pikepdf

from publisher.roles import CELLS, Role
from publisher.theme.model import Page
from tests.consistency.look import Look, letters

_TAGS = {
    "H1": Role.TITLE,
    "H2": Role.HEADING_1,
    "H3": Role.HEADING_2,
    "H4": Role.HEADING_3,
    "TH": Role.TABLE_HEAD,
    "TD": Role.TABLE_CELL,
    "Caption": Role.CAPTION,
}
_INSIDE = {"/LBody": Role.LIST_ITEM, "/Note": Role.NOTE}  # roles of plain paragraphs
_ADDED = {
    "/front": {
        "/H2": Role.BACK_HEADING,
        "/TH": Role.CHART_HEAD,
        "/TD": Role.CHART_CELL,
    },
    "/TOC": {"/Caption": Role.CONTENTS_HEADING},
}
"""Elements that hold what the edition adds, and roles by the tags in them."""
_ARTIFACTS = {"/Header": Role.RUNNING_HEAD, "/Footer": Role.FOLIO}
_CLOSE = 0.6  # points that edges of lines may differ by and still be alike
_HANGING = 4.0  # points that a comma or a hyphen may stand out beyond the edge


@dataclass
class Line:
    """A line of text: its baseline, and where it begins and ends."""

    y: float
    start: float
    end: float


@dataclass
class Paragraph:
    """What an element of the structure has on one page, with the first letters' look."""

    owner: object
    role: Role
    page: int
    typeface: str
    size: float
    colour: str
    lines: list[Line] = field(default_factory=list)

    def add(self, x: float, y: float, width: float) -> None:
        """Add a stretch of words."""
        if not self.lines or abs(self.lines[-1].y - y) > 1:
            self.lines.append(Line(y, x, x + width))
        line = self.lines[-1]
        line.start, line.end = min(line.start, x), max(line.end, x + width)


def looks(data: bytes, page: Page, contents: Sequence[Role] | None = None) -> dict[Role, Look]:
    """The look of each role that stands on the pages. `contents` are the roles of the
    lines of the contents: with them, what the edition adds is measured, too.
    """
    found: dict[Role, dict[object, Paragraph]] = {}
    with pikepdf.open(BytesIO(data)) as document:
        tree = _Tree(document.Root.StructTreeRoot.K, contents)
        for number, sheet in enumerate(document.pages):
            for paragraph in _paragraphs(sheet, number, tree):
                same = found.setdefault(paragraph.role, {})
                first = same.setdefault((paragraph.owner, number), paragraph)
                if first is not paragraph:
                    for line in paragraph.lines:  # the first may go on where a link ended
                        first.add(line.start, line.y, line.end - line.start)
    return {role: _look(list(paragraphs.values()), page) for role, paragraphs in found.items()}


# --- what is measured -----------------------------------------------------------------


def _look(paragraphs: list[Paragraph], page: Page) -> Look:
    first = paragraphs[0]
    look = (letters(first.typeface), first.size, first.colour)
    whole = next((p for p in paragraphs if len(p.lines) > 3), None)
    if whole is None:
        return Look(*look)
    starts, ends = _edges(whole, page)
    marked = first.role in _INSIDE.values()  # its mark stands before the first line
    indent = median(starts[1:])
    align = _align(starts, ends)
    edges = align in {"start", "justify"} and first.role not in CELLS  # which have room inside
    return Look(
        *look,
        leading=whole.lines[0].y - whole.lines[1].y,
        align=align,
        between=next(_gaps(paragraphs, page), None),
        indent=indent if edges else None,
        first_line=starts[0] - indent if edges and not marked else None,
        end_indent=max(ends[:-1]) if align == "justify" else None,
    )


def _edges(paragraph: Paragraph, page: Page) -> tuple[list[float], list[float]]:
    """How far each line is from the edges of its column, or of the page where it is wider."""
    left = page.outer if page.mirrored and paragraph.page % 2 else page.inner
    step = page.column + page.gutter
    wide = any(line.end - line.start > page.column + _HANGING for line in paragraph.lines)
    columns = [0 if wide else int((line.start - left + 1) // step) for line in paragraph.lines]
    width = page.measure if wide else page.column
    starts = [left + column * step for column in columns]
    pairs = list(zip(paragraph.lines, starts, strict=True))
    return [line.start - x for line, x in pairs], [x + width - line.end for line, x in pairs]


def _align(starts: list[float], ends: list[float]) -> str:
    """How the lines stand; the first and the last may do so otherwise."""
    inner, outer = starts[1:], ends[:-1]
    if max(inner) - min(inner) < _CLOSE:
        return "justify" if max(outer) - min(outer) < _HANGING else "start"
    return "end" if max(outer) - min(outer) < _CLOSE else "center"


def _gaps(paragraphs: list[Paragraph], page: Page) -> Iterator[float]:
    """The space between two paragraphs of one role that stand in one column."""
    for above, below in pairwise(paragraphs):
        last, first = above.lines[-1], below.lines[0]
        one_column = abs(last.start - first.start) < page.column / 2 and last.y > first.y
        if above.page == below.page and one_column and len(above.lines) > 1:
            step = median(line.y - following.y for line, following in pairwise(above.lines))
            yield last.y - first.y - step


# --- the pages ------------------------------------------------------------------------


class _Tree:
    """The structure: for each content, by page and number, its element, and the role that it
    has where it stands, unless its tag tells it. What the edition adds has none, if it is not
    asked for.
    """

    def __init__(self, root: pikepdf.Object, contents: Sequence[Role] | None) -> None:
        self.owners: dict[object, object] = {}
        self.roles: dict[object, Role | None] = {}
        self._contents, self._is_asked = iter(contents or ()), contents is not None
        self._read(root, None, "", added="")

    def _read(self, element: pikepdf.Object, page: object, inside: str, *, added: str) -> None:
        kind, page = str(element.get("/S")), element.get("/Pg", page)
        added = added or (kind if kind in _ADDED else "")
        children = element.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, int):
                key = (page.objgen, child)
                self.owners[key] = element.objgen
                if added:
                    self.roles[key] = self._added(kind, added) if self._is_asked else None
                elif kind == "/P":
                    self.roles[key] = _INSIDE.get(inside)
                elif kind == "/H2" and self._is_asked:
                    self.roles[key] = Role.CHAPTER
            elif isinstance(child, pikepdf.Dictionary) and "/S" in child:
                self._read(child, page, kind, added=added)

    def _added(self, kind: str, added: str) -> Role | None:
        if kind == "/Link" and added == "/TOC":
            return next(self._contents)
        name = kind.removeprefix("/")
        return _ADDED[added].get(kind) or (Role(name) if name in set(Role) else None)

    def role(self, operands: list[pikepdf.Object], sheet: pikepdf.Page) -> Role | None:
        """The role of a marked content."""
        name = str(operands[0]).removeprefix("/")
        if name == "Artifact":
            return _ARTIFACTS.get(str(operands[1].get("/Subtype")))
        key = (sheet.objgen, operands[1].get("/MCID"))
        if key in self.roles:
            return self.roles[key]
        return _TAGS.get(name) or (Role(name) if name in set(Role) else None)


def _paragraphs(sheet: pikepdf.Page, number: int, tree: _Tree) -> Iterator[Paragraph]:
    """The marked contents of a page that have a role."""
    fonts = {name: _Font(font) for name, font in sheet.Resources.Font.items()}
    colour, font, size, place = "#000000", None, 0.0, (0.0, 0.0)
    marks: list[tuple[Role | None, object]] = []
    current: Paragraph | None = None
    for operands, operator in pikepdf.parse_content_stream(sheet):
        match str(operator):
            case "BDC":
                key = (sheet.objgen, operands[1].get("/MCID"))
                marks.append((tree.role(operands, sheet), tree.owners.get(key)))
                current = None
            case "EMC":
                marks.pop()
                if current:
                    yield current
                current = None
            case "rg":
                colour = "#" + "".join(f"{round(float(part) * 255):02x}" for part in operands)
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tm":
                place = float(operands[4]), float(operands[5])
            case "TJ" if marks and marks[-1][0] and font:
                role, owner = marks[-1]
                current = current or Paragraph(owner, role, number, font.name, size, colour)
                current.add(*place, font.width(operands[0]) * size / 1000)


class _Font:
    """A composite font: its family, and the widths of its codes (ISO 32000-1, 9.7.4.3)."""

    def __init__(self, font: pikepdf.Object) -> None:
        name = str(font.BaseFont).removeprefix("/").partition("+")[2]
        self.name = re.sub("-.*", "", name)
        told = font.DescendantFonts[0].W
        runs = [(int(told[n]), told[n + 1]) for n in range(0, len(told), 2)]
        self._widths = {
            first + n: float(width) for first, widths in runs for n, width in enumerate(widths)
        }
        spaces = re.findall(rb"<(\w{4})> <0020>", font.ToUnicode.read_bytes())
        self._spaces = {int(code, 16) for code in spaces}

    def width(self, array: pikepdf.Array) -> float:
        """The width of what an array shows, in thousandths of the size; less a space that
        ends it, where a line was broken.
        """
        total, last = 0.0, 0
        for part in array:
            if isinstance(part, pikepdf.String):
                data = bytes(part)
                codes = [int.from_bytes(data[n : n + 2], "big") for n in range(0, len(data), 2)]
                total += sum(self._widths[code] for code in codes)
                last = codes[-1]
            else:
                total -= float(part)
        return total - (self._widths[last] if last in self._spaces else 0)
