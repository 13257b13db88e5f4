"""Wordbooks: the words of one document, coded once, used wherever they recur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publisher.exporters.pdf.file.syntax import shortest
from publisher.exporters.pdf.letters import east_asian, hyphenation
from publisher.exporters.pdf.letters.codes import plain
from publisher.exporters.pdf.letters.fonts import Fonts
from publisher.exporters.pdf.letters.lettering import Lettering
from publisher.exporters.pdf.letters.measuring import Break, Measurer, Word
from publisher.exporters.shared.fonts.faces import EM

BETWEEN_IDEOGRAPHS = 0.1
"""The elasticity between ideographs, as a part of the size."""

WIDEST_SPACE = 4
"""How many ideographic spaces in a row are drawn, each as wide as the size."""


class Part(NamedTuple):
    """A stretch of a word in one font at one size. `code` goes into a `TJ` array."""

    font: str  # the resource name
    size: str
    points: float  # the size
    code: str


class Coder:
    """Codes the words of one lettering in the fonts of a document."""

    def __init__(self, lettering: Lettering, fonts: Fonts, measurer: Measurer) -> None:
        self._fonts, self._rise = fonts, lettering.rise
        self._face, self._points = measurer.main, lettering.size
        self._main, self._size = fonts.embedded(measurer.main), shortest(lettering.size)

    def parts(self, word: Word) -> tuple[Part, ...]:
        """The parts of a word."""
        found = []
        for face, size, shaped, missing in word.stretches:
            font = self._fonts.embedded(face)
            self._fonts.missing.update(missing)
            code = font.code(shaped, size, self._rise)
            found.append(Part(font.name, shortest(size), size, code))
        return tuple(found)

    def plain(self, word: Word) -> str:
        """The plain code of a word that is in the main font and size (`codes.plain`)."""
        face, points, shaped, missing = word.stretches[0]
        is_main = face is self._face and points == self._points
        if not is_main or len(word.stretches) > 1 or word.stands_for:
            return ""
        self._fonts.missing.update(missing)
        return plain(self._main.code(shaped, points, self._rise))

    def drawing(self, plain: str) -> str:
        """The operators that draw plain code."""
        return f"/{self._main.name} {self._size} Tf[({plain})]TJ"


class PlainCodes(dict[Word, str]):
    """The plain code of each word that has none of its own, made when first asked for."""

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self._coder = coder

    def __missing__(self, word: Word) -> str:
        code = self[word] = self._coder.plain(word)
        return code


class Hyphens(dict[Word, tuple[Break, ...]]):
    """The hyphens that each word may have: none in names. `names` are words; None: all are."""

    def __init__(self, measurer: Measurer, names: frozenset[str] | None) -> None:
        super().__init__()
        self._measurer, self._names = measurer, names

    def __missing__(self, word: Word) -> tuple[Break, ...]:
        hyphens = self[word] = () if self._is_name(word.text) else self._measurer.breaks(word)
        return hyphens

    def _is_name(self, text: str) -> bool:
        if self._names is None or text.islower():
            return self._names is None
        return not self._names.isdisjoint(hyphenation.words(text))


class Wordbook(dict[str, Word]):
    """The words of one lettering by their text. `backwards`: in right-to-left runs."""

    def __init__(
        self, lettering: Lettering, fonts: Fonts, names: frozenset[str], *, backwards: bool
    ) -> None:
        super().__init__()
        self.lettering = lettering
        self._measurer = fonts.measurer(lettering, backwards=backwards)
        self.coder = Coder(lettering, fonts, self._measurer)
        self._sets_apart = east_asian.sets_apart(lettering.language) and not backwards
        self._codes = PlainCodes(self.coder)
        self._drawn = fonts.embedded(self._measurer.main).words
        self.hyphens = Hyphens(self._measurer, None if lettering.is_name else names)
        self.tracking = self._measurer.tracking
        main, scale = self._measurer.main, lettering.size / EM
        self.ascent, self.descent = main.ascent * scale, main.descent * scale
        self.underline = main.underline * scale
        self.underline_width = main.underline_width * scale
        self.space = self[" "]
        (self.space_code,) = self.codes([self.space])
        elastic = lettering.size * BETWEEN_IDEOGRAPHS
        space, none = (self.space.width,) * 2, (0.0, 0.0)
        wide = [(count * lettering.size, 0.0) for count in range(1, WIDEST_SPACE + 1)]
        self.gaps = (space, none, (0.0, elastic), none, none, none, space, *wide)
        """The natural width and the elasticity of what may stand between pieces."""

    def __missing__(self, text: str) -> Word:
        word = self[text] = self._measurer.word(text)
        return word

    def codes(self, words: Sequence[Word]) -> list[str]:
        """The plain codes of words that are drawn; "" for those that have none."""
        self._drawn.update(words)
        found = [word.code for word in words]
        return [word.code or self._codes[word] for word in words] if "" in found else found

    def head(self, text: str) -> Word:
        """The word with a hyphen after it that extracts as a soft hyphen."""
        return self._measurer.word(text, hyphenated=True)

    def beside(self, text: str, before: str, following: str) -> Word:
        """The word as it is beside those that it touches (`east_asian`)."""
        is_met = east_asian.meet(before, text)
        is_apart = self._sets_apart and east_asian.stand_apart(text, following)
        if not is_met and not is_apart:
            return self[text]
        return self._measurer.word(text, is_met=is_met, is_apart=is_apart)

    def measure(self, text: str) -> float:
        """The width of a text, without coding it."""
        return self._measurer.width(text)


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
