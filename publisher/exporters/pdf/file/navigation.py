"""Ways through a document: named destinations and the outline.

ISO 32000-1, 12.3. reportlab writes neither names nor more than its own kind of outline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from publisher.data import dataclass
from publisher.exporters.pdf.file.syntax import shortest, text_string, utf16
from publisher.exporters.pdf.file.writing import ArchivalDocument, Verbatim

NAMES_PER_LEAF = 64


class Place(NamedTuple):
    """A place on a page, which counts from 1; in points from its lower left corner."""

    page: int
    x: float
    y: float


class OutlineEntry(NamedTuple):
    """A line of the outline. Levels count from 0 and may skip."""

    title: str
    destination: str
    level: int


def name_trees(
    document: ArchivalDocument, places: Mapping[str, Place], attached: str
) -> Verbatim | None:
    """The catalogue's names: every destination, and the entry for what is attached."""
    trees = (_destinations(document, places) if places else "") + attached
    return Verbatim(f"<<{trees}>>".encode("latin-1")) if trees else None


def _destinations(document: ArchivalDocument, places: Mapping[str, Place]) -> str:
    """The entry for destinations, sorted as the standard asks."""
    # names are in ASCII or, with a mark that sorts after it, in UTF-16
    ordered = sorted(places, key=lambda n: (False, n) if n.isascii() else (True, utf16(n)))
    rows = [(text_string(name), places[name]) for name in ordered]
    leaves = [rows[n : n + NAMES_PER_LEAF] for n in range(0, len(rows), NAMES_PER_LEAF)]
    kids = " ".join(_reference(document, _leaf(document, leaf)) for leaf in leaves)
    return f"/Dests<</Kids[{kids}]>>"


def _leaf(document: ArchivalDocument, rows: Sequence[tuple[str, Place]]) -> Verbatim:
    names = "".join(f"{name}{_destination(document, place)}" for name, place in rows)
    limits = f"{rows[0][0]}{rows[-1][0]}"
    return Verbatim(f"<</Limits[{limits}]/Names[{names}]>>".encode("latin-1"))


def _destination(document: ArchivalDocument, place: Place) -> str:
    page = document.number(document.Pages.pages[place.page - 1])
    return f"[{page} 0 R/XYZ {shortest(place.x)} {shortest(place.y)} null]"


@dataclass(slots=True, eq=False)
class _Item:
    """An entry with those under it."""

    title: str
    place: Place | None
    children: list[_Item] = field(default_factory=list)
    obj: Verbatim = field(default_factory=Verbatim)


def outline_tree(
    document: ArchivalDocument, entries: Sequence[OutlineEntry], places: Mapping[str, Place]
) -> Verbatim | None:
    """The outline; entries that lead nowhere are left out. None when there are none."""
    root = _Item("", None)
    _nest(root, [entry for entry in entries if entry.destination in places], places)
    if not root.children:
        return None
    first, last = _linked(document, root)
    count = len(root.children)
    root.obj.content = f"<</Type/Outlines{first}{last}/Count {count}>>".encode("ascii")
    return root.obj


def _nest(root: _Item, entries: Sequence[OutlineEntry], places: Mapping[str, Place]) -> None:
    path: list[tuple[int, _Item]] = [(-1, root)]
    for title, destination, level in entries:
        while path[-1][0] >= level:
            path.pop()
        item = _Item(title, places[destination])
        path[-1][1].children.append(item)
        path.append((level, item))


def _linked(document: ArchivalDocument, parent: _Item) -> tuple[str, str]:
    """Write the items under one; gives its entries for the first and the last."""
    references = [_reference(document, item.obj) for item in parent.children]
    for index, item in enumerate(parent.children):
        before = f"/Prev {references[index - 1]}" if index else ""
        after = f"/Next {references[index + 1]}" if index + 1 < len(references) else ""
        under = _under(document, item)
        place = _destination(document, item.place) if item.place else "[]"
        content = (
            f"<</Title {text_string(item.title)}/Parent {_reference(document, parent.obj)}"
            f"{before}{after}{under}/Dest{place}>>"
        )
        item.obj.content = content.encode("latin-1")
    return f"/First {references[0]}", f"/Last {references[-1]}"


def _under(document: ArchivalDocument, item: _Item) -> str:
    """The entries for an item's own items; it is shown closed."""
    if not item.children:
        return ""
    return "".join(_linked(document, item)) + f"/Count {-len(item.children)}"


def _reference(document: ArchivalDocument, obj: Verbatim) -> str:
    return f"{document.number(obj)} 0 R"
