"""Shaping: text in one face and one direction becomes glyphs, by HarfBuzz."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from publisher.exporters.pdf.faces import Face

REMEMBERED = 1 << 16
"""How many shaped words a process keeps."""

NO_TEXT = "\u200b"
"""What a glyph extracts as that shares its text with another: a zero-width space."""

SMALL_CAPITALS = "smcp"
NO_LIGATURES = ("liga", "clig")


class Glyph(NamedTuple):
    """A glyph and the text that it stands for. Lengths in thousandths of the size."""

    number: int
    text: str
    advance: float
    right: float  # shift from where it would stand
    up: float


class Shaped(NamedTuple):
    """Glyphs in reading order. `backwards`: they run from right to left."""

    glyphs: tuple[Glyph, ...]
    width: float
    backwards: bool = False


@lru_cache(maxsize=REMEMBERED)
def shape(
    face: Face, text: str, language: str, features: str = "", *, backwards: bool = False
) -> Shaped:
    """The glyphs of a text. `features`: `smcp` for small capitals, `-liga` for none."""
    if not text:
        return Shaped((), 0.0, backwards)
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
    """The glyphs of a shaped buffer, the first of each cluster with the cluster's text."""
    infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, face.scale
    placed = list(zip(infos, positions, strict=True))
    if backwards:
        placed.reverse()
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    glyphs, width = [], 0.0
    for info, position in placed:
        end = ends.pop(info.cluster, None)
        own = NO_TEXT if end is None else text[info.cluster : end]
        advance = position.x_advance * scale
        shift = (position.x_offset * scale, position.y_offset * scale)
        glyphs.append(Glyph(info.codepoint, own, advance, *shift))
        width += advance
    return Shaped(tuple(glyphs), width, backwards)


@lru_cache(maxsize=REMEMBERED)
def has_small_capitals(face: Face, text: str) -> bool:
    """Whether the face has a small capital for every small letter of a text."""
    small = "".join(c for c in text if c.islower())
    plain, capitals = shape(face, small, ""), shape(face, small, SMALL_CAPITALS)
    return all(a.number != b.number for a, b in zip(plain.glyphs, capitals.glyphs, strict=False))


def raised_to_capitals(shaped: Shaped, source: str) -> Shaped:
    """Glyphs of a text's capitals that extract as the text's own letters.

    A letter whose capital is two letters (`ß`) gives its text to the first.
    """
    texts = [letter if n == 0 else NO_TEXT for letter in source for n in range(len(letter.upper()))]
    glyphs = tuple(
        glyph._replace(text=text) for glyph, text in zip(shaped.glyphs, texts, strict=False)
    )
    return shaped._replace(glyphs=glyphs)
