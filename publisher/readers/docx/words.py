"""A paragraph's words: its runs, with their looks, links, notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from publisher.data import dataclass
from publisher.foreign.wml import DRAWING, MATH, Element, W, at, shown, switch, value
from publisher.foreign.word_package import HYPERLINK, Relationship
from publisher.law import visible
from publisher.patterns import regex
from publisher.readers.docx.fields import Fields, fields_of, link_of
from publisher.readers.docx.numbering import symbol
from publisher.readers.docx.styles import Style, Styles, languages_of
from publisher.readers.drafting import BREAK, Looks, Piece, address, language_tag

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_RUN, _LINK, _FIELD = W + "r", W + "hyperlink", W + "fldSimple"
_FORMULA, _DRAWN = MATH + "t", DRAWING + "t"
_BOX, _RUBY, _BREAK, _TEXT, _SYMBOL = (
    W + name for name in ("txbxContent", "ruby", "br", "t", "sym")
)
_REFERENCES = (W + "footnoteReference", W + "endnoteReference")
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": BREAK,
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_OF_PARAGRAPH = frozenset([_RUN, _LINK, _FIELD, _FORMULA])
_OF_RUN = frozenset(
    [_BOX, _RUBY, _BREAK, _TEXT, _SYMBOL, _FORMULA, _DRAWN, *_REFERENCES, *_CHARACTERS]
)
_WHITE = regex("[\t\n\f\r]")
_EAST_ASIAN = regex("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_HEXADECIMAL = regex("[0-9A-Fa-f]{1,4}")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where words stand: what their paragraph says about all of them."""

    style: Style
    heading: bool = False
    note: int = 0
    link: str = ""


@dataclass(slots=True)
class Words:
    """What one paragraph holds."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # text boxes that are anchored in it
    break_before: bool = False  # a page begins with it
    break_after: bool = False


@dataclass(slots=True)
class Wording:
    """Takes the words out of paragraphs. It keeps which notes were read, each once."""

    styles: Styles
    links: Mapping[str, Relationship]
    notes: dict[tuple[str, str], Element]
    hidden: int = 0  # runs that are not shown
    _count: int = 0

    def read(self, paragraph: Element, setting: Setting) -> Words:
        """The words of a paragraph."""
        words = Words()
        self._add_runs(words, paragraph, setting, fields_of(paragraph))
        return words

    def _add_runs(self, words: Words, parent: Element, setting: Setting, fields: Fields) -> None:
        for child in shown(parent, _OF_PARAGRAPH):
            if child.tag == _RUN:
                if child not in fields.codes:
                    link = fields.links.get(child, setting.link)
                    self._add_run(words, child, replace(setting, link=link))
            elif child.tag == _FORMULA:
                words.pieces.append(Piece(child.text or "", Looks(note=setting.note)))
            else:
                link = self._target(child) or setting.link
                self._add_runs(words, child, replace(setting, link=link), fields)

    def _target(self, element: Element) -> str:
        """Where a `w:hyperlink` or the field HYPERLINK leads on the web."""
        if element.tag == _FIELD:
            return link_of(element.get(W + "instr", ""))
        ident = element.get(_RELATION_ID) or element.get(_STRICT_ID) or ""
        found = self.links.get(ident)
        return address(found.target) if found and found.kind == HYPERLINK else ""

    def _add_run(self, words: Words, run: Element, setting: Setting) -> None:
        properties = at(run, "rPr")
        character = self.styles.get(value(properties, "rStyle"))
        told = (switch(properties, "vanish"), character.hidden, setting.style.hidden)
        if _first(*told):
            self.hidden += any(visible(one.text or "") for one in shown(run, {_TEXT}))
            return
        looks = _looks(properties, character, setting)
        tags = _languages(properties, character, setting.style)
        rtl = bool(switch(properties, "rtl"))
        for child in shown(run, _OF_RUN):
            for text in self._texts(words, child, setting):
                words.pieces.append(Piece(text, replace(looks, language=_tag(text, tags, rtl=rtl))))

    def _texts(self, words: Words, child: Element, setting: Setting) -> Iterator[str]:
        """The text of an element of a run; breaks, boxes and notes go where they belong."""
        tag = child.tag
        if tag in {_TEXT, _FORMULA, _DRAWN}:
            yield _WHITE.sub(" ", child.text or "")
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag == _SYMBOL:
            yield _symbol(child)
        elif tag == _BREAK:
            yield from _line_break(words, child)
        elif tag == _BOX:
            words.boxes.append(child)
        elif tag == _RUBY:
            self._add_ruby(words, child, setting)
        elif not setting.note:
            self._add_note(words, child)

    def _add_ruby(self, words: Words, ruby: Element, setting: Setting) -> None:
        """The words, then how they are read, a space between them."""
        for name in ("rubyBase", "rt"):
            part = at(ruby, name)
            if part is not None:
                words.pieces.append(Piece(" " if name == "rt" else "", Looks(note=setting.note)))
                self._add_runs(words, part, setting, fields_of(part))

    def _add_note(self, words: Words, reference: Element) -> None:
        """A note's text, where it is first referred to."""
        note = self.notes.pop((reference.tag, reference.get(W + "id", "")), None)
        if note is None:
            return
        self._count += 1
        texts = []
        for paragraph in shown(note, {W + "p"}):
            style = self.styles.get(value(paragraph, "pPr/pStyle"), self.styles.paragraph)
            inner = self.read(paragraph, Setting(style, note=self._count))
            words.boxes += inner.boxes
            texts.append("".join(piece.text for piece in inner.pieces).replace(BREAK, " ").strip())
        text = " ".join(filter(None, texts))
        words.pieces.append(Piece(text, Looks(note=self._count)))


def _line_break(words: Words, element: Element) -> Iterator[str]:
    """A line break; a page's break stands between blocks."""
    if element.get(W + "type") not in {"page", "column"}:
        yield BREAK
    elif any(visible(piece.text) for piece in words.pieces):
        words.break_after = True
    else:
        words.break_before = True


def _symbol(element: Element) -> str:
    """The character of a `w:sym`, as its font shows it."""
    code = element.get(W + "char", "")
    return symbol(chr(int(code, 16))) if _HEXADECIMAL.fullmatch(code) else ""


def _looks(properties: Element | None, character: Style, setting: Setting) -> Looks:
    """What sets a run off from its paragraph."""
    style = setting.style
    strong = _first(switch(properties, "b"), character.strong, style.strong)
    emphasis = _first(switch(properties, "i"), character.emphasis, style.emphasis)
    return Looks(
        emphasis=emphasis and not style.emphasis,
        strong=strong and not (style.strong or setting.heading),
        link=setting.link,
        note=setting.note,
    )


def _first(*told: bool | None) -> bool:
    """What is said first; no, where nothing is said."""
    return next((one for one in told if one is not None), False)


def _languages(properties: Element | None, character: Style, style: Style) -> tuple[str, str, str]:
    pairs = zip(character.languages, style.languages, strict=True)
    most, east, bidi = (one or other for one, other in pairs)
    return languages_of(properties, (most, east, bidi))


def _tag(text: str, tags: tuple[str, str, str], *, rtl: bool) -> str:
    """The language of a text, by its script."""
    most, east, bidi = tags
    if rtl:
        return language_tag(bidi)
    return language_tag(east if _EAST_ASIAN.search(text) else most)
