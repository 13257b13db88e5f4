"""Shaping: text in one face and one direction becomes glyphs, by HarfBuzz."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from publisher.exporters.shared.fonts.faces import Face

REMEMBERED = 1 << 12
"""How many shaped texts a process keeps: letters and marks recur, words are kept measured."""

SMALL_CAPITALS = "smcp"
NO_LIGATURES = ("liga", "clig")
_UNSEEN = 0.005  # thousandths of the size


class Letter(NamedTuple):
    """A glyph's number and the text that it stands for."""

    number: int
    text: str  # "" where another glyph stands for it, too


class Shift(NamedTuple):
    """How a letter stands apart from the one before. Lengths in thousandths of the size."""

    move: float  # of the pen to the right before it is drawn; small ones are 0
    up: float


UNMOVED = Shift(0.0, 0.0)


class Shaped(NamedTuple):
    """Letters in reading order. The pen starts at the left and ends at the right, or the
    other way round where they run `backwards`. Lengths in thousandths of the size.
    """

    letters: tuple[Letter, ...]
    width: float
    shifts: tuple[Shift, ...] = ()  # of each letter; none: each follows the one before it
    last_move: float = 0.0  # after the last letter
    backwards: bool = False
    is_whole: bool = True  # the face has a glyph for all


@lru_cache(maxsize=REMEMBERED)
def shape(
    face: Face, text: str, language: str, features: str = "", *, backwards: bool = False
) -> Shaped:
    """The letters of a text. `features`: `smcp` for small capitals, `-liga` for none."""
    if not text:
        return Shaped((), 0.0, backwards=backwards)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    if language:
        buffer.language = language
    hb.shape(face.font, buffer, _features(features))
    return _read(face, text, buffer, backwards=backwards)


def _features(wanted: str) -> dict[str, bool]:
    switched: dict[str, bool] = {}
    for name in wanted.split():
        if name == "-liga":
            switched |= dict.fromkeys(NO_LIGATURES, False)
        else:
            switched[name] = True
    return switched


def _read(face: Face, text: str, buffer: hb.Buffer, *, backwards: bool) -> Shaped:
    """The letters of a shaped buffer, in reading order."""
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if backwards:
        infos, positions = infos[::-1], positions[::-1]
    numbers = [info.codepoint for info in infos]
    texts = _texts(text, [info.cluster for info in infos])
    letters = tuple(map(_letter, numbers, texts))
    places = [position.position for position in positions]
    width = sum([advance for _, _, advance, _ in places]) * face.scale
    shifts, last = _shifts(face, numbers, places, backwards=backwards)
    return Shaped(letters, width, shifts, last, backwards, all(numbers))


def _texts(text: str, clusters: list[int]) -> list[str]:
    """The text of each glyph: of several in a cluster, the first has it all."""
    if clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [text[cluster : ends.pop(cluster, 0)] for cluster in clusters]


def _shifts(
    face: Face, numbers: list[int], places: list[tuple[int, int, int, int]], *, backwards: bool
) -> tuple[tuple[Shift, ...], float]:
    """The shifts of glyphs, given their offsets and advances, and the move after the last."""
    natural = [face.units[number] for number in numbers]
    if not backwards and places == [(0, 0, advance, 0) for advance in natural]:
        return (), 0.0
    scale, owed = face.scale, 0
    shifts = []
    for own, (right, up, advance, _) in zip(natural, places, strict=True):
        move = owed + right - (advance if backwards else 0)
        shifts.append(_shift(move, up, scale) if move or up else UNMOVED)
        owed = (0 if backwards else advance) - right - own
    return tuple(shifts) if any(map(any, shifts)) else (), _seen(owed * scale)


@lru_cache(maxsize=REMEMBERED)
def _shift(move: int, up: int, scale: float) -> Shift:
    """A shift in font units, in thousandths of the size. The same few recur: those of a font's
    pairs of letters.
    """
    return Shift(_seen(move * scale), up * scale)


_letter = lru_cache(maxsize=REMEMBERED)(Letter)
"""Letters that are equal are mostly one object, which spares memory."""


def _seen(move: float) -> float:
    """A move that makes a difference, else 0."""
    return 0.0 if -_UNSEEN < move < _UNSEEN else move


@lru_cache(maxsize=REMEMBERED)
def has_small_capitals(face: Face, text: str) -> bool:
    """Whether the face has a small capital for every small letter of a text."""
    small = "".join(c for c in text if c.islower())
    plain, capitals = shape(face, small, ""), shape(face, small, SMALL_CAPITALS)
    return all(a.number != b.number for a, b in zip(plain.letters, capitals.letters, strict=False))


def raised_to_capitals(shaped: Shaped, source: str) -> Shaped:
    """Letters of a text's capitals that extract as the text's own.

    A letter whose capital is two letters (`ß`) gives its text to the first.
    """
    texts = [letter if n == 0 else "" for letter in source for n in range(len(letter.upper()))]
    letters, start = [], 0
    for letter in shaped.letters:
        end = start + len(letter.text)
        letters.append(_letter(letter.number, "".join(texts[start:end])))
        start = end
    return shaped._replace(letters=tuple(letters))
