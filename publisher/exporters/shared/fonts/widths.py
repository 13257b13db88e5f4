"""How wide words are in the typefaces that come along: the same on every machine."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import uharfbuzz as hb

from publisher.exporters.shared.fonts.faces import EM, Face
from publisher.exporters.shared.fonts.files import find_face, is_packaged
from publisher.exporters.shared.wrapping import broad
from publisher.theme.model import BlockStyle, Family

_OTHERWISE = {"serif": "Noto Serif"}
_SANS = "Noto Sans"
_WIDE, _BROAD, _OTHER = 1.0, 1.05, 0.6  # ems, of letters that the typeface has not
_PLAINLY = {"kern": False, "liga": False, "clig": False}  # as word processors set by default
_REMEMBERED = 1 << 12


def text_width(text: str, style: BlockStyle, family: Family) -> float:
    """The width in points of a text on one line, in a style whose family is given. Where the
    family does not come along, one of its kind is measured; letters of other scripts are
    reckoned.
    """
    name = family.stack()[0]
    known = name if is_packaged(name) else _OTHERWISE.get(family.generic, _SANS)
    width = _width(text, known, bold=style.bold, italic=style.italic)
    return width * style.size + style.tracking * len(text)


@lru_cache(maxsize=_REMEMBERED)
def _width(text: str, family: str, *, bold: bool, italic: bool) -> float:
    face = find_face(family, bold=bold, italic=italic)
    if face is None:
        return sum(map(_reckoned, text))
    known = "".join(filter(face.has, text))
    others = sum(_reckoned(letter) for letter in text if not face.has(letter))
    return others + (_shaped(face, known) / EM if known else 0.0)


def _shaped(face: Face, text: str) -> float:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer, _PLAINLY)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions) * face.scale)


def _reckoned(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if broad(letter):
        return _BROAD
    return _WIDE if unicodedata.east_asian_width(letter) in {"W", "F"} else _OTHER
