"""Tables as formats draw them: read from a Word file's styles, and from a PDF's page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import pikepdf
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THICKEST = 5.0  # points: what is higher is no line

Line = tuple[float, str] | None
"""How thick a line is, in points, and its colour, #rrggbb; None where there is none."""


@dataclass(frozen=True)
class Ruled:
    """A table with a head: its lines, how wide it is, the room beside its words, in points."""

    above: Line
    head: Line
    between: Line
    below: Line
    width: float
    padding: float
    is_full: bool  # as wide as the text, whatever its words are


# --- Word -----------------------------------------------------------------------------


def in_word(data: bytes) -> Ruled:
    """The first table of a Word file, from its style (ECMA-376-1, 17.7.6)."""
    with ZipFile(BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    table = next(body.iter(W + "tbl"))
    named = table.find(f"{W}tblPr/{W}tblStyle").get(W + "val")
    style = next(one for one in styles.iter(W + "style") if one.get(W + "styleId") == named)
    borders = {side.tag: _border(side) for side in style.find(f"{W}tblPr/{W}tblBorders")}
    head = style.find(f"{W}tblStylePr/{W}tcPr/{W}tcBorders/{W}bottom")
    margin = style.find(f"{W}tblPr/{W}tblCellMar/{W}left")
    return Ruled(
        borders[W + "top"],
        _border(head),
        borders[W + "insideH"],
        borders[W + "bottom"],
        sum(int(column.get(W + "w")) for column in table.iter(W + "gridCol")) / 20,
        int(margin.get(W + "w")) / 20,
        is_full=table.find(f"{W}tblPr/{W}tblW").get(W + "type") == "pct",
    )


def _border(side: etree._Element) -> Line:
    if side.get(W + "val") == "nil":
        return None
    return int(side.get(W + "sz")) / 8, f"#{side.get(W + 'color')}".lower()


# --- PDF ------------------------------------------------------------------------------


def in_pdf(data: bytes, rows: int, measure: float) -> Ruled:
    """The table of a PDF's first page, which has nothing else: a head and so many rows."""
    with pikepdf.open(BytesIO(data)) as document:
        rectangles, texts = _drawn(document.pages[0])
    tops = sorted({y + height for _, y, _, height, _ in rectangles}, reverse=True)
    left, width = min(r[0] for r in rectangles), max(r[2] for r in rectangles)
    lines = {y + height: (height, colour) for _, y, _, height, colour in rectangles}
    above, head, *between = (lines[top] for top in tops[:-1])
    return Ruled(
        above,
        head,
        between[0] if len(between) == rows - 1 else None,
        lines[tops[-1]],
        width,
        min(texts) - left,
        is_full=abs(width - measure) < 0.01,
    )


Rectangle = tuple[float, float, float, float, str]


def _drawn(page: pikepdf.Page) -> tuple[list[Rectangle], list[float]]:
    """The lines across a page, and where its words begin."""
    rectangles, texts, colour = [], [], "#000000"
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "rg":
                colour = "#" + "".join(f"{round(float(part) * 255):02x}" for part in operands)
            case "re":
                x, y, width, height = map(float, operands)
                if height < _THICKEST < width:
                    rectangles.append((x, y, width, height, colour))
            case "Tm":
                texts.append(float(operands[4]))
    return rectangles, texts
