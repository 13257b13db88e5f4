"""The words that an edition adds before the record: a title where none is printed, the
list of participants, the contents. Made once here, shown by every format.
"""

from __future__ import annotations

from publisher.roles import Role
from publisher.theme.model import Layout, When, Words
from publisher.view import (
    Block,
    Entry,
    Heading,
    Paragraph,
    Person,
    Text,
    View,
    contents,
    word_count,
)

_HEAD = frozenset(
    [
        *(Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATE, Role.TIME, Role.PLACE),
        *(Role.LEAD, Role.PARTICIPANTS),
    ]
)


def split_head(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What the record prints at its head (title, facts, lead), and the rest of it."""
    for number, block in enumerate(blocks):
        if not _is_head(block):
            return blocks[:number], blocks[number:]
    return blocks, ()


def _is_head(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 0
    return isinstance(block, Paragraph) and block.role in _HEAD


def title_block(view: View) -> Heading | None:
    """The title, when the source prints none. It has no address."""
    if view.facts.title_is_printed:
        return None
    return Heading("", 0, (Text(view.facts.title),), Role.TITLE)


def participants(view: View, layout: Layout, words: Words) -> tuple[Block, ...]:
    """The list of named speakers with their roles; empty when the layout wants none."""
    named = [person for person in view.people if person.named]
    if (
        not _wanted(layout.participants, otherwise=len(named) >= layout.participants_from)
        or not named
    ):
        return ()
    heading = Paragraph("", (Text(words.participants),), Role.FRONT_HEADING)
    return (heading, *(_participant(person, words) for person in named))


def _participant(person: Person, words: Words) -> Paragraph:
    told = words.list_separator.join(filter(None, (person.name, person.role)))
    return Paragraph("", (Text(told),), Role.FRONT_ITEM)


def contents_entries(view: View, layout: Layout) -> tuple[Entry, ...]:
    """The lines of the contents; empty when the layout wants none."""
    if layout.contents is When.NEVER:
        return ()
    entries = contents(view)
    long = len(entries) > 1 and word_count(view) >= layout.contents_from
    return entries if _wanted(layout.contents, otherwise=long) else ()


def _wanted(when: When, *, otherwise: bool) -> bool:
    return when is When.ALWAYS or (when is When.AUTO and otherwise)
