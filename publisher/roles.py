"""The words that view and theme share: each block and each phrase has one role.

A role's value is its name everywhere: the theme's table, the CSS class, the
structure type in the PDF's role map and (in words) the DOCX style.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """The role of a block: what a theme gives one full style."""

    # what the record prints at its head
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    LEAD = "lead"
    PARTICIPANTS = "participants"
    # the body
    CHAPTER = "chapter"  # begins a record in a volume of several
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    NARRATIVE = "narrative"
    SPEAKER = "speaker"  # the printed label; its own block when the layout says so
    SPEECH = "speech"
    REMARK = "remark"
    QUOTE = "quote"
    LIST_ITEM = "list-item"
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    VOTE = "vote"
    DIVIDER = "divider"
    PAGE_MARK = "page-mark"
    NOTE = "note"
    PLAIN = "plain"  # text whose kind is not known: shown, never dropped
    # what the edition adds
    FRONT_HEADING = "front-heading"
    FRONT_ITEM = "front-item"
    FRONT_FACTS = "front-facts"
    CONTENTS_HEADING = "contents-heading"
    CONTENTS_1 = "contents-1"
    CONTENTS_2 = "contents-2"
    BACK_HEADING = "back-heading"
    INDEX_NAME = "index-name"
    INDEX_PLACES = "index-places"
    CHART_HEAD = "chart-head"
    CHART_CELL = "chart-cell"
    RUNNING_HEAD = "running-head"
    FOLIO = "folio"
    MARGIN = "margin"  # beside the text: line numbers, addresses


class PhraseRole(StrEnum):
    """The role of a phrase inside a block: what a theme changes against the block."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    NAME = "name"
    FOREIGN = "foreign"
    REMARK = "inline-remark"
    GAP = "gap"
    GLOSS = "gloss"
    QUOTED = "quoted"
    TERM = "term"
    TIME = "time-stamp"
    SPEAKER = "speaker-label"  # the printed label, run in before the first paragraph
    PAGE_MARK = "inline-page-mark"
    LINK = "link"
    NOTE_REFERENCE = "note-reference"
    ADDED = "added"  # words of the edition: a speaker's name where none is printed
    PLAIN = "inline-plain"  # a phrase whose kind is not known


HEAD_OF_CELLS = MappingProxyType(
    {Role.TABLE_CELL: Role.TABLE_HEAD, Role.CHART_CELL: Role.CHART_HEAD}
)
"""The role of the column heads of a table, by that of its cells."""

CELLS = (*HEAD_OF_CELLS, *HEAD_OF_CELLS.values())
"""The roles of what stands in a table. Their rules are lines between its rows."""

HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
"""The heading roles by level: HEADINGS[level - 1]. Deeper levels use the last."""
