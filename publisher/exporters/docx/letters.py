"""The letters of a style: typeface, weight, slant, colour, size, in the order of the schema."""

from __future__ import annotations

from publisher.exporters.docx.looks import TOGGLES, Looks
from publisher.exporters.docx.wml import (
    Element,
    add,
    add_switch,
    add_value,
    half_points,
    hexadecimal,
    twips,
)
from publisher.theme.model import BlockStyle
from publisher.theme.scripts import CURSIVE, NEVER_ITALIC


def add_letters(
    properties: Element, looks: Looks, style: BlockStyle, base: BlockStyle | None
) -> None:
    """The properties in the order of the schema (EG_RPrBase)."""
    families = looks.theme.families
    if base is not None and style.family != base.family:
        add(properties, "rFonts", **looks.scripts.fonts(families[style.family]))
    for attribute, _, _ in TOGGLES:
        wanted = getattr(style, attribute)
        if wanted != (getattr(base, attribute) if base else False):
            add_toggle(properties, looks, attribute, on=wanted)
    if base is None or style.colour != base.colour:
        add_value(properties, "color", hexadecimal(style.colour))
    cursive = looks.scripts.own in CURSIVE
    if style.tracking != (base.tracking if base else 0) and not cursive:
        add_value(properties, "spacing", twips(style.tracking))
    if base is None or style.size != base.size:
        add_size(properties, style.size)


def add_toggle(properties: Element, looks: Looks, attribute: str, *, on: bool) -> None:
    """Bold, italic or small capitals; no italics in scripts that have none."""
    if attribute == "italic" and looks.scripts.own in NEVER_ITALIC:
        return
    [(element, complex_element)] = [(e, c) for a, e, c in TOGGLES if a == attribute]
    add_switch(properties, element, on=on)
    if complex_element:
        add_switch(properties, complex_element, on=on)


def add_size(properties: Element, size: float) -> None:
    """The size in points, for complex scripts, too."""
    add_value(properties, "sz", half_points(size))
    add_value(properties, "szCs", half_points(size))
