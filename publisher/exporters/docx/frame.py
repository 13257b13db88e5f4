"""What stands around the text on each page: geometry, running head, page number."""

from __future__ import annotations

import re

from publisher import view as v
from publisher.exporters.docx import fields
from publisher.exporters.docx.draft import Draft, Place, paragraph
from publisher.exporters.docx.inline import add_words
from publisher.exporters.docx.names import TABLE_END, style_id
from publisher.exporters.docx.wml import (
    RELATION_ID,
    Element,
    W,
    add,
    add_switch,
    add_value,
    root,
    twips,
)
from publisher.exporters.shared.front import is_volume
from publisher.exporters.shared.running import running_head
from publisher.roles import Role
from publisher.theme.model import Align
from publisher.theme.words import language

HEADER, EMPTY_HEADER, FOOTER = "rIdHeader", "rIdEmptyHeader", "rIdFooter"
"""The ids of the relationships to header and footer."""

_UNUSED = 720  # twips between columns where there is one, as Word itself writes it
_ASCENT, _DESCENT = 0.8, 0.2  # of a line above and below the baseline
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def end_section(body: Element, draft: Draft, *, columns: int) -> None:
    """End a section with the last paragraph: what stands before it has so many columns."""
    _add_section(body[-1][0], draft, columns)


def end_columns(body: Element, draft: Draft, *, columns: int) -> int:
    """End columns at the end of a record, so that the last page's are even; how many columns
    follow. Word wants a paragraph behind them; where a table ends in one that is as empty, it
    would see two.
    """
    volume = is_volume(draft.view)
    if not volume and body[-1].find(f"{W}r") is None:
        return columns
    end_section(body, draft, columns=columns)
    if not volume:
        with paragraph(draft, body, TABLE_END, draft.view.lang):
            pass
    return 1


def add_last_section(body: Element, draft: Draft, *, columns: int) -> None:
    """Say how what stands behind the last section that was ended looks."""
    _add_section(body, draft, columns)


def _add_section(place: Element, draft: Draft, columns: int) -> None:
    """The page: its size, margins, header and footer; no header on the first page. Sections
    after the first have the same, and begin below what stands before them.
    """
    section = add(place, "sectPr")
    is_first = draft.sections == 0
    draft.sections += 1
    if is_first:
        _refer_all(section, draft)
    else:
        add_value(section, "type", "continuous")
    page = draft.theme.page
    add(section, "pgSz", w=twips(page.width), h=twips(page.height))
    _add_margins(section, draft)
    if every := draft.theme.layout.line_numbers:  # every page anew, as the PDF has them
        distance = twips(draft.theme.blocks[Role.MARGIN].indent)
        add(section, "lnNumType", countBy=every, distance=distance, restart="newPage")
    _add_columns(section, draft, columns)
    add_switch(section, "titlePg", on=is_first)
    if draft.rtl:
        add_switch(section, "bidi", on=True)


def _add_columns(section: Element, draft: Draft, columns: int) -> None:
    if columns > 1:
        add(section, "cols", num=columns, space=twips(draft.theme.page.gutter))
    else:
        add(section, "cols", space=_UNUSED)


def _refer_all(section: Element, draft: Draft) -> None:
    if draft.theme.layout.running_head:
        _refer(section, "headerReference", "default", HEADER)
        _refer(section, "headerReference", "first", EMPTY_HEADER)
    for kind in ("default", "first"):
        _refer(section, "footerReference", kind, FOOTER)


def _refer(section: Element, name: str, kind: str, ident: str) -> None:
    add(section, name, type=kind).set(RELATION_ID, ident)


def _add_margins(section: Element, draft: Draft) -> None:
    """The margins. Word measures to the edge of the head's line, the theme to its baseline."""
    page = draft.theme.page
    head = page.head - _ASCENT * draft.theme.blocks[Role.RUNNING_HEAD].leading
    foot = page.foot - _DESCENT * draft.theme.blocks[Role.FOLIO].leading
    right_to_left = draft.rtl and not page.mirrored
    left, right = (page.outer, page.inner) if right_to_left else (page.inner, page.outer)
    add(
        section,
        "pgMar",
        top=twips(page.top),
        right=twips(right),
        bottom=twips(page.bottom),
        left=twips(left),
        header=twips(max(0, head)),
        footer=twips(max(0, foot)),
        gutter=0,
    )


def header(draft: Draft) -> Element:
    """The running head: the title and, at the other side, the date."""
    part = root("hdr")
    style = draft.theme.blocks[Role.RUNNING_HEAD]
    title, date = running_head(draft.view, draft.theme)
    spread = style.align in {Align.START, Align.JUSTIFY}
    between = "\t" if spread else draft.words.list_separator
    line = Place(draft, part, draft.view.lang, notes=False).line(Role.RUNNING_HEAD)
    with paragraph(draft, part, style_id(Role.RUNNING_HEAD), draft.view.lang) as element:
        for words in filter(None, (title, between if date else "", date)):
            add_words(element, draft, v.Run(words), line)
    return part


def empty_header(draft: Draft) -> Element:
    """The head of the first page, which has none."""
    part = root("hdr")
    with paragraph(draft, part, style_id(Role.PLAIN), draft.view.lang) as element:
        add_switch(element[0], "suppressLineNumbers", on=True)
    return part


def footer(draft: Draft) -> Element:
    """The page number in the words of the language, as fields that Word computes."""
    part = root("ftr")
    lang = _language_of_words(draft)
    line = Place(draft, part, lang, notes=False).line(Role.FOLIO)
    with paragraph(draft, part, style_id(Role.FOLIO), lang) as element:
        for piece in re.split(r"(\{pages?\})", draft.words.page_of):
            if piece in _FIELDS:
                fields.add_field(element, _FIELDS[piece], "1")
            elif piece:
                add_words(element, draft, v.Run(piece), line)
    return part


def _language_of_words(draft: Draft) -> str:
    """The document's language, or that of the words that stand in where it has none: they
    may run the other way.
    """
    used = language(draft.view.lang)
    return draft.view.lang if v.direction(used) == draft.view.direction else used
