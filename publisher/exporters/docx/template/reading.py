"""What is taken of a template, read once however many files are made with it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from publisher.data import dataclass
from publisher.errors import InputError
from publisher.exporters.docx.package import Content
from publisher.exporters.docx.template.material import taken
from publisher.exporters.docx.wml import RELATION_ID, Element, W
from publisher.foreign.wml import STRICT, number
from publisher.foreign.word_package import Package, Part, open_package
from publisher.theme.model import Page, Theme

_HEADS: Mapping[str, tuple[str, str, str]] = {
    W + "headerReference": ("header", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    W + "footerReference": ("footer", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
_LEFT_OUT = ("footnotePr", "endnotePr", "type", "formProt", "bidi", "printerSettings")
"""Of a section: what the record itself decides, what protects a form, what names a printer."""


@dataclass(frozen=True, slots=True)
class Template:
    """A house's template. `page` is None where it states none; the parts are heads, feet and
    the colours and typefaces that styles may name (`theme`).
    """

    page: Page | None
    section: Element
    parts: tuple[Content, ...]
    styles: Element
    numbering: Content | None
    fonts: Content | None
    settings: Element

    def fitted(self, theme: Theme) -> Theme:
        """The theme on the template's page, whose section decides on columns."""
        return replace(theme, page=replace(self.page or theme.page, columns=1))


@lru_cache(maxsize=1)
def read_template(data: bytes, name: str = "the reference document") -> Template:
    """The template in the bytes of a Word file. What it holds must not be changed.

    Raises `InputError` for what is no Word file, cannot be read safely, or refers to what
    does not come along.
    """
    package = open_package(data, name)
    if STRICT.encode() in package.archive.read(package.main.name.removeprefix("/")):
        raise InputError(f"{name}: this is Strict Open XML", "Save it as an ordinary .docx.")
    styles = package.root("styles")
    if styles is None:
        raise InputError(f"{name}: the file has no styles", "Save it again in Word.")
    section, heads = _section(package)
    theme = _one(package, "theme", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME)
    settings = package.root("settings")
    return Template(
        _page(section, settings),
        section,
        (*heads, *([theme] if theme else [])),
        styles,
        _one(package, "numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
        _one(package, "fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
        etree.Element(W + "settings") if settings is None else settings,
    )


def _one(package: Package, kind: str, media_type: str, relationship: str) -> Content | None:
    for part in package.parts(kind):
        return taken(package, part, media_type, relationship, f"rIdTemplate{kind.capitalize()}")
    return None


def _section(package: Package) -> tuple[Element, tuple[Content, ...]]:
    """The properties of the last section, and the heads and feet that they refer to."""
    found = package.main.root.find(f"{W}body/{W}sectPr")
    section = etree.Element(W + "sectPr") if found is None else deepcopy(found)
    section.attrib.clear()  # of revisions
    for child in list(section):
        if child.tag in {W + name for name in (*_LEFT_OUT, "sectPrChange")}:
            section.remove(child)
    heads: dict[str, Content] = {}
    parts = {part.name: part for kind in ("header", "footer") for part in package.parts(kind)}
    for child in list(section):
        if child.get(RELATION_ID):
            _refer(package, child, parts, heads)
    return section, tuple(heads.values())


def _refer(
    package: Package, reference: Element, parts: Mapping[str, Part], heads: dict[str, Content]
) -> None:
    """Take the part that a section refers to, and let it refer to that."""
    found = package.main.relationships.get(reference.get(RELATION_ID, ""))
    part = parts.get(found.target) if found else None
    if part is None or reference.tag not in _HEADS:
        reference.getparent().remove(reference)  # type: ignore[union-attr]  # inside the section
        return
    _, media_type, relationship = _HEADS[reference.tag]
    if part.name not in heads:
        ident = f"rIdTemplate{len(heads) + 1}"
        heads[part.name] = taken(package, part, media_type, relationship, ident)
    reference.set(RELATION_ID, heads[part.name].id)


def _page(section: Element, settings: Element | None) -> Page | None:
    """The page, where the section states one."""
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    if size is None or margins is None:
        return None
    page = Page(
        width=_points(size, "w"),
        height=_points(size, "h"),
        top=_points(margins, "top"),
        bottom=_points(margins, "bottom"),
        inner=_points(margins, "left") + _points(margins, "gutter"),
        outer=_points(margins, "right"),
        head=_points(margins, "header"),
        foot=_points(margins, "footer"),
        mirrored=settings is not None and settings.find(W + "mirrorMargins") is not None,
    )
    return page if page.measure > 0 else None


def _points(element: Element, name: str) -> float:
    """A length in points. A negative margin is one that no head may push."""
    return number(str(element.get(W + name, "")).lstrip("-")) / 20
