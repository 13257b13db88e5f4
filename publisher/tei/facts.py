"""The header's facts: what the meeting is called, when and where it was, who took part."""

from __future__ import annotations

import json
from collections.abc import Iterator

from publisher.tei import names
from publisher.tei.edition import Edition
from publisher.tei.identifiers import ident_of
from publisher.tei.names import XML_LANG, Element, local, qualified
from publisher.tei.participants import ADDRESSES, ORGANISATION
from publisher.tei.reading import Reading
from publisher.tei.text import has_own_words, one_line, parts, words
from publisher.view import Facts, Person

_DATES = (
    "profileDesc/settingDesc//date",
    "profileDesc/creation/date",
    "fileDesc/sourceDesc//date",
)
_PRINTED_DATES = ("text//dateline//date", "text//docDate", "text//dateline")
_TIMES = ("profileDesc/settingDesc//time",)
_PLACES = (
    "profileDesc/settingDesc//setting/name[@type='place']",
    "profileDesc/settingDesc//setting/placeName",
    "profileDesc/settingDesc//setting/name[@type='city']",
    "profileDesc/settingDesc//setting/settlement",
    "profileDesc/settingDesc//setting/name",
)
_SHORT = len("17:00")


def facts(edition: Edition) -> Facts:
    """The facts of a TEI document, each from the first place that tells it.

    `title_is_printed` stays false: only the text can tell.
    """
    header = next(edition.root.iter(qualified("teiHeader")), None)
    if header is None:
        return Facts(edition.ident, title_is_printed=False)
    date, time = _first(header, _DATES, "when"), _first(header, _TIMES, "when")
    if date is None:
        date = _first(edition.root, _PRINTED_DATES, "when")
    return Facts(
        title=_title(header, edition.lang) or edition.ident,
        title_is_printed=False,
        date=_when(date),
        date_text=_told(date),
        time=_when(time)[:_SHORT] or _told(time),
        place=_told(_first(header, _PLACES)),
        source_name=_source(header, "note", names.FILE_NOTE),
        source_digest=_source(header, "idno", "SHA-256"),
        metadata=tuple(_metadata(header)),
        marks=_marks(header),
    )


def _found(header: Element, path: str) -> Iterator[Element]:
    """The elements on a path of names of TEI."""
    return header.iterfind("/".join(qualified(step) if step else "" for step in path.split("/")))


def _first(header: Element, paths: tuple[str, ...], attribute: str = "") -> Element | None:
    """The first element on these paths, one with the attribute before one without."""
    found = [element for path in paths for element in _found(header, path)]
    told = (element for element in found if not attribute or element.get(attribute))
    return next(told, found[0] if found else None)


def _title(header: Element, lang: str) -> str:
    """The title: the main one in the document's language, else any main one, else any."""
    titles = list(_found(header, "fileDesc/titleStmt/title"))
    main = [title for title in titles if title.get("type") == "main"]
    own = [title for title in main if title.get(XML_LANG, lang) == lang]
    return _told(next(iter((*own, *main, *titles)), None))


def _source(header: Element, name: str, kind: str) -> str:
    found = _found(header, f"fileDesc/sourceDesc/bibl/{name}")
    return _told(next((element for element in found if element.get("type") == kind), None))


def _metadata(header: Element) -> Iterator[tuple[str, str]]:
    """The keys and values that came with the source."""
    for note in _found(header, "fileDesc/sourceDesc/bibl/note"):
        if note.get("type") == names.METADATA_NOTE:
            yield note.get("n", ""), _told(note)


def _marks(header: Element) -> tuple[tuple[int, str, str], ...]:
    """The marks of the source that became structure; none where they cannot be read."""
    for note in _found(header, "fileDesc/sourceDesc/bibl/note"):
        if note.get("type") == names.MARKS_NOTE:
            try:
                return tuple((int(at), str(a), str(b)) for at, a, b in json.loads(words(note)))
            except (ValueError, TypeError, RecursionError):
                return ()
    return ()


def _told(element: Element | None) -> str:
    return one_line(words(element)) if element is not None else ""


def _when(element: Element | None) -> str:
    return element.get("when", "") if element is not None else ""


def people(edition: Edition, reading: Reading) -> tuple[Person, ...]:
    """The speakers: the participants whom the header lists, then those only pointed to."""
    bodies = {ident_of(org): org for org in edition.root.iter(qualified("org"))}
    listed = {
        ident: _person(element, ident, bodies, edition)
        for element in edition.root.iter(qualified("person"))
        if (ident := ident_of(element)) and (_is_participant(element) or ident in reading.speakers)
    }
    others = {
        ident: Person(ident, label or ident)
        for ident, label in reading.speakers.items()
        if ident not in listed
    }
    return (*listed.values(), *others.values())


def _is_participant(person: Element) -> bool:
    holder = person.getparent()
    return holder is not None and holder.get("type") == "participants"


def _person(element: Element, ident: str, bodies: dict[str, Element], edition: Edition) -> Person:
    name = next(element.iterchildren(qualified("persName")), None)
    told = ""
    if name is not None:
        told = _name_in_order(name) if not edition.profile else _name(name)
    return Person(
        ident,
        told or ident,
        element.get("ana") != names.UNNAMED,
        next(_roles(element, edition.lang), ""),
        next(_organisations(element, bodies), ""),
        tuple(_identifiers(element)),
    )


def _identifiers(person: Element) -> Iterator[tuple[str, str]]:
    """The outside identifiers of a person, without the addresses before them."""
    for idno in person.iterchildren(qualified("idno")):
        kind = idno.get("type", "")
        address = ADDRESSES.get(kind, "")
        if kind and (told := _told(idno)):
            yield kind, told.removeprefix(address).removeprefix(address.replace("https", "http"))


def _name(name: Element) -> str:
    """A name as it is told, without the role before it."""
    told = (
        part if isinstance(part, str) else "" if local(part) == "roleName" else words(part)
        for part in parts(name)
    )
    return one_line("".join(told))


def _name_in_order(name: Element) -> str:
    """A name whose parts are listed in any order, as it is said."""
    told = [words(part) for kind in _NAME_PARTS for part in name.iterchildren(qualified(kind))]
    return _name(name) if has_own_words(name) or not told else one_line(" ".join(told))


_NAME_PARTS = ("forename", "nameLink", "surname", "genName", "name")


def _roles(person: Element, lang: str) -> Iterator[str]:
    """What a person is: an occupation, else an office, in the document's language."""
    found = (
        *person.iterchildren(qualified("occupation")),
        *person.iterfind(f"{qualified('affiliation')}/{qualified('roleName')}"),
    )
    for element in found:
        if element.get(XML_LANG, lang) == lang and (told := _told(element)):
            yield told


def _organisations(person: Element, bodies: dict[str, Element]) -> Iterator[str]:
    for affiliation in person.iterchildren(qualified("affiliation")):
        body = bodies.get(affiliation.get("ref", "").removeprefix("#"))
        if body is not None and body.get("type") == ORGANISATION:
            yield _told(next(body.iter(qualified("orgName")), None))
