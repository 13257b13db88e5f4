"""The people of a document: its `person` elements, each under the name that holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.patterns import regex
from publisher.tei import names
from publisher.tei.edition import Edition
from publisher.tei.identifiers import ident_of
from publisher.tei.names import ADDRESSES, ORGANISATION, XML_LANG, Element, local, qualified
from publisher.tei.text import has_own_words, one_line, parts, words
from publisher.view import Person

_SURNAME_FIRST = frozenset(["hu", "ja", "ko", "zh"])
_UNPARTED = frozenset(["ja", "ko", "zh"])  # languages whose names have no space
_GIVEN = ("forename", "nameLink", "surname", "genName", "name")
_FAMILY = ("nameLink", "surname", "forename", "genName", "name")
_YEAR = regex(r"[._-]?(1[89]|20)\d\d$")  # what ParlaMint adds to a name that stands twice
_BREAK = regex(r"[\s._]+")


def listed(edition: Edition, date: str) -> Mapping[str, Person]:
    """Every person of the document by `xml:id`: name, office and body that held on this day
    (ISO 8601, "" when it is not known).
    """
    bodies = {ident_of(org): org for org in edition.root.iter(qualified("org"))}
    found: dict[str, Person] = {}
    for element in edition.root.iter(qualified("person")):
        ident = ident_of(element)
        if ident and ident not in found:  # a corpus tells its people once, before its meetings
            found[ident] = _person(element, ident, bodies, edition, date)
    return found


def participants(root: Element) -> frozenset[str]:
    """The ids of those whom the header lists as having taken part."""
    holders = root.iter(qualified("listPerson"))
    return frozenset(
        ident_of(person)
        for holder in holders
        if holder.get("type") == "participants"
        for person in holder.iterchildren(qualified("person"))
    )


def readable(ident: str) -> str:
    """The id of a person whom the document does not list, in a form for readers:
    `IvanGašparovič.1941` is Ivan Gašparovič, and a prefix is left out (TEI P5, 17.2.3).
    """
    bare = _YEAR.sub("", ident.rpartition(":")[2])
    pairs = zip(f" {bare}", bare, strict=False)
    parted = "".join(f" {c}" if c.isupper() and before.islower() else c for before, c in pairs)
    return _BREAK.sub(" ", parted).strip() or ident


def _person(
    element: Element, ident: str, bodies: Mapping[str, Element], edition: Edition, date: str
) -> Person:
    return Person(
        ident,
        _named(element, edition, date) or readable(ident),
        element.get("ana") != names.UNNAMED,
        next(_roles(element, edition.lang, date), ""),
        next(_organisations(element, bodies), ""),
        tuple(_identifiers(element)),
        _filed(element, edition.lang),
    )


def _holding(elements: Iterator[Element], date: str) -> list[Element]:
    """The elements that hold on a day (`@from`, `@to`, `@notBefore`, `@notAfter`), before
    those that do not.
    """
    return sorted(elements, key=lambda element: not _holds(element, date))


def _holds(element: Element, date: str) -> bool:
    since = element.get("from") or element.get("notBefore") or ""
    until = element.get("to") or element.get("notAfter") or ""
    day = date[: len("2016-03-24")]
    return not day or (since[: len(day)] <= day and (not until or day[: len(until)] <= until))


# --- names ----------------------------------------------------------------------------


def _named(person: Element, edition: Edition, date: str) -> str:
    """The name that holds, in the document's language where it is told in several."""
    found = _holding(person.iterchildren(qualified("persName")), date)
    found.sort(key=lambda name: name.get(XML_LANG, edition.lang) != edition.lang)
    if not found:
        return ""
    return _name(found[0]) if edition.profile else _in_order(found[0], edition.lang)


def _filed(person: Element, lang: str) -> str:
    """The name as an index lists it, the surname first; "" where its parts are not told, or
    where it is said like this.
    """
    name = next(person.iterchildren(qualified("persName")), None)
    if name is None or name.get(XML_LANG, lang).partition("-")[0] in _SURNAME_FIRST:
        return ""
    surname, forename = (
        one_line(" ".join(map(words, name.iterchildren(qualified(part)))))
        for part in ("surname", "forename")
    )
    return f"{surname}, {forename}" if surname and forename else ""


def _name(name: Element) -> str:
    """A name as it is told, without the role before it."""
    told = (
        part if isinstance(part, str) else "" if local(part) == "roleName" else words(part)
        for part in parts(name)
    )
    return one_line("".join(told))


def _in_order(name: Element, lang: str) -> str:
    """A name whose parts are listed in any order, as it is said in the name's language."""
    said = name.get(XML_LANG, lang).partition("-")[0]
    order = _FAMILY if said in _SURNAME_FIRST else _GIVEN
    told = [words(part) for kind in order for part in name.iterchildren(qualified(kind))]
    if has_own_words(name) or not told:
        return _name(name)
    return one_line(("" if said in _UNPARTED else " ").join(told))


# --- what is told of them -------------------------------------------------------------


def _identifiers(person: Element) -> Iterator[tuple[str, str]]:
    """The outside identifiers of a person, without the addresses before them."""
    for idno in person.iterchildren(qualified("idno")):
        kind = idno.get("type", "")
        address = ADDRESSES.get(kind, "")
        if kind and (told := one_line(words(idno))):
            yield kind, told.removeprefix(address).removeprefix(address.replace("https", "http"))


def _roles(person: Element, lang: str, date: str) -> Iterator[str]:
    """What a person is: an occupation, else an office, in the document's language."""
    offices = _holding(person.iterchildren(qualified("affiliation")), date)
    found = (
        *person.iterchildren(qualified("occupation")),
        *(role for office in offices for role in office.iterchildren(qualified("roleName"))),
    )
    for element in found:
        if element.get(XML_LANG, lang) == lang and (told := one_line(words(element))):
            yield told


def _organisations(person: Element, bodies: Mapping[str, Element]) -> Iterator[str]:
    for affiliation in person.iterchildren(qualified("affiliation")):
        body = bodies.get(affiliation.get("ref", "").removeprefix("#"))
        if body is not None and body.get("type") == ORGANISATION:
            yield one_line(words(next(body.iter(qualified("orgName")), body)))
