"""The root of a ParlaMint corpus (ParlaMint-teiCorpus.rng): who, where, when, which kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.report import Notice, Outcome
from publisher.tei.building.declarations import OF_CORPUS
from publisher.tei.building.header import write_declarations, write_taxonomies, write_usage
from publisher.tei.building.languages import english_name
from publisher.tei.building.layout import lay_out
from publisher.tei.building.participants import body_ident
from publisher.tei.corpus.people import Shared
from publisher.tei.corpus.root import IDENT, XINCLUDE, Collection, include
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, XML_LANG, Element
from publisher.tei.text import child, new_root
from publisher.tei.variants.parlamint.facts import DATE, DEMANDED_OF_CORPUS, Told, missing
from publisher.tei.variants.parlamint.header import (
    PARLIAMENT,
    write_extent,
    write_meetings,
    write_project,
    write_publication,
    write_responsible,
    write_setting,
    write_source,
)

_EDITORIAL = ("correction", "normalization", "hyphenation", "quotation", "segmentation")
_TAXONOMIES = (
    (
        "parla.legislature",
        "Legislature",
        (
            ("parla.term", "Term", "the time for which a parliament is elected"),
            ("parla.session", "Session", "a part of a term"),
            ("parla.sitting", "Sitting", "the meeting of one day"),
        ),
    ),
    (
        "speaker_types",
        "Types of speakers",
        (
            ("chair", "Chair", "presides over the meeting"),
            ("regular", "Regular", "any other speaker"),
            ("guest", "Guest", "is invited to speak"),
        ),
    ),
)


def write_parlamint_root(collection: Collection, facts: Mapping[str, str]) -> Outcome[Edition]:
    """The root of a corpus of component files.

    P233: each fact that the schema demands and neither the settings nor the records tell.
    """
    told = Told(IDENT, {**facts, DATE: "/".join(collection.dates or ())})
    lang = collection.lang
    root = new_root("teiCorpus", IDENT, lang, {"xi": XINCLUDE})
    header = child(root, "teiHeader", "", {XML_LANG: "en"})
    _file(child(header, "fileDesc"), collection, told)
    _encoding(child(header, "encodingDesc"), collection)
    _profile(child(header, "profileDesc"), collection, told)
    include(root, collection)
    lay_out(root)
    return Outcome(Edition(root, IDENT, lang), tuple(_missing(collection, told)))


def _missing(collection: Collection, told: Told) -> Iterator[Notice]:
    yield from told.demand(DEMANDED_OF_CORPUS)
    if not collection.people:
        hint = "Take records in which speakers are found."
        yield missing("people who speak", hint)


def _file(file: Element, collection: Collection, told: Told) -> None:
    statement = child(file, "titleStmt")
    child(statement, "title", collection.title, {"type": "main", XML_LANG: "en"})
    if told.get("term"):
        write_meetings(statement, told, collection.title)
    write_responsible(statement, told)
    write_extent(file, collection.total("speeches"), collection.total("words"))
    write_publication(file, told)
    write_source(file, collection.title, told)


def _encoding(encoding: Element, collection: Collection) -> None:
    write_project(encoding)
    write_declarations(encoding, {topic: OF_CORPUS[topic] for topic in _EDITORIAL})
    write_usage(child(encoding, "tagsDecl"), collection.usage)
    write_taxonomies(child(encoding, "classDecl"), _TAXONOMIES)


def _profile(profile: Element, collection: Collection, told: Told) -> None:
    write_setting(profile, told)
    target = {"scheme": "#parla.legislature", "target": "#parla.sitting"}
    child(child(profile, "textClass"), "catRef", "", target)
    description = child(profile, "particDesc")
    _bodies(description, collection, told)
    if collection.people:
        holder = child(description, "listPerson")
        for person in collection.people:
            _person(holder, person)
    usage = child(profile, "langUsage")
    for lang in collection.langs:
        child(usage, "language", english_name(lang), {"ident": lang})


def _bodies(description: Element, collection: Collection, told: Told) -> None:
    found = {body_ident(*body): body[1] for person in collection.people for body in person.bodies}
    rows = [(ident, "institution", name) for ident, name in sorted(found.items())]
    if parliament := told.get("parliament"):
        rows.insert(0, (PARLIAMENT, "parliament", parliament))
    if rows:
        holder = child(description, "listOrg")
        for ident, role, name in rows:
            org = child(holder, "org", "", {XML_ID: ident, "role": role})
            child(org, "orgName", name, {"full": "yes"})


def _person(holder: Element, person: Shared) -> None:
    element = child(holder, "person", "", {XML_ID: person.id})
    _name(child(element, "persName"), person)
    for kind, body in person.bodies:
        ref = {"ref": f"#{body_ident(kind, body)}", "role": "member"}
        child(element, "affiliation", "", ref)
    for role in person.roles:
        child(element, "occupation", role)
    for kind, address in person.identifiers:
        child(element, "idno", address, {"type": "URI", "subtype": kind})


def _name(holder: Element, person: Shared) -> None:
    """Surname and forenames; the name as a term where the two cannot be told apart."""
    told = person.fullest
    forename = told.name.removesuffix(told.surname).strip()
    if told.forename and told.surname and forename != told.name:
        child(holder, "surname", told.surname)
        child(holder, "forename", forename)
    else:
        child(holder, "term", told.name)
