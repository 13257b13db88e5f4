"""The nodes of a view: blocks, what stands inside them, and the whole."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import field
from operator import attrgetter

from publisher.data import dataclass
from publisher.roles import PhraseRole, Role

# --- inside a block -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """`text`: words. Never markup: every character is shown as itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch with a role of its own.

    `children` are what stands in it; `lang` is "" where it is the block's.
    """

    role: PhraseRole
    children: tuple[Inline, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of its `children`. `target` is a URI, or `#` and an address of this view."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Here stands the mark of the note with the address `note`; `mark` is what is printed."""

    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that means something, as in verse."""


@dataclass(frozen=True, slots=True)
class Added:
    """`text`: words in a line that the edition adds: a speaker's name where none is printed, a
    sign for what is left out. The law does not count them, so every format marks them as added.
    """

    text: str


Inline = Text | Phrase | Link | NoteReference | LineBreak | Added
Inlines = tuple[Inline, ...]

# --- blocks ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its `content`. `level` is its place in the outline, 0 that of the record's
    title; the role is its look: `Role.TITLE`, `CHAPTER` or one of `HEADINGS`, which no format
    works out again.
    """

    id: str
    level: int
    content: Inlines
    role: Role = Role.HEADING_1
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of any kind, with its `content`; the role says which."""

    id: str
    content: Inlines
    role: Role = Role.SPEECH
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A stage direction that stands alone: its `content`. `kind` is its TEI type, such as
    `applause`.
    """

    id: str
    content: Inlines
    kind: str = ""
    role: Role = Role.REMARK
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    """A division between two passages. `text` is what is printed, "" for the theme's own."""

    id: str
    text: str = ""
    role: Role = Role.DIVIDER


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page of the source, with this `number`, begins. `text` is what is printed there, often
    nothing.
    """

    id: str
    number: str
    text: str = ""
    role: Role = Role.PAGE_MARK


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item, its paragraphs in `blocks`. `mark` is the printed bullet or number, "" for the
    theme's own.
    """

    id: str
    blocks: tuple[Block, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list of `items`; `ordered` where numbers count them. `start` is the number of the first,
    where the theme counts.
    """

    id: str
    items: tuple[ListItem, ...]
    ordered: bool = False
    role: Role = Role.LIST_ITEM
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` of cells under a `caption`. The first `head` rows are column heads."""

    id: str
    rows: tuple[tuple[Inlines, ...], ...]
    head: int = 0
    caption: Inlines = ()
    role: Role = Role.TABLE_CELL


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in paragraphs of its own, `blocks`."""

    id: str
    blocks: tuple[Block, ...]
    role: Role = Role.QUOTE


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's speech, `blocks`. `label` is verbatim, with its colon, `Added` where nothing
    prints it; `speaker` is a `Person.id`. `start` and `end` are times in a recording,
    `HH:MM:SS.mmm`.
    """

    id: str
    speaker: str
    label: Inlines
    blocks: tuple[Block, ...]
    lang: str = ""
    role: Role = Role.SPEECH
    start: str = ""
    end: str = ""


Block = Heading | Paragraph | Turn | Remark | List | Table | Quote | Divider | PageMark


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the source, its paragraphs in `blocks`. `mark` is its printed number or sign."""

    id: str
    mark: str
    blocks: tuple[Block, ...]
    role: Role = Role.NOTE


# --- the whole ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker, one id however labelled.

    `name` is the fullest, or the label of nobody: then `named` is false. `role` and
    `organisation` are what the person was there as, `identifiers` outside ones by authority,
    such as `("wikidata", "Q42")`. `filed` is the name as an index lists it, the surname first;
    "" where it is `name`.
    """

    id: str
    name: str
    named: bool = True
    role: str = ""
    organisation: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    filed: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of meeting and edition. Dates are ISO 8601; "" where one is not known.

    `title` is never empty; `title_is_printed` is false when the edition made one up from the
    document's id. `date` is the meeting's, `date_text` as printed, `time` when it began, `place`
    where it was. `series` are the meeting's numbers: what is counted (`term`, `sitting` …), the
    number, as printed. `source_name` and `source_digest` (SHA-256) tell the file that the edition
    was made from. `metadata` are keys and values that came with the text and are not shown.
    `marks` are what of the source became structure: place, as printed, as shown. `collection` is
    the title of the edition's series, `publisher` who publishes it, `licence` in words and
    `licence_url` under which terms. Of several meetings `since` is the first day, `date` the last.
    """

    title: str
    title_is_printed: bool = True
    date: str = ""
    date_text: str = ""
    time: str = ""
    place: str = ""
    series: tuple[tuple[str, str, str], ...] = ()
    source_name: str = ""
    source_digest: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[int, str, str], ...] = ()
    collection: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    since: str = ""


_ID = attrgetter("id")


@dataclass(frozen=True, slots=True)
class View:
    """A record as every format shows it.

    `id` is the document's, `lang` its language (BCP 47), `facts` title, date and place. `blocks`
    are what it says, in reading order; `people` those who speak, `notes` its footnotes.
    """

    id: str
    lang: str
    facts: Facts
    blocks: tuple[Block, ...]
    people: tuple[Person, ...] = ()
    notes: tuple[Note, ...] = ()
    _sorted: tuple[Person, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # a tuple, unlike a mapping, is frozen and can be copied and sent to other processes
        object.__setattr__(self, "_sorted", tuple(sorted(self.people, key=_ID)))

    def person(self, ident: str) -> Person | None:
        """The person with this id, found by halving."""
        place = bisect_left(self._sorted, ident, key=_ID)
        found = self._sorted[place : place + 1]
        return found[0] if found and found[0].id == ident else None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The blocks in which somebody speaks, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Turn))

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, by the language."""
        return direction(self.lang)


_RTL_LANGUAGES = frozenset(["ar", "he", "fa", "ur", "yi", "dv", "ps", "sd", "ug", "ckb", "syr"])
_RTL_SCRIPTS = frozenset(["arab", "hebr", "syrc", "thaa", "nkoo"])


def direction(lang: str) -> str:
    """`rtl` where `lang` is written from right to left (by subtag, BCP 47), else `ltr`."""
    subtags = lang.lower().split("-")
    if scripts := [tag for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()]:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RTL_LANGUAGES else "ltr"
