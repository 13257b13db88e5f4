"""Tables with bars: how much is said, in numbers and for the eye."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from publisher.exporters.shared.back import Bar, Chart, grouped
from publisher.exporters.shared.xhtml.elements import Element, add, add_text
from publisher.roles import PhraseRole, Role

SVG = "{http://www.w3.org/2000/svg}"
_WIDE, _HIGH = "100", "8"


def add_chart(parent: Element, chart: Chart, link: Callable[[str], str]) -> None:
    """A row for each bar: what is counted, the numbers, the bar below the last. `link` gives
    the `href` of an address.
    """
    table = add(parent, "table", class_="front-chart")
    head = add(add(table, "thead"), "tr")
    for told in chart.heads:  # a column without a head is named by what stands above the table
        cell = add(head, "th", scope="col", class_=Role.CHART_HEAD) if told else add(head, "td")
        add_text(cell, told)
    body = add(table, "tbody")
    total = sum(bar.counts[-1] for bar in chart.bars if not bar.is_sum)
    for bar in chart.bars:
        row = add(body, "tr")
        row.tail = "\n"
        _add_name(row, bar, link)
        for number in bar.counts:
            cell = add(row, "td", class_=Role.CHART_CELL)
            add_text(cell, grouped(number))
        if not bar.is_sum:
            _add_bar(cell, chart.share(bar), bar.counts[-1] / total if total else 0)


def _add_name(row: Element, bar: Bar, link: Callable[[str], str]) -> None:
    name = add(row, "th", scope="row", class_=Role.CHART_CELL)
    href = link(bar.target) if bar.target else ""
    add_text(add(name, "a", class_=PhraseRole.LINK, href=href) if href else name, bar.told)


def _add_bar(cell: Element, length: float, part: float) -> None:
    """A bar; what it shows, in words, is the percentage of all that is counted."""
    told = {"role": "img", "aria-label": f"{part:.0%}", "viewBox": f"0 0 {_WIDE} {_HIGH}"}
    shape = {"preserveAspectRatio": "none", "width": "100%", "height": "8"}
    names: dict[str, str] = {None: SVG[1:-1]}  # type: ignore[dict-item]  # unknown to lxml's stubs
    drawn = etree.SubElement(cell, f"{SVG}svg", {**told, **shape}, names)
    for name, width in (("all", _WIDE), ("part", f"{100 * length:.1f}")):
        etree.SubElement(drawn, f"{SVG}rect", {"class": name, "width": width, "height": _HIGH})
