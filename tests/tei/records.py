"""Records made by hand: one with every node, and any that hypothesis can think of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from publisher.publication import Publication
from publisher.record import (
    Divider,
    Fact,
    Heading,
    Item,
    List,
    ListItem,
    Numbered,
    PageMark,
    Paragraph,
    ParagraphKind,
    Person,
    Piece,
    PieceKind,
    Pieces,
    Quote,
    Record,
    Remark,
    Speech,
    Table,
    Turn,
)
from publisher.source import Mark, Source, Span
from publisher.testing import HOSTILE

NOWHERE = Span(0, 0)
DIGEST = "0" * 64


def text(*words: str) -> Pieces:
    return tuple(Piece(PieceKind.TEXT, word, NOWHERE) for word in words)


def piece(kind: PieceKind, words: str, value: str = "") -> Piece:
    return Piece(kind, words, NOWHERE, value)


def heading(level: int, words: str) -> Heading:
    return Heading(level, text(words), NOWHERE)


def paragraph(kind: ParagraphKind, words: str, value: str = "") -> Paragraph:
    return Paragraph(kind, text(words), NOWHERE, value)


def speech(words: str, lang: str = "") -> Speech:
    return Speech(text(words), NOWHERE, lang)


def turn(label: str, who: str, *body: object) -> Turn:
    return Turn(text(label) if label else (), who, tuple(body), NOWHERE)  # type: ignore[arg-type]


def listing(*items: ListItem, ordered: bool = False) -> List:
    return List(items, ordered, NOWHERE)


def list_item(mark: str, *body: Item, number: str = "") -> ListItem:
    return ListItem(mark, body, NOWHERE, number)


def record(
    *items: Item, people: tuple[Person, ...] = (), lang: str = "en", **facts: Fact
) -> Record:
    """A record whose source says what its items say."""
    source = Source("folder/record.txt", "\n".join(told(items)), DIGEST, "utf-8")
    return Record(source, lang, items, people, **facts)


def told(found: object) -> Iterator[str]:
    """Every stretch of text in a record's items, in order, however deep they lie."""
    stack = [found]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            yield part
        else:
            stack.extend(reversed(_held(part)))


def _held(part: object) -> tuple[object, ...]:  # noqa: PLR0911  # one line per node
    """What a node of a record holds, in order."""
    match part:
        case Piece() | Divider() | PageMark():
            return (part.text,)
        case Turn():
            return (part.label, part.body)
        case ListItem():
            return (part.mark, part.body)
        case List():
            return part.items
        case Quote():
            return part.body
        case Table():
            return (part.caption, part.rows)
        case Heading() | Paragraph() | Speech() | Remark():
            return part.pieces
        case tuple():
            return part
        case _:
            raise AssertionError(part)


PUTIN = Person(
    "VladimirPutin",
    "Vladimir Putin",
    named=True,
    role="President of Russia",
    side="Russia",
    forename="Vladimir",
    surname="Putin",
    labels=("President of Russia Vladimir Putin", "Vladimir Putin"),
    identifiers=(("wikidata", "Q7747"), ("viaf", "1"), ("gnd", "1"), ("isni", "1"), ("orcid", "1")),
)
BERG = Person("Berg", "Anna M. Berg", named=True, organisation="AT&T", surname="Berg")
QUESTION = Person("Question", "Question", named=False)


