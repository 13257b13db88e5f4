"""The setting: all that stays the same while one record is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.wordbook import Wordbooks
from publisher.exporters.pdf.lines.composition import Shape
from publisher.theme.model import BlockStyle, Theme, Words


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A theme, the words of the edition, and what of the record others ask for."""

    theme: Theme
    words: Words
    wordbooks: Wordbooks
    language: str
    right_to_left: bool
    addresses: frozenset[str]  # that a link may lead to
    notes: Mapping[str, v.Note]
    width: float  # of the column, in points
    page_numbers: dict[str, int] = field(default_factory=dict)  # by address; known at the end
    calls: list[Call] = field(default_factory=list)  # of notes, in the order of reading
    dead_links: list[str] = field(default_factory=list)

    def shape(
        self, style: BlockStyle, start: float = 0.0, width: float = 0.0, language: str = ""
    ) -> Shape:
        """The room for a paragraph of a style, `start` points further in.

        It runs the way of its language, the record's where it has none of its own.
        """
        return Shape(
            width or self.width,
            style.align,
            start + style.indent,
            style.end_indent,
            style.first_line,
            style.hyphenate,
            v.direction(language) == "rtl" if language else self.right_to_left,
        )


@dataclass(frozen=True, slots=True)
class Call:
    """A note's mark: which note, where in the structure, in what language."""

    note: str
    reference: Element
