"""Paragraphs: passages are broken into lines, and each line is composed for drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from publisher.exporters.pdf.letters.wordbook import Wordbooks
from publisher.exporters.pdf.lines.composition import Line, Shape, Slice, compose
from publisher.exporters.pdf.lines.material import Material, Passage, chopped, gather
from publisher.exporters.pdf.lines.opportunities import MARK, PENALTIES
from publisher.exporters.pdf.lines.optimum_fit import Places, best_breaks
from publisher.theme.model import Align

HYPHEN_PENALTY = 350.0
"""Less makes more hyphens and fewer stretched lines: `benchmarks/pdf.py spacing` counts both."""

TOLERANCES = (1.0, 1.6, 6.0)
"""How far lines may stretch in each try; hyphens are allowed from the second on."""

Where = tuple[int, int]
"""A word, and how much of it stands before a line's end; 0: all of it."""


def set_paragraph(passages: Sequence[Passage], shape: Shape, wordbooks: Wordbooks) -> list[Line]:
    """The lines of a paragraph."""
    lines: list[Line] = []
    for stretch in _stretches(passages):
        first_line = 0.0 if lines else shape.first_line
        material = gather(stretch, wordbooks, right_to_left=shape.right_to_left)
        material = chopped(material, shape.measure - max(first_line, 0.0))
        if material.words:
            material.sum_up()
            slices = _broken(material, shape, first_line)
            lines += _composed(material, slices, shape, first_line)
    return lines


def _stretches(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The passages between line breaks."""
    stretch: list[Passage] = []
    for passage in passages:
        stretch.append(passage)
        if passage.ends_line:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _composed(
    material: Material, slices: list[Slice], shape: Shape, first_line: float
) -> Iterator[Line]:
    for number, part in enumerate(slices):
        indent = 0.0 if number else first_line
        is_last = number == len(slices) - 1
        yield compose(material, part, shape, indent=indent, is_last=is_last)


# --- finding the lines ----------------------------------------------------------------


def _broken(material: Material, shape: Shape, first_line: float) -> list[Slice]:
    if first_line + material.reach[-1] <= shape.measure:
        return [Slice(0, 0, len(material.words) - 1, 0)]
    if shape.align is Align.JUSTIFY:
        return _justified(material, shape, first_line)
    return _ragged(material, shape, first_line)


def _justified(material: Material, shape: Shape, first_line: float) -> list[Slice]:
    """The best lines; rather loose ones than a part of a word as the last."""
    places = _word_ends(material, first_line)
    where: Sequence[Where] = ()
    second_best: list[Slice] = []
    for tolerance in TOLERANCES:
        if found := best_breaks(places, shape.measure, tolerance):
            slices = _sliced(found, where)
            if not slices[-1].first_cut or tolerance == TOLERANCES[-1]:
                return slices
            second_best = second_best or slices
        if shape.hyphenate and not material.levels and tolerance == TOLERANCES[0]:
            places, where = _with_hyphens(places, material)
    return second_best or _ragged(material, shape, first_line)


def _word_ends(material: Material, first_line: float) -> Places:
    """The places after words, the first of them before all."""
    words, reach, given = material.words, material.reach, material.given
    starts = [far + word.hangs_left for far, word in zip(reach, words, strict=False)]
    starts[0] = -first_line
    return Places(
        ends=[0.0, *[far + word.firm for far, word in zip(reach, words, strict=False)]],
        end_elastic=[0.0, *given[:-1]],
        starts=[*starts, reach[-1]],
        start_elastic=given,
        penalties=[0.0, *material.penalties],
    )


def _with_hyphens(places: Places, material: Material) -> tuple[Places, Sequence[Where]]:
    """The places after words with those in words among them, and where each of them is."""
    words, reach, given = material.words, material.reach, material.given
    inner = [
        (n, hyphen) for n, word in enumerate(words) for hyphen in material.books[n].hyphens[word]
    ]
    if not inner:
        return places, ()
    ordered = itemgetter(*_merged(len(words) + 1, [n for n, _ in inner]))
    elastic = [given[n] for n, _ in inner]
    found = Places(
        ends=ordered([*places.ends, *[reach[n] + h.before for n, h in inner]]),
        end_elastic=ordered([*places.end_elastic, *elastic]),
        starts=ordered([*places.starts, *[reach[n] + words[n].width - h.after for n, h in inner]]),
        start_elastic=ordered([*places.start_elastic, *elastic]),
        penalties=ordered([*places.penalties, *[HYPHEN_PENALTY] * len(inner)]),
    )
    where = [(n, 0) for n in range(-1, len(words))] + [(n, h.position) for n, h in inner]
    return found, ordered(where)


def _merged(count: int, inner: Sequence[int]) -> list[int]:
    """The order of `count` ends of words, the first of them before all, and of places inside these
    words, which are counted on.
    """
    order: list[int] = []
    first = 0
    for number, word in enumerate(inner, count):
        order += range(first, word + 1)
        order.append(number)
        first = word + 1
    return [*order, *range(first, count)]


def _sliced(found: Sequence[int], where: Sequence[Where]) -> list[Slice]:
    """The lines that end at these places; without `where`, places are ends of words."""
    slices: list[Slice] = []
    first, cut = 0, 0
    for place in found:
        index, position = where[place] if where else (place - 1, 0)
        slices.append(Slice(first, cut, index, position))
        first, cut = (index, position) if position else (index + 1, 0)
    return slices


def _ragged(material: Material, shape: Shape, first_line: float) -> list[Slice]:
    """Each line takes what fits; lines are not stretched to the end."""
    slices: list[Slice] = []
    reach = material.reach
    first, may_end, offset = 0, -1, -first_line
    for index, word in enumerate(material.words):
        if reach[index] + word.width - offset > shape.measure + 1e-6 and may_end >= first:
            slices.append(Slice(first, 0, may_end, 0))
            first, offset = may_end + 1, reach[may_end + 1]
        if material.penalties[index] <= PENALTIES[MARK]:
            may_end = index
    slices.append(Slice(first, 0, len(material.words) - 1, 0))
    return slices
