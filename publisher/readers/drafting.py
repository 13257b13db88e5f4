"""Drafts: the blocks of a file that is no text become a source's text and layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import groupby
from typing import NamedTuple

from publisher.data import dataclass
from publisher.decode import xml_text
from publisher.law import visible
from publisher.patterns import regex
from publisher.readers.page import Page
from publisher.report import Notice, Severity, Where
from publisher.source import Block, BlockKind, Source, Span, StretchKind

SPACE = " \t\n\f\r"
"""White space that a browser or a word processor may drop: no no-break spaces."""

BREAK = "\n"
"""The text of a piece that is a line break."""

_ADDRESS = regex(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_LANGUAGE = regex("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NOWHERE = Span(0, 0)
_MAY_BE_PARTED = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True)
class Looks:
    """What a format tells of a piece of text."""

    emphasis: bool = False
    strong: bool = False
    link: str = ""
    note: int = 0  # which one: the pieces of one note belong together
    language: str = ""


PLAIN = Looks()


class Piece(NamedTuple):
    """A piece of a block's text, all of one look. `BREAK` alone is a line break."""

    text: str
    looks: Looks = PLAIN


class _Key(NamedTuple):
    """What a stretch is; neighbours of one key make one stretch."""

    kind: StretchKind
    value: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A block whose place in the text is not known yet."""

    block: Block
    pieces: tuple[Piece, ...]
    row: int
    page_break: bool


@dataclass(slots=True)
class Draft:
    """The blocks found so far, in order."""

    _drafted: list[_Drafted] = field(default_factory=list)
    _groups: int = 0
    _page_break: bool = False

    def new_group(self) -> int:
        """The number of a list, a table or a quotation that begins."""
        self._groups += 1
        return self._groups

    def break_page(self) -> None:
        """Say that the next block begins a page."""
        self._page_break = bool(self._drafted)

    @property
    def last(self) -> Block | None:
        """The newest block."""
        return self._drafted[-1].block if self._drafted else None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks so far; their places are not known yet."""
        return tuple(drafted.block for drafted in self._drafted)

    def set_levels(self, levels: Iterable[int]) -> None:
        """Give the blocks other levels, one for each."""
        self._drafted = [
            replace(drafted, block=replace(drafted.block, level=level))
            for drafted, level in zip(self._drafted, levels, strict=True)
        ]

    def add(self, block: Block, pieces: Iterable[Piece], row: int) -> None:
        """Add a block, or the paragraphs that empty lines make of it; nothing if it shows none."""
        parts = tuple(_parts(pieces))
        if block.kind not in _MAY_BE_PARTED:
            parts = (tuple(_rejoined(parts)),)
        for part in parts:
            if block.kind is BlockKind.DIVIDER or visible("".join(piece.text for piece in part)):
                self._drafted.append(_Drafted(block, part, row, self._page_break))
                self._page_break = False

    def most_used_language(self, default: str = "") -> str:
        """The language of most letters; those without a mark count for the default."""
        counts: Counter[str] = Counter()
        for drafted in self._drafted:
            for piece in drafted.pieces:
                counts[piece.looks.language or default] += len(visible(piece.text))
        return counts.most_common(1)[0][0] if counts else default

    def finish(self, origin: Source, language: str, facts: dict[str, str]) -> Source:
        """The source: its origin's name, digest and encoding, with the text drafted here."""
        page = Page()
        row = 1
        for drafted in self._drafted:
            row = max(drafted.row, row)
            _write(page, drafted, row, language)
        return page.source(origin, facts)


def _write(page: Page, drafted: _Drafted, row: int, language: str) -> None:
    """Write a block on a line of its own, which may begin a page."""
    if drafted.page_break:
        page.write("\f", row)
    start = page.at
    for key, text in _keyed(drafted.pieces, language):
        span = page.write(text, row)
        if key and (inner := _inner(span, text, key)):
            page.stretch(key.kind, inner, key.value)
    page.block(drafted.block, start)
    page.write("\n", row)


