"""Lines of text that fit a number of columns, as wide as a terminal shows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from publisher.patterns import regex
from publisher.view.words import IDEOGRAPHS

_OPENING = "「『（〔［｛〈《【〖〘“‘"
_CLOSING = (
    "」』）〕］｝〉》】〗〙”’、。，．・：；！？…—～ーゝゞヽヾ々"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_COMBINING = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
# One piece that is never broken: a letter or a word with the punctuation that clings to
# it. `\u200a[1]` is the reference to a note.
_PIECE = regex(
    f"[{_OPENING}]*(?:[{IDEOGRAPHS}]|[^{IDEOGRAPHS}{_OPENING}{_CLOSING}]+)?"
    rf"(?:[{_CLOSING}{_COMBINING}]|\u200a\[[^\]]*\])*"
)
_NO_WIDTH = frozenset(["Mn", "Me", "Cf", "Cc"])


def width(text: str) -> int:
    """The columns that a text takes: two for wide letters (UAX #11), none for marks."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def broad(text: str) -> int:
    """How many letters of a text are of the scripts whose letters are half as broad again as
    others: Tamil, Telugu, Kannada, Malayalam, Sinhala.
    """
    return 0 if text.isascii() else sum("\u0b80" <= character <= "\u0dff" for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, none wider than `columns` unless one word is; 0 does not break.

    `first` stands before the first line, `rest` before each other one.
    """
    if not columns or width(first) + width(text) <= columns:
        return [first + text]
    lines, line, used, space = [], first, width(first), ""
    for piece, ends_word in _pieces(text):
        wide = width(piece)
        if line.strip() and line != first and used + len(space) + wide > columns:
            lines.append(line)
            line, used, space = rest, width(rest), ""
        line += space + piece
        used += len(space) + wide
        space = " " if ends_word else ""
    return [*lines, line]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What is never broken, and whether a space follows it."""
    for word in text.split(" "):
        if word.isascii():
            yield word, True
            continue
        pieces = [piece for piece in _PIECE.findall(word) if piece]
        for number, piece in enumerate(pieces, 1):
            yield piece, number == len(pieces)
