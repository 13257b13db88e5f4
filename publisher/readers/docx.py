"""Word documents (ECMA-376): paragraphs, headings, lists, tables, notes, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZipFile

from docx.oxml.ns import qn

from publisher.errors import InputError
from publisher.readers import archive
from publisher.readers.markup import Element, parsed
from publisher.readers.sheet import Sheet, Words
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import BlockKind, Source, StretchKind

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_NUMBERING = "word/numbering.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|заголовок|標題|見出し)\s*([1-9])", re.IGNORECASE
)
_TITLES = frozenset(["title", "titel", "titre", "título", "titolo", "название", "標題"])
_QUOTES = frozenset(["quote", "intense quote", "zitat", "citation", "cita"])
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}"
# What is not part of the text as it stands: deleted text, field codes, fallbacks.
_SKIPPED = frozenset(
    [qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:pPr"), qn("w:rPr")]
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "\u2011"}


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says: its name, the one that it is based on, an outline level."""

    name: str
    base: str
    outline: int


@dataclass(frozen=True, slots=True)
class _Document:
    """The parts that a body refers to."""

    styles: Mapping[str, _Style]
    targets: Mapping[str, str]  # of links, by relation
    notes: Mapping[tuple[str, str], Element]  # by kind and id
    ordered: frozenset[tuple[str, str]]  # numbering and level that count


@dataclass(slots=True)
class _State:
    """Where laying out stands: the group and the row that come next."""

    group: int = 0
    row: int = 0
    listing: str = ""


