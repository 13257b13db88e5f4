"""What a corpus needs to know of a meeting: small, so that thousands are kept in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.data import dataclass
from publisher.tei import names
from publisher.tei.edition import Edition
from publisher.tei.identifiers import ident_of
from publisher.tei.names import XML_ID, Element, qualified
from publisher.tei.text import one_line, words

Body = tuple[str, str]
"""An organisation or a side: its kind and its name."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person as one meeting lists them."""

    meeting: str  # the meeting's `xml:id`
    id: str  # the person's, in that meeting
    name: str
    named: bool = True
    forename: str = ""
    surname: str = ""
    role: str = ""
    bodies: tuple[Body, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # kind, and address on the web


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: what its header tells."""

    id: str  # its `xml:id`
    title: str
    lang: str
    date: str
    place: str
    members: tuple[Member, ...]
    extent: Mapping[str, int]  # speeches and words
    usage: Mapping[str, int]  # how often each element stands in the text


def survey(edition: Edition) -> Meeting:
    """What a corpus needs to know of an edition of our profile."""
    root = edition.root
    ident = root.get(XML_ID, "")
    bodies = {
        ident_of(org): (org.get("type", ""), _told(org, "orgName")) for org in _all(root, "org")
    }
    setting = next(_all(root, "setting"), None)
    return Meeting(
        ident,
        _told(root, "title"),
        edition.lang,
        _date(root),
        _told(setting, "name") if setting is not None else "",
        tuple(_member(person, ident, bodies) for person in _all(root, "person")),
        {unit: _count(of, "quantity") for of in _all(root, "measure") if (unit := of.get("unit"))},
        {name: _count(tag, "occurs") for tag in _all(root, "tagUsage") if (name := tag.get("gi"))},
    )


def _member(person: Element, meeting: str, bodies: Mapping[str, Body]) -> Member:
    refs = [of.get("ref", "").removeprefix("#") for of in _all(person, "affiliation")]
    name = next(_all(person, "persName"), None)
    role = _told(person, "roleName")
    told = one_line(words(name)) if name is not None else ""
    return Member(
        meeting,
        ident_of(person),
        told.removeprefix(role).strip() or told,
        person.get("ana") != names.UNNAMED,
        _told(person, "forename"),
        _told(person, "surname"),
        role,
        tuple(bodies[ref] for ref in refs if ref in bodies),
        tuple((of.get("type", ""), one_line(words(of))) for of in _all(person, "idno")),
    )


def _date(root: Element) -> str:
    """When the meeting was, as its header tells in normal form."""
    for holder in ("setting", "creation", "publicationStmt"):
        for element in _all(root, holder):
            for date in _all(element, "date"):
                if when := date.get("when"):
                    return when
    return ""


def _count(element: Element, attribute: str) -> int:
    told = element.get(attribute, "")
    return int(told) if told.isascii() and told.isdecimal() else 0


def _told(element: Element, name: str) -> str:
    found = next(_all(element, name), None)
    return one_line(words(found)) if found is not None else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    """The header's elements of this name: a header goes before the text, which stays unread."""
    header = next(element.iter(qualified("teiHeader")), element)
    return header.iter(qualified(name))
