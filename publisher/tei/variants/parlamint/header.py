"""The header of one meeting as ParlaMint has it, and what a corpus's header shares with it."""

from __future__ import annotations

from publisher.tei import names
from publisher.tei.building.header import usage, write_usage
from publisher.tei.names import XML_LANG, Element
from publisher.tei.text import child, words
from publisher.tei.variants.parlamint.facts import DATE, Told
from publisher.tei.variants.parlamint.keys import LICENCE

PARLIAMENT = "org.parliament"
"""The `xml:id` of the parliament in a corpus."""
SITTING = "#parla.sitting"
_MEETINGS = (("term", "#parla.term"), ("session", "#parla.session"), ("sitting", SITTING))
_URI = "URI"


def write_header(header: Element, text: Element, titles: tuple[str, str], told: Told) -> None:
    """Fill the header of a component file: `titles` are the meeting's title and its language;
    `text`, as ParlaMint has it, is counted.
    """
    file = child(header, "fileDesc")
    title, lang = titles
    statement = child(file, "titleStmt")
    child(statement, "title", title, {"type": "main", XML_LANG: lang})
    write_meetings(statement, told, title)
    write_responsible(statement, told)
    counts = usage(text)
    write_extent(file, counts.get("u", 0), spoken(text))
    write_publication(file, told)
    write_source(file, title, told)
    encoding = child(header, "encodingDesc")
    write_project(encoding)
    write_usage(child(encoding, "tagsDecl"), counts)
    write_setting(child(header, "profileDesc"), told)


def spoken(text: Element) -> int:
    """The words of a text's paragraphs of speech."""
    return sum(len(words(seg).split()) for seg in text.iter(names.qualified("seg")))


def write_meetings(statement: Element, told: Told, title: str) -> None:
    """Append `meeting` for each of term, session and sitting that is told; else by title."""
    corresp = f"#{PARLIAMENT}" if told.get("parliament") else ""
    found = [(key, ana, told.get(key)) for key, ana in _MEETINGS if told.get(key)]
    for key, ana, value in found or [("", SITTING, title)]:
        number = value if key else ""
        called = f"{key.capitalize()} {value}" if key else value
        child(statement, "meeting", called, {"n": number, "corresp": corresp, "ana": ana})


def write_responsible(statement: Element, told: Told) -> None:
    """Append who made the corpus and who paid for it, where that is told."""
    if responsible := told.get("responsible"):
        holder = child(statement, "respStmt")
        child(holder, "persName", responsible)
        child(holder, "resp", told.get("responsibility") or "Responsible for the corpus")
    if funder := told.get("funder"):
        child(child(statement, "funder"), "orgName", funder)


def write_extent(file: Element, speeches: int, said: int) -> None:
    """Append the edition and its size."""
    child(child(file, "editionStmt"), "edition", "1.0")
    extent = child(file, "extent")
    for unit, quantity in (("speeches", speeches), ("words", said)):
        attributes = {"unit": unit, "quantity": str(quantity)}
        child(extent, "measure", f"{quantity} {unit}", attributes)


def write_publication(file: Element, told: Told) -> None:
    """Append who publishes the corpus, where, and under which licence."""
    statement = child(file, "publicationStmt")
    child(statement, "publisher", told.get("publisher") or names.NO_PUBLISHER)
    if handle := told.get("handle"):
        child(statement, "idno", handle, {"type": _URI, "subtype": "handle"})
    if told.get("licence") == LICENCE:
        availability = child(statement, "availability", "", {"status": "free"})
        child(availability, "licence", LICENCE)
        child(availability, "p", "This work is licensed under CC BY 4.0.")
    else:
        availability = child(statement, "availability", "", {"status": "unknown"})
        child(availability, "p", "No licence is stated in the source.")
    _write_date(statement, told.get(DATE).rpartition("/")[2])  # of many, the last


def write_source(file: Element, title: str, told: Told) -> None:
    """Append where the record came from."""
    bibl = child(child(file, "sourceDesc"), "bibl")
    child(bibl, "title", title, {"type": "main"})
    if source := told.get("source"):
        child(bibl, "idno", source, {"type": _URI})
    _write_date(bibl, told.get(DATE))


def write_project(encoding: Element) -> None:
    """Append what the encoding is for."""
    project = "Parliamentary proceedings, encoded as the ParlaMint corpora are."
    child(child(encoding, "projectDesc"), "p", project)


def write_setting(profile: Element, told: Told) -> None:
    """Append where and when the meeting was."""
    setting = child(child(profile, "settingDesc"), "setting")
    if place := told.get("place"):
        child(setting, "name", place, {"type": "place"})
    if parliament := told.get("parliament"):
        child(setting, "name", parliament, {"type": "org"})
    if country := told.get("country"):
        child(setting, "name", country, {"type": "country", "key": told.get("country-code")})
    _write_date(setting, told.get(DATE))


def _write_date(parent: Element, date: str) -> None:
    """Append a date, or a stretch of time: two dates with a slash between (ISO 8601)."""
    first, _, last = date.partition("/")
    if last and last != first:
        child(parent, "date", f"{first} – {last}", {"from": first, "to": last})
    elif first:
        child(parent, "date", first, {"when": first})
