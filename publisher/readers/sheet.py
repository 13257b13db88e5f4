"""A text under construction: laid out block by block, with what each block is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from publisher.decode import xml_text
from publisher.guidance import Known
from publisher.source import Block, BlockKind, Layout, Source, Span, Stretch, StretchKind


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words inside a block: of a kind, or plain."""

    text: str
    kind: StretchKind | None = None
    value: str = ""


Content = str | Sequence[Words]


@dataclass(slots=True)
class Sheet:
    """Takes blocks in order; gives the source that they make. One block, one line or more."""

    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _stretches: list[Stretch] = field(default_factory=list)
    _rows: list[int] = field(default_factory=list)
    _at: int = 0

    def put(  # noqa: PLR0913  # a block's own fields, each by its name
        self,
        kind: BlockKind,
        content: Content,
        row: int = 0,
        *,
        level: int = 0,
        group: int = 0,
        table_row: int = 0,
        head: bool = False,
        ordered: bool = False,
        marker: str = "",
        value: str = "",
        start: str = "",
        end: str = "",
    ) -> None:
        """Append a block; `row` is where it stands in the file."""
        begins = self._at
        words = [Words(content)] if isinstance(content, str) else content
        for one in words:
            self._words(one, row)
        span = Span(begins, self._at)
        self._blocks.append(
            Block(kind, span, level, group, table_row, head, ordered, marker, value, start, end)
        )
        self._append("\n", row)

    def page_break(self, row: int = 0) -> None:
        """A page of the file ends here."""
        self._append("\f", row)

    def _words(self, words: Words, row: int) -> None:
        begins = self._at
        self._append(xml_text(words.text), row)
        if words.kind and self._at > begins:
            self._stretches.append(Stretch(words.kind, Span(begins, self._at), words.value))

    def _append(self, text: str, row: int) -> None:
        if not self._rows:
            self._rows.append(row)
        self._parts.append(text)
        self._rows += [row] * text.count("\n")
        self._at += len(text)

    def has_words(self) -> bool:
        """Whether anything can be seen on it."""
        return any(not part.isspace() for part in self._parts if part)

    def source(
        self,
        name: str,
        data: bytes,
        encoding: str,
        facts: Mapping[str, str] | None = None,
        people: Sequence[Known] = (),
    ) -> Source:
        """The source that was laid out, of a file with these bytes."""
        layout = Layout(
            tuple(self._blocks),
            tuple(self._stretches),
            facts=MappingProxyType(dict(facts or {})),
            people=tuple(people),
        )
        rows = _lines_of_rows(self._rows)
        return Source(
            name, "".join(self._parts), hashlib.sha256(data).hexdigest(), encoding, layout, rows
        )


def _lines_of_rows(rows: Sequence[int]) -> tuple[int, ...]:
    """The row of each line; () when the format has no rows."""
    return tuple(rows) if any(rows) else ()
