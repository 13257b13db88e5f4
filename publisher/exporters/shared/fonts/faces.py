"""Faces: a font file at one weight, with what shaping and embedding ask of it."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache

import uharfbuzz as hb

from publisher.data import dataclass

BOLD, REGULAR = 700, 400
EM = 1000
"""Glyph space of a PDF font: a thousandth of the size."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face, ready to shape with. Metrics are in thousandths of the size."""

    name: str  # the PostScript name, with the weight for an instance
    source: hb.Face
    font: hb.Font
    axes: Mapping[str, float]  # where a variable font stands
    characters: hb.Set
    units: Mapping[int, int]  # the width of each glyph in font units
    scale: float  # font units to thousandths
    ascent: float
    descent: float  # negative
    cap_height: float
    x_height: float
    underline: float  # negative: below the baseline
    underline_width: float
    box: tuple[int, int, int, int]
    weight: int
    slant: float  # degrees, negative to the right
    compact: bool  # CFF outlines
    has_outlines: bool  # that a PDF can embed: not bitmaps, not CFF2

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for this character."""
        return ord(character) in self.characters

    def glyph(self, character: str) -> int:
        """The number of a character's own glyph; 0 where the face has none."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def advance(self, glyph: int) -> float:
        """The width of a glyph."""
        return self.units[glyph] * self.scale


class _Units(dict[int, int]):
    """The widths of glyphs, each asked for once."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> int:
        width = self[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return width


@cache
def open_face(path: str, index: int = 0, weight: int = REGULAR) -> Face:
    """The face of a file, once per process. `weight` sets a variable font's axis.

    Raises `struct.error` or HarfBuzz's own error for a file that is no font.
    """
    source = hb.Face(hb.Blob.from_file_path(path), index)
    axes = _axes(source, weight)
    font = hb.Font(source)
    if axes:
        font.set_variations(axes)
    return _measured(source, font, axes)


def family_names(path: str) -> list[str]:
    """The family of each face in a font file or collection."""
    blob = hb.Blob.from_file_path(path)
    faces = (hb.Face(blob, index) for index in range(hb.Face(blob).count))
    return [str(face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or "") for face in faces]


def _axes(source: hb.Face, weight: int) -> dict[str, float]:
    """Every axis at its default, but the weight."""
    axes = {}
    for axis in source.axis_infos:
        wanted = weight if axis.tag == "wght" else axis.default_value
        axes[axis.tag] = float(min(max(wanted, axis.min_value), axis.max_value))
    return axes


def _measured(source: hb.Face, font: hb.Font, axes: dict[str, float]) -> Face:
    scale = EM / source.upem
    extents = font.get_font_extents("ltr")
    head = bytes(source.reference_table("head").data)
    left, bottom, right, top = struct.unpack(">4h", head[36:44])
    weight = int(font.get_style_value(hb.StyleTag.WEIGHT))
    return Face(
        name=_postscript_name(source, axes, weight),
        source=source,
        font=font,
        axes=axes,
        characters=source.unicodes,
        units=_Units(font),
        scale=scale,
        ascent=extents.ascender * scale,
        descent=extents.descender * scale,
        cap_height=_metric(font, hb.OTMetricsTag.CAP_HEIGHT, 700 / scale) * scale,
        x_height=_metric(font, hb.OTMetricsTag.X_HEIGHT, 500 / scale) * scale,
        underline=_metric(font, hb.OTMetricsTag.UNDERLINE_OFFSET, -100 / scale) * scale,
        underline_width=_metric(font, hb.OTMetricsTag.UNDERLINE_SIZE, 50 / scale) * scale,
        box=tuple(round(side * scale) for side in (left, bottom, right, top)),
        weight=weight,
        slant=float(font.get_style_value(hb.StyleTag.SLANT_ANGLE)),
        compact="CFF " in source.table_tags,
        has_outlines=not {"CFF ", "glyf"}.isdisjoint(source.table_tags),
    )


def _metric(font: hb.Font, tag: hb.OTMetricsTag, otherwise: float) -> float:
    value = font.get_metric_position(tag)
    return otherwise if value is None else float(value)


def _postscript_name(source: hb.Face, axes: dict[str, float], weight: int) -> str:
    name = str(source.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed")
    plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_"))
    return f"{plain}-{weight}" if axes and weight != REGULAR else plain
