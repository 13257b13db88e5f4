"""Turns of TEI that encodes none: paragraphs that begin with a speaker's label.

Editions of diplomatic records print `<p>MR. SMITH: Good morning.</p>`, with no `u` or `sp`.
What looks like a label is one only where its shape recurs in the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from enum import IntEnum, auto

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.roles import PhraseRole, Role
from publisher.tei.identifiers import name_for
from publisher.tei.projecting.reading import Reading
from publisher.view import (
    Block,
    Inline,
    Inlines,
    List,
    PageMark,
    Paragraph,
    Phrase,
    Quote,
    Remark,
    Table,
    Text,
    Turn,
    plain,
)

_LONGEST = 60  # characters of a label
_FEWEST = 3  # paragraphs with labels of one shape
_BRACKETED = regex(r"\s*(\([^()]*\)|\[[^\[\]]*\])\s*")
_SMALL_WORDS = frozenset(["a", "an", "and", "de", "der", "for", "of", "the", "to", "von", "van"])
_MOST_WORDS = 5
_MARKED = frozenset([PhraseRole.STRONG, PhraseRole.NAME])
_SPOKEN = (List, PageMark, Quote, Remark, Table)  # what may stand inside a turn as it is


class _Shape(IntEnum):
    """How a label is told from the words after it, the surest way first."""

    MARKED = auto()  # in bold, or encoded as a name
    CAPITALS = auto()
    CAPITALISED = auto()  # every word of it


@dataclass(frozen=True, slots=True)
class _Led:
    """A paragraph that may begin with a label."""

    label: Inlines
    rest: Inlines
    shape: _Shape

    @property
    def name(self) -> str:
        """The label without its colon."""
        return plain(self.label).strip().rstrip(":").strip()


def with_turns(blocks: tuple[Block, ...], reading: Reading) -> tuple[Block, ...]:
    """The blocks with paragraphs gathered into turns, where labels lead them; as they are
    where the document has turns of its own or follows our profile, in which labels are
    encoded, or where no shape of label recurs.
    """
    if reading.edition.profile or any(isinstance(block, Turn) for block in blocks):
        return blocks
    led = {
        number: found
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.role is Role.PLAIN and (found := _led(block))
    }
    shape = _in_force(led.values())
    labels = {number: found for number, found in led.items() if found.shape is shape}
    reading.led += len(labels)
    return tuple(_gathered(blocks, labels, reading)) if labels else blocks


def _in_force(led: Iterable[_Led]) -> _Shape | None:
    """The surest shape that recurs: often enough, with several names, one of them again."""
    names: dict[_Shape, Counter[str]] = {shape: Counter() for shape in _Shape}
    for found in led:
        names[found.shape][found.name] += 1
    for shape, counts in names.items():
        if counts.total() >= _FEWEST and 1 < len(counts) < counts.total():
            return shape
    return None


# --- one paragraph --------------------------------------------------------------------


def _led(block: Paragraph) -> _Led | None:
    """A paragraph parted at its first colon, if what stands before it can be a label."""
    first, *others = block.content or (Text(""),)
    if isinstance(first, Phrase) and first.role in _MARKED:
        label, rest = _marked(first, others)
        shape = _Shape.MARKED
    elif isinstance(first, Text):
        before, colon, after = first.text.partition(":")
        label, rest = (Text(before + colon),), (Text(after.lstrip()), *others)
        shape = _Shape.CAPITALS if before.isupper() else _Shape.CAPITALISED
        if not colon or (shape is _Shape.CAPITALISED and not _is_capitalised(before)):
            return None
    else:
        return None
    found = _Led(label, rest, shape)
    return found if _can_be_label(found) else None


def _marked(first: Phrase, others: list[Inline]) -> tuple[Inlines, Inlines]:
    """A label in bold, its colon inside it or just after."""
    if plain((first,)).rstrip().endswith(":"):
        return (first,), _without_space(others)
    after = others[0] if others else None
    if isinstance(after, Text) and after.text.startswith(":"):
        return (first, Text(":")), _without_space([Text(after.text[1:]), *others[1:]])
    return (), ()


def _without_space(content: list[Inline]) -> Inlines:
    if content and isinstance(content[0], Text):
        return (Text(content[0].text.lstrip()), *content[1:])
    return tuple(content)


def _is_capitalised(label: str) -> bool:
    words = label.split()
    return 0 < len(words) <= _MOST_WORDS and all(
        word[0].isupper() or (word in _SMALL_WORDS and number) for number, word in enumerate(words)
    )


def _can_be_label(found: _Led) -> bool:
    name = found.name
    return (
        1 < len(name) <= _LONGEST
        and not any(letter.isdecimal() for letter in name)
        and sum(letter.isalpha() for letter in name) > 1
        and plain(found.rest).strip() != ""
    )


# --- turns ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """The turn that is being gathered."""

    turn: Turn
    blocks: list[Block] = field(default_factory=list)

    def closed(self) -> Turn:
        """The turn with all its blocks."""
        return replace(self.turn, blocks=tuple(self.blocks))


def _gathered(
    blocks: tuple[Block, ...], labels: dict[int, _Led], reading: Reading
) -> Iterator[Block]:
    current: _Open | None = None
    for number, block in enumerate(blocks):
        if number in labels and isinstance(block, Paragraph):
            if current:
                yield current.closed()
            current = _opened(labels[number], reading)
            current.blocks.append(replace(block, content=labels[number].rest, role=Role.SPEECH))
        elif current and (said := _said(block)):
            current.blocks.append(said)
        else:
            if current:
                yield current.closed()
            current = None
            yield block
    if current:
        yield current.closed()


def _opened(led: _Led, reading: Reading) -> _Open:
    speaker = reading.speaker(name_for(led.name, "speaker-"), led.name)
    return _Open(Turn(reading.address(None, "u"), speaker, led.label, ()))


def _said(block: Block) -> Block | None:
    """What a block is inside a turn; None for one that ends it: a heading, a line in
    capitals, any paragraph with a role of its own.
    """
    if isinstance(block, _SPOKEN):
        return block
    if not isinstance(block, Paragraph) or block.role is not Role.PLAIN:
        return None
    words = plain(block.content)
    if _BRACKETED.fullmatch(words):
        return Remark(block.id, block.content, lang=block.lang)
    return None if words.isupper() else replace(block, role=Role.SPEECH)
