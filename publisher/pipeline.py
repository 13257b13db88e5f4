"""One document through all stages: from bytes to an edition, from it to every format.

Nothing here touches the disk. Every format is made from the TEI as it is written, not
from what was in memory before, so that the law speaks of the file that readers get.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from publisher import exporters, law, view
from publisher.data import dataclass
from publisher.errors import InputError, LawError
from publisher.exporters.base import NO_OPTIONS, TEI_MEDIA_TYPE, Format, Options
from publisher.garbage import uncollected
from publisher.guidance import NO_GUIDANCE, Guidance
from publisher.naming import document_id
from publisher.plugins import Table, lookup
from publisher.publication import NO_PUBLICATION, Publication
from publisher.record import Record
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Source, Span
from publisher.theme.model import Theme
from publisher.theme.scripts import suited
from publisher.view import View

if TYPE_CHECKING:
    from publisher.tei.edition import Edition

TEI = Format(
    "tei",
    ".xml",
    TEI_MEDIA_TYPE,
    "the canonical edition",
    "",  # the edition itself: no exporter
)
TEI_SUFFIXES = (".xml", ".tei")


@dataclass(frozen=True, slots=True)
class Document:
    """What comes in: the bytes `data`, and their `name`.

    Messages print the name, and its suffix tells the format. `id` is the document's id in its
    collection, "" for one that is made from the name. `encoding` is that of a text, None to
    find it. `guidance` is what is known of people and labels beforehand, `publication` what
    the TEI header tells besides. `profile` is one of TEI that an edition is held against, ""
    for the one that it says it follows.
    """

    name: str
    data: bytes
    id: str = ""
    encoding: str | None = None
    guidance: Guidance = NO_GUIDANCE
    publication: Publication = NO_PUBLICATION
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that went through every stage but the last.

    `tei` is the edition as it is written, `view` what every format shows of it. `source` is the
    text that came and `record` what was found in it, None for a document that came as TEI.
    `broken` tells where the law is broken; it is None where nothing was lost or invented.
    """

    tei: bytes
    view: View
    source: Source | None = None
    record: Record | None = None
    broken: Notice | None = None


def formats() -> Table[Format]:
    """All formats by name, `tei` first; `broken` has the plug-ins that do not load.

    Raises `UsageError` when two plug-ins claim a name.
    """
    table = exporters.formats()
    return Table({TEI.name: TEI, **table}, table.broken)


def source_formats() -> Mapping[str, str]:
    """The reader for each suffix; `tei` is no reader, it enters as an edition."""
    from publisher import readers

    return MappingProxyType({**readers.suffixes(), **dict.fromkeys(TEI_SUFFIXES, TEI.name)})


def folder_suffixes() -> frozenset[str]:
    """The suffixes of the documents that a folder or a pattern gives."""
    from publisher import readers

    return readers.folder_suffixes().union(TEI_SUFFIXES)


@uncollected()
def prepare(document: Document) -> Outcome[Prepared]:
    """Take `document` through reading, building, checking and projecting.

    Gives what `export` makes files of, and the notices of all stages. A document that breaks
    the law comes back with the notice P501, and `export` refuses it. Raises `InputError` when
    the bytes cannot be read at all, or no reader takes the name's suffix.
    """
    if source_format(document.name) == TEI.name:
        return _from_tei(document)
    return _from_text(document)


def source_format(name: str) -> str:
    """The format that a name's suffix tells; a name without a suffix is a text.

    Raises `InputError` for a suffix that no reader knows.
    """
    suffix = PurePath(name).suffix.lower()
    table = source_formats()
    if not suffix:
        return table[".txt"]
    if suffix not in table:
        raise InputError(
            f"{name}: no reader takes {suffix} files", f"There are: {', '.join(sorted(table))}."
        )
    return table[suffix]