def open_docx(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The text of a Word document, with its layout.

    Raises `InputError` for what is no Word document or cannot be read safely.
    """
    del encoding  # XML tells its own
    opened = archive.checked(data, name)
    body = archive.part(opened, _BODY, name)
    if not body:
        raise InputError(f"{name}: this is no Word document", "Save it as .docx.")
    root = parsed(body, name, _BODY)
    found = _Document(
        _styles(_part(opened, _STYLES, name)),
        _targets(_part(opened, _RELATIONS, name)),
        {
            key: note
            for path, kind in _NOTES
            for key, note in _notes(_part(opened, path, name), kind)
        },
        _ordered(_part(opened, _NUMBERING, name)),
    )
    sheet, state = Sheet(), _State()
    for element in root.iterchildren(qn("w:body")):
        _blocks(sheet, element, found, state)
    if not sheet.has_words():
        raise InputError(f"{name}: the document holds no text", "Give a document with text in it.")
    return Outcome(sheet.source(name, data, "docx"), tuple(_notices(root, name)))


def _part(opened: ZipFile, path: str, name: str) -> Element | None:
    data = archive.part(opened, path, name)
    return parsed(data, name, path) if data else None


# --- the parts that a body refers to ------------------------------------------------------


def _styles(root: Element | None) -> dict[str, _Style]:
    found = {}
    for style in root.iterchildren(qn("w:style")) if root is not None else ():
        outline = _value(style, "w:pPr/w:outlineLvl")
        level = int(outline) + 1 if outline.isdigit() else 0
        name = _value(style, "w:name")
        found[style.get(qn("w:styleId"), "")] = _Style(name, _value(style, "w:basedOn"), level)
    return found


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return found.get(qn("w:val"), "") if found is not None else ""


def _targets(root: Element | None) -> dict[str, str]:
    relations = root if root is not None else ()
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in relations
        if relation.get("TargetMode") == "External"
    }


def _notes(root: Element | None, kind: str) -> Iterator[tuple[tuple[str, str], Element]]:
    for note in root if root is not None else ():
        if note.get(qn("w:type"), "normal") == "normal":
            yield (kind, note.get(qn("w:id"), "")), note


def _ordered(root: Element | None) -> frozenset[tuple[str, str]]:
    """Each numbering and level whose markers count."""
    if root is None:
        return frozenset()
    counting = {
        (abstract.get(qn("w:abstractNumId"), ""), level.get(qn("w:ilvl"), ""))
        for abstract in root.iterchildren(qn("w:abstractNum"))
        for level in abstract.iterchildren(qn("w:lvl"))
        if _value(level, "w:numFmt") not in ("bullet", "none", "")
    }
    return frozenset(
        (number.get(qn("w:numId"), ""), level)
        for number in root.iterchildren(qn("w:num"))
        for abstract, level in counting
        if _value(number, "w:abstractNumId") == abstract
    )


# --- blocks -------------------------------------------------------------------------------


def _blocks(sheet: Sheet, holder: Element, found: _Document, state: _State) -> None:
    """Lay out what a body or a content control holds, in order, however deep it stands."""
    stack = [holder.iterchildren()]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == qn("w:p"):
            _paragraph(sheet, element, found, state)
        elif element.tag == qn("w:tbl"):
            _table(sheet, element, found, state)
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            stack.append(element.iterchildren())


def _paragraph(sheet: Sheet, element: Element, found: _Document, state: _State) -> None:
    state.row += 1
    words = list(_words(element, found))
    if not any(one.text.strip() for one in words):
        return
    style = _value(element, "w:pPr/w:pStyle")
    kind, level = _kind(style, _value(element, "w:pPr/w:outlineLvl"), found)
    number, depth = _numbering(element)
    if kind is BlockKind.PARAGRAPH and number:
        state.group += number != state.listing
        ordered = (number, str(depth)) in found.ordered
        sheet.put(
            BlockKind.ITEM, words, state.row, level=depth + 1, group=state.group, ordered=ordered
        )
    else:
        plain = kind is BlockKind.HEADING
        sheet.put(
            kind, _unset(words) if plain else words, state.row, level=level, group=state.group
        )
    state.listing = number


def _unset(words: list[Words]) -> list[Words]:
    """A heading's words: that they are bold says nothing."""
    kept = (StretchKind.NOTE, StretchKind.LINK)
    return [one if one.kind in kept else Words(one.text) for one in words]


def _kind(style: str, outline: str, found: _Document) -> tuple[BlockKind, int]:
    """What a paragraph is by its style, or one that this is based on."""
    if outline.isdigit() and int(outline) < 9:
        return BlockKind.HEADING, int(outline) + 1
    seen: set[str] = set()
    while style in found.styles and style not in seen:
        seen.add(style)
        told = found.styles[style]
        name = told.name.casefold()
        match = _HEADING.fullmatch(name)
        if name in _TITLES:
            return BlockKind.HEADING, 0
        if match or 0 < told.outline < 10:
            return BlockKind.HEADING, int(match[1]) if match else told.outline
        if name in _QUOTES:
            return BlockKind.QUOTE, 1
        style = told.base
    return BlockKind.PARAGRAPH, 0


def _numbering(element: Element) -> tuple[str, int]:
    """The numbering of a paragraph, "" for none, and its level from 0."""
    number = _value(element, "w:pPr/w:numPr/w:numId")
    level = _value(element, "w:pPr/w:numPr/w:ilvl")
    return ("" if number == "0" else number), int(level) if level.isdigit() else 0


def _table(sheet: Sheet, table: Element, found: _Document, state: _State) -> None:
    state.group += 1
    state.listing = ""
    for number, row in enumerate(table.iter(qn("w:tr"))):
        state.row += 1
        head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for column, cell in enumerate(row.iterchildren(qn("w:tc"))):
            words = list(_joined(cell, found))
            if any(one.text.strip() for one in words):
                sheet.put(
                    BlockKind.CELL,
                    words,
                    state.row,
                    level=column,
                    group=state.group,
                    table_row=number,
                    head=head,
                )


def _joined(cell: Element, found: _Document) -> Iterator[Words]:
    """The paragraphs of a cell or a note, a space between two; tables in it have their own."""
    first = True
    for paragraph in cell.iter(qn("w:p")):
        holder = next(paragraph.iterancestors(qn("w:tc")), None)
        if cell.tag == qn("w:tc") and holder is not cell:
            continue
        if not first:
            yield Words(" ")
        first = False
        yield from _words(paragraph, found)


# --- words --------------------------------------------------------------------------------


def _words(paragraph: Element, found: _Document) -> Iterator[Words]:
    """The words of a paragraph with their kinds, neighbours of one kind together."""
    kept: Words | None = None
    for one in _runs(paragraph, found):
        if kept and (one.kind, one.value) == (kept.kind, kept.value):
            kept = Words(kept.text + one.text, kept.kind, kept.value)
        else:
            if kept:
                yield kept
            kept = one
    if kept:
        yield kept


def _runs(paragraph: Element, found: _Document) -> Iterator[Words]:
    """What can be read of a paragraph, in order: its text, breaks, notes."""
    stack: list[tuple[Iterator[Element], StretchKind | None, str]] = [
        (paragraph.iterchildren(), None, "")
    ]
    while stack:
        children, kind, value = stack[-1]
        element = next(children, None)
        if element is None:
            stack.pop()
        elif element.tag == qn("w:t"):
            yield Words(element.text or "", kind, value)
        elif element.tag in _BREAKS:
            yield from _break(element)
        elif element.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            yield from _note(element, found)
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            stack.append((element.iterchildren(), *_inside(element, kind, value, found)))


def _break(element: Element) -> Iterator[Words]:
    if element.get(qn("w:type")) in ("page", "column"):
        yield Words(" ")
    elif (text := _BREAKS[element.tag]) == "\n":
        yield Words(text, StretchKind.LINE_BREAK)
    else:
        yield Words(text)


def _note(reference: Element, found: _Document) -> Iterator[Words]:
    """A footnote where it is referred to."""
    kind = "footnote" if reference.tag == qn("w:footnoteReference") else "endnote"
    note = found.notes.get((kind, reference.get(qn("w:id"), "")))
    if note is not None and next(note.iterancestors(qn("w:p")), None) is None:
        text = "".join(one.text for one in _joined(note, _without_notes(found)))
        if text.strip():
            yield Words(text.strip(), StretchKind.NOTE)


def _without_notes(found: _Document) -> _Document:
    """The same without notes: one that refers to itself must not be read without end."""
    return _Document(found.styles, found.targets, {}, found.ordered)


def _inside(
    element: Element, kind: StretchKind | None, value: str, found: _Document
) -> tuple[StretchKind | None, str]:
    """The kind of the words inside an element: a link's, bold, italic."""
    if element.tag == qn("w:hyperlink"):
        target = found.targets.get(element.get(qn("r:id"), ""), "")
        return (StretchKind.LINK, target) if target else (kind, value)
    if element.tag == qn("w:r") and kind is None:
        if _is_on(element, "w:b"):
            return StretchKind.STRONG, ""
        if _is_on(element, "w:i"):
            return StretchKind.EMPHASIS, ""
    return kind, value


def _is_on(run: Element, name: str) -> bool:
    found = run.find(f"{qn('w:rPr')}/{qn(name)}")
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _notices(root: Element, name: str) -> Iterator[Notice]:
    """What of the document is not read as its text."""
    deleted = sum(1 for _ in root.iter(qn("w:del"), qn("w:moveFrom")))
    if deleted:
        yield Notice(
            "P106",
            Severity.INFO,
            f"{deleted} deletion(s) of tracked changes are left out, insertions are read",
            Where(name),
            "Accept or reject the changes in Word to be sure.",
        )
    comments = sum(1 for _ in root.iter(qn("w:commentReference")))
    if comments:
        yield Notice(
            "P108",
            Severity.INFO,
            f"{comments} comment(s) are no part of the text and are left out",
            Where(name),
            "Nothing needs to be done.",
        )
