"""The table of speakers: who says how much, in numbers and as bars."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from publisher import view as v
from publisher.exporters import front
from publisher.exporters.wrapping import IDEOGRAPHS
from publisher.exporters.xhtml.elements import Element, add, add_text
from publisher.roles import Role
from publisher.theme.model import Words

SVG = "{http://www.w3.org/2000/svg}"

_COUNTED = re.compile(rf"[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+")
_GROUPED = "\u202f"  # ISO 80000-1, 7.3.1: digits are parted by a small space, by no sign
_WIDE, _HIGH = "100", "8"


class Share(NamedTuple):
    """What one speaker says: how they are introduced, and how many words."""

    told: str
    words: int


def shares(view: v.View, words: Words) -> tuple[Share, ...]:
    """Everyone who takes the floor, in the order of the people of the view."""
    counted = Counter[str]()
    for block in v.walk(view.blocks):
        if isinstance(block, v.Turn):
            counted[block.speaker] += sum(map(counted_words, _said(block)))
    return tuple(
        Share(front.introduced(person, words.list_separator), counted[person.id])
        for person in view.people
        if person.id in counted
    )


def counted_words(text: str) -> int:
    """The words of a text; of scripts without spaces, each character is one."""
    return len(_COUNTED.findall(text))


def _said(turn: v.Turn) -> Iterator[str]:
    paragraphs = (block for block in v.walk(turn.blocks) if isinstance(block, v.Paragraph))
    return (v.plain(paragraph.content) for paragraph in paragraphs)


def add_table(parent: Element, held: tuple[Share, ...], words: Words) -> None:
    """A row for each speaker: name and office, number of words, a bar as long as the share."""
    table = add(parent, "table", class_="front-speakers")
    head = add(add(table, "thead"), "tr")
    add(head, "td")  # the heading above the table says what is in this column
    add_text(add(head, "th", scope="col", class_=Role.TABLE_HEAD), words.words)
    body = add(table, "tbody")
    most = max(share.words for share in held)
    total = sum(share.words for share in held)
    for share in held:
        row = add(body, "tr")
        row.tail = "\n"
        add_text(add(row, "th", scope="row", class_=Role.TABLE_CELL), share.told)
        cell = add(row, "td", class_=Role.TABLE_CELL)
        add_text(cell, f"{share.words:,}".replace(",", _GROUPED))
        _add_bar(cell, share.words / most if most else 0, share.words / total if total else 0)


def _add_bar(cell: Element, length: float, part: float) -> None:
    """A bar; what it shows, in words, is the percentage of all that is said."""
    told = {"role": "img", "aria-label": f"{part:.0%}", "viewBox": f"0 0 {_WIDE} {_HIGH}"}
    shape = {"preserveAspectRatio": "none", "width": "100%", "height": "8"}
    names: dict[str, str] = {None: SVG[1:-1]}  # type: ignore[dict-item]  # unknown to lxml's stubs
    chart = etree.SubElement(cell, f"{SVG}svg", {**told, **shape}, names)
    for name, width in (("all", _WIDE), ("part", f"{100 * length:.1f}")):
        etree.SubElement(chart, f"{SVG}rect", {"class": name, "width": width, "height": _HIGH})
