"""A record becomes an edition."""

from __future__ import annotations

from publisher.publication import NO_PUBLICATION, Publication
from publisher.record import Record
from publisher.report import Outcome
from publisher.tei import names
from publisher.tei.building.body import write_body
from publisher.tei.building.header import RESERVED, Document, write_header
from publisher.tei.building.layout import lay_out
from publisher.tei.building.pieces import Writing
from publisher.tei.edition import Edition
from publisher.tei.identifiers import document_name, language_for, people_names
from publisher.tei.names import XML_LANG
from publisher.tei.text import child, clean, new_root, one_line
from publisher.tei.timeline import write_timeline

_NAMELESS = "document"


def build(
    record: Record, ident: str, publication: Publication = NO_PUBLICATION
) -> Outcome[Edition]:
    """The edition of a record; `ident` is the document's id, `publication` what the project
    tells of its editions. Never fails.

    The tree is valid against TEI P5, Parla-CLARIN and our own profile, whatever the
    record holds; every word of its items stands in it in their order.
    """
    known = one_line(clean(ident)) or _NAMELESS
    lang = language_for(record.lang)
    document = document_name(known)
    root = new_root("TEI", document, lang)
    root.set("ana", names.TRANSCRIPT)
    people = people_names(record.people, {*RESERVED, document})
    header = child(root, "teiHeader", "", {XML_LANG: "en"})
    text = child(root, "text", "", {"ana": names.TRANSCRIPT})
    named = {person.id for person in record.people if person.named}
    writing = Writing(f"{document}.", people, named)
    write_body(child(text, "body"), record.items, writing)
    write_timeline(text, writing.moments.items(), writing.prefix)
    lay_out(root)
    write_header(header, Document(record, text, known, people, publication))
    lay_out(header, 1)
    return Outcome(Edition(root, known, lang, names.PROFILE, record.source.name))
