"""Measuring: words in one lettering, shaped and measured once in a process.

What is here is the same in every document; how a document codes it, `wordbook` knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain, groupby, repeat
from typing import NamedTuple

from publisher.data import dataclass
from publisher.exporters.pdf.file.syntax import utf16
from publisher.exporters.pdf.letters import east_asian, hyphenation
from publisher.exporters.pdf.letters.codes import elements, own_code, plain
from publisher.exporters.pdf.letters.lettering import PRIVATE, SUBSTITUTES, FaceChooser, Lettering
from publisher.exporters.pdf.letters.shaping import (
    SMALL_CAPITALS,
    UNMOVED,
    Letter,
    Shaped,
    has_small_capitals,
    raised_to_capitals,
    shape,
)
from publisher.exporters.shared.fonts.faces import EM, Face
from publisher.patterns import regex
from publisher.theme.model import Family

SOFT_HYPHEN = "\u00ad"
HYPHEN = "-"

REMEMBERED = 1 << 16
"""How many measured words a process keeps."""
LETTERINGS = 1 << 9
"""Of how many letterings."""

_UNSEEN = regex(f"[{SOFT_HYPHEN}\ufeff]+")
_UNSAYABLE = regex(r"[\0\ufffe\uffff\ud800-\udfff]")
_ODD = regex(f"{_UNSEEN.pattern}|{_UNSAYABLE.pattern}")

# How far a mark hangs into the margin, as a part of its own width.
HANGING_RIGHT = {".": 0.7, ",": 0.7, "-": 0.6, ";": 0.4, ":": 0.4, "\u2019": 0.6, "\u201d": 0.5,
                 "\u2013": 0.2, "\u3002": 0.5, "\u3001": 0.5}  # fmt: skip
HANGING_LEFT = {"\u2018": 0.6, "\u201c": 0.5, "\u00ab": 0.3, "\u201e": 0.5}


class Stretch(NamedTuple):
    """A part of a word in one face. `size` in points."""

    face: Face
    size: float
    shaped: Shaped
    missing: str = ""
    """The character that it stands for, when no font has it."""


class Break(NamedTuple):
    """A hyphen that a word may have: what stands before it and after it."""

    position: int
    before: float  # about the width up to and with the hyphen, less what of it hangs
    after: float


@dataclass(slots=True, eq=False)
class Word:
    """A word, or a piece of one, that a line does not break. Lengths in points."""

    text: str
    width: float
    hangs_left: float
    hangs_right: float
    firm: float  # the width less what hangs on the right
    stretches: tuple[Stretch, ...]
    letters: tuple[Letter, ...]
    """Those of a word that has a code."""
    code: str
    """The plain code (`codes.plain`), where all is in the main face and size and coded in the same
    way in every document; else "".
    """
    stands_for: str
    """What it is read as, in UTF-16, where its letters may not say so."""
    breaks: tuple[Break, ...] | None = None  # worked out when first asked for


def measurer(lettering: Lettering, family: Family, *, backwards: bool) -> Measurer:
    """Who measures words of a lettering, whatever its colour and height, and what it means."""
    plain = lettering._replace(colour="", underline=False, rise=0.0, is_name=False)
    return _measurer(plain, family, backwards=backwards)


class Measurer:
    """Shapes and measures words of one lettering. `backwards`: in right-to-left runs."""

    def __init__(self, lettering: Lettering, family: Family, *, backwards: bool) -> None:
        self.lettering = lettering
        self._chooser = FaceChooser(
            family, bold=lettering.bold, italic=lettering.italic, language=lettering.language
        )
        self.main = self._chooser.main
        self._backwards = backwards
        # letters that join are not set apart
        self.tracking = 0.0 if backwards else lettering.tracking
        self._hyphen = (1 - HANGING_RIGHT[HYPHEN]) * self.width(HYPHEN)  # without what hangs

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019  # measurers are as few as letterings
    def word(
        self, text: str, *, hyphenated: bool = False, is_met: bool = False, is_apart: bool = False
    ) -> Word:
        """The word; a hyphen after it extracts as a soft hyphen. `is_met`: its first mark
        follows another; `is_apart`: what follows stands apart from it (`east_asian`).
        """
        sayable = _sayable(text) + (HYPHEN if hyphenated else "")
        stretches = self._shaped(sayable, is_met=is_met)
        if hyphenated:
            last = stretches[-1]
            stretches = (*stretches[:-1], last._replace(shaped=_softened(last.shaped)))
        left, right = self._hanging(sayable)
        if is_apart:
            last = stretches[-1]
            stretches = (*stretches[:-1], last._replace(shaped=_apart(last.shaped)))
            right += east_asian.APART * last.size / EM
        width = sum(map(self._width, stretches), 0.0)
        # ISO 19005-2, 6.2.11.7.3: characters for private use need a replacement text
        stands_for = utf16(text) if PRIVATE.fullmatch(text) else ""
        left = 0.0 if is_met else left
        letters, code = ((), "") if stands_for else self._coded(stretches)
        sides = left, right, width - right
        return Word(text, width, *sides, stretches, letters, code, stands_for)

    def _coded(self, stretches: tuple[Stretch, ...]) -> tuple[tuple[Letter, ...], str]:
        """The letters of a word and their code, where these are the same in every document."""
        face, size, shaped, missing = stretches[0]
        is_main = face is self.main and size == self.lettering.size and len(stretches) == 1
        codes = [own_code(face, letter) for letter in shaped.letters]
        is_raised = any(up for _, up in shaped.shifts)  # from what, a document knows
        if not is_main or missing or is_raised or "" in codes:
            return (), ""
        code = plain(elements(codes, shaped, size))
        return (shaped.letters, code) if code else ((), "")

    def breaks(self, word: Word) -> tuple[Break, ...]:
        """The hyphens that a word may have."""
        if word.breaks is None:
            positions = self._positions(word.text)
            word.breaks = tuple(self._breaks(word, positions)) if positions else ()
        return word.breaks

    def _breaks(self, word: Word, positions: tuple[int, ...]) -> Iterator[Break]:
        """The breaks at these positions, told from how far the letters of the whole word reach:
        without what its hyphen and its halves would do to the letters beside them.
        """
        reach = [*accumulate(chain.from_iterable(map(self._steps, word.stretches)), initial=0.0)]
        for position in positions:
            before = reach[min(len(_sayable(word.text[:position])), len(reach) - 1)]
            yield Break(position, before + self._hyphen, word.width - before)

    def _steps(self, stretch: Stretch) -> Iterator[float]:
        """How much each character of a stretch adds to its width."""
        face, size, shaped, _ = stretch
        shifts = shaped.shifts or repeat(UNMOVED)
        for letter, shift in zip(shaped.letters, shifts, strict=False):
            step = (face.advance(letter.number) + shift.move) * size / EM + self.tracking
            yield from repeat(step / max(len(letter.text), 1), len(letter.text))

    def _positions(self, text: str) -> tuple[int, ...]:
        if SOFT_HYPHEN in text:
            inner = enumerate(text[:-1])
            return tuple(n for n, character in inner if n and character == SOFT_HYPHEN)
        return hyphenation.positions(text, self.lettering.language)

    def width(self, text: str) -> float:
        """The width of a text."""
        return sum(map(self._width, self._shaped(_sayable(text))), 0.0)

    def _width(self, stretch: Stretch) -> float:
        shaped = stretch.shaped
        return shaped.width * stretch.size / EM + self.tracking * len(shaped.letters)

    def _hanging(self, text: str) -> tuple[float, float]:
        if not text or self._backwards:
            return 0.0, 0.0
        return self._sides(text[0])[0], self._sides(text[-1])[1]

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019  # as above
    def _sides(self, mark: str) -> tuple[float, float]:
        """How far a mark hangs at the beginning of a line, and at the end."""
        left, right = HANGING_LEFT.get(mark, 0.0), HANGING_RIGHT.get(mark, 0.0)
        blank = self._blank(mark)
        return (
            blank[0] or (left and left * self.width(mark)),
            blank[1] or (right and right * self.width(mark)),
        )

    def _blank(self, mark: str) -> tuple[float, float]:
        """How much of a mark's square is blank on its left and on its right."""
        if mark not in east_asian.OPENING and mark not in east_asian.CLOSING:
            return 0.0, 0.0
        (half,) = self._shaped(mark, is_met=True)
        left = -half.shaped.shifts[0].move * half.size / EM if half.shaped.shifts else 0.0
        return left, self.width(mark) - self._width(half) - left

    def _shaped(self, text: str, *, is_met: bool = False) -> tuple[Stretch, ...]:
        """Stretches of a text, each in its face and at its size."""
        if text.isascii() and not self.lettering.small_caps and self._chooser.covers(text):
            shaped = self._shape(self.main, text)  # at once, for most
            if shaped.is_whole:
                return (Stretch(self.main, self.lettering.size, shaped),)
        return tuple(self._parted(text, is_met=is_met))

    def _parted(self, text: str, *, is_met: bool) -> Iterator[Stretch]:
        for part, feature in east_asian.stretches(text, is_met=is_met):
            for face, stretch in self._stretches(part):
                yield from self._shaped_in(face, stretch, feature)

    def _shaped_in(self, face: Face | None, text: str, feature: str) -> Iterator[Stretch]:
        if face is None:
            yield from self._substituted(text)
        elif self.lettering.small_caps and text.upper() != text:
            yield from self._small_capitals(face, text)
        else:
            shaped = self._shape(face, text, feature)
            if shaped.is_whole:
                yield Stretch(face, self.lettering.size, shaped)
            else:
                yield from self._one_by_one(face, text)

    def _stretches(self, text: str) -> list[tuple[Face | None, str]]:
        if self._chooser.covers(text):
            return [(self.main, text)]
        return self._chooser.split(text)

    def _shape(self, face: Face, text: str, features: str = "") -> Shaped:
        wanted = f"{features} -liga" if self.lettering.tracking else features
        return shape(face, text, self.lettering.language, wanted, backwards=self._backwards)

    def _small_capitals(self, face: Face, text: str) -> Iterator[Stretch]:
        """The face's own small capitals, or capitals brought down to its small letters."""
        if has_small_capitals(face, text):
            yield Stretch(face, self.lettering.size, self._shape(face, text, SMALL_CAPITALS))
            return
        small = self.lettering.size * face.x_height / face.cap_height
        for is_small, stretch in _by_case(text):
            capitals = self._shape(face, stretch.upper())
            shaped = raised_to_capitals(capitals, stretch) if is_small else capitals
            yield Stretch(face, small if is_small else self.lettering.size, shaped)

    def _one_by_one(self, face: Face, text: str) -> Iterator[Stretch]:
        """Characters that the face has, but one of which it has no glyph for in this place."""
        for character in text:
            shaped = self._shape(face, character)
            if shaped.is_whole:
                yield Stretch(face, self.lettering.size, shaped)
            else:
                yield from self._substituted(character)

    def _substituted(self, text: str) -> Iterator[Stretch]:
        """A mark for each character that no font has; it extracts as the character."""
        mark = next(mark for mark in SUBSTITUTES if self.main.has(mark))
        for character in text:
            shaped = shape(self.main, mark, "")
            own = shaped._replace(letters=(shaped.letters[0]._replace(text=character),))
            yield Stretch(self.main, self.lettering.size, own, character)


_measurer = lru_cache(maxsize=LETTERINGS)(Measurer)


def _sayable(text: str) -> str:
    """The text without what is not seen and cannot be told by a font.

    ISO 19005-2, 6.2.11.7.2 refuses U+0000, U+FEFF and U+FFFE; surrogates are no characters.
    """
    if text.isprintable() or not _ODD.search(text):  # what is printable, a font can tell
        return text
    return _UNSAYABLE.sub("\ufffd", _UNSEEN.sub("", text))


def _softened(shaped: Shaped) -> Shaped:
    """The same letters, the last of which extracts as a soft hyphen."""
    *others, last = shaped.letters
    return shaped._replace(letters=(*others, last._replace(text=SOFT_HYPHEN)))


def _apart(shaped: Shaped) -> Shaped:
    """The same glyphs with the space that sets ideographs apart."""
    move, width = shaped.last_move + east_asian.APART, shaped.width + east_asian.APART
    return shaped._replace(last_move=move, width=width)


def _by_case(text: str) -> Iterator[tuple[bool, str]]:
    """Stretches of small letters, and of all else."""
    for is_small, letters in groupby(text, lambda letter: letter.upper() != letter):
        yield is_small, "".join(letters)
