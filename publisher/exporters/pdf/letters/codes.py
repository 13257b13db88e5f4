"""Codes: the two bytes by which a page names a letter of a font.

A letter that is its character's own glyph has the character's number as its code: the same in
every document. All others, as ligatures, shaped letters, substitutes and the hyphens of broken
lines, have codes that a document gives out, which no character of the face has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from publisher.exporters.pdf.file.syntax import shortest
from publisher.exporters.pdf.letters.shaping import Letter, Shaped
from publisher.exporters.shared.fonts.faces import EM, Face

REMEMBERED = 1 << 14
"""How many letters a process keeps coded."""

_NO_CHARACTERS = range(0xD800, 0xF900)  # surrogates, and what is for private use
_LAST = 0xFFFD
_ESCAPED = str.maketrans({"\n": "\\n", "\r": "\\r", "(": "\\(", ")": "\\)", "\\": "\\\\"})


class Codes(dict[Letter, str]):
    """The codes of the letters of one face in one document, given out when first asked for."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.letters: dict[int, Letter] = {}  # by the numbers of their codes
        self._face = face
        self._others = _others(face)

    def __missing__(self, letter: Letter) -> str:
        number = _own_number(self._face, letter) or next(self._others, 0)
        if not number:
            raise OverflowError(f"{self._face.name}: more letters than codes of two bytes")
        self.letters[number] = letter
        code = self[letter] = _coded(number)
        return code


@lru_cache(maxsize=REMEMBERED)
def own_code(face: Face, letter: Letter) -> str:
    """The code of a letter that is the same in every document; "" where there is none."""
    number = _own_number(face, letter)
    return _coded(number) if number else ""


@lru_cache(maxsize=REMEMBERED)
def _own_number(face: Face, letter: Letter) -> int:
    if len(letter.text) != 1:
        return 0
    number = ord(letter.text)
    is_own = letter.number and number <= _LAST and number not in _NO_CHARACTERS
    return number if is_own and face.glyph(letter.text) == letter.number else 0


def _others(face: Face) -> Iterator[int]:
    """Numbers that no letter has as its own; beyond some thousands, those of characters that the
    face has no glyph for.
    """
    yield from _NO_CHARACTERS
    for number in range(_LAST, 0, -1):
        if number not in _NO_CHARACTERS and not face.glyph(chr(number)):
            yield number


@lru_cache(maxsize=REMEMBERED)
def _coded(number: int) -> str:
    """A number as it stands in a string (ISO 32000-1, 7.3.4.2)."""
    return "".join(map(chr, divmod(number, 256))).translate(_ESCAPED)


def elements(codes: Sequence[str], shaped: Shaped, size: float, rise: float = 0.0) -> str:
    """The elements of a `TJ` array that draw shaped letters, given the code of each, at a size
    in points.

    The pen starts at the left, or at the right where letters run backwards, and ends
    at the other side. Letters that stand higher or lower break the array; `rise` is
    how high the others stand.
    """
    parts: list[str] = []
    waiting = "" if shaped.shifts else "".join(codes)
    for code, (move, up) in zip(codes, shaped.shifts, strict=False):
        if move or up:
            parts += [f"({waiting})"] if waiting else []
            parts += [shortest(-move)] if move else []
            waiting = ""
        if up:
            parts.append(_raised(code, up * size / EM + rise, rise))
        else:
            waiting += code
    parts += [f"({waiting})"] if waiting else []
    parts += [shortest(-shaped.last_move)] if shaped.last_move else []
    return "".join(parts)


def _raised(code: str, height: float, rise: float) -> str:
    """A letter at its own height, between two arrays."""
    return f"]TJ {shortest(height)} Ts[({code})]TJ {shortest(rise)} Ts["


def plain(elements: str) -> str:
    """What stands between the outer brackets of elements that begin and end with letters; "" for
    others.
    """
    return elements[1:-1] if elements[:1] == "(" and elements[-1:] == ")" else ""
