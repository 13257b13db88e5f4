"""Behind the records of a volume: the index of speakers, and statistics."""

from __future__ import annotations

from publisher import view as v
from publisher.exporters.shared.back import Back, Indexed, Mention, filed
from publisher.exporters.shared.xhtml.charts import add_chart
from publisher.exporters.shared.xhtml.elements import Element, add, add_text, set_language
from publisher.exporters.shared.xhtml.page import Place
from publisher.roles import PhraseRole, Role
from publisher.theme.words import language


def add_index(place: Place, back: Back, tag: str) -> None:
    """The speakers, each with the chapters and the turns there. `tag` is that of the heading."""
    section = _section(place, "front-index", back.index, tag)
    section.set("role", "doc-index")
    place.page.mark_type(section, "index")
    listed = _list(section)
    for indexed in back.speakers:
        _add_entry(place.inside(_item(listed)), indexed)


def add_statistics(place: Place, back: Back, tag: str) -> None:
    """How much is said in each meeting, and by whom. `tag` is that of the heading."""
    section = _section(place, "front-statistics", back.statistics, tag)
    anchors, file = place.page.anchors, place.page.file
    for chart in back.charts:
        add_chart(section, chart, lambda address: anchors.link(f"#{address}", file))


def _section(place: Place, kind: str, heading: v.Heading, tag: str) -> Element:
    """A section in the language of the edition's own words, under its heading."""
    ident = place.page.name(heading.id)
    section = add(place.element, "section", class_=kind, aria_labelledby=ident)
    section.text = section.tail = "\n"
    set_language(section, language(place.lang), place.lang)
    head = add(section, tag, id=ident, class_=heading.role)
    head.tail = "\n"
    add_text(head, v.plain(heading.content))
    return section


def _list(parent: Element) -> Element:
    listed = add(parent, "ul", class_="front-list")
    listed.text = listed.tail = "\n"
    return listed


def _item(listed: Element) -> Element:
    item = add(listed, "li")
    item.tail = "\n"
    return item


def _add_entry(place: Place, indexed: Indexed) -> None:
    person = indexed.person
    name = add(place.element, "p", class_=Role.INDEX_NAME)
    add_text(add(name, "strong", class_=PhraseRole.STRONG), filed(person))
    if person.role:
        add_text(name, f", {person.role}")
    listed = _list(place.element)
    for mention in indexed.mentions:
        line = add(_item(listed), "p", class_=Role.INDEX_PLACES)
        _add_mention(place.inside(line), mention)


def _add_mention(place: Place, mention: Mention) -> None:
    """A chapter, and the numbers of the turns there, each leading to its turn."""
    _add_link(place, mention.chapter, mention.name)
    for number, speech in enumerate(mention.speeches):
        add_text(place.element, ", " if number else ": ")
        _add_link(place, speech.address, str(speech.number))


def _add_link(place: Place, address: str, told: str) -> None:
    href = place.page.anchors.link(f"#{address}", place.page.file)
    add_text(add(place.element, "a", class_=PhraseRole.LINK, href=href), told)
