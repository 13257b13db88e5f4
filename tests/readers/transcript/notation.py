"""A record in lines that a person can read: what a case's `record.txt` holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher import record as r
from publisher.report import Outcome


def written(outcome: Outcome[r.Record]) -> str:
    """The record and its notices, one thing to a line."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome[r.Record]) -> Iterator[str]:
    record = outcome.value
    yield f"language {record.lang}"
    for name in ("title", "date", "time", "place"):
        if fact := getattr(record, name):
            yield f"{name} {_fact(record, fact)}"
    for key, value in record.metadata:
        yield f"metadata {key}: {value}"
    for told in record.series:
        yield f"{told.kind} {told.number}: {told.text}"
    for evidence in record.evidence:
        yield f"evidence {evidence.convention}; {evidence.reason}"
    for person in record.people:
        kind = "person" if person.named else "unnamed"
        yield f"{kind} {person.id} = {person.name} | {person.role} | {', '.join(person.labels)}"
        yield from _more(person)
    for notice in outcome.notices:
        yield f"{notice.severity.name.lower()} {notice.code} {notice.where}: {notice.message}"
        yield f"  {notice.hint}"
    yield "---"
    yield from _items(record.items, "")


def _fact(record: r.Record, fact: r.Fact) -> str:
    """A fact in normal form, as it is printed, and whether it is printed where it says."""
    told = f"{fact.value} = {fact.text}" if fact.value not in {"", fact.text} else fact.text
    stands = fact.span and " ".join(record.source.slice(fact.span).split())
    return told if stands == fact.text else f"{told} ({stands})"


def _more(person: r.Person) -> Iterator[str]:
    """What is known of a person besides."""
    for name in ("organisation", "side", "forename", "surname"):
        if told := getattr(person, name):
            yield f"  {name} {told}"
    for authority, identifier in person.identifiers:
        yield f"  {authority} {identifier}"


def _items(items: Iterable[r.Item], indent: str) -> Iterator[str]:
    for item in items:
        match item:
            case r.Turn() | r.Quote() | r.List() | r.Table():
                yield from _holder(item, indent)
            case r.Speech():
                lang = f"[{item.lang}] " if item.lang else ""
                yield f"{indent}{lang}{_pieces(item.pieces)}"
            case _:
                yield indent + _line(item)


def _holder(item: r.Turn | r.Quote | r.List | r.Table, indent: str) -> Iterator[str]:
    """What holds items of its own, and these set in."""
    match item:
        case r.Turn():
            times = f" {item.start}–{item.end}" if item.start or item.end else ""
            yield f"{indent}turn {item.who or '-'} {_pieces(item.label)}{times}"
            yield from _items(item.body, f"{indent}  ")
        case r.Quote():
            yield f"{indent}quote"
            yield from _items(item.body, f"{indent}  ")
        case r.List():
            yield f"{indent}list{' in order' if item.ordered else ''}"
            for one in item.items:
                yield f"{indent}  item {one.mark}{one.number and f'({one.number})'}"
                yield from _items(one.body, f"{indent}    ")
        case r.Table():
            head, called = f" with {item.head} head" * bool(item.head), _pieces(item.caption)
            yield f"{indent}table{head} {called}".rstrip()
            for row in item.rows:
                yield f"{indent}  " + " | ".join(map(_pieces, row))


def _line(item: r.Divider | r.PageMark | r.Heading | r.Paragraph | r.Remark) -> str:
    match item:
        case r.Divider():
            return f"divider {item.text}"
        case r.PageMark():
            return f"page {item.number} {item.text}"
        case r.Heading():
            return f"heading {item.level} {_pieces(item.pieces)}"
        case r.Paragraph():
            value = f"={item.value}" if item.value else ""
            return f"{item.kind}{value} {_pieces(item.pieces)}"
        case r.Remark():
            return f"remark {item.value or '-'} {_pieces(item.pieces)}"


def _pieces(pieces: r.Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: r.Piece) -> str:
    if piece.kind is r.PieceKind.TEXT:
        return piece.text
    value = f"={piece.value}" if piece.value else ""
    return f"‹{piece.kind}{value}: {piece.text}›"
