"""What an edition declares of its own making: true of this very record, topic by topic.

The topics are the children of `editorialDecl` (TEI P5, 2.3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from publisher.patterns import regex
from publisher.record import (
    Heading,
    Item,
    List,
    ListItem,
    Paragraph,
    PieceKind,
    Quote,
    Record,
    Remark,
    Speech,
    Turn,
)
from publisher.tei import names
from publisher.tei.building.body import calendar_date
from publisher.tei.building.pieces import clock_time
from publisher.tei.names import Element, qualified
from publisher.tei.text import built_words, clean

_BLANK_LINE = regex(r"\n[ \t]*\n")
_HYPHENS = "-\u00ad\u2010"
# The hyphen stands first: a pattern that begins with any letter would try each of them.
_HYPHEN_AT_LINE_END = regex(rf"[{_HYPHENS}]\n(?<=\w[{_HYPHENS}]\n)[ \t]*\w")
_QUOTATION_MARK = regex(
    "[\"\u00ab\u00bb\u2018\u201a-\u201f\u2039\u203a\u300c-\u300f]|``|''|(?<!\\w)'(?=\\w)"
)

_ADDRESSES = (
    "An identifier is that of the document, a dot, and an address: a letter and a running number "
    "in document order; paragraphs are numbered within their turn, items within their list."
)


TURNS = "one u per turn of speech and one seg per paragraph in it"
UNSPOKEN = "what nobody says is in note, by its kind"
"""How the canonical form is told; the reading form has its own words for both."""

OF_CORPUS: Mapping[str, str] = MappingProxyType(
    {
        "correction": "Nothing was corrected; spelling and wording are those of the sources.",
        "normalization": "Each record tells what was normalized in it.",
        "punctuation": "Punctuation is kept as in the sources.",
        "quotation": "Each record tells whether it has quotation marks.",
        "hyphenation": "Hyphens are kept as in the sources.",
        "segmentation": f"{TURNS[0].upper()}{TURNS[1:]}; {UNSPOKEN}. {_ADDRESSES}",
    }
)
"""What is true of all records of a corpus, by element."""


def declarations(record: Record, text: Element, counts: Mapping[str, int]) -> Mapping[str, str]:
    """What is to be said, by element. `counts` are the elements of the text by name."""
    told = {
        "correction": "Nothing was corrected; spelling and wording are those of the source.",
        "normalization": " ".join(_normalization(record)) or "Nothing was normalized.",
        "punctuation": _punctuation(text),
        "quotation": _quotation(text, counts),
        "hyphenation": _hyphenation(record),
        "segmentation": f"{_segmentation(text, counts)} {_ADDRESSES}",
    }
    if _has_normal_forms(record, text):
        told["stdVals"] = "Dates and times have their normal form (ISO 8601) in attributes only."
    return told


def _normalization(record: Record) -> Iterator[str]:
    source = record.source.text
    if any(_is_joined(item, source) for item in _paragraphs(record.items)):
        yield "Line ends inside a paragraph became spaces."
    if _BLANK_LINE.search(source):
        yield "Blank lines between paragraphs were not kept."
    if record.marks:
        yield (
            "Marks that only said how a passage is laid out became elements; they are listed with "
            "the source."
        )
    if clean(source).count("\ufffd") > source.count("\ufffd"):
        yield "Characters that XML cannot hold became U+FFFD."


_Paragraph = Heading | Paragraph | Speech | Remark


def _is_joined(item: _Paragraph, source: str) -> bool:
    """Whether more lines of the source stand in a paragraph than it keeps."""
    kept = sum(piece.kind is PieceKind.LINE_BREAK for piece in item.pieces)
    return source[item.span.start : item.span.end].strip().count("\n") > kept


def _paragraphs(items: tuple[Item | ListItem, ...]) -> Iterator[_Paragraph]:
    """All paragraphs of a record, however deep they lie."""
    stack: list[Item | ListItem] = list(items)
    while stack:
        match stack.pop():
            case Turn(body=body) | ListItem(body=body) | Quote(body=body):
                stack.extend(body)
            case List(items=inner):
                stack.extend(inner)
            case Heading() | Paragraph() | Speech() | Remark() as found:
                yield found


def _punctuation(text: Element) -> str:
    notes = text.iter(qualified("note"))
    labelled = any(note.get("type") == names.LABEL_NOTE for note in notes)
    mark = ", the mark after a printed speaker label included" if labelled else ""
    return f"Punctuation is kept as in the source{mark}."


def _quotation(text: Element, counts: Mapping[str, int]) -> str:
    told = "The record has no quotation marks."
    if _QUOTATION_MARK.search(built_words(text)):
        told = "Quotation marks are kept as characters and not encoded."
    return (
        f"{told} Quotations that the source sets off are in quote." if counts.get("quote") else told
    )


def _hyphenation(record: Record) -> str:
    if _HYPHEN_AT_LINE_END.search(record.source.text):
        return "Hyphens at line ends are kept; whether one parts a word was not decided."
    return "The source has no hyphens at line ends."


def _segmentation(text: Element, counts: Mapping[str, int]) -> str:
    told = []
    if counts.get("u"):
        told.append(TURNS)
    if any(note.get("type") in _UNSPOKEN_TYPES for note in text.iter(qualified("note"))):
        told.append(UNSPOKEN)
    if next(text.iterfind(f".//{qualified('div')}/{qualified('p')}"), None) is not None:
        told.append("text of no known kind is in p")
    sentence = "; ".join(told) or "the record has no text but headings"
    return f"{sentence[0].upper()}{sentence[1:]}."


_UNSPOKEN_TYPES = frozenset(names.NOTE_TYPES.values())


def _has_normal_forms(record: Record, text: Element) -> bool:
    date = record.date and calendar_date(record.date.value)
    time = record.time and clock_time(record.time.value)
    found = text.iter(qualified("date"), qualified("time"))
    return bool(date or time) or any(element.get("when") is not None for element in found)
