"""What a reader found in a source: each thing with its span, nothing interpreted twice.

A `Record` is the reader's whole answer. Its items stand in the order of the source and,
with `marks`, account for every visible character of it. What stands in a line are `pieces`; the
`span` of a thing is where it stands in the source's text.
"""

from __future__ import annotations

from enum import StrEnum

from publisher.data import dataclass
from publisher.source import Mark, Source, Span


class PieceKind(StrEnum):
    """What a stretch of a paragraph is."""

    TEXT = "text"
    REMARK = "remark"  # (Applause.)
    GAP = "gap"  # <…>, [inaudible]
    GLOSS = "gloss"  # [FIFA President]: the editor's word, not the speaker's
    PAGE = "page"  # [[Page S705]]
    TIME = "time"  # [00:12:05]
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"  # value: where it leads
    NOTE = "note"  # a footnote, at its place
    FOREIGN = "foreign"  # value: the language, BCP 47
    LINE_BREAK = "line break"  # a line end of the source that means something
    LINE = "line"  # a line that the source numbers begins; value: its number


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one `kind`. `value` says more: a remark's type, a page's number,
    an ISO time. `text` is the source's, line ends made spaces and escapes resolved.
    """

    kind: PieceKind
    text: str
    span: Span
    value: str = ""


Pieces = tuple[Piece, ...]


class ParagraphKind(StrEnum):
    """What a paragraph is that nobody says."""

    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    LEAD = "lead"
    PARTICIPANTS = "participants"
    NARRATIVE = "narrative"
    PLAIN = "plain"  # the reader does not know


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` 0 is the record's title."""

    level: int
    pieces: Pieces
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that nobody says: narrative, or a printed fact, as `kind` tells.

    `value` is the fact in normal form: an ISO date for DATE, `HH:MM` for TIME.
    """

    kind: ParagraphKind
    pieces: Pieces
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """A paragraph of a turn."""

    pieces: Pieces
    span: Span
    lang: str = ""  # BCP 47, when it is not the record's


@dataclass(frozen=True, slots=True)
class Remark:
    """A stage direction that stands alone. `value` is its type, such as `laughter`."""

    pieces: Pieces
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    """A line that parts two passages, such as `* * *`. `text` is "" when it was markup."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of the source, with this `number`, begins. `text` is what is printed, "" for a
    form feed.
    """

    number: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's speech, `body`, from its label to the next. `label` is verbatim, its mark
    (colon, full stop) included; `who` is a `Person.id`, "" when the label names nobody
    that can be told. `start` and `end` are times in a recording, `HH:MM:SS.mmm`.
    """

    label: Pieces
    who: str
    body: tuple[TurnItem, ...]
    span: Span
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its paragraphs and lists, `body`. `mark` is its printed bullet or
    number; `number` one that the file counts and the text does not print, such as `3.`.
    """

    mark: str
    body: tuple[Item, ...]
    span: Span
    number: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list of `items`; `ordered` where numbers count them."""

    items: tuple[ListItem, ...]
    ordered: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, `body`, that stands as paragraphs of its own."""

    body: tuple[Speech, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` of cells, the first `head` of them column heads; `caption` is what it is
    called.
    """

    rows: tuple[tuple[Pieces, ...], ...]
    head: int
    span: Span
    caption: Pieces = ()


TurnItem = Speech | Remark | List | Quote | Table | PageMark | Divider
Item = Heading | Paragraph | Turn | TurnItem


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker.

    `id` is the record's own; `name` the fullest that it gives, or the label of nobody, such as
    `Question`: then `named` is false. `role`, `organisation` and `side` are what the person was
    there as, `forename` and `surname` the parts of the name that are known. `labels` are the
    printed labels, in order of first use, without their colon; `identifiers` outside ones by
    authority, such as `("wikidata", "Q42")`.
    """

    id: str
    name: str
    named: bool
    role: str = ""
    organisation: str = ""
    side: str = ""
    forename: str = ""
    surname: str = ""
    labels: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the meeting. `text` as printed; `value` in normal form (ISO 8601)."""

    text: str
    value: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A `number` that the meeting has in a series. `kind` is what is counted: `term`,
    `session`, `sitting` or `meeting`. `text` as printed: `54. Sitzung`.
    """

    kind: str
    number: int
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the reader read as it did: a `convention` it settled on, and the `reason`, what
    spoke for it.
    """

    convention: str
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a reader found in a `source`.

    `lang` is its language (BCP 47), "und" when it cannot be told. `items` are what it says,
    `people` who speaks; `title`, `date`, `time`, `place` and `series` are facts of the meeting,
    None where none is found. `metadata` are keys and values that came with the text. `marks`
    became structure, such as `###`, and are in no item. `evidence` is why it was read so.
    """

    source: Source
    lang: str
    items: tuple[Item, ...]
    people: tuple[Person, ...] = ()
    title: Fact | None = None
    date: Fact | None = None
    time: Fact | None = None
    place: Fact | None = None
    series: tuple[Numbered, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    marks: tuple[Mark, ...] = ()
    evidence: tuple[Evidence, ...] = ()
