"""What a publication says of itself: identity, people, dates, accessibility."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import field, replace
from datetime import UTC, datetime

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.base import Options
from publisher.exporters.epub.edition import Edition
from publisher.exporters.shared.characters import xml_text
from publisher.exporters.shared.xhtml.elements import is_language
from publisher.patterns import regex

DUBLIN_CORE = "DC"

_RECORDS = uuid.UUID("8a0c1d5e-54c1-5f5c-9b65-6a3f0e2f7d11")
"""The name space of the identifiers that are made from a record's id and its source."""

_SPEAKER = "spk"  # MARC code list for relators
_DATE = regex(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Statement:
    """An element of the metadata: a Dublin Core term, or a property of a `meta`."""

    name: str
    value: str
    dublin_core: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Description:
    """All that a publication says of itself. `modified` is in UTC."""

    identifier: str
    title: str
    language: str
    modified: datetime
    statements: tuple[Statement, ...]


def told_by(view: v.View, options: Options) -> v.View:
    """What a file may tell of itself: only one that carries its TEI tells who speaks, where,
    and the id and the source of its record.
    """
    return view if options.edition else _anonymous(view)


def describe(edition: Edition, told: v.View, options: Options) -> Description:
    """The metadata of an e-book; `options.epoch` dates it, else the record."""
    view = edition.view
    return Description(
        identifier(told),
        _told(view.facts.title) or view.id,
        view.lang if is_language(view.lang) else "und",
        _modified(view.facts.date, options.epoch),
        (
            *_date(view),
            *_people(told),
            *(_publication(told) if options.edition else ()),
            *_accessibility(edition, told),
        ),
    )


def _anonymous(view: v.View) -> v.View:
    """The view without what only its header tells; its words stand for its id, since an
    e-book must have an identifier.
    """
    digest = hashlib.sha256("".join(v.shown(view)).encode("utf-8", "replace")).hexdigest()
    facts = v.Facts(view.facts.title, date=view.facts.date)
    return replace(view, id=digest, facts=facts, people=())


def identifier(view: v.View) -> str:
    """A UUID that stays the same for the same record of the same source (RFC 9562)."""
    return uuid.uuid5(_RECORDS, f"{view.id}\n{view.facts.source_digest}").urn


def _day(date: str) -> datetime | None:
    """The first moment of a date, month or year; None when it is none."""
    match = _DATE.fullmatch(date)
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _modified(date: str, epoch: int | None) -> datetime:
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    return _day(date) or _UNDATED


def _date(view: v.View) -> Iterator[Statement]:
    if _day(view.facts.date):
        yield Statement("date", view.facts.date, dublin_core=True)


def _people(view: v.View) -> Iterator[Statement]:
    """The speakers. One who speaks alone is the creator; of several, none is more so than
    the others. Whoever wrote the record down is not known.
    """
    named = [person for person in view.people if person.named and person.name.strip()]
    term = "creator" if len(named) == 1 else "contributor"
    for number, person in enumerate(named, 1):
        ident = f"speaker-{number}"
        yield Statement(term, _told(person.name), dublin_core=True, attributes={"id": ident})
        about = {"refines": f"#{ident}", "scheme": "marc:relators"}
        yield Statement("role", _SPEAKER, attributes=about)


def _publication(view: v.View) -> Iterator[Statement]:
    """What the edition is called; who publishes it, on which terms, in which series (EPUB
    3.3, D.3); what it is about, and made from.
    """
    facts = view.facts
    about = {
        "identifier": view.id,
        "publisher": facts.publisher,
        "rights": facts.licence or facts.licence_url,
        "coverage": facts.place,
        "source": facts.source_name,
        "description": "; ".join(printed for _, _, printed in facts.series),
    }
    for term, text in about.items():
        if told := _told(text):
            yield Statement(term, told, dublin_core=True)
    if facts.licence_url:
        yield Statement("dcterms:license", _told(facts.licence_url))
    if facts.collection:
        ident = {"id": "collection"}
        yield Statement("belongs-to-collection", _told(facts.collection), attributes=ident)
        yield Statement("collection-type", "series", attributes={"refines": "#collection"})


def _told(text: str) -> str:
    return " ".join(xml_text(text).split())


# --- accessibility --------------------------------------------------------------------


def _accessibility(edition: Edition, told: v.View) -> Iterator[Statement]:
    """What is true of the file (EPUB Accessibility 1.1, section 2). That it conforms to a
    standard is for a person to certify, and is not said.
    """
    yield Statement("schema:accessMode", "textual")
    if edition.theme.layout.cover:
        yield Statement("schema:accessMode", "visual")
    yield Statement("schema:accessModeSufficient", "textual")
    for feature in _features(edition):
        yield Statement("schema:accessibilityFeature", feature)
    yield Statement("schema:accessibilityHazard", "none")
    english = {"xml:lang": "en", "dir": "ltr"}
    yield Statement("schema:accessibilitySummary", _summary(edition), attributes=english)
    if edition.is_typeset:
        yield Statement("pageBreakSource", f"{xml_text(told.id)}.pdf")
    elif edition.pages:
        source = told.facts.source_name or told.facts.title
        yield Statement("pageBreakSource", _told(source))


def _features(edition: Edition) -> Iterator[str]:
    yield from ("tableOfContents", "readingOrder", "structuralNavigation")
    yield from ("displayTransformability", "ARIA")
    if edition.theme.layout.cover:
        yield "alternativeText"
    if edition.pages:
        yield from ("pageBreakMarkers", "pageNavigation")


def _summary(edition: Edition) -> str:
    marked = ["headings", "speakers", "changes of language"]
    marked += ["notes"] if edition.view.notes else []
    if edition.pages:
        marked.append("pages of the PDF" if edition.is_typeset else "pages of the source")
    but = ", except for a cover that is described" if edition.theme.layout.cover else ""
    return (
        f"A record in text alone, without images, sound or motion{but}; "
        "size, typeface and colours "
        f"can be changed. Marked for reading aids: {', '.join(marked)}. "
        "It has not been certified against a standard."
    )
