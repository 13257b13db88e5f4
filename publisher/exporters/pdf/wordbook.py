"""Words in one lettering: measured once, coded once, used wherever they recur."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from publisher.exporters.fonts.faces import EM, Face
from publisher.exporters.pdf import hyphenation
from publisher.exporters.pdf.fonts import Fonts
from publisher.exporters.pdf.lettering import PRIVATE, SUBSTITUTES, Lettering
from publisher.exporters.pdf.shaping import (
    SMALL_CAPITALS,
    Shaped,
    has_small_capitals,
    raised_to_capitals,
    shape,
)
from publisher.exporters.pdf.syntax import shortest, utf16

SOFT_HYPHEN = "\u00ad"
HYPHEN = "-"

BETWEEN_IDEOGRAPHS = 0.1
"""The elasticity between ideographs, as a part of the size."""

_UNSEEN = re.compile(f"[{SOFT_HYPHEN}\ufeff]+")
_UNSAYABLE = re.compile("[\0\ufffe\uffff\ud800-\udfff]")
_ODD = re.compile(f"{_UNSEEN.pattern}|{_UNSAYABLE.pattern}")

# How far a mark hangs into the margin, as a part of its own width.
HANGING_RIGHT = {".": 0.7, ",": 0.7, "-": 0.6, ";": 0.4, ":": 0.4, "\u2019": 0.6, "\u201d": 0.5,
                 "\u2013": 0.2, "\u3002": 0.5, "\u3001": 0.5}  # fmt: skip
HANGING_LEFT = {"\u2018": 0.6, "\u201c": 0.5, "\u00ab": 0.3, "\u201e": 0.5}


class Part(NamedTuple):
    """A stretch of a word in one font at one size. `code` goes into a `TJ` array."""

    font: str  # the resource name
    size: str
    points: float  # the size
    code: str
    stands_for: str = ""
    """What it is read as, in UTF-16, where the code alone may not say so."""


@dataclass(slots=True, eq=False)
class Word:
    """A word, or a piece of one, that a line does not break. Lengths in points."""

    text: str
    width: float
    hangs_left: float
    hangs_right: float
    parts: tuple[Part, ...]
    plain: str
    """The code of its only part, when that is in the book's main font and size; else "". What
    may stand beside it, a number too, stays apart from it.
    """


class Break(NamedTuple):
    """A hyphen that a word may have: what stands before it and after it."""

    position: int
    before: float  # the width up to and with the hyphen, less what of it hangs
    after: float


class Wordbook(dict[str, Word]):
    """The words of one lettering by their text. `backwards`: in right-to-left runs."""

    def __init__(self, lettering: Lettering, fonts: Fonts, *, backwards: bool) -> None:
        super().__init__()
        self.lettering = lettering
        self._fonts, self._backwards = fonts, backwards
        self._chooser = fonts.chooser(lettering)
        # letters that join are not set apart
        self.tracking = 0.0 if backwards else lettering.tracking
        self._breaks: dict[str, tuple[Break, ...]] = {}
        self._heads: dict[str, Word] = {}
        main = self._chooser.main
        self.font, self.size = fonts.embedded(main).name, shortest(lettering.size)
        self.ascent, self.descent = main.ascent * self._scale, main.descent * self._scale
        self.underline = main.underline * self._scale
        self.underline_width = main.underline_width * self._scale
        self.space = self._make(" ")
        elastic = lettering.size * BETWEEN_IDEOGRAPHS
        self.gaps = ((self.space.width,) * 2, (0.0, 0.0), (0.0, elastic), (0.0, 0.0))
        """The natural width and the elasticity of what may stand between pieces."""

    @property
    def _scale(self) -> float:
        return self.lettering.size / EM

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._make(_sayable(text))
        return word

    def head(self, text: str) -> Word:
        """The word with a hyphen after it that extracts as a soft hyphen."""
        if text not in self._heads:
            self._heads[text] = self._make(_sayable(text) + HYPHEN, soft=True)
        return self._heads[text]

    def breaks(self, text: str) -> tuple[Break, ...]:
        """The hyphens that a word may have."""
        if text not in self._breaks:
            self._breaks[text] = tuple(map(_Breaker(self, text), self._positions(text)))
        return self._breaks[text]

    def _positions(self, text: str) -> tuple[int, ...]:
        if SOFT_HYPHEN in text:
            inner = enumerate(text[:-1])
            return tuple(n for n, character in inner if n and character == SOFT_HYPHEN)
        return hyphenation.positions(text, self.lettering.language)

    def measure(self, text: str) -> float:
        """The width of a text, without coding it."""
        return sum(self._width(size, shaped) for _, size, shaped in self._shaped(text))

    def _width(self, size: float, shaped: Shaped) -> float:
        return shaped.width * size / EM + self.tracking * len(shaped.glyphs)

    def _make(self, text: str, *, soft: bool = False) -> Word:
        stretches = list(self._shaped(text))
        if soft:
            face, size, shaped = stretches[-1]
            stretches[-1] = (face, size, _softened(shaped))
        parts = tuple(self._part(*stretch) for stretch in stretches)
        width = sum(self._width(size, shaped) for _, size, shaped in stretches)
        return Word(text, width, *self._hanging(text), parts, self._plain(parts))

    def _part(self, face: Face, size: float, shaped: Shaped) -> Part:
        font = self._fonts.embedded(face)
        text = shaped.glyphs[0].text if shaped.glyphs else ""
        # ISO 19005-2, 6.2.11.7.3: characters for private use need a replacement text
        stands_for = utf16(text) if PRIVATE.match(text) else ""
        code = font.code(shaped, size, self.lettering.rise)
        return Part(font.name, shortest(size), size, code, stands_for)

    def _plain(self, parts: tuple[Part, ...]) -> str:
        if len(parts) != 1 or parts[0].stands_for or parts[0][:2] != (self.font, self.size):
            return ""
        code = parts[0].code
        return f"{'' if code[:1] == '<' else ' '}{code}{'' if code[-1:] == '>' else ' '}"

    def _hanging(self, text: str) -> tuple[float, float]:
        if not text or self._backwards:
            return 0.0, 0.0
        left, right = HANGING_LEFT.get(text[0], 0.0), HANGING_RIGHT.get(text[-1], 0.0)
        return (
            left and left * self.measure(text[0]),
            right and right * self.measure(text[-1]),
        )

    def _shaped(self, text: str) -> Iterator[tuple[Face, float, Shaped]]:
        """Stretches of a text, each in its face and at its size."""
        for face, stretch in self._stretches(text):
            if face is None:
                yield from self._substituted(stretch)
            elif self.lettering.small_caps and stretch.upper() != stretch:
                yield from self._small_capitals(face, stretch)
            else:
                shaped = self._shape(face, stretch)
                if shaped.is_whole:
                    yield face, self.lettering.size, shaped
                else:
                    yield from self._one_by_one(face, stretch)

    def _stretches(self, text: str) -> list[tuple[Face | None, str]]:
        if self._chooser.covers(text):
            return [(self._chooser.main, text)]
        return self._chooser.split(text)

    def _shape(self, face: Face, text: str, features: str = "") -> Shaped:
        wanted = f"{features} -liga" if self.lettering.tracking else features
        return shape(face, text, self.lettering.language, wanted, backwards=self._backwards)

    def _small_capitals(self, face: Face, text: str) -> Iterator[tuple[Face, float, Shaped]]:
        """The face's own small capitals, or capitals brought down to its small letters."""
        if has_small_capitals(face, text):
            yield face, self.lettering.size, self._shape(face, text, SMALL_CAPITALS)
            return
        small = self.lettering.size * face.x_height / face.cap_height
        for is_small, stretch in _by_case(text):
            capitals = self._shape(face, stretch.upper())
            shaped = raised_to_capitals(capitals, stretch) if is_small else capitals
            yield face, small if is_small else self.lettering.size, shaped

    def _one_by_one(self, face: Face, text: str) -> Iterator[tuple[Face, float, Shaped]]:
        """Characters that the face has, but one of which it has no glyph for in this place."""
        for character in text:
            shaped = self._shape(face, character)
            if shaped.is_whole:
                yield face, self.lettering.size, shaped
            else:
                yield from self._substituted(character)

    def _substituted(self, text: str) -> Iterator[tuple[Face, float, Shaped]]:
        """A mark for each character that no font has; it extracts as the character."""
        main = self._chooser.main
        mark = next(mark for mark in SUBSTITUTES if main.has(mark))
        for character in text:
            self._fonts.missing.add(character)
            shaped = shape(main, mark, "")
            glyphs = (shaped.glyphs[0]._replace(text=character),)
            yield main, self.lettering.size, shaped._replace(glyphs=glyphs)


