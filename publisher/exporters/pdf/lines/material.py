"""The material of a paragraph: words in a row, and what may happen between them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.lettering import Lettering
from publisher.exporters.pdf.letters.measuring import Word
from publisher.exporters.pdf.letters.wordbook import Wordbook, Wordbooks
from publisher.exporters.pdf.lines import bidi
from publisher.exporters.pdf.lines.holding import holds
from publisher.exporters.pdf.lines.opportunities import (
    MARK,
    PENALTIES,
    SPACE,
    Piece,
    cut,
    is_ideographic,
    is_space,
    pieces,
    space_at,
    stretches,
)
from publisher.exporters.pdf.lines.optimum_fit import NO_BREAK

_NO_PIECE = Piece("", 0, SPACE)
_BETWEEN_LETTERS = 0.1
"""The elasticity between the letters of a word that no line holds, as a part of a space."""


class Passage(NamedTuple):
    """A stretch of a paragraph that looks and means the same throughout."""

    text: str
    lettering: Lettering
    element: Element | None  # None: an artifact
    target: str = ""  # of a link: a URI, or `#` and a destination
    says: str = ""  # what a reader announces for the link
    anchor: str = ""  # the name of this place
    note: str = ""  # the address of the note whose mark this is
    ends_line: bool = False  # a line break follows


class Material:
    """Parallel lists: each word, its passage, and the gap that follows it."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.widths: list[float] = []  # of the words
        self.books: list[Wordbook] = []
        self.passages: list[Passage] = []
        self.gaps: list[float] = []  # natural width of white space
        self.elastic: list[float] = []
        self.penalties: list[float] = []
        self.levels: list[int] = []  # of direction; none: all is 0
        self.reach: list[float] = []
        """How far from the first word each one begins, and the last gap ends, were all one line."""
        self.given: list[float] = []
        """The elasticity before each."""

    def add(self, word: Word, book: Wordbook, passage: Passage) -> None:
        """Add a word that the next one follows without a break."""
        self.words.append(word)
        self.widths.append(word.width)
        self.books.append(book)
        self.passages.append(passage)
        self.gaps.append(0.0)
        self.elastic.append(0.0)
        self.penalties.append(NO_BREAK)

    def follow(self, after: int) -> None:
        """Say what follows the last word, a constant of `opportunities`."""
        if self.words:
            self.gaps[-1], self.elastic[-1] = self.books[-1].gaps[after]
            self.penalties[-1] = PENALTIES[after]

    def hold(self) -> None:
        """The next word follows the last one without a break."""
        if self.words:
            self.gaps[-1] = self.elastic[-1] = 0.0
            self.penalties[-1] = NO_BREAK

    def sum_up(self) -> None:
        """Work out `reach` and `given`, once all words are there."""
        self.reach = list(accumulate(map(add, self.widths, self.gaps), initial=0.0))
        self.given = list(accumulate(self.elastic, initial=0.0))


def gather(passages: Sequence[Passage], wordbooks: Wordbooks, *, right_to_left: bool) -> Material:
    """The words of one line-broken stretch."""
    text = "".join(passage.text for passage in passages)
    if right_to_left or bidi.has_right_to_left(text):
        return _both_ways(passages, text, wordbooks, right_to_left=right_to_left)
    material = Material()
    for passage in passages:
        _add_passage(material, passage, wordbooks.book(passage.lettering))
    _hold_last_letter(material)
    return material


def _add_passage(material: Material, passage: Passage, book: Wordbook) -> None:
    if is_space(passage.text[:1]):
        material.follow(space_at(passage.text, 0))
    elif material.words and passage.text:
        _meet(material, passage.text)
    before = len(material.words)
    whole = [(passage.text, False)] if holds(passage.text) else stretches(passage.text)
    for text, is_simple in whole:
        if is_simple:
            _add_words(material, text.split(), book)
        else:
            _add_pieces(material, text, book)
    found = material.words[before:]
    material.widths += [word.width for word in found]
    material.books += [book] * len(found)
    material.passages += [passage] * len(found)
    if passage.text and not is_space(passage.text[-1]):
        material.hold()


def _add_words(material: Material, texts: Sequence[str], book: Wordbook) -> None:
    """Add words with spaces after them."""
    material.words += [book[text] for text in texts]
    spaces = [book.space.width] * len(texts)
    material.gaps += spaces
    material.elastic += spaces
    material.penalties += [PENALTIES[SPACE]] * len(texts)


def _add_pieces(material: Material, text: str, book: Wordbook) -> None:
    """Add words that may be broken at more than their ends."""
    before = material.words[-1].text if material.words and not material.gaps[-1] else ""
    for (piece, _, after), (following, *_) in pairwise((*pieces(text), _NO_PIECE)):
        gap, elastic = book.gaps[after]
        material.words.append(book.beside(piece, before, "" if gap else following))
        material.gaps.append(gap)
        material.elastic.append(elastic)
        material.penalties.append(PENALTIES[after])
        before = "" if gap else piece


def _meet(material: Material, text: str) -> None:
    """Another passage follows the last word: a line may end there as in one passage."""
    first, *others = cut(material.words[-1].text[-1:] + text[0])
    if others:
        material.follow(first[1])


def _hold_last_letter(material: Material) -> None:
    """No ideograph is alone on a paragraph's last line, with or without its full stop."""
    text = material.words[-1].text if len(material.words) > 2 else ""
    is_bare = is_ideographic(text[:1]) and sum(map(str.isalnum, text)) == 1
    if is_bare and not material.gaps[-2] and not material.levels:
        material.elastic[-2] = 0.0
        material.penalties[-2] = NO_BREAK


def _both_ways(
    passages: Sequence[Passage], text: str, wordbooks: Wordbooks, *, right_to_left: bool
) -> Material:
    """Text with right-to-left letters: pieces are cut where the direction changes."""
    levels = bidi.levels(text, int(right_to_left))
    material, offset = Material(), 0
    for passage in passages:
        if is_space(passage.text[:1]):
            material.follow(space_at(passage.text, 0))
        for piece in pieces(passage.text):
            start = offset + piece.start
            for level, part in _by_level(piece.text, levels[start : start + len(piece.text)]):
                book = wordbooks.book(passage.lettering, backwards=bool(level % 2))
                material.add(book[part], book, passage)
                material.levels.append(level)
            material.follow(piece.after)
        if passage.text and not is_space(passage.text[-1]):
            material.hold()
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
    if max(material.widths, default=0.0) <= width:
        return material
    small = Material()
    for index, word in enumerate(material.words):
        book, passage = material.books[index], material.passages[index]
        letters = _letters(word.text) if word.width > width else [word.text]
        for letter in letters:
            small.add(book[letter], book, passage)
            small.penalties[-1] = PENALTIES[MARK]
            small.elastic[-1] = book.space.width * _BETWEEN_LETTERS
            if material.levels:
                small.levels.append(material.levels[index])
        small.gaps[-1], small.elastic[-1] = material.gaps[index], material.elastic[index]
        small.penalties[-1] = material.penalties[index]
    return small


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
