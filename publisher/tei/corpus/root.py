"""The root of a corpus: its header with all people, places and bodies, and its meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from lxml import etree

from publisher.data import dataclass
from publisher.publication import NO_PUBLICATION, Publication
from publisher.tei import names
from publisher.tei.building.declarations import OF_CORPUS
from publisher.tei.building.header import RESERVED, write_encoding, write_publisher
from publisher.tei.building.languages import english_name
from publisher.tei.building.layout import lay_out
from publisher.tei.building.participants import body_ident, write_name, write_organisations
from publisher.tei.corpus.people import Shared
from publisher.tei.corpus.survey import Meeting
from publisher.tei.edition import Edition
from publisher.tei.identifiers import name_for
from publisher.tei.names import XML_ID, XML_LANG, Element
from publisher.tei.text import child, new_root

XINCLUDE = "http://www.w3.org/2001/XInclude"
IDENT = "corpus"
"""The `xml:id` of the root."""


def taken_ids(meetings: Iterable[Meeting]) -> frozenset[str]:
    """The ids that a corpus gives to what is no person."""
    found = tuple(meetings)
    bodies = (body for meeting in found for member in meeting.members for body in member.bodies)
    return frozenset(
        (
            *(IDENT, *RESERVED),
            *(meeting.id for meeting in found),
            *places_of(found).values(),
            *(body_ident(*body) for body in bodies),
        )
    )


@dataclass(frozen=True, slots=True)
class Collection:
    """What the root tells: its title, the meetings by date with their files, and who is who."""

    title: str
    meetings: tuple[tuple[str, Meeting], ...]  # path from the root, with /
    people: tuple[Shared, ...]
    places: Mapping[str, str]  # id by name
    id: str = ""  # as people use it
    publication: Publication = NO_PUBLICATION

    @property
    def lang(self) -> str:
        """The language of all meetings; `mul`, several (ISO 639-2), where they differ."""
        found = set(self.langs)
        return found.pop() if len(found) == 1 else "mul"

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the meetings."""
        return tuple(sorted({meeting.lang for _, meeting in self.meetings}))

    @property
    def dates(self) -> tuple[str, str] | None:
        """The first and the last date that a meeting tells."""
        found = sorted(meeting.date for _, meeting in self.meetings if meeting.date)
        return (found[0], found[-1]) if found else None

    @property
    def usage(self) -> Mapping[str, int]:
        """How often each element stands in the meetings."""
        found: Counter[str] = Counter()
        for _, meeting in self.meetings:
            found.update(meeting.usage)
        return found

    def total(self, unit: str) -> int:
        """How many speeches or words the meetings have."""
        return sum(meeting.extent.get(unit, 0) for _, meeting in self.meetings)


def places_of(meetings: Iterable[Meeting]) -> Mapping[str, str]:
    """An id for each place where a meeting was."""
    found = sorted({meeting.place for meeting in meetings if meeting.place})
    return MappingProxyType({place: f"place.{name_for(place, '')}" for place in found})


def write_root(collection: Collection) -> Edition:
    """The root of a corpus, valid with its meetings against TEI P5 and Parla-CLARIN."""
    lang = collection.lang
    root = new_root("teiCorpus", IDENT, lang, {"xi": XINCLUDE})
    header = child(root, "teiHeader", "", {XML_LANG: "en"})
    _file(child(header, "fileDesc"), collection)
    _encoding(child(header, "encodingDesc"), collection)
    _profile(child(header, "profileDesc"), collection, lang)
    include(root, collection)
    lay_out(root)
    return Edition(root, IDENT, lang)


def include(root: Element, collection: Collection) -> None:
    """Append what brings each meeting in (XInclude 1.0)."""
    for path, _ in collection.meetings:
        etree.SubElement(root, f"{{{XINCLUDE}}}include").set("href", quote(path))


def _file(file: Element, collection: Collection) -> None:
    title = {"type": "main"}
    child(child(file, "titleStmt"), "title", collection.title, title)
    child(child(file, "editionStmt"), "edition", "1")
    extent = child(file, "extent")
    count = len(collection.meetings)
    _measure(extent, "meetings", "meeting", count)
    for unit, one in (("speeches", "speech"), ("words", "word")):
        _measure(extent, unit, one, collection.total(unit))
    statement = child(file, "publicationStmt")
    write_publisher(statement, collection.publication, collection.id)
    bibl = child(child(file, "sourceDesc"), "bibl")
    child(bibl, "title", collection.title, title)
    _dates(bibl, collection)


def _measure(extent: Element, unit: str, one: str, quantity: int) -> None:
    told = f"{quantity} {one if quantity == 1 else unit}"
    child(extent, "measure", told, {"unit": unit, "quantity": str(quantity)})


def _dates(parent: Element, collection: Collection) -> None:
    """From when to when the meetings were, where they tell it."""
    if dates := collection.dates:
        first, last = dates
        told = first if first == last else f"{first} – {last}"
        child(parent, "date", told, {"from": first, "to": last})


def _encoding(encoding: Element, collection: Collection) -> None:
    project = "Records of meetings, encoded so that they can be published and searched by speaker."
    write_encoding(encoding, project, OF_CORPUS, collection.usage, counted=True)


def _profile(profile: Element, collection: Collection, lang: str) -> None:
    _dates(child(profile, "creation"), collection)
    usage = child(profile, "langUsage")
    for found in collection.langs:
        child(usage, "language", english_name(found), {"ident": found})
    target = {"scheme": "#record-types", "target": names.TRANSCRIPT}
    child(child(profile, "textClass"), "catRef", "", target)
    if collection.people:
        _participants(child(profile, "particDesc", "", {XML_LANG: lang}), collection.people)
    if collection.places:
        holder = child(child(profile, "settingDesc"), "listPlace")
        for name, ident in collection.places.items():
            child(child(holder, "place", "", {XML_ID: ident}), "placeName", name)


def _participants(description: Element, people: Sequence[Shared]) -> None:
    holder = child(description, "listPerson", "", {"type": "participants"})
    for person in people:
        _person(holder, person)
    bodies = dict.fromkeys(body for person in people for body in person.bodies)
    write_organisations(description, bodies)


def _person(holder: Element, person: Shared) -> None:
    told = person.fullest
    ana = names.REGULAR if told.named else names.UNNAMED
    element = child(holder, "person", "", {XML_ID: person.id, "ana": ana})
    write_name(element, told.name, told.forename, told.surname)
    for kind, body in person.bodies:
        child(element, "affiliation", "", {"ref": f"#{body_ident(kind, body)}"})
    for role in person.roles:
        child(element, "occupation", role)
    for kind, address in person.identifiers:
        child(element, "idno", address, {"type": kind})
