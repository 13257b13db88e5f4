"""The looks of roles in a Word file, from its styles alone (ECMA-376-1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from publisher.exporters.docx.names import style_id
from publisher.roles import CELLS, Role
from tests.consistency.look import Look, letters

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALIGN = {"left": "start", "right": "end", "both": "justify", "center": "center"}


def looks(data: bytes) -> dict[Role, Look]:
    """The look of each role."""
    with ZipFile(BytesIO(data)) as archive:
        styles = _Styles(etree.fromstring(archive.read("word/styles.xml")))
    return {role: _look(styles, role) for role in Role}


class _Styles:
    def __init__(self, part: etree._Element) -> None:
        self._styles = {style.get(W + "styleId"): style for style in part.iter(W + "style")}
        self._defaults = part.find(W + "docDefaults")

    def _chain(self, ident: str | None) -> Iterator[etree._Element]:
        """A style, those that it is based on, and the defaults of the document."""
        while ident in self._styles:
            style = self._styles[ident]
            yield style
            based = style.find(W + "basedOn")
            ident = None if based is None else based.get(W + "val")
        for name in ("rPrDefault", "pPrDefault"):
            yield self._defaults.find(W + name)

    def get(self, ident: str, path: str, attribute: str = "val") -> str | None:
        """An attribute of a property, from the nearest that states it."""
        for style in self._chain(ident):
            found = style.find("/".join(W + step for step in path.split("/")))
            if found is not None and found.get(W + attribute) is not None:
                return found.get(W + attribute)
        return None


def _look(styles: _Styles, role: Role) -> Look:
    ident = style_id(role)

    def points(path: str, attribute: str) -> float:
        return int(styles.get(ident, path, attribute) or 0) / 20

    hanging = _hanging(styles, ident)
    space = points("pPr/spacing", "before"), points("pPr/spacing", "after")
    return Look(
        typeface=letters(styles.get(ident, "rPr/rFonts", "ascii") or ""),
        size=int(styles.get(ident, "rPr/sz") or 0) / 2,
        colour=f"#{styles.get(ident, 'rPr/color')}".lower(),
        leading=points("pPr/spacing", "line"),
        align=_ALIGN[styles.get(ident, "pPr/jc") or "left"],
        before=space[0],
        after=space[1],
        between=sum(space) if role in CELLS else max(space),
        indent=points("pPr/ind", "left"),
        first_line=-hanging if hanging else points("pPr/ind", "firstLine"),
        end_indent=points("pPr/ind", "right"),
    )


def _hanging(styles: _Styles, ident: str) -> float:
    """The first line's negative indent, where the nearest style states one."""
    return int(styles.get(ident, "pPr/ind", "hanging") or 0) / 20
