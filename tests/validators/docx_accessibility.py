"""An accessibility lint for Word files: what Word's own checker asks for, and what no schema
and no validator sees. Each rule gives its findings as sentences.

It knows WordprocessingML (ECMA-376-1), nothing of the exporter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from publisher.theme.contrast import ENOUGH, ratio

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_BOOKMARK = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_REFERENCE = re.compile(r'^\s*(?:PAGEREF|REF|NOTEREF)\s+"?([^\s"\\]+)')
_SAFE = ("https:", "http:", "mailto:", "tel:", "ftp:")


@dataclass(frozen=True)
class Docx:
    """A Word file: its parts by name."""

    parts: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Docx:
        """The file in these bytes."""
        with ZipFile(BytesIO(data)) as archive:
            return cls({name: archive.read(name) for name in archive.namelist()})

    def root(self, name: str) -> etree._Element:
        """A part, an empty element where there is none."""
        found = self.parts.get(name)
        return etree.Element("none") if found is None else etree.fromstring(found)

    @cached_property
    def body(self) -> etree._Element:
        """The main document."""
        return self.root("word/document.xml")

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        """The styles by id."""
        part = self.root("word/styles.xml")
        return {style.get(W + "styleId"): style for style in part.iter(W + "style")}

    @cached_property
    def stories(self) -> dict[str, etree._Element]:
        """The parts that hold text."""
        name = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
        return {part: self.root(part) for part in sorted(self.parts) if name.fullmatch(part)}

    def outline(self) -> list[tuple[int, str]]:
        """Level, from 1, and text of each heading."""
        return [
            (level + 1, words(paragraph))
            for paragraph in self.body.iter(W + "p")
            if (level := self._level(paragraph)) is not None
        ]

    def _level(self, paragraph: etree._Element) -> int | None:
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        style = value(paragraph, "pPr/pStyle")
        while own is None and style in self.styles:
            own = self.styles[style].find(f"{W}pPr/{W}outlineLvl")
            style = value(self.styles[style], "basedOn")
        level = int(own.get(W + "val")) if own is not None else 9
        return level if level < 9 else None


def value(element: etree._Element, path: str) -> str:
    """The attribute `w:val` of a descendant, "" where there is none."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + "val", "")


def words(paragraph: etree._Element) -> str:
    """The text of a paragraph."""
    return "".join(paragraph.itertext(W + "t"))


def findings(data: bytes) -> list[str]:
    """What the rules say against a Word file."""
    docx = Docx.of(data)
    return [f"{rule.__name__}: {told}" for rule in RULES for told in rule(docx)]


# --- the file -------------------------------------------------------------------------


def has_a_title(docx: Docx) -> Iterator[str]:
    if not docx.root("docProps/core.xml").findtext(_DC + "title", "").strip():
        yield "the properties have no title"


def has_a_language(docx: Docx) -> Iterator[str]:
    path = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"
    if docx.root("word/styles.xml").find(path) is None:
        yield "the styles state no language"


def languages_are_tags(docx: Docx) -> Iterator[str]:
    for name, story in docx.stories.items():
        for lang in story.iter(W + "lang"):
            for told in lang.attrib.values():
                if not _TAG.fullmatch(told):
                    yield f"{name}: {told!r} is no language"


# --- headings -------------------------------------------------------------------------


def headings_descend_step_by_step(docx: Docx) -> Iterator[str]:
    before = 0
    for level, text in docx.outline():
        if level > before + 1:
            yield f"{text!r} is of level {level}, after one of level {before}"
        before = level


def no_heading_is_empty(docx: Docx) -> Iterator[str]:
    for level, text in docx.outline():
        if not text.strip():
            yield f"a heading of level {level} has no words"


def has_one_title(docx: Docx) -> Iterator[str]:
    titles = [p for p in docx.body.iter(W + "p") if value(p, "pPr/pStyle") == "Title"]
    if len(titles) != 1:
        yield f"there are {len(titles)} paragraphs in the style Title"


# --- references -----------------------------------------------------------------------


def styles_exist(docx: Docx) -> Iterator[str]:
    kinds = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    parts = {**docx.stories, "word/styles.xml": docx.root("word/styles.xml")}
    for name, part in parts.items():
        used = {e.get(W + "val") for kind in kinds for e in part.iter(W + kind)}
        for missing in sorted(used - set(docx.styles)):
            yield f"{name}: there is no style {missing!r}"


