"""The words that an edition adds before the record: a title where none is printed, the
list of participants, the contents. Made once here, shown by every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate, groupby, pairwise, starmap
from operator import itemgetter

from publisher.data import dataclass
from publisher.roles import Role
from publisher.theme.model import Layout, Theme, When, Words
from publisher.theme.words import language
from publisher.view import (
    Block,
    Heading,
    PageMark,
    Paragraph,
    Person,
    Text,
    Turn,
    View,
    count_words,
    plain,
    shown,
    walk,
)

HEAD = (
    *(Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATE, Role.TIME, Role.PLACE),
    *(Role.LEAD, Role.PARTICIPANTS),
)
"""The roles of what stands at the head of a record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads, what it says, how deep (1 or 2)."""

    address: str
    text: str
    level: int


def split_head(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What the record prints at its head (title, facts, lead, what stands before the
    title), and the rest of it.
    """
    title = next((n for n, block in enumerate(blocks) if _is_title(block)), 0)
    if any(isinstance(block, Turn) for block in blocks[:title]):
        title = 0
    for number, block in enumerate(blocks[title:], title):
        if not _is_head(block):
            return blocks[:number], blocks[number:]
    return blocks, ()


def ends_in_title(view: View, head: tuple[Block, ...]) -> bool:
    """Whether no fact stands between the title and the record."""
    return _is_title(head[-1]) if head else title_block(view) is not None and not is_volume(view)


def below_title(theme: Theme) -> float:
    """The least space between a title alone and the record, in points: a line."""
    return theme.blocks[Role.PLAIN].leading


def below_added(theme: Theme) -> float:
    """The least space between participants or contents and the record, in points."""
    return max(theme.blocks[Role.CONTENTS_HEADING].before, below_title(theme))


def heads_apart(blocks: Iterable[Block]) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    """The blocks in order, in groups: what stands at the head of a chapter, which is true of
    the group, and what does not.
    """
    yield from (
        (is_head, tuple(block for _, block in group))
        for is_head, group in groupby(_told_of_heads(blocks), itemgetter(0))
    )


def _told_of_heads(blocks: Iterable[Block]) -> Iterator[tuple[bool, Block]]:
    is_head = False
    for block in blocks:
        goes_on = _is_head(block) or (isinstance(block, PageMark) and not block.text)
        is_head = _opens_chapter(block) or (is_head and goes_on)
        yield is_head, block


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 0


def _is_head(block: Block) -> bool:
    return _is_title(block) or (isinstance(block, Paragraph) and block.role in HEAD)


def shown_date(view: View) -> str:
    """The date for running heads: as printed, else, and where figures alone are printed
    (`20170309`), written out in the record's language; "" when it is not known.
    """
    facts = view.facts
    if facts.since:
        return f"{_written_out(facts.since, view)} – {_written_out(facts.date, view)}"
    if not facts.date or (facts.date_text and not facts.date_text.isdecimal()):
        return facts.date_text or facts.date
    return _written_out(facts.date, view)


def date_beside_title(view: View) -> str:
    """The date where it stands beside the title, which may tell it already: "" then."""
    told = shown_date(view)
    if not told:
        return ""
    parts = " ".join(view.facts.title.split()).casefold().split(told.casefold())
    return "" if any(starmap(_apart, pairwise(parts))) else told


def _apart(before: str, behind: str) -> bool:
    """Whether a date between is no part of a longer number: `1 May` is not in `21 May`."""
    return not (before[-1:].isdigit() or behind[:1].isdigit())


def _written_out(told: str, view: View) -> str:
    """A date in words: those of the record's language or, of a volume in several, of the
    language in which the edition speaks.
    """
    if view.lang == "und":
        return told
    from babel import Locale, UnknownLocaleError  # only for records that print no date
    from babel.dates import format_date

    lang = language(view.lang) if is_volume(view) else view.lang
    try:
        return format_date(date.fromisoformat(told), "long", Locale.parse(lang, sep="-"))
    except (ValueError, UnknownLocaleError):  # a year or a month alone; an unknown language
        return told


def is_volume(view: View) -> bool:
    """Whether the view binds several records, each a chapter."""
    return any(_opens_chapter(block) for block in view.blocks)


def _opens_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.role is Role.CHAPTER


def title_block(view: View) -> Heading | None:
    """The title, when the source prints none. It has no address."""
    if view.facts.title_is_printed:
        return None
    return Heading("", 0, (Text(view.facts.title),), Role.TITLE)


