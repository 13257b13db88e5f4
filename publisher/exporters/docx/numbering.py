"""Lists that Word counts: bullets and numbers, where the source printed no marks; the same
whether or not they stand in another list, as in every format.
"""

from __future__ import annotations

from publisher.exporters.docx.draft import Draft
from publisher.exporters.docx.names import DEEPEST_LIST
from publisher.exporters.docx.styles import list_indent
from publisher.exporters.docx.wml import Element, add, add_value, root, twips
from publisher.roles import Role

_BULLET = "•"


def numbering(draft: Draft) -> Element:
    """The part: what bullets and numbers look like, and one count for every list."""
    part = root("numbering")
    for ordered in (False, True):
        _add_kind(part, draft, ordered=ordered)
    for number, start in enumerate(draft.numberings, 1):
        element = add(part, "num", numId=number)
        add_value(element, "abstractNumId", int(start is not None))
        if start is not None:
            _start_at(element, start)
    return part


def _start_at(element: Element, start: int) -> None:
    """Each list counts for itself, whatever level it stands on."""
    for level in range(DEEPEST_LIST):
        add_value(add(element, "lvlOverride", ilvl=level), "startOverride", start)


def _add_kind(part: Element, draft: Draft, *, ordered: bool) -> None:
    kind = add(part, "abstractNum", abstractNumId=int(ordered))
    add_value(kind, "multiLevelType", "hybridMultilevel")
    item = draft.theme.blocks[Role.LIST_ITEM]
    for depth in range(1, DEEPEST_LIST + 1):
        level = add(kind, "lvl", ilvl=depth - 1)
        add_value(level, "start", 1)
        add_value(level, "numFmt", "decimal" if ordered else "bullet")
        add_value(level, "lvlText", f"%{depth}." if ordered else _BULLET)
        add_value(level, "lvlJc", "left")
        indent = twips(list_indent(item, depth))
        add(add(level, "pPr"), "ind", left=indent, hanging=twips(max(0, -item.first_line)))
