"""The stages of one file: draft, body, the parts that the body asked for, package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from publisher.exporters.base import Options
from publisher.exporters.docx.blocks import add_blocks
from publisher.exporters.docx.carried import carried
from publisher.exporters.docx.closing import add_back
from publisher.exporters.docx.draft import Draft, Place, new_draft
from publisher.exporters.docx.frame import (
    EMPTY_HEADER,
    FOOTER,
    HEADER,
    add_last_section,
    empty_header,
    end_columns,
    end_section,
    footer,
    header,
)
from publisher.exporters.docx.notes import footnotes
from publisher.exporters.docx.numbering import numbering
from publisher.exporters.docx.opening import add_front, add_title
from publisher.exporters.docx.package import Content, package, serialised
from publisher.exporters.docx.properties import core, custom, extended
from publisher.exporters.docx.settings import settings
from publisher.exporters.docx.styles import styles
from publisher.exporters.docx.tables import set_apart
from publisher.exporters.docx.template.adoption import adopted
from publisher.exporters.docx.template.reading import read_template
from publisher.exporters.docx.typefaces import font_table
from publisher.exporters.docx.wml import Element, add, end_bookmark, root
from publisher.exporters.shared import front
from publisher.patterns import regex
from publisher.report import Outcome
from publisher.theme.model import Theme
from publisher.view import Block, View

_TALL = regex(rb"[\xcc\xd8-\xe1\xf0]|\xcd[\x80-\xaf]")
"""The first bytes of the characters that may stand higher or lower than a capital with an accent
or a tail: those of the scripts from Arabic to Georgian, those with two signs above each other,
signs that combine, pictures. Greek, Cyrillic, Hebrew and ideographs are none of these.
"""


def assemble(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The bytes of the file, and notices on what could not be shown as it was meant."""
    template = read_template(options.reference_doc) if options.reference_doc else None
    draft = new_draft(view, template.fitted(theme) if template else theme)
    document = _document(draft)
    written = serialised(document)
    # after the body, which decides what the parts hold
    parts = (*_parts(draft, written), *carried(draft, options.edition or b""))
    if template:
        parts = adopted(template, draft, document, parts)
    data = package(
        document if template else written, parts, _properties(view, options), draft.links
    )
    return Outcome(data, tuple(draft.notices))


def _document(draft: Draft) -> Element:
    document = root("document")
    body = add(document, "body")
    place = Place(draft, body, draft.view.lang)
    head, rest = front.split_head(draft.view.blocks)
    add_title(place)
    add_blocks(place, head)
    if rest and not add_front(place) and front.ends_in_title(draft.view, head):
        set_apart(body, draft.theme, front.below_title(draft.theme))
    columns = _add_record(place, rest)
    if columns > 1 and len(body):
        columns = end_columns(body, draft, columns=columns)
    add_back(place)
    for ident in draft.start_bookmarks(body):
        end_bookmark(body, ident)
    add_last_section(body, draft, columns=columns)
    return document


def _add_record(place: Place, blocks: tuple[Block, ...]) -> int:
    """The record; in how many columns its end stands. The heads of chapters span them all."""
    many, columns = place.draft.theme.page.columns, 1
    for is_head, group in front.heads_apart(blocks):
        wanted = 1 if is_head else many
        if wanted != columns and len(place.container):
            end_section(place.container, place.draft, columns=columns)
        columns = wanted
        add_blocks(replace(place, columns=columns), group)
    return columns


def _parts(draft: Draft, document: bytes) -> Iterator[Content]:
    """The parts beside the document. Footnotes come before styles: they may need some."""
    notes = footnotes(draft)
    draft.looks.fixed = not (_TALL.search(document) or _TALL.search(serialised(notes)))
    head, first_head, foot = header(draft), empty_header(draft), footer(draft)
    kinds, related = CONTENT_TYPE, RELATIONSHIP_TYPE
    rows = (
        (
            "styles",
            kinds.WML_STYLES,
            related.STYLES,
            styles(draft.looks, draft.deepest),
            "rIdStyles",
        ),
        ("settings", kinds.WML_SETTINGS, related.SETTINGS, settings(draft), "rIdSettings"),
        ("footnotes", kinds.WML_FOOTNOTES, related.FOOTNOTES, notes, "rIdFootnotes"),
        ("header1", kinds.WML_HEADER, related.HEADER, head, HEADER),
        ("header2", kinds.WML_HEADER, related.HEADER, first_head, EMPTY_HEADER),
        ("footer1", kinds.WML_FOOTER, related.FOOTER, foot, FOOTER),
    )
    for name, kind, relationship, element, ident in rows:
        links = draft.note_links if element is notes else {}
        yield Content(f"/word/{name}.xml", kind, relationship, element, ident, links)
    table, faces = font_table(draft)
    yield Content(
        "/word/fontTable.xml",
        kinds.WML_FONT_TABLE,
        related.FONT_TABLE,
        table,
        "rIdFonts",
        parts=faces,
    )
    if draft.numberings:
        counts = numbering(draft)
        yield Content(
            "/word/numbering.xml", kinds.WML_NUMBERING, related.NUMBERING, counts, "rIdNumbering"
        )


def _properties(view: View, options: Options) -> Iterator[Content]:
    """What the package tells of the file; of the meeting where it carries the edition."""
    kinds, related = CONTENT_TYPE, RELATIONSHIP_TYPE
    facts = core(view, options)
    yield Content(
        "/docProps/core.xml", kinds.OPC_CORE_PROPERTIES, related.CORE_PROPERTIES, facts, "rIdCore"
    )
    yield Content(
        "/docProps/app.xml",
        kinds.OFC_EXTENDED_PROPERTIES,
        related.EXTENDED_PROPERTIES,
        extended(),
        "rIdExtended",
    )
    meeting = custom(view) if options.edition else None
    if meeting is not None:
        yield Content(
            "/docProps/custom.xml",
            kinds.OFC_CUSTOM_PROPERTIES,
            related.CUSTOM_PROPERTIES,
            meeting,
            "rIdCustom",
        )
