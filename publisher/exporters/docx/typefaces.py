"""The table of typefaces: what may stand in for each, and which the file carries."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from publisher.exporters.docx.draft import Draft
from publisher.exporters.docx.package import Content
from publisher.exporters.docx.wml import RELATION_ID, Element, W, add, add_value, root
from publisher.report import Notice
from publisher.theme.model import Family, Theme

_GENERIC = {"serif": "roman", "sans-serif": "swiss", "monospace": "modern"}
_SLOTS = MappingProxyType(
    {  # bold, italic: the element, in the order of the schema (CT_Font)
        (False, False): "embedRegular",
        (True, False): "embedBold",
        (False, True): "embedItalic",
        (True, True): "embedBoldItalic",
    }
)


def font_table(draft: Draft) -> tuple[Element, tuple[Content, ...]]:
    """The part, and the parts of the faces that it refers to (17.8.3)."""
    part = copy(_typefaces(draft.theme))
    carried: list[Content] = []
    needed = dict(_needed(draft))
    for font in part if needed else ():
        name = str(font.get(W + "name"))
        for style in needed.get(name, ()):
            _carry(font, draft, name, style, carried)
    return part, tuple(carried)


@lru_cache(maxsize=8)
def _typefaces(theme: Theme) -> Element:
    """Each typeface of the theme, what may stand in for it, and its kind; to be copied."""
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for family in theme.families.values():
        for stack in family.stacks.values():
            found.setdefault(stack[0], (stack[1:], family.generic))
    part = root("fonts")
    for name, (others, generic) in sorted(found.items()):
        font = add(part, "font", name=name)
        if others:
            add_value(font, "altName", ",".join(others))
        add_value(font, "family", _GENERIC.get(generic, "auto"))
    return part


def _needed(draft: Draft) -> Iterator[tuple[str, list[tuple[bool, bool]]]]:
    """The typefaces that the theme wants carried and this document uses, with their styles."""
    scripts = draft.looks.scripts_in_use()
    for family in draft.theme.families.values():
        for script in scripts if family.embed else ():
            yield family.stack(script)[0], list(_styles(draft.theme, family))


def _styles(theme: Theme, family: Family) -> Iterator[tuple[bool, bool]]:
    """Each (bold, italic) that words in a family may have."""
    blocks = [style for style in theme.blocks.values() if style.family == family.name]
    phrases = theme.phrases.values()
    bold = {block.bold for block in blocks} | {p.bold for p in phrases if p.bold is not None}
    italic = {block.italic for block in blocks} | {
        p.italic for p in phrases if p.italic is not None
    }
    for style in _SLOTS:
        if style in product(bold, italic):
            yield style


def _carry(
    font: Element, draft: Draft, name: str, style: tuple[bool, bool], carried: list[Content]
) -> None:
    """Put one face of a typeface into the file, or tell why not."""
    from publisher.exporters.docx.embedding import embedded

    ident = f"rIdFont{len(carried) + 1}"
    made = embedded(name, style, f"/word/fonts/font{len(carried) + 1}.odttf", ident)
    if isinstance(made, Notice):
        draft.inform(made)
        return
    content, key = made
    add(font, _SLOTS[style], fontKey=key).set(RELATION_ID, ident)
    carried.append(content)
