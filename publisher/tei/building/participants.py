"""The people of a record become the header's list of participants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from publisher.record import Person
from publisher.tei import names
from publisher.tei.identifiers import name_for
from publisher.tei.names import ADDRESSES, ORGANISATION, SIDE, XML_ID, XML_LANG, Element
from publisher.tei.text import append, child, one_line


def write_participants(
    profile: Element, people: Iterable[Person], idents: Mapping[str, str], lang: str
) -> None:
    """Append `particDesc`: one `person` each, and the bodies and sides they stand for."""
    told = {idents[person.id]: person for person in reversed(tuple(people))}
    if not told:
        return
    description = child(profile, "particDesc", "", {XML_LANG: lang})
    holder = child(description, "listPerson", "", {"type": "participants"})
    for ident, person in reversed(told.items()):
        _person(holder, ident, person)
    write_organisations(description, dict.fromkeys(_bodies(told.values())))


def _person(holder: Element, ident: str, person: Person) -> None:
    ana = names.REGULAR if person.named else names.UNNAMED
    element = child(holder, "person", "", {XML_ID: ident, "ana": ana})
    write_name(
        element,
        one_line(person.name),
        one_line(person.forename),
        one_line(person.surname),
        person.role,
    )
    for kind, body in _bodies((person,)):
        child(element, "affiliation", "", {"ref": f"#{body_ident(kind, body)}"})
    if role := one_line(person.role):
        child(element, "occupation", role)
    for kind, told in person.identifiers:
        if (value := one_line(told)) and kind in ADDRESSES:  # the profile knows no others
            child(element, "idno", ADDRESSES[kind] + value, {"type": kind})


def write_name(element: Element, name: str, forename: str, surname: str, role: str = "") -> None:
    """Append a name to a person as it is told, its parts marked where they are found in it."""
    holder = child(element, "persName")
    if office := one_line(role):
        child(holder, "roleName", office)
        append(holder, " ")
    for part, text in _name_parts(name, forename, surname):
        if part:
            child(holder, part, text)
        else:
            append(holder, text)


def _name_parts(name: str, forename: str, surname: str) -> Iterator[tuple[str, str]]:
    """The stretches of a name, each with the element that it asks for, "" for none."""
    given = (("forename", forename), ("surname", surname))
    at = sorted((name.find(text), part, text) for part, text in given if text)
    position = 0
    for start, part, text in at:
        if start < position:  # not in the name, or inside the other part
            continue
        yield "", name[position:start]
        yield part, text
        position = start + len(text)
    yield "", name[position:]


def _bodies(people: Iterable[Person]) -> Iterator[tuple[str, str]]:
    for person in people:
        for kind, body in ((ORGANISATION, person.organisation), (SIDE, person.side)):
            if told := one_line(body):
                yield kind, told


def body_ident(kind: str, body: str) -> str:
    """The `xml:id` of a body or a side. No person has it: it begins with the kind and a dot."""
    return f"{kind}.{name_for(body, '')}"


def write_organisations(description: Element, bodies: Iterable[tuple[str, str]]) -> None:
    """Append `listOrg`, where there are any bodies: each its kind and its name."""
    holder: Element | None = None
    for kind, body in sorted(bodies):
        if holder is None:
            holder = child(description, "listOrg")
        org = child(holder, "org", "", {XML_ID: body_ident(kind, body), "type": kind})
        child(org, "orgName", body)
