"""A Word file: its edition in a custom XML part, and the words that it shows.

Other programs give parts and styles other names and ids, so the edition is known by its
namespace, and what the edition adds by the names of styles, without regard to case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.data import dataclass
from publisher.exporters.docx.carried import PROPERTIES
from publisher.exporters.docx.names import ADDED_STYLES, style_id
from publisher.exporters.shared.sealing import part_id
from publisher.foreign.wml import W, at, shown, switch, value
from publisher.foreign.word_package import Package, Part, open_package
from publisher.importing.carrier import Carrier
from publisher.importing.xml import Element, parsed
from publisher.patterns import regex
from publisher.roles import PhraseRole, Role
from publisher.tei.names import TEI_NAMESPACE
from publisher.view import View

_ROOTS = frozenset(f"{{{TEI_NAMESPACE}}}{name}" for name in ("TEI", "teiCorpus"))
_ITEM_ID = f"{{{PROPERTIES}}}itemID"


def _folded(name: str) -> str:
    """The name or id of a style without what programs change in it."""
    return name.replace(" ", "").casefold()


_ADDED = frozenset(map(_folded, ADDED_STYLES))
_TITLE = _folded(style_id(Role.TITLE))
_MARKS = (_folded(style_id(PhraseRole.NOTE_REFERENCE)), "footnotecharacters")  # LibreOffice's name
_ADDED_IN_LINE = regex(_folded(style_id(PhraseRole.ADDED)) + "(in[a-z0-9]+)?$")
_TEXT, _SYMBOL, _HYPHEN = W + "t", W + "sym", W + "noBreakHyphen"
_NOTES: Mapping[str, str] = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_SHOWN = frozenset([_TEXT, _SYMBOL, _HYPHEN, *_NOTES])
_NO_BREAK_HYPHEN = "\u2011"


def open_docx(data: bytes, name: str) -> Carrier:
    """The file, opened.

    Raises `InputError` for what is no Word file, or cannot be read safely.
    """
    package = open_package(data, name)
    part = next((one for one in package.parts("customXml") if one.root.tag in _ROOTS), None)
    if part is None:
        return Carrier(name, b"", None, lambda view: _Text(package).words(view))
    entry = part.name.removeprefix("/")
    told = _told_id(package, part)
    return Carrier(
        f"{name}: {entry}",
        package.archive.read(entry),
        (lambda tei: part_id(tei) == told) if told else None,
        lambda view: _Text(package).words(view),
    )


def _told_id(package: Package, part: Part) -> str:
    """The id that the part's properties give it, "" where there are none."""
    for found in part.relationships.values():
        if found.kind == "customXmlProps" and not found.external:
            properties = parsed(package.archive.read(found.target.removeprefix("/")))
            return properties.get(_ITEM_ID, "").upper() if properties is not None else ""
    return ""


@dataclass(frozen=True, slots=True)
class _Style:
    """The names of a file's styles by their ids, as this module compares them."""

    names: Mapping[str, str]

    def of(self, element: Element, path: str) -> str:
        """The style that a paragraph or a run names."""
        ident = value(element, path) or ""
        return self.names.get(ident, _folded(ident))


class _Text:
    """Takes the record's words out of a file."""

    def __init__(self, package: Package) -> None:
        self._body = package.main.root
        self._styles = _Style(dict(_style_names(package.root("styles"))))
        self._notes = dict(_notes(package))

    def words(self, view: View) -> Iterator[str]:
        """The words, less the title that the edition added where the record prints none."""
        title_is_added = not view.facts.title_is_printed
        for paragraph in shown(self._body, {W + "p"}):
            style = self._styles.of(paragraph, "pPr/pStyle")
            if style == _TITLE and title_is_added:
                title_is_added = False
            elif style not in _ADDED:
                yield from self._paragraph(paragraph, notes=True)

    def _paragraph(self, paragraph: Element, *, notes: bool) -> Iterator[str]:
        for run in shown(paragraph, {W + "r"}):
            if not switch(at(run, "rPr"), "vanish"):
                yield from self._run(run, notes=notes)

    def _run(self, run: Element, *, notes: bool) -> Iterator[str]:
        """The words of a run; those of a note where its mark is, and none of the mark."""
        style = self._styles.of(run, "rPr/rStyle")
        is_mark = style.endswith(_MARKS) or _ADDED_IN_LINE.search(style) is not None
        for child in shown(run, _SHOWN):
            if child.tag in _NOTES:
                note = self._notes.get((_NOTES[child.tag], child.get(W + "id", "")))
                if notes and note is not None:
                    yield from self._note(note)
            elif not is_mark:
                yield _character(child)

    def _note(self, note: Element) -> Iterator[str]:
        for paragraph in shown(note, {W + "p"}):
            yield from self._paragraph(paragraph, notes=False)


def _character(element: Element) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    return _NO_BREAK_HYPHEN if element.tag == _HYPHEN else "\ufffd"


def _style_names(styles: Element | None) -> Iterator[tuple[str, str]]:
    for style in styles.iterfind(W + "style") if styles is not None else ():
        yield style.get(W + "styleId", ""), _folded(value(style, "name") or "")


def _notes(package: Package) -> Iterator[tuple[tuple[str, str], Element]]:
    for kind in _NOTES.values():
        root = package.root(f"{kind}s")
        for note in root.iterfind(W + kind) if root is not None else ():
            yield (kind, note.get(W + "id", "")), note
