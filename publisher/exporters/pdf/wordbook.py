"""Wordbooks: the words of one document, coded once, used wherever they recur."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from publisher.exporters.pdf import hyphenation
from publisher.exporters.pdf.fonts import Fonts
from publisher.exporters.pdf.lettering import PRIVATE, Lettering
from publisher.exporters.pdf.measuring import Break, Measured, Stretch
from publisher.exporters.pdf.syntax import shortest, utf16
from publisher.exporters.shared.fonts.faces import EM

BETWEEN_IDEOGRAPHS = 0.1
"""The elasticity between ideographs, as a part of the size."""


class Part(NamedTuple):
    """A stretch of a word in one font at one size. `code` goes into a `TJ` array."""

    font: str  # the resource name
    size: str
    points: float  # the size
    code: str


@dataclass(slots=True, eq=False)
class Word:
    """A word, or a piece of one, that a line does not break. Lengths in points."""

    text: str
    width: float
    hangs_left: float
    hangs_right: float
    firm: float  # the width less what hangs on the right
    parts: tuple[Part, ...]
    plain: str
    """What stands between the outer brackets of the code of its only part, when that is in the
    book's main font and size and begins and ends with letters; else "".
    """
    stands_for: str = ""
    """What it is read as, in UTF-16, where the code alone may not say so."""
    breaks: tuple[Break, ...] | None = None  # when the book was asked for them


class Wordbook(dict[str, Word]):
    """The words of one lettering by their text. `backwards`: in right-to-left runs."""

    def __init__(
        self, lettering: Lettering, fonts: Fonts, names: frozenset[str], *, backwards: bool
    ) -> None:
        super().__init__()
        self.lettering = lettering
        self._fonts, self._names = fonts, names
        self._measurer = fonts.measurer(lettering, backwards=backwards)
        self._heads: dict[str, Word] = {}
        self._met: dict[str, Word] = {}
        self.tracking = self._measurer.tracking
        main, scale = self._measurer.main, lettering.size / EM
        self.font, self.size = fonts.embedded(main).name, shortest(lettering.size)
        self.ascent, self.descent = main.ascent * scale, main.descent * scale
        self.underline = main.underline * scale
        self.underline_width = main.underline_width * scale
        self.space = self._coded(self._measurer.word(" "))
        elastic = lettering.size * BETWEEN_IDEOGRAPHS
        self.gaps = ((self.space.width,) * 2, (0.0, 0.0), (0.0, elastic), *[(0.0, 0.0)] * 3)
        """The natural width and the elasticity of what may stand between pieces."""

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._coded(self._measurer.word(text))
        return word

    def head(self, text: str) -> Word:
        """The word with a hyphen after it that extracts as a soft hyphen."""
        if text not in self._heads:
            self._heads[text] = self._coded(self._measurer.word(text, hyphenated=True))
        return self._heads[text]

    def met(self, text: str) -> Word:
        """The word whose first mark follows another (`east_asian`)."""
        if text not in self._met:
            self._met[text] = self._coded(self._measurer.word(text, is_met=True))
        return self._met[text]

    def breaks(self, word: Word) -> tuple[Break, ...]:
        """The hyphens that a word may have: none in names."""
        if word.breaks is None:
            word.breaks = () if self._is_name(word.text) else self._measurer.breaks(word.text)
        return word.breaks

    def _is_name(self, text: str) -> bool:
        if self.lettering.is_name:
            return True
        return not text.islower() and not self._names.isdisjoint(hyphenation.words(text))

    def measure(self, text: str) -> float:
        """The width of a text, without coding it."""
        return self._measurer.width(text)

    def _coded(self, word: Measured) -> Word:
        text, width, left, right, stretches = word
        parts = tuple(map(self._part, stretches))
        for stretch in stretches:
            self._fonts.missing.update(stretch.missing)
        # ISO 19005-2, 6.2.11.7.3: characters for private use need a replacement text
        stands_for = utf16(text) if PRIVATE.fullmatch(text) else ""
        plain = "" if stands_for else self._plain(parts)
        return Word(text, width, left, right, width - right, parts, plain, stands_for)

    def _part(self, stretch: Stretch) -> Part:
        face, size, shaped, _ = stretch
        font = self._fonts.embedded(face)
        code = font.code(shaped, size, self.lettering.rise)
        return Part(font.name, shortest(size), size, code)

    def _plain(self, parts: tuple[Part, ...]) -> str:
        if len(parts) != 1 or parts[0][:2] != (self.font, self.size):
            return ""
        code = parts[0].code
        return code[1:-1] if code[:1] == "(" and code[-1:] == ")" else ""


class Wordbooks:
    """The wordbooks of one document, one for each lettering and direction."""

    def __init__(self, fonts: Fonts, names: Iterable[str] = ()) -> None:
        """`names` are those of people, in whole or in part; their words are not divided."""
        self.fonts = fonts
        words = {word for name in names for word in hyphenation.words(name)}
        self._names = frozenset([*words, *(f"{word}s" for word in words)])
        self._books: dict[tuple[Lettering, bool], Wordbook] = {}

    def book(self, lettering: Lettering, *, backwards: bool = False) -> Wordbook:
        """The wordbook of a lettering."""
        key = (lettering, backwards)
        if key not in self._books:
            self._books[key] = Wordbook(lettering, self.fonts, self._names, backwards=backwards)
        return self._books[key]
