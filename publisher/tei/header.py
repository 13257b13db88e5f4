"""The header: what the edition is, what it was made from, and how."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from publisher._version import __version__
from publisher.record import Fact, Heading, Record
from publisher.source import Mark
from publisher.tei import names
from publisher.tei.body import calendar_date
from publisher.tei.identifiers import language_for
from publisher.tei.languages import english_name
from publisher.tei.names import XML_ID, XML_LANG, Element, is_element, local
from publisher.tei.participants import write_participants
from publisher.tei.pieces import clock_time, words_of
from publisher.tei.text import append, child, one_line, words

EDITORIAL = MappingProxyType(
    {
        "correction": "Nothing was corrected; spelling and wording are those of the source.",
        "normalization": (
            "Line ends inside a paragraph became spaces, and blank lines between paragraphs "
            "were not kept. Marks that only said how a passage is laid out became elements. "
            "Characters that XML cannot hold became U+FFFD. Dates and times have their normal "
            "form in attributes only."
        ),
        "punctuation": (
            "Punctuation, including the mark after a printed speaker label, is kept as in the "
            "source."
        ),
        "quotation": "Quotation marks are kept as characters and not encoded.",
        "hyphenation": "Hyphens are kept as in the source, those at line ends included.",
        "segmentation": (
            "One u per turn of speech and one seg per paragraph in it; text that nobody says "
            "is in note, or in p where its kind is not known. An identifier is that of the "
            "document, a dot, and an address: a letter and a running number in document order; "
            "paragraphs are numbered within their turn, items within their list."
        ),
    }
)
"""What `editorialDecl` says, by element: a topic each."""

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
_TAXONOMIES = (
    ("record-types", "Types of record", RECORD_TYPES),
    ("speaker-types", "Types of speaker", SPEAKER_TYPES),
)
RESERVED = frozenset(
    [name for ident, _, rows in _TAXONOMIES for name in (ident, *(row[0] for row in rows))]
)
"""Each `xml:id` that the header gives to what is no person."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The main title, and whether the record has it or the edition made it up."""

    text: str
    is_supplied: bool


def write_header(
    header: Element, text: Element, record: Record, ident: str, people: Mapping[str, str]
) -> None:
    """Fill `teiHeader`. The text stands already, as the header counts what it holds."""
    _file(child(header, "fileDesc"), record, ident, _title(record, ident))
    encoding = child(header, "encodingDesc")
    write_encoding(encoding, PROJECT)
    _schema(encoding)
    _profile(child(header, "profileDesc"), record, people)
    _counts(header, text)


def _counts(header: Element, text: Element) -> None:
    """Fill `extent` and `tagsDecl` with what the text holds."""
    counts = usage(text)
    spoken = sum(len(words(seg).split()) for seg in text.iter(names.qualified("seg")))
    extent = next(header.iter(names.qualified("extent")))
    for unit, one, quantity in (
        ("speeches", "speech", counts.get("u", 0)),
        ("words", "word", spoken),
    ):
        told = f"{quantity} {one if quantity == 1 else unit}"
        child(extent, "measure", told, {"unit": unit, "quantity": str(quantity)})
    write_usage(next(header.iter(names.qualified("namespace"))), counts)


def usage(text: Element) -> Mapping[str, int]:
    """How often each element stands in a text, in the order of their first places."""
    return Counter(local(node) for node in text.iter() if is_element(node))


def write_usage(namespace: Element, counts: Mapping[str, int]) -> None:
    """Append to `namespace` how often each element stands in the text."""
    for name, count in counts.items():
        child(namespace, "tagUsage", "", {"gi": name, "occurs": str(count)})


def _file(file: Element, record: Record, ident: str, title: _Title) -> None:
    statement = child(file, "titleStmt")
    _main_title(statement, record, title)
    attributes = {XML_LANG: language_for(record.lang), "ana": names.TRANSCRIPT}
    child(statement, "meeting", title.text, attributes)
    child(child(file, "editionStmt"), "edition", "1")
    child(file, "extent")
    _publication(child(file, "publicationStmt"), record, ident)
    _source(child(child(file, "sourceDesc"), "bibl"), record, title)


