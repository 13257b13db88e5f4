"""Which style of a template a style of ours becomes, and the part that holds them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from publisher.data import dataclass
from publisher.exporters.docx.draft import Draft
from publisher.exporters.docx.languages import default_attribute
from publisher.exporters.docx.names import ADDED_STYLES, style_id
from publisher.exporters.docx.template.order import PARAGRAPH, STYLE, place
from publisher.exporters.docx.wml import Element, W, add, root
from publisher.report import Notice, Severity
from publisher.roles import PhraseRole, Role

_KNOWN_BY_NAME = ADDED_STYLES | {
    style_id(role) for role in (Role.TITLE, PhraseRole.ADDED, PhraseRole.NOTE_REFERENCE)
}
"""Styles that tell what an edition adds when a file is read back: they keep their names, and
take the look of the template's style.
"""
_REFERENCES = ("basedOn", "next", "link")
_VAL = W + "val"


@dataclass(frozen=True, slots=True)
class Styles:
    """The part that holds all styles, and the new id of each of ours."""

    part: Element
    ids: Mapping[str, str]


class _House:
    """The template's styles, by kind and by name without regard to case."""

    def __init__(self, part: Element) -> None:
        self.part = deepcopy(part)
        own = list(self.part.iter(W + "style"))
        self.ids = {str(style.get(W + "styleId")) for style in own}
        self.names = {_name(style) for style in own}
        self.kinds = {style.get(W + "type") for style in own if style.get(W + "default")}
        self._found = {(style.get(W + "type"), _name(style)): style for style in own}

    def find(self, kind: str | None, name: str) -> Element | None:
        return self._found.get((kind, name.casefold()))

    def free(self, ident: str) -> str:
        while ident in self.ids:
            ident += "Record"
        self.ids.add(ident)
        return ident


def merged(template: Element, ours: Element, draft: Draft) -> Styles:
    """The template's styles, and after them those of ours that it has not."""
    house = _House(template)
    ids: dict[str, str] = {}
    added = []
    for style in ours.iter(W + "style"):
        ident = str(style.get(W + "styleId"))
        found = _twin(house, style, draft)
        if found is not None and (_name(found) == _name(style) or ident not in _KNOWN_BY_NAME):
            ids[ident] = str(found.get(W + "styleId"))
            _keep_outline(found, style)
            continue
        ids[ident] = house.free(ident)
        added.append(_like(style, found) if found is not None else deepcopy(style))
    for style in added:
        _rename(style, ids, house)
        house.part.append(style)
    _speak(house.part, draft)
    return Styles(house.part, ids)


def _name(style: Element) -> str:
    found = style.find(W + "name")
    return "" if found is None else str(found.get(_VAL, "")).casefold()


def _twin(house: _House, style: Element, draft: Draft) -> Element | None:
    """The template's style for one of ours: as the theme's table says, else of its name."""
    kind = style.get(W + "type")
    named = {style_id(role): (role, name) for role, name in draft.theme.template_styles.items()}
    role, wanted = named.get(str(style.get(W + "styleId")), ("", ""))
    if wanted:
        found = house.find(kind, wanted)
        if found is not None:
            return found
        draft.inform(_no_such_style(role, wanted))
    return house.find(kind, _name(style))


def _no_such_style(role: str, wanted: str) -> Notice:
    kind = "character" if role in set(PhraseRole) else "paragraph"
    return Notice(
        "P604",
        Severity.WARNING,
        f"the reference document has no {kind} style {wanted!r} for {role}",
        hint="Give the style's name as Word shows it, in [template] of the style.",
    )


def _keep_outline(house: Element, ours: Element) -> None:
    """Let the template's heading be one in Word's outline, too."""
    level = ours.find(f"{W}pPr/{W}outlineLvl")
    if level is not None and house.find(f"{W}pPr/{W}outlineLvl") is None:
        place(_properties(house), deepcopy(level), PARAGRAPH)


def _properties(style: Element) -> Element:
    """The properties of a style's paragraphs, made where there are none."""
    found = style.find(W + "pPr")
    if found is None:
        found = root("pPr")
        place(style, found, STYLE)
    return found


def _like(ours: Element, house: Element) -> Element:
    """Our style by name, the template's by look."""
    made = deepcopy(ours)
    for child in list(made):
        if child.tag in {W + "pPr", W + "rPr", W + "basedOn"}:
            made.remove(child)
    base = root("basedOn")
    base.set(_VAL, str(house.get(W + "styleId")))
    place(made, base, STYLE)
    _keep_outline(made, ours)
    return made


def _rename(style: Element, ids: Mapping[str, str], house: _House) -> None:
    style.set(W + "styleId", ids[str(style.get(W + "styleId"))])
    if style.get(W + "type") in house.kinds:
        style.attrib.pop(W + "default", "")
    if _name(style) in house.names:  # as a style of another kind
        name = style.find(W + "name")
        if name is not None:
            name.set(_VAL, f"{name.get(_VAL)} (Record)")
    for reference in style.iter(*(W + name for name in _REFERENCES)):
        reference.set(_VAL, ids.get(str(reference.get(_VAL)), str(reference.get(_VAL))))


def _speak(part: Element, draft: Draft) -> None:
    """Let the styles speak the record's language, and run its way."""
    for told in list(_told(part)):
        told.getparent().remove(told)  # type: ignore[union-attr]  # inside properties
    defaults = part.find(W + "docDefaults")
    if defaults is None:
        defaults = root("docDefaults")
        part.insert(0, defaults)
    run = _first(_first(defaults, "rPrDefault"), "rPr")
    if attribute := default_attribute(draft.view.lang):
        add(run, "lang", **attribute)
    for style in part.iter(W + "style") if draft.rtl else ():
        if style.get(W + "type") == "paragraph" and style.get(W + "default"):
            place(_properties(style), root("bidi"), PARAGRAPH)


def _told(part: Element) -> Iterator[Element]:
    yield from part.iterfind(f".//{W}rPr/{W}lang")
    yield from part.iterfind(f".//{W}pPr/{W}bidi")


def _first(parent: Element, name: str) -> Element:
    """The child of this name, made the first where there is none."""
    found = parent.find(W + name)
    if found is None:
        found = root(name)
        parent.insert(0, found)
    return found
