"""A `Source`: the text that came, its line positions, and what its format told of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from publisher.data import dataclass
from publisher.guidance import Known
from publisher.report import Where


class Span(NamedTuple):
    """A stretch of `Source.text`: `text[start:end]`, in characters."""

    start: int
    end: int


class Mark(NamedTuple):
    """A stretch of `Source.text` that became structure: `###`, front matter, an escape.

    `shown` is what stands for it in the edition's text: "" or, for a character
    reference, the character.
    """

    start: int
    end: int
    shown: str = ""


class BlockKind(StrEnum):
    """What a block of a source is, where its format says so."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"  # level 0 is the title
    LABEL = "label"  # who speaks: a turn begins
    NARRATIVE = "narrative"  # a paragraph that nobody says
    REMARK = "remark"  # a stage direction that stands alone
    ITEM = "item"  # of a list
    QUOTE = "quote"  # a paragraph of a quotation that is set off
    CELL = "cell"  # of a table
    DIVIDER = "divider"
    PAGE = "page"


CAPTION = -1
"""The row of a cell that stands above the first row and tells what the table is called."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch, `span`, that a format marks as one block of a `kind`. It holds whole characters
    of the text, may hold line ends, and blocks neither overlap nor nest.
    """

    kind: BlockKind
    span: Span
    level: int = 0  # HEADING: 0 is the title; ITEM, QUOTE: depth from 1; CELL: column from 0
    group: int = 0  # ITEM, CELL, QUOTE: neighbours of one group make one list, table, quotation
    row: int = 0  # CELL: from 0; CAPTION for what the table is called
    head: bool = False  # CELL: of a head row
    ordered: bool = False  # ITEM
    marker: str = ""  # ITEM: its bullet or number; it may begin the text, or be made by the file
    number: str = ""  # ITEM: the number that the file makes and the text does not print
    value: str = ""  # PAGE: its number
    start: str = ""  # LABEL: when the turn begins in a recording, `HH:MM:SS.mmm`
    end: str = ""  # LABEL: when it ends


class StretchKind(StrEnum):
    """What a stretch inside a block is, where its format says so."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"  # value: where it leads
    NOTE = "note"  # a footnote, its text standing at its place
    LINE_BREAK = "line break"  # one line end that means something
    FOREIGN = "foreign"  # value: the language, BCP 47
    PAGE = "page"  # a page begins here; value: its number
    LINE = "line"  # a line that the source numbers begins here; value: its number


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch, `span`, inside a block; `kind` says what it is, and what `value` tells of it.

    Stretches are in order and do not overlap.
    """

    kind: StretchKind
    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format tells of a text besides its characters: nothing, for plain text.

    `blocks` are its paragraphs, headings, labels and so on, `stretches` what stands inside of
    them, `people` those whom the file tells.
    """

    blocks: tuple[Block, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()  # in order, outside of all blocks or inside one
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the file tells and its text does not show: title, date, place, language …"""
    people: tuple[Known, ...] = ()
    is_markdown: bool = False  # the text is Markdown, as the file's name says


@dataclass(frozen=True, slots=True)
class Source:
    r"""A source as text. Offsets count characters of `text`, whose line ends are `\\n`.

    `text` is the file's own, or what was taken out of a file that is no text; then `rows`
    says in which row of the file each line stands, where the format has rows. `encoding` is that
    of the bytes, `layout` what the format tells of the text.
    """

    name: str  # as messages print it
    text: str
    digest: str  # SHA-256 of the bytes, hexadecimal
    encoding: str
    layout: Layout = field(default_factory=Layout, repr=False)
    rows: tuple[int, ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = (0, *(match.end() for match in re.finditer("\n", self.text)))
        object.__setattr__(self, "_starts", starts)

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def where(self, span: Span) -> Where:
        """The place of a span's first character, for messages."""
        line = bisect_right(self._starts, span.start)
        if self.rows:
            return Where(self.name, self.rows[min(line, len(self.rows)) - 1])
        column = span.start - self._starts[line - 1] + 1
        return Where(self.name, line, column, max(0, span.end - span.start))

    def line(self, number: int) -> str:
        """The text of a line (with `rows`, of a row), counted from 1, without its line end."""
        if self.rows:
            number = bisect_left(self.rows, number) + 1
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]
