"""The header: what the edition is, what it was made from, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import quote

from publisher._version import __version__
from publisher.data import dataclass
from publisher.patterns import regex
from publisher.publication import Publication
from publisher.record import Fact, Heading, Record
from publisher.source import Mark
from publisher.tei import names
from publisher.tei.building.body import calendar_date
from publisher.tei.building.declarations import declarations
from publisher.tei.building.languages import english_name, shares
from publisher.tei.building.participants import write_participants
from publisher.tei.building.pieces import clock_time, words_of
from publisher.tei.identifiers import language_for
from publisher.tei.names import XML_ID, XML_LANG, Element
from publisher.tei.text import append, child, count_spoken, one_line

PROJECT = "A record of a meeting, encoded so that it can be published and searched by speaker."
RECORD_TYPES = (
    ("record.transcript", "Transcript", "what was said, word for word, by speaker"),
    ("record.minutes", "Minutes", "a summary of business and decisions"),
    ("record.memorandum", "Memorandum of conversation", "what was said, in reported speech"),
)
SPEAKER_TYPES = (
    ("chair", "Chair", "presides over the meeting"),
    ("guest", "Guest", "is received, or is invited to speak"),
    ("regular", "Regular", "any other speaker"),
    ("unnamed", "Unnamed", "a speaker whom the record does not name"),
)
SERIES = (  # the ids are ParlaMint's
    ("parla.term", "Term", "of a parliament, from one election to the next"),
    ("parla.session", "Session", "a part of a term"),
    ("parla.sitting", "Sitting", "as a rule, of one day"),
    ("parla.meeting", "Meeting", "of any body"),
)
_TAXONOMIES = (
    ("record-types", "Types of record", RECORD_TYPES),
    ("speaker-types", "Types of speaker", SPEAKER_TYPES),
)
_SERIES = ("series", "What meetings are counted by", SERIES)
RESERVED = frozenset(
    name
    for ident, _, rows in (*_TAXONOMIES, _SERIES)
    for name in (ident, *(row[0] for row in rows))
)
"""Each `xml:id` that the header gives to what is no person."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The main title, and whether the record has it or the edition made it up."""

    text: str
    is_supplied: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What a header tells of: the record, the text that was made of it, what else is known."""

    record: Record
    text: Element  # stands already, as the header counts what it holds
    ident: str
    people: Mapping[str, str]  # xml:id by Person.id
    publication: Publication


def write_header(header: Element, document: Document) -> None:
    """Fill `teiHeader`."""
    record = document.record
    counts = usage(document.text)
    _file(child(header, "fileDesc"), document, counts)
    encoding = child(header, "encodingDesc")
    told = declarations(record, document.text, counts)
    write_encoding(encoding, PROJECT, told, counts, counted=record.series != ())
    _schema(encoding)
    _profile(child(header, "profileDesc"), document)
    _revision(child(child(header, "revisionDesc"), "change"), record, document.publication)


def usage(text: Element) -> Mapping[str, int]:
    """How often each element stands in a text, in the order of their first places."""
    tags = Counter(str(element.tag) for element in text.iter("*"))
    return {names.bare(tag): count for tag, count in tags.items()}


def _extent(extent: Element, document: Document, counts: Mapping[str, int]) -> None:
    spoken = count_spoken(document.text)
    measures = (("speeches", "speech", counts.get("u", 0)), ("words", "word", spoken))
    for unit, one, quantity in measures:
        told = f"{quantity} {one if quantity == 1 else unit}"
        child(extent, "measure", told, {"unit": unit, "quantity": str(quantity)})


def _file(file: Element, document: Document, counts: Mapping[str, int]) -> None:
    record, publication = document.record, document.publication
    title = _title(record, document.ident)
    _names(child(file, "titleStmt"), record, title, publication)
    child(child(file, "editionStmt"), "edition", "1")
    _extent(child(file, "extent"), document, counts)
    _publication(child(file, "publicationStmt"), record, document.ident, publication)
    if publication.series:
        child(child(file, "seriesStmt"), "title", publication.series)
    _source(child(child(file, "sourceDesc"), "bibl"), record, title)


def _names(statement: Element, record: Record, title: _Title, publication: Publication) -> None:
    _main_title(statement, record, title)
    for name, told in (("editor", publication.editors), ("funder", publication.funders)):
        for one in told:
            child(statement, name, one)
    attributes = {XML_LANG: language_for(record.lang), "ana": names.TRANSCRIPT}
    child(statement, "meeting", title.text, attributes)
    for numbered in record.series:
        number, ana = str(numbered.number), names.COUNTED + numbered.kind
        attributes = {XML_LANG: language_for(record.lang), "n": number, "ana": ana}
        child(statement, "meeting", one_line(numbered.text) or number, attributes)


def _main_title(parent: Element, record: Record, title: _Title) -> None:
    subtype = names.SUPPLIED_TITLE if title.is_supplied else ""
    lang = "en" if title.is_supplied else language_for(record.lang)
    child(parent, "title", title.text, {"type": "main", "subtype": subtype, XML_LANG: lang})


def _publication(statement: Element, record: Record, ident: str, publication: Publication) -> None:
    write_publisher(statement, publication, ident)
    _date(statement, record)


def write_publisher(statement: Element, publication: Publication, ident: str) -> None:
    """Append who publishes what has this id, its address, and its terms."""
    child(statement, "publisher", publication.publisher or names.NO_PUBLISHER)
    if ident:
        child(statement, "idno", ident, {"type": "local"})
    if ident and publication.address:
        child(statement, "idno", publication.address + quote(ident, safe=""), {"type": "URI"})
    _availability(statement, publication)


def _availability(statement: Element, publication: Publication) -> None:
    """Append the terms: as the project says, else unknown. A licence is never guessed."""
    if publication.licence:
        terms = child(statement, "availability", "", {"status": publication.availability})
        child(terms, "licence", publication.licence, {"target": publication.licence_url})
        return
    terms = child(statement, "availability", "", {"status": "unknown"})
    child(terms, "p", "No licence is stated in the source.")


def _source(bibl: Element, record: Record, title: _Title) -> None:
    _main_title(bibl, record, title)
    _date(bibl, record)
    child(bibl, "idno", record.source.digest, {"type": "SHA-256"})
    # The name alone: a path would tell where the file lay, and change with the folder.
    name = record.source.name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    child(bibl, "note", name, {"type": names.FILE_NOTE})
    for key, value in record.metadata:
        child(bibl, "note", value, {"type": names.METADATA_NOTE, "n": key})
    if record.marks:
        child(bibl, "note", _marks(record), {"type": names.MARKS_NOTE})


def _marks(record: Record) -> str:
    """The marks of the source that became structure, as JSON: for each its offset, what is
    printed there, and what stands for it.
    """
    import json  # most records have no marks

    told = [_mark(record.source.text, mark) for mark in sorted(record.marks)]
    return json.dumps(told, ensure_ascii=False)


_TOUCHING = 40  # letters of a word, at most
_AFTER = regex(r"\w{0,40}")


def _mark(text: str, mark: Mark) -> tuple[int, str, str]:
    """A mark as it is told: with the letters that touch it, so that the word is told whole."""
    start = _word_start(text, mark.start)
    after = _AFTER.match(text, mark.end)
    head, tail = text[start : mark.start], after[0] if after else ""
    printed = text[mark.start : mark.end]
    return start, head + printed + tail, head + mark.shown + tail


def _word_start(text: str, end: int) -> int:
    """Where the letters begin that touch a place from before."""
    start, first = end, max(0, end - _TOUCHING)
    while start > first and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    return start


def _date(parent: Element, record: Record) -> None:
    if record.date:
        _fact(parent, "date", record.date, calendar_date(record.date.value), record.lang)


def _fact(parent: Element, name: str, fact: Fact, when: str, lang: str) -> None:
    told = one_line(fact.text) or fact.value
    if told:
        child(parent, name, told, {"when": when, XML_LANG: language_for(lang)})


def write_encoding(
    encoding: Element,
    project: str,
    editorial: Mapping[str, str],
    counts: Mapping[str, int],
    *,
    counted: bool,
) -> None:
    """Fill `encodingDesc`: what for, how, how often each element stands in the text, with
    which kinds. `counted`: the numbers of meetings are told, so their kinds are, too.
    """
    child(child(encoding, "projectDesc"), "p", project)
    write_declarations(encoding, editorial)
    write_usage(child(encoding, "tagsDecl"), counts)
    taxonomies = (*_TAXONOMIES, _SERIES) if counted else _TAXONOMIES
    write_taxonomies(child(encoding, "classDecl"), taxonomies)
    application = {"ident": "publisher", "version": _release(__version__)}
    app = child(child(encoding, "appInfo"), "application", "", application)
    child(app, "label", "publisher")
    child(app, "desc", "Turns records of meetings into TEI and publishes them.")


def write_declarations(encoding: Element, editorial: Mapping[str, str]) -> None:
    """Append `editorialDecl`: what is said of each topic, by element."""
    holder = child(encoding, "editorialDecl")
    for topic, told in editorial.items():
        child(child(holder, topic), "p", told)


def write_usage(tags: Element, counts: Mapping[str, int]) -> None:
    """Fill `tagsDecl`: how often each element stands in the text."""
    write_tags(child(tags, "namespace", "", {"name": names.TEI_NAMESPACE}), counts)


def write_tags(namespace: Element, counts: Mapping[str, int]) -> None:
    """Append to `namespace` how often each element stands in the text."""
    for name, count in counts.items():
        child(namespace, "tagUsage", "", {"gi": name, "occurs": str(count)})


def _schema(encoding: Element) -> None:
    schema = {"type": "RelaxNG", "key": names.PROFILE, "url": f"{names.PROFILE}.rng"}
    child(encoding, "schemaRef", "", schema)


def _release(version: str) -> str:
    """The numbers of a version: TEI takes no `.dev0`, and one edition serves a release."""
    return ".".join(part for part in version.split(".") if part.isdigit())


Taxonomy: TypeAlias = tuple[str, str, tuple[tuple[str, str, str], ...]]
"""An id, a title, and the kinds: for each an id, a term, what it means."""


def write_taxonomies(classes: Element, taxonomies: Iterable[Taxonomy]) -> None:
    """Fill `classDecl`: the kinds that `ana` points to."""
    for ident, title, rows in taxonomies:
        taxonomy = child(classes, "taxonomy", "", {XML_ID: ident})
        child(child(taxonomy, "desc"), "term", title)
        for category, term, told in rows:
            holder = child(taxonomy, "category", "", {XML_ID: category})
            description = child(holder, "catDesc")
            child(description, "term", term)
            append(description, f": {told}")


def _profile(profile: Element, document: Document) -> None:
    record = document.record
    if record.date:
        _date(child(profile, "creation"), record)
    lang = language_for(record.lang)
    usage = child(profile, "langUsage")
    for ident, share in shares(document.text, lang).items():
        child(usage, "language", english_name(ident), {"ident": ident, "usage": str(share)})
    target = {"scheme": "#record-types", "target": names.TRANSCRIPT}
    child(child(profile, "textClass"), "catRef", "", target)
    write_participants(profile, record.people, document.people, lang)
    if record.place or record.date or record.time:
        _setting(child(child(profile, "settingDesc"), "setting"), record)


def _revision(change: Element, record: Record, publication: Publication) -> None:
    """Who made the edition and when: the day that the caller gives, else not before the
    meeting.
    """
    held = calendar_date(record.date.value) if record.date else ""
    told = {"when": publication.made} if publication.made else {"notBefore": held}
    for name, value in told.items():
        if value:
            change.set(name, value)
    child(change, "name", "publisher")
    append(change, ": encoded from the source.")


def _setting(setting: Element, record: Record) -> None:
    if record.place and (place := one_line(record.place.text) or record.place.value):
        child(setting, "name", place, {"type": "place", XML_LANG: language_for(record.lang)})
    _date(setting, record)
    if record.time:
        _fact(setting, "time", record.time, clock_time(record.time.value), record.lang)


def _title(record: Record, ident: str) -> _Title:
    """The record's title: as its facts tell it, as it is printed, or made from the id."""
    printed = (item for item in record.items if isinstance(item, Heading) and item.level <= 0)
    told = one_line(record.title.text) if record.title else ""
    if heading := next(printed, None):
        told = told or one_line(words_of(heading.pieces))
    return _Title(told or _readable(ident), is_supplied=not told)


def _readable(ident: str) -> str:
    """An id as a title: `2016-03-24-putin-kerry` becomes `2016-03-24 putin kerry`."""
    parts = ident.replace("_", "-").split("-")
    dated = len(parts) > 2 and all(part.isdigit() for part in parts[:3])
    head = ["-".join(parts[:3])] if dated else parts[:3]
    return " ".join(part for part in (*head, *parts[3:]) if part) or ident
