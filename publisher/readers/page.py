"""The page that an opener writes: a source's text, with the places of all that stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from publisher.decode import xml_text
from publisher.guidance import Known
from publisher.source import Block, Layout, Mark, Source, Span, Stretch, StretchKind


class Page:
    """The text so far. Each block ends its line."""

    def __init__(self) -> None:
        self.at = 0
        """Where the next character will stand."""
        self._text: list[str] = []
        self._rows: list[int] = []  # of the file, for each line
        self._blocks: list[Block] = []
        self._stretches: list[Stretch] = []
        self._marks: list[Mark] = []

    def write(self, text: str, row: int) -> Span:
        """Write words that stand in a row of the file; their place."""
        start = self.at
        self._text.append(text)
        self._rows += [row] * text.count("\n")
        self.at += len(text)
        return Span(start, self.at)

    def block(self, block: Block, start: int) -> None:
        """Say what was written from a place on."""
        self._blocks.append(replace(block, span=Span(start, self.at)))

    def stretch(self, kind: StretchKind, span: Span, value: str = "") -> None:
        """Say what stands in a place, inside of a block."""
        self._stretches.append(Stretch(kind, span, value))

    def mark(self, span: Span, shown: str = "") -> None:
        """Say what became structure, and what is shown for it."""
        self._marks.append(Mark(*span, shown))

    @property
    def text(self) -> str:
        """All that is written, less the end of the last line."""
        return "".join(self._text).removesuffix("\n")

    def source(
        self, origin: Source, facts: Mapping[str, str], people: Iterable[Known] = ()
    ) -> Source:
        """A source with the origin's name, digest and encoding, and what is written here."""
        layout = Layout(
            tuple(self._blocks),
            tuple(self._stretches),
            tuple(self._marks),
            MappingProxyType(dict(facts)),
            tuple(people),
        )
        return replace(origin, text=xml_text(self.text), layout=layout, rows=tuple(self._rows))