def every_node() -> Record:
    """A record with every item, every kind of piece and paragraph, and every fact."""
    made = record(
        heading(0, "Every node & <role>"),
        *(paragraph(kind, f"a {kind} paragraph", _VALUES.get(kind, "")) for kind in ParagraphKind),
        heading(1, "Opening"),
        PageMark("12", "[[Page 12]]", NOWHERE),
        PageMark("", "", NOWHERE),
        Divider("* * *", NOWHERE),
        Divider("", NOWHERE),
        *_turns(),
        heading(2, "Item 1"),
        *(Remark(text(f"({kind}.)"), NOWHERE, kind) for kind in REMARKS),
        *_structures(),
        speech("A paragraph whose speaker nobody names."),
        people=(PUTIN, BERG, QUESTION),
        title=Fact("Every node & <role>"),
        date=Fact("March 24, 2016", "2016-03-24"),
        time=Fact("5 p.m.", "17:00"),
        place=Fact("the Kremlin"),
        series=(Numbered("term", 5, "Fifth Council"), Numbered("sitting", 12, "12th sitting")),
    )
    return replace(made, metadata=METADATA, marks=(Mark(0, 1), Mark(2, 5, "<&")))


PUBLICATION = Publication(
    publisher="Office of the Record & Co",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    availability="free",
    address="https://example.org/records/",
    editors=("Anna Berg", "Boris Clark"),
    funders=("The <Foundation>",),
    series="Records of 2016",
    made="2026-01-02",
)
"""All that a project can tell of its editions."""

METADATA = (("tags", "harbour, AT&T"), ("source_url", "https://example.org/?a=1&b=2"))

_VALUES = {ParagraphKind.DATE: "2016-03-24", ParagraphKind.TIME: "17:00"}
REMARKS = ("applause", "laughter", "inaudible", "action", "in hebrew", "")


def _turns() -> tuple[Item, ...]:
    return (
        turn(
            "President of Russia Vladimir Putin:",
            PUTIN.id,
            Speech(_every_piece(), NOWHERE),
            speech("Слово.", "ru"),
            Remark((*text("(Shows "), piece(PieceKind.EMPHASIS, "it.)")), NOWHERE, "action"),
            *_structures(),
            PageMark("13", "[[Page 13]]", NOWHERE),
            Divider("—", NOWHERE),
        ),
        turn("A senior official:", "nobody", *(speech(words) for words in HOSTILE)),
        replace(turn("", ""), start="00:00:01.500", end="01:02:03.000"),
    )


def _every_piece() -> Pieces:
    return tuple(
        piece(kind, "" if kind is PieceKind.LINE_BREAK else f"a {kind} & <b>", value)
        for kind, value in (
            *((kind, "") for kind in PieceKind),
            (PieceKind.LINK, "https://example.org/?a=1&b=2"),
            (PieceKind.FOREIGN, "fr"),
            (PieceKind.REMARK, "laughter"),
            (PieceKind.GAP, "inaudible"),
            (PieceKind.LINE, "7"),
            (PieceKind.PAGE, "S705"),
            (PieceKind.TIME, "00:12:05"),
        )
    )


def _structures() -> tuple[List | Quote | Table, ...]:
    inner = listing(list_item("a)", speech("inner")), list_item("b)"))
    return (
        listing(
            list_item("1.", speech("first"), inner, heading(3, "Heading in an item")),
            list_item(
                *("", paragraph(ParagraphKind.PLAIN, "second"), turn("Who:", "", speech("I."))),
                number="2.",
            ),
            ordered=True,
        ),
        Quote((speech("Quoted words."), speech("Цитата.", "ru")), NOWHERE),
        Table(((text("Name"), text("Vote")), (text("Berg"), ()), ()), 1, NOWHERE, text("Votes")),
    )


# --- what hypothesis can think of -----------------------------------------------------

_XML_CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\n\t\r"
)
_ANY_CHARACTERS = st.characters(exclude_categories=[])


def records(characters: st.SearchStrategy[str] = _XML_CHARACTERS) -> st.SearchStrategy[Record]:
    """Any record, however odd, of characters that XML can hold."""
    words = st.one_of(st.sampled_from(HOSTILE), st.text(characters, max_size=12))
    return st.builds(
        _record,
        st.lists(_items(words), max_size=6),
        st.lists(_people(words), max_size=3),
        st.sampled_from(["en", "ru", "ar", "und", "", "not a language", "zh-Hant"]),
        st.none() | st.builds(Fact, words, words),
        st.none() | st.builds(Fact, words, st.sampled_from(_DATES) | words),
    )


