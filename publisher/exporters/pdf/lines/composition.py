"""Composes a line: words, gaps and direction become strokes, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from publisher.exporters.pdf.file.syntax import shortest
from publisher.exporters.pdf.letters.measuring import Word
from publisher.exporters.pdf.letters.wordbook import Part, Wordbook
from publisher.exporters.pdf.lines import bidi
from publisher.exporters.pdf.lines.material import Material, Passage
from publisher.exporters.shared.fonts.faces import EM
from publisher.theme.model import Align

LOOSEST = 3.0
"""How far elastic space gives at most, as a part of its elasticity: a line of which even more
were asked, such as that before a long address, is not justified.
"""


class Shape(NamedTuple):
    """The room for a paragraph. Lengths in points; sides are start and end."""

    width: float
    align: Align
    start: float = 0.0
    end: float = 0.0
    first_line: float = 0.0
    hyphenate: bool = False
    right_to_left: bool = False

    @property
    def measure(self) -> float:
        """The length of a full line."""
        return self.width - self.start - self.end


class Slice(NamedTuple):
    """A line as a part of the material: from a word, less what stands on the line above,
    to a word, up to its hyphen. Cuts are offsets in the words' text, 0 for none.
    """

    first: int
    first_cut: int
    last: int
    last_cut: int


class Stroke(NamedTuple):
    """A stretch of a line in one passage. Places in points from the column's left."""

    passage: Passage
    left: float
    width: float
    pen: float  # where drawing begins: the right, where text runs backwards
    code: str  # the operators that draw it
    stands_for: str = ""  # what it is read as, in UTF-16, where the code may not say so


class Line:
    """A composed line."""

    def __init__(self, strokes: list[Stroke], *, is_hyphenated: bool) -> None:
        self.strokes = strokes
        self.is_hyphenated = is_hyphenated


class _Content(NamedTuple):
    """The words of a line, and after each the gap as it will be."""

    words: list[Word]
    books: Sequence[Wordbook]
    passages: Sequence[Passage]
    spaces: Sequence[float]  # natural widths of white space, one per word
    extra: Sequence[float]  # what justification adds to each

    def cut(self, start: int, end: int) -> _Content:
        """A part of the line."""
        part = slice(start, end)
        return _Content(
            self.words[part],
            self.books[part],
            self.passages[part],
            self.spaces[part],
            self.extra[part],
        )


def compose(material: Material, part: Slice, shape: Shape, *, indent: float, is_last: bool) -> Line:
    """The line that a slice of the material makes."""
    line = _Measured(material, part)
    line.place(shape, indent, is_last=is_last)
    strokes = line.both_ways() if material.levels else line.forward()
    return Line(strokes, is_hyphenated=bool(part.last_cut))


class _Measured:
    """A slice of the material as it stands in its place on the page. Lengths in points."""

    def __init__(self, material: Material, part: Slice) -> None:
        self._material = material
        self._first, self._first_cut, self._last, self._last_cut = part
        self._words = _words(material, part)
        self._above = 0.0  # how much of the first word of several stands on the line above
        if self._first_cut and self._first != self._last:
            self._above = material.words[self._first].width - self._words[0].width
        reach = material.reach
        self._natural = reach[self._last] - reach[self._first] + self._words[-1].width - self._above
        self._give = material.given[self._last] - material.given[self._first]
        self._left = self._ratio = 0.0

    def place(self, shape: Shape, indent: float, *, is_last: bool) -> None:
        """Work out where the line begins, and how far its elastic space gives."""
        words, justified = self._words, shape.align is Align.JUSTIFY
        hang = words[0].hangs_left if justified and self._first and not self._first_cut else 0.0
        room = shape.measure - indent + hang + (words[-1].hangs_right if justified else 0.0)
        spare = room - self._natural
        if self._give and justified and (not is_last or spare < 0):
            ratio = spare / self._give
            self._ratio = ratio if ratio <= LOOSEST else 0.0
        offset = shape.start + indent - hang + (0.0 if justified else _aligned(shape.align, spare))
        self._left = shape.width - offset - self._length if shape.right_to_left else offset

    @property
    def _length(self) -> float:
        return self._natural + self._ratio * self._give

    def forward(self) -> list[Stroke]:
        """The strokes of a line that runs from left to right, passage by passage."""
        strokes: list[Stroke] = []
        passages, left = self._material.passages, self._left
        for start, end in self._by_passage(passages):
            right = self._left + self._length if end > self._last else self._end(end)
            if code := self._plain(start, end):
                strokes.append(Stroke(passages[start], left, right - left, left, code))
            else:
                strokes += _mixed(self._content(start, end), left)
            left = right + self._gap(end)
        return strokes

    def _by_passage(self, passages: Sequence[Passage]) -> list[tuple[int, int]]:
        """Where the words of each passage in the line begin and end."""
        first, last = self._first, self._last
        if passages[first] is passages[last]:
            return [(first, last + 1)]
        inner = [n for n in range(first + 1, last + 1) if passages[n] is not passages[n - 1]]
        return list(pairwise([first, *inner, last + 1]))

    def _end(self, end: int) -> float:
        """Where the words before a place of the material end."""
        reach, given = self._material.reach, self._material.given
        natural = reach[end] - reach[self._first] - self._above
        return (
            self._left + natural + self._ratio * (given[end] - given[self._first]) - self._gap(end)
        )

    def _gap(self, place: int) -> float:
        """The width of the space before a place of the material."""
        return self._material.gaps[place - 1] + self._ratio * self._material.elastic[place - 1]

    def _plain(self, start: int, end: int) -> str:
        """The operators for words of one passage in one font, as most are; else ""."""
        material = self._material
        book, gaps = material.books[start], material.gaps[start : end - 1]
        codes = book.codes(self._words[start - self._first : end - self._first])
        if "" in codes or gaps != material.elastic[start : end - 1]:
            return ""
        space = book.space_code
        ratio = self._ratio
        move = _move(ratio * book.space.width, book.lettering.size) if ratio else ""
        gap = f"{space}){move}(" if move else space
        if 0.0 in gaps:
            inner = zip(codes, gaps, strict=False)
            codes[:-1] = [code + (gap if wide else "") for code, wide in inner]
            gap = ""
        is_open = not material.gaps[end - 1] or (self._last_cut and end > self._last)
        after = "" if is_open else space
        return _shifted(book, book.coder.drawing(gap.join(codes) + after))

    def _content(self, start: int, end: int) -> _Content:
        """The words between two places of the material."""
        words = self._words[start - self._first : end - self._first]
        material, whole = self._material, slice(start, end)
        gaps, elastic, books = material.gaps[whole], material.elastic[whole], material.books[whole]
        if self._last_cut and end > self._last:  # no space after a hyphen
            gaps[-1] = elastic[-1] = 0.0
        # of a wider one, as much is drawn as of any other
        spaces = [min(gap, book.space.width) for gap, book in zip(gaps, books, strict=True)]
        more = (gap - space for gap, space in zip(gaps, spaces, strict=True))
        extra = [self._ratio * give + add for give, add in zip(elastic, more, strict=True)]
        return _Content(words, books, material.passages[whole], spaces, extra)

    def both_ways(self) -> list[Stroke]:
        """A stroke for each word, in the order of reading, at its place in the order of view."""
        start, end = self._first, self._last + 1
        content, levels = self._content(start, end), self._material.levels[start:end]
        places = _places(content, levels, self._left)
        strokes = []
        for index, (word, place) in enumerate(zip(content.words, places, strict=True)):
            one = content.cut(index, index + 1)
            pen = place + word.width if levels[index] % 2 else place
            code, passage = _shifted(one.books[0], _code(one)), content.passages[index]
            strokes.append(Stroke(passage, place, word.width, pen, code, word.stands_for))
        return strokes