def volume_facts(view: View, words: Words) -> tuple[Paragraph, ...]:
    """What stands below the title of a volume: from when to when, how many meetings."""
    count = sum(map(_opens_chapter, view.blocks))
    told = (shown_date(view), f"{words.meetings}: {count}") if count else ()
    return tuple(Paragraph("", (Text(fact),), Role.FRONT_FACTS) for fact in told if fact)


def participants(view: View, layout: Layout, words: Words) -> tuple[Block, ...]:
    """The list of named speakers with their offices; empty when the layout wants none, when
    the contents list them already, or in a volume, which has an index of them.
    """
    named = [person for person in view.people if person.named]
    if layout.participants is When.NEVER or not named or is_volume(view):
        return ()
    many = len(named) >= layout.participants_from and not _contents_list_speakers(view, layout)
    if not _wanted(layout.participants, otherwise=many):
        return ()
    heading = Paragraph("", (Text(words.participants),), Role.FRONT_HEADING)
    return (heading, *(_participant(person, words) for person in named))


def _participant(person: Person, words: Words) -> Paragraph:
    told = introduced(person, words.list_separator)
    return Paragraph("", (Text(told),), Role.FRONT_ITEM)


def _contents_list_speakers(view: View, layout: Layout) -> bool:
    return not has_headings(view) and contents_entries(view, layout) != ()


def contents_entries(view: View, layout: Layout) -> tuple[Entry, ...]:
    """The lines of the contents; empty when the layout wants none.

    `auto` wants them in a long record that has at least two headings or, where speakers
    stand for headings, as many speakers as make a list of participants.
    """
    if layout.contents is When.NEVER:
        return ()
    entries = contents(view)
    fewest = 2 if has_headings(view) else layout.participants_from
    long = len(entries) >= fewest and _has_words(view, layout.contents_from)
    long |= is_volume(view)
    return entries if _wanted(layout.contents, otherwise=long) else ()


def _has_words(view: View, count: int) -> bool:
    """Whether a view shows so many words or more, without counting the rest."""
    return any(so_far >= count for so_far in accumulate(map(count_words, shown(view)), initial=0))


def _wanted(when: When, *, otherwise: bool) -> bool:
    return when is When.ALWAYS or (when is When.AUTO and otherwise)


def has_headings(view: View) -> bool:
    """Whether headings part the record. Its title is none of them."""
    return any(isinstance(block, Heading) and block.level > 0 for block in walk(view.blocks))


def contents(view: View) -> tuple[Entry, ...]:
    """The lines of the contents: headings; in a record without any, where each named
    speaker first takes the floor.
    """
    if has_headings(view):
        return tuple(_headings(view))
    return tuple(_first_turns(view))


def _headings(view: View) -> Iterator[Entry]:
    """The headings; in a chapter, less those that say its title again."""
    names, chapter = chapter_names(view), ""
    for block in walk(view.blocks):
        if isinstance(block, Heading) and block.level > 0:
            told = " ".join(plain(block.content).split())
            if opens := _opens_chapter(block):
                chapter = told
            if opens or told != chapter:
                text = names.get(block.id, plain(block.content))
                yield Entry(block.id, text, min(block.level, 2))


def chapter_names(view: View) -> dict[str, str]:
    """What lists call each chapter, by its address: the title and, since many meetings are
    called alike, the date that the record prints before anyone speaks.
    """
    names: dict[str, str] = {}
    dateless = ""
    for block in view.blocks:
        if isinstance(block, Heading) and _opens_chapter(block):
            names[block.id] = " ".join(plain(block.content).split())
            dateless = block.id
        elif isinstance(block, Turn):
            dateless = ""
        elif dateless and isinstance(block, Paragraph) and block.role is Role.DATE:
            names[dateless] += f" ({' '.join(plain(block.content).split())})"
            dateless = ""
    return names


def _first_turns(view: View) -> Iterator[Entry]:
    seen: set[str] = set()
    for block in walk(view.blocks):
        if isinstance(block, Turn) and block.speaker not in seen:
            seen.add(block.speaker)
            person = view.person(block.speaker)
            if person and person.named:
                yield Entry(block.id, introduced(person), 1)


def introduced(person: Person, separator: str = ", ") -> str:
    """A speaker as a list of speakers prints it: the name and, where known, the office."""
    return separator.join(filter(None, (person.name, person.role)))