def fields_are_balanced(docx: Docx) -> Iterator[str]:
    for name, story in docx.stories.items():
        open_fields = 0
        for mark in story.iter(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            open_fields += {"begin": 1, "end": -1}.get(kind, 0)
            if open_fields < 0 or (kind == "separate" and not open_fields):
                yield f"{name}: a field ends that has not begun"
        if open_fields > 0:
            yield f"{name}: {open_fields} fields do not end"


def links_lead_somewhere(docx: Docx) -> Iterator[str]:
    marks = {mark.get(W + "name") for mark in docx.body.iter(W + "bookmarkStart")}
    for name, story in docx.stories.items():
        targets = {link.get(W + "anchor") for link in story.iter(W + "hyperlink")}
        codes = ("".join(code.itertext()) for code in story.iter(W + "instrText"))
        targets |= {found[1] for code in codes if (found := _REFERENCE.match(code))}
        for target in sorted(filter(None, targets - marks)):
            yield f"{name}: there is no bookmark {target!r}"


def bookmarks_are_sound(docx: Docx) -> Iterator[str]:
    starts = [mark for story in docx.stories.values() for mark in story.iter(W + "bookmarkStart")]
    ends = [mark for story in docx.stories.values() for mark in story.iter(W + "bookmarkEnd")]
    names = Counter(str(mark.get(W + "name")).lower() for mark in starts)
    idents = Counter(mark.get(W + "id") for mark in starts)
    yield from (f"two bookmarks are named {name}" for name, n in names.items() if n > 1)
    yield from (f"two bookmarks have the id {ident}" for ident, n in idents.items() if n > 1)
    for mark in starts:
        if not _BOOKMARK.fullmatch(mark.get(W + "name", "")):
            yield f"{mark.get(W + 'name')!r} is no name of a bookmark"
    if idents != Counter(mark.get(W + "id") for mark in ends):
        yield "bookmarks begin and do not end, or the other way round"


def notes_exist(docx: Docx) -> Iterator[str]:
    called = {mark.get(W + "id") for mark in docx.body.iter(W + "footnoteReference")}
    notes = docx.root("word/footnotes.xml").iter(W + "footnote")
    there = {note.get(W + "id") for note in notes if note.get(W + "type") is None}
    yield from (f"there is no footnote {ident}" for ident in sorted(called - there))
    yield from (f"footnote {ident} is not called" for ident in sorted(there - called))


def lists_exist(docx: Docx) -> Iterator[str]:
    part = docx.root("word/numbering.xml")
    there = {number.get(W + "numId") for number in part.iter(W + "num")}
    used = {e.get(W + "val") for story in docx.stories.values() for e in story.iter(W + "numId")}
    yield from (f"there is no list {ident}" for ident in sorted(used - there - {"0"}))


def relationships_exist(docx: Docx) -> Iterator[str]:
    for name, story in docx.stories.items():
        folder, _, file = name.rpartition("/")
        part = docx.root(f"{folder}/_rels/{file}.rels")
        there = {row.get("Id") for row in part}
        used = {found for element in story.iter() if (found := element.get(_R_ID))}
        yield from (f"{name}: there is no relationship {ident}" for ident in sorted(used - there))
        for row in part:
            target = row.get("Target", "")
            if row.get("TargetMode") == "External" and not target.lower().startswith(_SAFE):
                yield f"{name}: a link leads to {target!r}"


# --- what is seen and heard -----------------------------------------------------------


def pictures_have_words(docx: Docx) -> Iterator[str]:
    for name, story in docx.stories.items():
        for picture in story.iter(_DRAWING):
            if not picture.get("descr", "").strip():
                yield f"{name}: the picture {picture.get('name')!r} has no description"


def tables_are_regular(docx: Docx) -> Iterator[str]:
    for number, table in enumerate(docx.body.iter(W + "tbl"), 1):
        rows = table.findall(W + "tr")
        if len({len(row.findall(W + "tc")) for row in rows}) != 1:
            yield f"table {number} has rows of different length"
        if any(True for _ in table.iter(W + "vMerge", W + "gridSpan", W + "hMerge")):
            yield f"table {number} has merged cells"
        look = table.find(f"{W}tblPr/{W}tblLook")
        has_head = look is not None and look.get(W + "firstRow") == "1"
        if has_head and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"table {number} has a first row that is not marked as its head"


def letters_stand_out(docx: Docx) -> Iterator[str]:
    for ident, style in docx.styles.items():
        colour = value(style, "rPr/color")
        if colour not in {"", "auto"} and ratio(f"#{colour}", "#FFFFFF") < ENOUGH:
            yield f"the style {ident} has letters of #{colour} on white"


def space_is_no_empty_paragraph(docx: Docx) -> Iterator[str]:
    before = False
    for element in docx.body.iterfind(f"{W}body/*"):
        empty = element.tag == W + "p" and element.find(f".//{W}r") is None
        if empty and before:
            yield "there are two empty paragraphs in a row"
        before = empty


def links_have_words(docx: Docx) -> Iterator[str]:
    for name, story in docx.stories.items():
        for link in story.iter(W + "hyperlink"):
            if not words(link).strip() and link.find(f".//{W}footnoteReference") is None:
                target = link.get(W + "anchor") or link.get(_R_ID)
                yield f"{name}: the link to {target} has no words"


def right_to_left_runs_are_marked(docx: Docx) -> Iterator[str]:
    for name, story in docx.stories.items():
        for run in story.iter(W + "r"):
            text = words(run)
            rtl = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
            if rtl and run.find(f"{W}rPr/{W}rtl") is None:
                yield f"{name}: {text[:30]!r} is not marked as written from right to left"


RULES: Iterable[Callable[[Docx], Iterator[str]]] = (
    has_a_title,
    has_a_language,
    languages_are_tags,
    headings_descend_step_by_step,
    no_heading_is_empty,
    has_one_title,
    styles_exist,
    fields_are_balanced,
    links_lead_somewhere,
    bookmarks_are_sound,
    notes_exist,
    lists_exist,
    relationships_exist,
    pictures_have_words,
    tables_are_regular,
    letters_stand_out,
    space_is_no_empty_paragraph,
    links_have_words,
    right_to_left_runs_are_marked,
)
