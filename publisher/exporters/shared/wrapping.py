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
_OTHER = f"[^{IDEOGRAPHS}{_OPENING}{_CLOSING}]+"
# One piece that is never broken: a letter or a word with the punctuation that clings to
# it, or stands in it (`don’t`). `\u200a[1]` is the reference to a note.
_PIECE = regex(
    f"[{_OPENING}]*(?:[{IDEOGRAPHS}]|{_OTHER}(?:[’…—]+{_OTHER})*)?"
    rf"(?:[{_CLOSING}{_COMBINING}]|\u200a\[[^\]]*\])*"
)
_BREAKS_INSIDE = regex(f"[{IDEOGRAPHS}]")
EASY = regex("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u0391-\u03a1\u03a3-\u0482"
              "\u048a-\u052f\u2010-\u2027\u2030-\u205e]*")  # fmt: skip
"""Letters that take a column each: most texts hold no others."""
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
    easy = EASY.fullmatch(text) and "  " not in text
    if not columns or width(first) + (len(text) if easy else width(text)) <= columns:
        return [first + text]
    if easy:
        return list(_filled(text, columns, first, rest))
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


def _filled(text: str, columns: int, first: str, rest: str) -> Iterator[str]:
    """The same for a text that breaks at single spaces alone, each letter a column wide."""
    before, start, room = first, 0, columns - width(first)
    while len(text) - start > room:
        end = text.rfind(" ", start + 1, start + max(room, 0) + 1)
        if end < 0:
            end = text.find(" ", start + 1)
        if end < 0:
            break
        yield before + text[start:end]
        before, start, room = rest, end + 1, columns - width(rest)
    yield before + text[start:]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What is never broken, and whether a space follows it."""
    for word in text.split(" "):
        if not _BREAKS_INSIDE.search(word):
            yield word, True
            continue
        pieces = [piece for piece in _PIECE.findall(word) if piece]
        for number, piece in enumerate(pieces, 1):
            yield piece, number == len(pieces)