def export(
    prepared: Prepared, format_name: str, theme: Theme, options: Options = NO_OPTIONS
) -> Outcome[bytes]:
    """The bytes of a file: the document `prepared` in the format that is called `format_name`.

    It looks as `theme` says; `options` are what else the caller decides. The same arguments
    give the same bytes. Raises `LawError` when the document breaks the law, `UsageError` for an
    unknown format or profile, `MissingLibraryError` when a format lacks what it needs.
    """
    if prepared.broken:
        raise LawError(prepared.broken.message, prepared.broken.hint)
    row = cast("Format", lookup(formats(), format_name, "format"))
    if row is TEI:
        return _written(prepared.tei, options)
    if options.edition is None:
        options = replace(options, edition=prepared.tei)
    return exporters.load(row)(prepared.view, suited(theme, prepared.view.lang), options)


def _written(tei: bytes, options: Options) -> Outcome[bytes]:
    """A canonical edition in a profile of TEI."""
    from publisher.tei import parse, serialize
    from publisher.tei.variants import table
    from publisher.tei.variants.names import CANONICAL

    profile = cast("table.Profile", lookup(table.PROFILES, options.profile, "profile"))
    if profile.name == CANONICAL:
        return Outcome(tei)
    written = table.write(parse.parse(tei, TEI.name).value, profile, options.facts)
    return Outcome(serialize.serialize(written.value), written.notices)


def _from_text(document: Document) -> Outcome[Prepared]:
    from publisher import readers
    from publisher.tei import build, serialize

    reader = source_format(document.name)
    opened = readers.open_source(document.data, document.name, reader, document.encoding)
    source = opened.value
    read = readers.read(source, reader, document.guidance)
    ident = document.id or document_id(document.name)
    built = build.build(read.value, ident, document.publication)
    shown = _shown(serialize.serialize(built.value), f"{ident}{TEI.suffix}")
    broken = _broken_law(source, read.value, shown.value.view)
    return Outcome(
        Prepared(shown.value.tei, shown.value.view, source, read.value, broken),
        (
            *opened.notices,
            *read.notices,
            *built.notices,
            *shown.notices,
            *filter(None, (broken,)),
        ),
    )


def _from_tei(document: Document) -> Outcome[Prepared]:
    """An edition that came as TEI, its reading form made canonical again; its notices speak
    of the lines of the file that came.
    """
    from publisher.tei import parse, project, serialize, validate
    from publisher.tei.variants import reading

    parsed = parse.parse(document.data, document.name)
    edition = reading.to_canonical(parsed.value)
    digest = hashlib.sha256(document.data).hexdigest()
    came = project.project(edition, digest)  # for its notices
    tei = serialize.serialize(edition)
    told = validate.validate(edition, document.profile)
    notices = (*parsed.notices, *told, *came.notices)
    if tei == document.data:
        written = came.value  # it is written as it came, and shows the same
    else:
        written = project.project(parse.parse(tei, document.name).value, digest).value
    broken = _lost(parsed.value, written)
    return Outcome(Prepared(tei, written, broken=broken), (*notices, *filter(None, (broken,))))


def _shown(tei: bytes, name: str) -> Outcome[Prepared]:
    """The view of an edition as it is written."""
    from publisher.tei import parse, project, validate

    edition = parse.parse(tei, name).value  # its notices were given when it came in
    projected = project.project(edition)
    notices = (*validate.validate(edition), *projected.notices)
    return Outcome(Prepared(tei, projected.value), notices)


def _lost(came: Edition, written: View) -> Notice | None:
    """The law for a document that came as TEI: written again, it shows the words that came."""
    from publisher.tei import wording

    parting = law.first_difference(wording.of_edition(came), view.shown(written))
    if parting is None:
        return None
    element, line, column = wording.place_of(came, parting.offset)
    return _law_notice(f"in <{element}>: {parting}", Where(came.name, line, column))


def _broken_law(source: Source, record: Record, shown: View) -> Notice | None:
    parting = law.first_difference(source.text, view.shown(shown), record.marks)
    if parting is None:
        return None
    return _law_notice(str(parting), source.where(Span(parting.offset, parting.offset + 1)))


def _law_notice(parting: str, where: Where) -> Notice:
    return Notice(
        "P501",
        Severity.ERROR,
        f"the edition does not say what the source says: {parting}",
        where,
        "This is a fault of publisher; please report it with the source.",
    )
