"""The material of a paragraph: words in a row, and what may happen between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from publisher.exporters.pdf import bidi
from publisher.exporters.pdf.lettering import Lettering
from publisher.exporters.pdf.opportunities import AFTER_MARK, Piece, is_ideographic, pieces, words
from publisher.exporters.pdf.structure import Element
from publisher.exporters.pdf.wordbook import Word, Wordbook, Wordbooks

NO_BREAK = 1e6
"""The penalty of a place where a line never ends."""

BETWEEN_IDEOGRAPHS = 0.1
"""The elasticity between ideographs, as a part of the size."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of a paragraph that looks and means the same throughout."""

    text: str
    lettering: Lettering
    element: Element | None  # None: an artifact
    target: str = ""  # of a link: a URI, or `#` and a destination
    says: str = ""  # what a reader announces for the link
    anchor: str = ""  # the name of this place
    note: str = ""  # the address of the note whose mark this is
    ends_line: bool = False  # a line break follows


@dataclass(slots=True)
class Material:
    """Parallel lists: each word, its passage, and the gap that follows it."""

    words: list[Word] = field(default_factory=list)
    books: list[Wordbook] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)  # natural width of white space
    elastic: list[float] = field(default_factory=list)
    penalties: list[float] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)  # of direction; none: all is 0

    def add(self, word: Word, book: Wordbook, passage: Passage) -> None:
        """Add a word that the next one follows without a break."""
        self.words.append(word)
        self.books.append(book)
        self.passages.append(passage)
        self.gaps.append(0.0)
        self.elastic.append(0.0)
        self.penalties.append(NO_BREAK)

    def space(self) -> None:
        """White space follows the last word."""
        if self.words:
            width = self.books[-1].space.width
            self.gaps[-1] = self.elastic[-1] = width
            self.penalties[-1] = 0.0


def gather(passages: Sequence[Passage], wordbooks: Wordbooks, *, right_to_left: bool) -> Material:
    """The words of one line-broken stretch."""
    text = "".join(passage.text for passage in passages)
    if right_to_left or bidi.has_right_to_left(text):
        return _both_ways(passages, text, wordbooks, right_to_left=right_to_left)
    if len(passages) == 1 and (simple := words(text)) is not None:
        return _simple(simple, passages[0], wordbooks.book(passages[0].lettering))
    material = Material()
    for passage in passages:
        _add_passage(material, passage, wordbooks.book(passage.lettering))
    return material


def _simple(texts: list[str], passage: Passage, book: Wordbook) -> Material:
    """One passage that breaks at spaces: what most paragraphs are."""
    count, width = len(texts), book.space.width
    spaces = [width] * (count - 1) + [0.0] * bool(count)
    found = [book[text] for text in texts]
    free = [0.0] * count
    return Material(found, [book] * count, [passage] * count, spaces, spaces, free)


def _add_passage(material: Material, passage: Passage, book: Wordbook) -> None:
    if passage.text[:1].isspace():
        material.space()
    elif material.words and passage.text and _ideographs_meet(material, passage.text):
        _loosen(material)
    for piece in pieces(passage.text):
        material.add(book[piece.text], book, passage)
        _after(material, piece)
    if passage.text and not passage.text[-1].isspace() and material.words:
        _hold(material)


def _after(material: Material, piece: Piece) -> None:
    """What may happen after a piece."""
    if piece.spaced:
        material.space()
    elif piece.penalty == AFTER_MARK:
        material.penalties[-1] = AFTER_MARK
    else:
        _loosen(material)


def _loosen(material: Material) -> None:
    """The line may end after the last word without a sign of it."""
    material.penalties[-1] = 0.0
    if is_ideographic(material.words[-1].text):
        material.elastic[-1] = material.books[-1].lettering.size * BETWEEN_IDEOGRAPHS


def _hold(material: Material) -> None:
    """The next passage follows the last word without a break."""
    material.gaps[-1] = material.elastic[-1] = 0.0
    material.penalties[-1] = NO_BREAK


def _ideographs_meet(material: Material, text: str) -> bool:
    joined = material.words[-1].text[-1:] + text[0]
    return is_ideographic(joined[0]) and len(list(pieces(joined))) == 2


def _both_ways(
    passages: Sequence[Passage], text: str, wordbooks: Wordbooks, *, right_to_left: bool
) -> Material:
    """Text with right-to-left letters: pieces are cut where the direction changes."""
    levels = bidi.levels(text, int(right_to_left))
    material, offset = Material(), 0
    for passage in passages:
        if passage.text[:1].isspace():
            material.space()
        for piece in pieces(passage.text):
            start = offset + piece.start
            for level, part in _by_level(piece.text, levels[start : start + len(piece.text)]):
                book = wordbooks.book(passage.lettering, backwards=bool(level % 2))
                material.add(book[part], book, passage)
                material.levels.append(level)
            _after(material, piece)
        if passage.text and not passage.text[-1].isspace() and material.words:
            _hold(material)
        offset += len(passage.text)
    return material


def _by_level(text: str, levels: Sequence[int]) -> Iterator[tuple[int, str]]:
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or levels[end] != levels[start]:
            yield levels[start], text[start:end]
            start = end


def chopped(material: Material, width: float) -> Material:
    """The same material with every word that no line can hold cut into its letters."""
    if max((word.width for word in material.words), default=0.0) <= width:
        return material
    cut = Material()
    for index, word in enumerate(material.words):
        book, passage = material.books[index], material.passages[index]
        letters = _letters(word.text) if word.width > width else [word.text]
        for letter in letters:
            cut.add(book[letter], book, passage)
            cut.penalties[-1] = AFTER_MARK
            cut.elastic[-1] = book.space.width * BETWEEN_IDEOGRAPHS
            if material.levels:
                cut.levels.append(material.levels[index])
        cut.gaps[-1], cut.elastic[-1] = material.gaps[index], material.elastic[index]
        cut.penalties[-1] = material.penalties[index]
    return cut


def _letters(text: str) -> list[str]:
    """Letters, each with the marks that stand on it."""
    found: list[str] = []
    for character in text:
        if found and _is_mark(character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "MC"