def _sayable(text: str) -> str:
    """The text without what is not seen and cannot be told by a font.

    ISO 19005-2, 6.2.11.7.2 refuses U+0000, U+FEFF and U+FFFE; surrogates are no characters.
    """
    if not _ODD.search(text):
        return text
    return _UNSAYABLE.sub("\ufffd", _UNSEEN.sub("", text))


class _Breaker:
    """Measures the two sides of a hyphen in a word."""

    def __init__(self, book: Wordbook, text: str) -> None:
        self._book, self._text = book, text
        self._hangs = HANGING_RIGHT[HYPHEN] * book.measure(HYPHEN)

    def __call__(self, position: int) -> Break:
        before = self._book.measure(self._text[:position] + HYPHEN)
        after = self._book.measure(self._text[position:])
        return Break(position, before - self._hangs, after)


def _softened(shaped: Shaped) -> Shaped:
    """The same glyphs, the last of which extracts as a soft hyphen."""
    *others, last = shaped.glyphs
    return shaped._replace(glyphs=(*others, last._replace(text=SOFT_HYPHEN)))


def _by_case(text: str) -> Iterator[tuple[bool, str]]:
    """Stretches of small letters, and of all else."""
    for is_small, letters in groupby(text, lambda letter: letter.upper() != letter):
        yield is_small, "".join(letters)


class Wordbooks:
    """The wordbooks of one document, one for each lettering and direction."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._books: dict[tuple[Lettering, bool], Wordbook] = {}

    def book(self, lettering: Lettering, *, backwards: bool = False) -> Wordbook:
        """The wordbook of a lettering."""
        key = (lettering, backwards)
        if key not in self._books:
            self._books[key] = Wordbook(lettering, self.fonts, backwards=backwards)
        return self._books[key]