def _main_title(parent: Element, record: Record, title: _Title) -> None:
    subtype = names.SUPPLIED_TITLE if title.is_supplied else ""
    lang = "en" if title.is_supplied else language_for(record.lang)
    child(parent, "title", title.text, {"type": "main", "subtype": subtype, XML_LANG: lang})


def _publication(statement: Element, record: Record, ident: str) -> None:
    child(statement, "publisher", "Not stated in the source")
    child(statement, "idno", ident, {"type": "local"})
    availability = child(statement, "availability", "", {"status": "unknown"})
    child(availability, "p", "No licence is stated in the source.")
    _date(statement, record)


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
    told = [_mark(record.source.text, mark) for mark in sorted(record.marks)]
    return json.dumps(told, ensure_ascii=False)


_BEFORE = re.compile(r"\w{0,40}\Z")
_AFTER = re.compile(r"\w{0,40}")


def _mark(text: str, mark: Mark) -> tuple[int, str, str]:
    """A mark as it is told: with the letters that touch it, so that the word is told whole."""
    before = _BEFORE.search(text, max(0, mark.start - 40), mark.start)
    after = _AFTER.match(text, mark.end)
    head, tail = before[0] if before else "", after[0] if after else ""
    printed = text[mark.start : mark.end]
    return mark.start - len(head), head + printed + tail, head + mark.shown + tail


def _date(parent: Element, record: Record) -> None:
    if record.date:
        _fact(parent, "date", record.date, calendar_date(record.date.value), record.lang)


def _fact(parent: Element, name: str, fact: Fact, when: str, lang: str) -> None:
    told = one_line(fact.text) or fact.value
    if told:
        child(parent, name, told, {"when": when, XML_LANG: language_for(lang)})


def write_encoding(encoding: Element, project: str) -> None:
    """Fill `encodingDesc`: what for, how, with which kinds. No elements are counted yet."""
    child(child(encoding, "projectDesc"), "p", project)
    editorial = child(encoding, "editorialDecl")
    for topic, told in EDITORIAL.items():
        child(child(editorial, topic), "p", told)
    child(child(encoding, "tagsDecl"), "namespace", "", {"name": names.TEI_NAMESPACE})
    _taxonomies(child(encoding, "classDecl"))
    application = {"ident": "publisher", "version": _release(__version__)}
    app = child(child(encoding, "appInfo"), "application", "", application)
    child(app, "label", "publisher")
    child(app, "desc", "Turns records of meetings into TEI and publishes them.")


def _schema(encoding: Element) -> None:
    schema = {"type": "RelaxNG", "key": names.PROFILE, "url": f"{names.PROFILE}.rng"}
    child(encoding, "schemaRef", "", schema)


def _release(version: str) -> str:
    """The numbers of a version: TEI takes no `.dev0`, and one edition serves a release."""
    return ".".join(part for part in version.split(".") if part.isdigit())


def _taxonomies(classes: Element) -> None:
    for ident, title, rows in _TAXONOMIES:
        taxonomy = child(classes, "taxonomy", "", {XML_ID: ident})
        child(child(taxonomy, "desc"), "term", title)
        for category, term, told in rows:
            holder = child(taxonomy, "category", "", {XML_ID: category})
            description = child(holder, "catDesc")
            child(description, "term", term)
            append(description, f": {told}")


def _profile(profile: Element, record: Record, people: Mapping[str, str]) -> None:
    if record.date:
        _date(child(profile, "creation"), record)
    lang = language_for(record.lang)
    child(child(profile, "langUsage"), "language", english_name(lang), {"ident": lang})
    target = {"scheme": "#record-types", "target": names.TRANSCRIPT}
    child(child(profile, "textClass"), "catRef", "", target)
    write_participants(profile, record.people, people, lang)
    if record.place or record.date or record.time:
        _setting(child(child(profile, "settingDesc"), "setting"), record)


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
