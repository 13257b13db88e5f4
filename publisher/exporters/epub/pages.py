"""The pages of an e-book: the title page and the parts of the text."""

from __future__ import annotations

from publisher import view as v
from publisher.exporters.epub.edition import Edition
from publisher.exporters.epub.pagebreaks import mark_pages
from publisher.exporters.epub.parts import INDEX, STATISTICS, STYLESHEET, TITLE_PAGE, Part
from publisher.exporters.shared import front
from publisher.exporters.shared.back import Back
from publisher.exporters.shared.xhtml.back import add_index, add_statistics
from publisher.exporters.shared.xhtml.blocks import add_blocks, add_notes
from publisher.exporters.shared.xhtml.document import new_body, serialize
from publisher.exporters.shared.xhtml.elements import EPUB_TYPE, Element, add, add_text
from publisher.exporters.shared.xhtml.inline import add_inlines
from publisher.exporters.shared.xhtml.page import Place
from publisher.roles import Role

ADDED_TITLE = "front-title"
"""The class of a title that the source does not print."""


def title_page(edition: Edition) -> bytes:
    """Title and facts as the record prints them, then the participants."""
    body = _body(edition, edition.view.facts.title, "frontmatter")
    section = add(body, "section")
    section.set(EPUB_TYPE, "titlepage")
    section.text = section.tail = "\n"
    place = Place(section, edition.page(TITLE_PAGE), edition.view.lang)
    if edition.title:
        heading = add(section, "h1", class_=f"{Role.TITLE} {ADDED_TITLE}")
        heading.tail = "\n"
        add_inlines(place.inside(heading), edition.title.content)
    if facts := front.volume_facts(edition.view, edition.words):
        add_blocks(place.inside(add(section, "div", class_="front-about")), facts)
    add_blocks(place, edition.head)
    _add_people(edition, body)
    add_notes(place)
    mark_pages(body, edition, TITLE_PAGE)
    return serialize(body)


def _add_people(edition: Edition, body: Element) -> None:
    if not edition.people:
        return
    section = add(body, "section")
    section.text = section.tail = "\n"
    heading, *people = (v.plain(b.content) for b in edition.people if isinstance(b, v.Paragraph))
    element = add(section, "h2", class_=Role.FRONT_HEADING)
    element.tail = "\n"
    add_text(element, heading)
    listed = add(section, "ul", class_="front-list")
    for person in people:
        add_text(add(add(listed, "li"), "p", class_=Role.FRONT_ITEM), person)


def part_page(edition: Edition, part: Part) -> bytes:
    """A part of the text with the notes that it refers to."""
    heading = part.heading
    title = v.plain(heading.content).strip() if heading else edition.view.facts.title
    body = _body(edition, title, "bodymatter")
    place = Place(body, edition.page(part.file), edition.view.lang)
    add_blocks(place, part.before)
    section = _chapter(edition, body, part.file, heading) if heading else add(body, "div")
    section.text = section.tail = "\n"
    place = place.inside(section)
    add_blocks(place, part.blocks)
    add_notes(place)
    mark_pages(body, edition, part.file)
    return serialize(body)


def index_page(edition: Edition, back: Back) -> bytes:
    """The index of speakers."""
    body = _body(edition, v.plain(back.index.content), "backmatter")
    add_index(Place(body, edition.page(INDEX), edition.view.lang), back, "h1")
    mark_pages(body, edition, INDEX)
    return serialize(body)


def statistics_page(edition: Edition, back: Back) -> bytes:
    """How much is said, and by whom."""
    body = _body(edition, v.plain(back.statistics.content), "backmatter")
    add_statistics(Place(body, edition.page(STATISTICS), edition.view.lang), back, "h1")
    mark_pages(body, edition, STATISTICS)
    return serialize(body)


def _chapter(edition: Edition, body: Element, file: str, heading: v.Heading) -> Element:
    place = edition.anchors.places.get(heading.id)
    label = place.id if place and place.file == file else ""
    section = add(body, "section", role="doc-chapter", aria_labelledby=label)
    section.set(EPUB_TYPE, "chapter")
    return section


def _body(edition: Edition, title: str, kind: str) -> Element:
    body = new_body(title, edition.view.lang, STYLESHEET, types=True)
    body.set(EPUB_TYPE, kind)
    return body