def _aligned(align: Align, spare: float) -> float:
    """How far a line moves from the start side."""
    return spare if align is Align.END else spare / 2 if align is Align.CENTER else 0.0


def _words(material: Material, part: Slice) -> list[Word]:
    """The words of a line, the first and the last as they are cut."""
    words = material.words[part.first : part.last + 1]
    if part.last_cut:
        start = part.first_cut if part.first == part.last else 0
        book, text = material.books[part.last], words[-1].text
        words[-1] = book.head(text[start : part.last_cut])
    if part.first_cut and not (part.last_cut and part.first == part.last):
        words[0] = material.books[part.first][words[0].text[part.first_cut :]]
    return words


def _mixed(content: _Content, left: float) -> Iterator[Stroke]:
    """The strokes of any words of a passage: one for each that is read as another text."""
    kinds = [word.stands_for and index for index, word in enumerate(content.words)]
    start = 0
    for _, same in groupby(kinds):
        end = start + sum(1 for _ in same)
        stretch = content.cut(start, end)
        yield _stroke(stretch, left)
        left += sum([word.width for word in stretch.words], 0.0)
        left += sum(stretch.spaces, 0.0) + sum(stretch.extra, 0.0)
        start = end


def _stroke(content: _Content, left: float) -> Stroke:
    width = sum([word.width for word in content.words], 0.0)
    width += sum(content.spaces[:-1], 0.0) + sum(content.extra[:-1], 0.0)
    code = _shifted(content.books[0], _code(content))
    return Stroke(content.passages[0], left, width, left, code, content.words[0].stands_for)


def _places(content: _Content, levels: list[int], left: float) -> list[float]:
    """Where each word begins on its left."""
    widths, depth = [], []
    for index, word in enumerate(content.words):
        following = levels[min(index + 1, len(levels) - 1)]
        widths += [word.width, content.spaces[index] + content.extra[index]]
        depth += [levels[index], min(levels[index], following)]
    widths[-1] = 0.0  # the space at the line's end is not seen
    places = [0.0] * len(widths)
    for index in bidi.visual_order(depth):
        places[index] = left
        left += widths[index]
    return places[::2]


# --- operators ------------------------------------------------------------------------


def _shifted(book: Wordbook, code: str) -> str:
    """Operators with the lettering's tracking and rise around them."""
    if book.tracking:
        code = f"{shortest(book.tracking)} Tc {code} 0 Tc"
    if book.lettering.rise:
        code = f"{shortest(book.lettering.rise)} Ts {code} 0 Ts"
    return code


def _code(content: _Content) -> str:
    """The operators for words of any kind."""
    out: list[str] = []
    font: Part | None = None
    for word, book, space, extra in zip(
        content.words, content.books, content.spaces, content.extra, strict=True
    ):
        coder = book.coder
        for part in (*coder.parts(word), *(coder.parts(book.space) if space else ())):
            if font is None or (part.font, part.size) != (font.font, font.size):
                out.append(f"{']TJ' if font else ''}/{part.font} {part.size} Tf[")
                font = part
            out.append(_apart(out[-1], part.code) + part.code)
        if extra and font:
            move = _move(extra, font.points)
            out.append(_apart(out[-1], move) + move)
    return "".join(out) + "]TJ"


def _apart(before: str, after: str) -> str:
    """The space between two stretches of a `TJ` array where two numbers would become one."""
    return " " if before[-1:].isdigit() and after[:1] not in ("(", "]", "") else ""


def _move(distance: float, size: float) -> str:
    """The element of a `TJ` array that moves the pen to the right by points."""
    move = f"{-distance * EM / size:.1f}".removesuffix(".0")
    return "" if move in {"0", "-0"} else move