def _inner(span: Span, text: str, key: _Key) -> Span | None:
    """The place of a stretch, without the spaces around it; None for what is nothing else."""
    if key.kind is StretchKind.LINE_BREAK:
        return span
    inner = text.strip(SPACE)
    start = span.start + text.find(inner)
    return Span(start, start + len(inner)) if inner else None


def _parts(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The pieces between two line breaks or more, without white space around them."""
    part: list[Piece] = []
    for piece in pieces:
        clean = Piece(xml_text(piece.text), piece.looks)
        if clean.text == BREAK and _ends_blank(part):
            yield _trimmed(part)
            part = []
        elif clean.text:
            part.append(clean)
    yield _trimmed(part)


def _ends_blank(part: Sequence[Piece]) -> bool:
    """Whether nothing but spaces stands since the last line break or the beginning."""
    for piece in reversed(part):
        if piece.text == BREAK:
            return True
        if piece.text.strip(SPACE):
            return False
    return True


def _trimmed(part: list[Piece]) -> tuple[Piece, ...]:
    start, end = 0, len(part)
    while start < end and not part[start].text.strip(SPACE):
        start += 1
    while end > start and not part[end - 1].text.strip(SPACE):
        end -= 1
    kept = part[start:end]
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip(SPACE))
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(SPACE))
    return tuple(kept)


def _rejoined(parts: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """All parts with one line break between two."""
    shown = [part for part in parts if part]
    for number, part in enumerate(shown):
        if number:
            yield Piece(BREAK)
        yield from part


def _keyed(pieces: Sequence[Piece], language: str) -> Iterator[tuple[_Key | None, str]]:
    """The text in stretches: neighbours that are the same thing together."""
    keys = [_key(piece, language) for piece in pieces]
    for number in range(1, len(pieces) - 1):
        if _bridges(pieces[number], keys[number]) and keys[number - 1] == keys[number + 1]:
            keys[number] = keys[number - 1]
    for key, group in groupby(zip(keys, pieces, strict=True), lambda pair: pair[0]):
        texts = [piece.text for _, piece in group]
        if key and key.kind is StretchKind.LINE_BREAK:
            yield from ((key, text) for text in texts)
        else:
            yield key, "".join(texts)


def _bridges(piece: Piece, key: _Key | None) -> bool:
    """Whether a piece is a mere space that two neighbours may take between them."""
    return piece.text != BREAK and not piece.text.strip(SPACE) and not (key and key.note)


def _key(piece: Piece, language: str) -> _Key | None:
    """What a piece is. Stretches do not overlap: of several, the first here is told."""
    looks = piece.looks
    if looks.note:
        return _Key(StretchKind.NOTE, note=looks.note)
    if piece.text == BREAK:
        return _Key(StretchKind.LINE_BREAK)
    if looks.link:
        return _Key(StretchKind.LINK, looks.link)
    if looks.language and primary(looks.language) != primary(language):
        return _Key(StretchKind.FOREIGN, looks.language)
    if looks.strong:
        return _Key(StretchKind.STRONG)
    return _Key(StretchKind.EMPHASIS) if looks.emphasis else None


def primary(language: str) -> str:
    """The language without script and region: `en` of `en-GB`."""
    return language.split("-", 1)[0].lower()


def language_tag(told: str | None) -> str:
    """A language as BCP 47 writes it; nothing for what is none, such as `x-none`."""
    tag = (told or "").strip().replace("_", "-")
    return tag if len(tag) <= 35 and _LANGUAGE.fullmatch(tag) else ""  # RFC 5646, 4.4.1


def address(target: str | None) -> str:
    """Where a link leads on the web; nothing for other links, which stay plain text."""
    clean = (target or "").strip(SPACE)
    return clean if _ADDRESS.fullmatch(clean) and xml_text(clean) == clean else ""


def blank(kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    """A block whose place is not known yet."""
    return Block(kind, _NOWHERE)


def hidden_notice(count: int, name: str) -> tuple[Notice, ...]:
    """The notice for stretches that the file hides, or none."""
    if not count:
        return ()
    return (
        Notice(
            "P109",
            Severity.INFO,
            f"{count} hidden part(s) of the file are left out",
            Where(name),
            "Show them in the file if they belong to the record.",
        ),
    )
