"""A file takes on a template: the parts that it is about to be made of, changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE

from publisher.exporters.docx.draft import Draft
from publisher.exporters.docx.package import Content
from publisher.exporters.docx.template.naming import merged
from publisher.exporters.docx.template.order import SECTION, SETTINGS, place
from publisher.exporters.docx.template.reading import Template
from publisher.exporters.docx.wml import Element, W, root

_HEADS = frozenset([RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER])
_STYLED = ("pStyle", "rStyle", "tblStyle")
_OURS = frozenset(["zoom", "footnotePr", "endnotePr", "compat", "themeFontLang", "writeProtection"])
"""Settings that the file keeps; the template decides the rest of those that are known."""
_ALSO_OURS = frozenset(["embedTrueTypeFonts"])
_VAL = W + "val"


def adopted(
    template: Template, draft: Draft, document: Element, parts: Iterable[Content]
) -> tuple[Content, ...]:
    """The parts, with the template's page, heads, feet, styles, counts, fonts and settings.

    The document itself is changed: its section, and the names of its styles and lists.
    """
    ours = [content for content in parts if content.relationship not in _HEADS]
    styles = next(c for c in ours if c.relationship == RELATIONSHIP_TYPE.STYLES)
    named = merged(template.styles, cast("Element", styles.content), draft)
    first = _first_free(template.numbering)
    _turn_page(document, template, draft)
    for story in (document, *_stories(ours)):
        _rename(story, named.ids, first)
    changed: Mapping[str, Callable[[Element], Element]] = {
        RELATIONSHIP_TYPE.STYLES: lambda _: named.part,
        RELATIONSHIP_TYPE.SETTINGS: lambda own: _settings(own, template.settings),
    }
    kept = [_changed(content, changed) for content in ours]
    return tuple(_with(template, kept, first)) + template.parts


def _changed(content: Content, changed: Mapping[str, Callable[[Element], Element]]) -> Content:
    change = changed.get(content.relationship)
    return replace(content, content=change(cast("Element", content.content))) if change else content


def _with(template: Template, ours: list[Content], first: tuple[int, int]) -> Iterator[Content]:
    """Our parts, those joined to the template's that both have."""
    waiting = {
        RELATIONSHIP_TYPE.NUMBERING: template.numbering,
        RELATIONSHIP_TYPE.FONT_TABLE: template.fonts,
    }
    for content in ours:
        house = waiting.pop(content.relationship, None)
        if house is None:
            yield content
        elif content.relationship == RELATIONSHIP_TYPE.FONT_TABLE:
            yield _fonts(house, content)
        else:
            yield _counts(house, content, first)
    if left := waiting.get(RELATIONSHIP_TYPE.NUMBERING):
        yield left


def _stories(parts: Iterable[Content]) -> Iterator[Element]:
    for content in parts:
        if content.relationship == RELATIONSHIP_TYPE.FOOTNOTES:
            yield cast("Element", content.content)


def _turn_page(document: Element, template: Template, draft: Draft) -> None:
    """Put the template's section in the place of ours."""
    ours = cast("Element", document.find(f"{W}body/{W}sectPr"))
    section = deepcopy(template.section)
    for name in ("pgSz", "pgMar"):
        if section.find(W + name) is None:
            place(section, cast("Element", ours.find(W + name)), SECTION)
    numbers = ours.find(W + "lnNumType")
    if numbers is not None and section.find(W + "lnNumType") is None:
        place(section, deepcopy(numbers), SECTION)
    if draft.rtl:
        place(section, root("bidi"), SECTION)
    cast("Element", ours.getparent()).replace(ours, section)


def _rename(story: Element, ids: Mapping[str, str], first: tuple[int, int]) -> None:
    """Name the styles as they are called now, and the lists as they are counted."""
    for element in story.iter(*(W + name for name in _STYLED)):
        element.set(_VAL, ids[str(element.get(_VAL))])
    for element in story.iter(W + "numId"):
        element.set(_VAL, str(int(str(element.get(_VAL))) + first[1]))


def _settings(ours: Element, house: Element) -> Element:
    """Our settings, with the template's for its page, its hyphens and its punctuation."""
    made = deepcopy(ours)
    taken = {W + name for name in SETTINGS if name not in _OURS}
    there = {child.tag for child in house}
    for child in list(made):
        if child.tag in taken - {W + name for name in _ALSO_OURS} or child.tag in taken & there:
            made.remove(child)
    for child in house:
        if child.tag in taken:
            place(made, deepcopy(child), SETTINGS)
    return made


# --- lists and fonts ------------------------------------------------------------------


def _first_free(numbering: Content | None) -> tuple[int, int]:
    """The first numbers that the template uses for no kind of list and for no list; ours,
    which begin with 0 and 1, come after.
    """
    if numbering is None:
        return 0, 0
    part = cast("Element", numbering.content)
    kinds = [int(e.get(W + "abstractNumId", 0)) for e in part.iter(W + "abstractNum")]
    lists = [int(e.get(W + "numId", 0)) for e in part.iter(W + "num")]
    return max(kinds, default=-1) + 1, max(lists, default=0)


def _counts(house: Content, ours: Content, first: tuple[int, int]) -> Content:
    """The template's lists and, after them, ours; kinds come before lists."""
    part = deepcopy(cast("Element", house.content))
    own = deepcopy(cast("Element", ours.content))
    kinds, lists = own.findall(W + "abstractNum"), own.findall(W + "num")
    for kind in kinds:
        kind.set(W + "abstractNumId", str(int(kind.get(W + "abstractNumId", 0)) + first[0]))
    for one in lists:
        one.set(W + "numId", str(int(one.get(W + "numId", 0)) + first[1]))
        told = cast("Element", one.find(W + "abstractNumId"))
        told.set(_VAL, str(int(told.get(_VAL, 0)) + first[0]))
    for element in (*kinds, *lists):
        place(part, element, ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"))
    return replace(house, content=part)


def _fonts(house: Content, ours: Content) -> Content:
    """The template's typefaces, and those of ours that it does not name."""
    part = deepcopy(cast("Element", house.content))
    named = {font.get(W + "name") for font in part.iter(W + "font")}
    inner = {content.id: content for content in ours.parts}
    taken: list[Content] = []
    for font in cast("Element", ours.content).iter(W + "font"):
        if font.get(W + "name") not in named:
            part.append(deepcopy(font))
            ids = {str(value) for slot in font for value in slot.attrib.values()}
            taken += [inner[ident] for ident in sorted(ids & set(inner))]
    return replace(house, content=part, parts=(*house.parts, *taken))