def unclean_records() -> st.SearchStrategy[Record]:
    """Any record of any characters, such as lone surrogates."""
    return records(_ANY_CHARACTERS)


_DATES = ("2016-03-24", "2016-02-30", "2015-02-29", "2016-13-01", "0000-01-01", "2016-03", "today")


def _record(
    items: list[Item], people: list[Person], lang: str, title: Fact | None, date: Fact | None
) -> Record:
    made = record(*items, people=tuple(people), lang=lang)
    return Record(made.source, lang, made.items, made.people, title, date, date, title)


def _people(words: st.SearchStrategy[str]) -> st.SearchStrategy[Person]:
    ids = st.sampled_from(["a", "b", "chair", "regular", "1"]) | words
    schemes = st.sampled_from(["wikidata", "viaf", "other", ""])
    identifiers = st.lists(st.tuples(schemes, words), max_size=2).map(tuple)
    texts = (words,) * 5
    return st.builds(Person, ids, words, st.booleans(), *texts, identifiers=identifiers)


def _pieces(words: st.SearchStrategy[str]) -> st.SearchStrategy[Pieces]:
    one = st.builds(
        Piece,
        st.sampled_from(PieceKind),
        words,
        st.just(NOWHERE),
        st.sampled_from(_VALUES_OF_PIECES),
    )
    return st.lists(one, max_size=4).map(tuple)


_VALUES_OF_PIECES = (
    "",
    "applause",
    "laughter",
    "inaudible",
    "in hebrew",
    "S705",
    "00:12:05",
    "75:00",
)


def _items(words: st.SearchStrategy[str]) -> st.SearchStrategy[Item]:
    pieces = _pieces(words)
    here = st.just(NOWHERE)
    simple = _simple(words, pieces)
    spoken = st.builds(Speech, pieces, here, st.sampled_from(["", "ru", "x y"]))
    lists = _lists(words, st.one_of(simple, spoken))
    body = st.lists(st.one_of(spoken, lists, _inner(words, pieces)), max_size=4).map(tuple)
    turns = st.builds(Turn, pieces, st.sampled_from(["", "a", "b", "chair"]), body, here)
    nested = _lists(words, st.one_of(turns, lists, simple))
    return st.one_of(simple, spoken, turns, lists, nested)


def _inner(
    words: st.SearchStrategy[str], pieces: st.SearchStrategy[Pieces]
) -> st.SearchStrategy[Item]:
    here = st.just(NOWHERE)
    rows = st.lists(st.lists(pieces, max_size=3).map(tuple), max_size=3).map(tuple)
    quoted = st.lists(st.builds(Speech, pieces, here), max_size=2).map(tuple)
    return st.one_of(
        st.builds(Remark, pieces, here, st.sampled_from(_VALUES_OF_PIECES)),
        st.builds(Divider, words, here),
        st.builds(PageMark, words, words, here),
        st.builds(Quote, quoted, here),
        st.builds(Table, rows, st.integers(0, 2), here, pieces),
    )


def _simple(
    words: st.SearchStrategy[str], pieces: st.SearchStrategy[Pieces]
) -> st.SearchStrategy[Item]:
    here = st.just(NOWHERE)
    values = st.sampled_from(_DATES)
    return st.one_of(
        st.builds(Heading, st.integers(-1, 9), pieces, here),
        st.builds(Paragraph, st.sampled_from(ParagraphKind), pieces, here, values),
        _inner(words, pieces),
    )


def _lists(
    words: st.SearchStrategy[str], inner: st.SearchStrategy[Item]
) -> st.SearchStrategy[List]:
    item = st.builds(ListItem, words, st.lists(inner, max_size=2).map(tuple), st.just(NOWHERE))
    return st.builds(List, st.lists(item, max_size=3).map(tuple), st.booleans(), st.just(NOWHERE))
