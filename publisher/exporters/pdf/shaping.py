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
    """The letters of a shaped buffer, the first of each cluster with the cluster's text."""
    infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, face.scale
    order = range(len(infos) - 1, -1, -1) if backwards else range(len(infos))
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    letters, shifts, width, owed = [], [], 0.0, 0.0
    for index in order:
        info, position = infos[index], positions[index]
        own = text[info.cluster : ends.pop(info.cluster, 0)]
        advance, right = position.x_advance * scale, position.x_offset * scale
        move = owed + right - (advance if backwards else 0.0)
        letters.append(_letter(info.codepoint, own))
        shifts.append(Shift(_seen(move), position.y_offset * scale))
        owed = (0.0 if backwards else advance) - right - face.advance(info.codepoint)
        width += advance
    is_whole = all(letter.number for letter in letters)
    seen = tuple(shifts) if any(map(any, shifts)) else ()
    return Shaped(tuple(letters), width, seen, _seen(owed), backwards, is_whole)


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
