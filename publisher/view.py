"""What every format shows: typed, immutable, free of any format.

Blocks stand in reading order. Every block that comes from the source has an `id`, its
address (`u12`, `u12.p3`, `n4`, `h2`, `r7`); words that the edition adds are made by the
exporters' common `front` and have none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from publisher.roles import PhraseRole, Role

# --- inside a block -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words. Never markup: every character is shown as itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch with a role of its own. `lang` is "" where it is the block's."""

    role: PhraseRole
    children: tuple[Inline, ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `target` is a URI, or `#` and an address of this view."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Here stands the mark of the note with this address; `mark` is what is printed."""

    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that means something, as in verse."""


@dataclass(frozen=True, slots=True)
class Added:
    """Words in a line that the edition adds: a speaker's name where none is printed, a sign
    for what is left out. The law does not count them, so every format marks them as added.
    """

    text: str


Inline = Text | Phrase | Link | NoteReference | LineBreak | Added
Inlines = tuple[Inline, ...]

# --- blocks ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. Level 0 is the title of the record. The level is its place in the outline,
    the role its look: `Role.TITLE`, `CHAPTER` or one of `HEADINGS`; no format works it out again.
    """

    id: str
    level: int
    content: Inlines
    role: Role = Role.HEADING_1
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of any kind; the role says which."""

    id: str
    content: Inlines
    role: Role = Role.SPEECH
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A stage direction that stands alone. `kind` is its TEI type, such as `applause`."""

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
    """A page of the source begins. `text` is what is printed there, often nothing."""

    id: str
    number: str
    text: str = ""
    role: Role = Role.PAGE_MARK


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item. `mark` is the printed bullet or number, "" for the theme's own."""

    id: str
    blocks: tuple[Block, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list. `start` is the number of its first item, where the theme counts them."""

    id: str
    items: tuple[ListItem, ...]
    ordered: bool = False
    role: Role = Role.LIST_ITEM
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells. The first `head` rows are column heads."""

    id: str
    rows: tuple[tuple[Inlines, ...], ...]
    head: int = 0
    caption: Inlines = ()
    role: Role = Role.TABLE_CELL


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in paragraphs of its own."""

    id: str
    blocks: tuple[Block, ...]
    role: Role = Role.QUOTE


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's speech; its label verbatim, with its colon; `speaker` is a `Person.id`.

    A label that nothing prints is `Added`.
    """

    id: str
    speaker: str
    label: Inlines
    blocks: tuple[Block, ...]
    lang: str = ""
    role: Role = Role.SPEECH
    start: str = ""  # in a recording, `HH:MM:SS.mmm`
    end: str = ""


Block = Heading | Paragraph | Turn | Remark | List | Table | Quote | Divider | PageMark


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the source. `mark` is its printed number or sign."""

    id: str
    mark: str
    blocks: tuple[Block, ...]
    role: Role = Role.NOTE


# --- the whole ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker, one id however labelled. `name` is the fullest, or the label of nobody."""

    id: str
    name: str
    named: bool = True
    role: str = ""
    organisation: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()  # ("wikidata", "Q42")
    filed: str = ""  # the name as an index lists it, the surname first; "" where it is `name`


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of meeting and edition. Dates are ISO 8601, `*_text` as printed; "" when unknown.

    `title` is never empty; `title_is_printed` is false when the edition made one up from the
    document's id. `metadata` are keys and values that came with the text and are not shown.
    `series` are the meeting's numbers: what is counted (`term`, `sitting` …), the number, as
    printed. `marks` are what of the source became structure: place, as printed, as shown.
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
    collection: str = ""  # the title of the edition's series
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    since: str = ""  # of several meetings, the first day; `date` is the last


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


# --- asking a view --------------------------------------------------------------------

_RTL_LANGUAGES = frozenset(["ar", "he", "fa", "ur", "yi", "dv", "ps", "sd", "ug", "ckb", "syr"])
_RTL_SCRIPTS = frozenset(["arab", "hebr", "syrc", "thaa", "nkoo"])


def direction(lang: str) -> str:
    """`rtl` for languages written from right to left (by subtag, BCP 47), else `ltr`."""
    subtags = lang.lower().split("-")
    if scripts := [tag for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()]:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RTL_LANGUAGES else "ltr"


class Run(NamedTuple):
    """Text with all that holds for it: phrase roles from the outside in, the innermost
    language, the link's target, the note's address.
    """

    text: str
    roles: tuple[PhraseRole, ...] = ()
    lang: str = ""
    link: str = ""
    note: str = ""

    @property
    def is_added(self) -> bool:
        """Whether the words are the edition's own."""
        return PhraseRole.ADDED in self.roles


def is_added(content: Inlines) -> bool:
    """Whether there are words, and all are the edition's own."""
    return bool(content) and all(isinstance(inline, Added) for inline in content)


def runs(content: Inlines, outer: Run | None = None) -> Iterator[Run]:
    r"""Flatten inlines to runs. A line break is a run whose text is `\\n`."""
    base = outer or Run("")
    for inline in content:
        match inline:
            case Text(text):
                yield Run(text, base.roles, base.lang, base.link, base.note)
            case LineBreak():
                yield Run("\n", base.roles, base.lang, base.link, base.note)
            case Added(text):  # it leads nowhere, even inside a link
                yield Run(text, (*base.roles, PhraseRole.ADDED), base.lang)
            case Phrase(role, children, lang):
                inner = Run("", (*base.roles, role), lang or base.lang, base.link, base.note)
                yield from runs(children, inner)
            case Link(target, children):
                roles = (*base.roles, PhraseRole.LINK)
                yield from runs(children, Run("", roles, base.lang, target, base.note))
            case NoteReference(note, mark):
                roles = (*base.roles, PhraseRole.NOTE_REFERENCE)
                yield Run(mark, roles, base.lang, base.link, note)


def plain(content: Inlines) -> str:
    r"""The words of inlines, line breaks as `\\n`, note marks left out."""
    return "".join(run.text for run in runs(content) if not run.note)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, each before what it holds."""
    waiting = [*blocks][::-1]
    while waiting:
        block = waiting.pop()
        yield block
        match block:
            case Turn() | Quote():
                waiting += block.blocks[::-1]
            case List():
                waiting += [inner for item in block.items for inner in item.blocks][::-1]


def shown(view: View) -> Iterator[str]:
    """The words of a view in reading order, a note's where its mark stands.

    This is what the law compares: `law.first_difference`.
    """
    return (words for _, words in placed(view))


def placed(view: View) -> Iterator[tuple[str, str]]:
    """The same words, each with the address of the block that they stand in."""
    return _placed(view.blocks, {note.id: note for note in view.notes})


def _placed(blocks: Iterable[Block], notes: dict[str, Note]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Turn():
                yield from _addressed(block.id, block.label, notes)
                yield from _placed(block.blocks, notes)
            case Quote():
                yield from _placed(block.blocks, notes)
            case List():
                for item in block.items:
                    yield item.id, item.mark
                    yield from _placed(item.blocks, notes)
            case Table():
                for cell in (block.caption, *(cell for row in block.rows for cell in row)):
                    yield from _addressed(block.id, cell, notes)
            case Divider() | PageMark():
                yield block.id, block.text
            case _:
                yield from _addressed(block.id, block.content, notes)


def _addressed(address: str, content: Inlines, notes: dict[str, Note]) -> Iterator[tuple[str, str]]:
    for run in runs(content):
        if not run.note:
            yield address, "" if run.is_added else run.text
        elif run.note in notes:
            yield from _placed(notes[run.note].blocks, notes)


def word_count(view: View) -> int:
    """White-space separated words that are shown."""
    return sum(len(words.split()) for words in shown(view))
