"""A style of any kind, as Word's part of styles begins it."""

from __future__ import annotations

from publisher.exporters.docx.names import BUILT_IN_NAMES, style_id
from publisher.exporters.docx.wml import Element, add, add_value
from publisher.roles import Role

_DEFAULTS = frozenset([style_id(Role.PLAIN), "DefaultParagraphFont", "TableNormal"])


def add_style(part: Element, kind: str, ident: str, name: str, based_on: str) -> Element:
    """A new style with its name and what it is based on, "" for nothing."""
    own = {} if name in BUILT_IN_NAMES else {"customStyle": 1}
    first = {"default": 1} if ident in _DEFAULTS else {}
    element = add(part, "style", type=kind, **first, **own, styleId=ident)
    add_value(element, "name", name)
    if based_on:
        add_value(element, "basedOn", based_on)
    return element
