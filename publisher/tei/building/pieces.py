"""The pieces of a paragraph become its mixed content."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import field
from urllib.parse import quote

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.record import Piece, PieceKind, Pieces
from publisher.tei import names
from publisher.tei.identifiers import Addresses, language_for, word_for
from publisher.tei.names import XML_ID, XML_LANG, Element
from publisher.tei.text import append, child
from publisher.tei.timeline import seconds

_TIME = regex("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_ADDRESS = regex(r"https?://\w|mailto:\w|[#/]\w")
_RENDERING = {PieceKind.EMPHASIS: names.ITALIC, PieceKind.STRONG: names.BOLD}


@dataclass(frozen=True, slots=True)
class Writing:
    """What writing a document needs to know: its prefix, its people, its next addresses."""

    prefix: str  # before each address in an xml:id
    people: Mapping[str, str]  # xml:id by Person.id
    named: Container[str]  # Person.id of those whom the record names
    addresses: Addresses = field(default_factory=Addresses)
    moments: dict[str, str] = field(default_factory=dict)  # seconds by address

    def moment(self, clock: str) -> str:
        """A pointer to a moment of the recording; "" for what is no time."""
        if not (told := seconds(clock)):
            return ""
        address = self.addresses.next("w")
        self.moments[address] = told
        return f"#{self.prefix}{address}"

    def ident(self, address: str) -> dict[str, str]:
        """The `xml:id` of what has this address, as an attribute."""
        return {XML_ID: self.prefix + address}


def write_pieces(parent: Element, pieces: Pieces, writing: Writing) -> None:
    """Append pieces to an element with mixed content."""
    for piece in pieces:
        match piece.kind:
            case PieceKind.TEXT:
                append(parent, piece.text)
            case PieceKind.REMARK:
                write_remark(parent, (piece,), piece.value, {})
            case PieceKind.GAP:
                _gap(parent, piece)
            case PieceKind.PAGE:
                write_page(parent, piece.value, piece.text, writing)
            case PieceKind.NOTE:
                ident = writing.ident(writing.addresses.next("fn"))
                child(parent, "note", piece.text, {"place": names.FOOT, **ident})
            case PieceKind.LINE_BREAK:
                append(parent, piece.text.strip())  # in case a mark of the source is kept
                child(parent, "lb")
            case PieceKind.LINE:
                child(parent, "lb", "", {"n": piece.value, "type": names.NUMBERED})
                append(parent, piece.text)
            case _:
                _phrase(parent, piece)


def _phrase(parent: Element, piece: Piece) -> None:
    """Append a piece that is an element with nothing but words in it."""
    match piece.kind:
        case PieceKind.TIME:
            _time(parent, piece)
        case PieceKind.GLOSS:
            child(parent, "supplied", piece.text, {"reason": "editorial"})
        case PieceKind.LINK:
            child(parent, "ref", piece.text, {"target": _target(piece.value)})
        case PieceKind.FOREIGN:
            child(parent, "foreign", piece.text, {XML_LANG: language_for(piece.value)})
        case _:
            child(parent, "hi", piece.text, {"rend": _RENDERING[piece.kind]})


def write_remark(parent: Element, pieces: Pieces, kind: str, ident: dict[str, str]) -> None:
    """Append a stage direction: the element that its kind asks for, with its words.

    `desc` holds no remarks, gaps or breaks of its own: they stay in it as their words.
    """
    name = names.REMARK_ELEMENTS.get(kind, names.DEFAULT_REMARK)
    told = "reason" if name == "gap" else "type"
    remark = child(parent, name, "", {told: word_for(kind), **ident})
    desc = child(remark, "desc")
    for piece in pieces:
        if rendering := _RENDERING.get(piece.kind):
            child(desc, "hi", piece.text, {"rend": rendering})
        elif piece.kind is PieceKind.TIME:
            _time(desc, piece)
        else:
            append(desc, piece.text)


def write_page(parent: Element, number: str, printed: str, writing: Writing) -> None:
    """Append a page's beginning, and what is printed there in a note."""
    address = writing.addresses.next("pb")
    child(parent, "pb", "", {"n": number, **writing.ident(address)})
    if printed:
        child(parent, "note", printed, {"type": names.PAGE_NOTE})


def clock_time(value: str) -> str:
    """A time as `xs:time` takes it, with seconds; "" for what is none."""
    if not _TIME.fullmatch(value):
        return ""
    return value if value.count(":") == 2 else f"{value}:00"


def has_words(pieces: Pieces) -> bool:
    """Whether there is anything to see in these pieces."""
    return any(piece.text.strip() for piece in pieces)


def words_of(pieces: Pieces) -> str:
    """The words of pieces, without their kinds."""
    return "".join(piece.text for piece in pieces)


def _gap(parent: Element, piece: Piece) -> None:
    reason = word_for(piece.value, names.DEFAULT_GAP)
    child(child(parent, "gap", "", {"reason": reason}), "desc", piece.text)


def _time(parent: Element, piece: Piece) -> None:
    when = clock_time(piece.value)
    child(parent, "time", piece.text, {"type": names.TIME_STAMP, "when": when})


def _target(address: str) -> str:
    """An address as `@target` takes it (xs:anyURI); "" for what is none."""
    if not _ADDRESS.match(address):
        return ""
    return quote(address, safe="%:/?#@!$&'()*+,;=~")
