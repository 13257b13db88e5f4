"""The page: head, title, contents, text, notes, speakers, and the edition that it carries."""

from __future__ import annotations

import base64
import hashlib

from lxml import etree

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.base import TEI_MEDIA_TYPE
from publisher.exporters.html.linked_data import linked_data
from publisher.exporters.html.sheets import sheets
from publisher.exporters.html.speakers import shares
from publisher.exporters.html.stylesheet import page_stylesheet
from publisher.exporters.shared import back, front
from publisher.exporters.shared.sealing import manifest_id
from publisher.exporters.shared.xhtml.anchors import Anchors, chart
from publisher.exporters.shared.xhtml.back import add_index, add_statistics
from publisher.exporters.shared.xhtml.blocks import add_blocks, add_notes
from publisher.exporters.shared.xhtml.charts import add_chart
from publisher.exporters.shared.xhtml.elements import (
    NAMESPACE,
    XHTML,
    Element,
    add,
    add_text,
    set_attributes,
    set_language,
)
from publisher.exporters.shared.xhtml.inline import add_inlines
from publisher.exporters.shared.xhtml.page import Page, Place
from publisher.naming import safe_name
from publisher.roles import Role
from publisher.theme.model import Theme, When, Words

_FILE = ""  # all addresses are in this one
_ANCHORED = frozenset(XHTML + name for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6"))
_POLICY = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'"
"""Nothing is fetched, nothing runs; the one style sheet is known by its digest (CSP 3)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A view on its way into a page. `head` is what the record prints before its text."""

    view: v.View
    theme: Theme
    words: Words
    edition: bytes
    head: tuple[v.Block, ...]
    rest: tuple[v.Block, ...]
    anchors: Anchors

    def free_id(self, wanted: str) -> str:
        """An `id` that no address of the record has."""
        while wanted in self.anchors.taken:
            wanted += "-"
        return wanted


def page(view: v.View, theme: Theme, words: Words, edition: bytes) -> Element:
    """The root of the page. `edition` is the TEI that it carries, or nothing."""
    head, rest = front.split_head(view.blocks)
    blocks = (*view.blocks, *back.headings(view, words))
    anchors = chart(((_FILE, blocks),), view)
    made = Made(view, theme, words, edition, head, rest, anchors)
    names: dict[str, str] = {None: NAMESPACE}  # type: ignore[dict-item]  # unknown to lxml's stubs
    html = etree.Element(f"{XHTML}html", nsmap=names)
    set_language(html, view.lang, "")
    html.set("lang", html.get("lang", "und"))
    html.set("dir", view.direction)
    html.text = "\n"
    _add_head(html, made)
    _add_body(html, made)
    return html


# --- head -----------------------------------------------------------------------------


def _add_head(html: Element, made: Made) -> None:
    head = _add(html, "head")
    style = page_stylesheet(made.theme) + sheets(made.view, made.theme, made.words)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = {
        "http_equiv": "Content-Security-Policy",
        "content": _POLICY.format(f"sha256-{digest}"),
    }
    _add(head, "meta", charset="utf-8")
    _add(head, "meta", **policy)
    _add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add_text(_add(head, "title"), " ".join(made.view.facts.title.split()))
    _add(head, "style").text = style
    told = linked_data(made.view, in_full=bool(made.edition))
    add_text(_add(head, "script", type="application/ld+json"), told)


def _add(parent: Element, tag: str, /, **attributes: str) -> Element:
    """A new last child, the source gets a line end after it."""
    parent.text = parent.text or "\n"
    element = add(parent, tag, **attributes)
    element.tail = "\n"
    return element


# --- body -----------------------------------------------------------------------------


def _add_body(html: Element, made: Made) -> None:
    view, layout = made.view, made.theme.layout
    entries = front.contents_entries(view, layout)
    entries += back.entries(view, made.words) if entries else ()
    body = _add(html, "body", class_="with-contents" if entries else "")
    notes = {note.id: note for note in view.notes}
    place = Place(body, Page(_FILE, made.anchors, layout, notes, types=False), view.lang)
    held = None if layout.participants is When.NEVER else shares(view, made.words)
    people = made.free_id("speakers") if held else ""
    _add_title(place, made)
    if entries:
        _add_contents(body, made, entries, people)
    main = _add(body, "main")
    add_blocks(place.inside(main), made.rest)
    add_notes(place.inside(main))
    for part in body.iterchildren(f"{XHTML}header", f"{XHTML}main"):
        _add_anchors(part)
        _name(part)
        _let_scroll(part)
    if held:
        section = _add(main, "section", class_="front-people", aria_labelledby=people)
        add_text(_add(section, "h2", id=people, class_=Role.FRONT_HEADING), made.words.participants)
        add_chart(section, held, str)
    if behind := back.back_of(view, made.words):
        add_index(place.inside(main), behind, "h2")
        add_statistics(place.inside(main), behind, "h2")
    if made.edition:
        _add_edition(body, made)


def _add_title(place: Place, made: Made) -> None:
    """What the record prints at its head, or the title that the edition adds."""
    title = front.title_block(made.view)
    if not title and not made.head:
        return
    header = _add(place.element, "header")
    inside = place.inside(header)
    if title:
        heading = _add(header, "h1", class_=f"{Role.TITLE} front-title")
        add_inlines(place.inside(heading), title.content)
    if facts := front.volume_facts(made.view, made.words):
        add_blocks(place.inside(_add(header, "div", class_="front-about")), facts)
    add_blocks(inside, made.head)


def _add_contents(body: Element, made: Made, entries: tuple[front.Entry, ...], people: str) -> None:
    ident = made.free_id("contents")
    named = {"role": "doc-toc", "aria_labelledby": ident}
    nav = _add(body, "nav", class_="front-contents", **named)
    add_text(_add(nav, "h2", id=ident, class_=Role.CONTENTS_HEADING), made.words.contents)
    listed = _add(nav, "ol")
    lines = [(made.anchors.link(f"#{e.address}", _FILE), e.text, e.level) for e in entries]
    lines += [(f"#{people}", made.words.participants, 1)] if people else []
    for href, text, level in lines:
        told = " ".join(text.split())
        if href and told:
            role = Role.CONTENTS_1 if level == 1 else Role.CONTENTS_2
            add_text(add(_add(listed, "li"), "a", class_=role, href=href), told)


def _add_anchors(part: Element) -> None:
    """A link to itself behind each paragraph and heading that has an address. Its sign is
    made by the style sheet, so that it is nowhere among the words.
    """
    for element in list(part.iter(*_ANCHORED)):
        ident = element.get("id")
        if ident:
            add(element, "a", class_="anchor", href=f"#{ident}", aria_label=ident, title=ident)


def _name(part: Element) -> None:
    """A name for each note, of which there may be many: its address."""
    for note in part.iter(f"{XHTML}aside"):
        note.set("aria-label", note.get("id", ""))


def _let_scroll(part: Element) -> None:
    """A frame around each table, in which one that is wider than a small screen can be moved, by
    keys, too; named as its caption says, else by its address.
    """
    for table in list(part.iter(f"{XHTML}table")):
        caption = table.find(f"{XHTML}caption")
        told = "" if caption is None else " ".join("".join(map(str, caption.itertext())).split())
        frame = etree.Element(f"{XHTML}div")
        named = {"role": "group", "aria_label": told or table.get("id", "")}
        name = "scroll" if told else "scroll apart"
        set_attributes(frame, class_=name, tabindex="0", **named)
        frame.tail, table.tail = table.tail, None
        table.addprevious(frame)
        frame.append(table)


def _add_edition(body: Element, made: Made) -> None:
    """The edition, to be saved by whoever reads the page: a link that holds it."""
    foot = _add(body, "footer", class_="front-foot")
    data = base64.b64encode(made.edition).decode()
    link = add(
        foot,
        "a",
        id=manifest_id(made.edition),
        type=TEI_MEDIA_TYPE,
        download=f"{safe_name(made.view.id)}.xml",
    )
    link.set("href", f"data:{TEI_MEDIA_TYPE};base64,{data}")
    add_text(link, "TEI (XML)")
