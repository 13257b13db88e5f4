"""How even the spaces between words are, measured from a finished PDF by poppler.

A line counts when it is full: it reaches the right margin and has two words or more. Its
measure is the mean of its spaces, relative to the font's own space: 0 is as drawn, 0.5 half as
wide again.

    python benchmarks/spacing.py FILE.pdf
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean, pstdev, quantiles
from typing import NamedTuple

from lxml import html

from publisher.theme import load
from publisher.theme.model import Theme

OWN_SPACE = 0.26
"""The space of Noto Serif, as a part of the size."""
HYPHENS = ("-", "\u00ad", "\u2010")
LEADER = "."
MARGIN = 1.0  # points: how near to the right margin a full line comes


class Word(NamedTuple):
    """A word and where it stands on its page, in points."""

    text: str
    left: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """What was measured: parts of one, but `deviation` and `widest` are those of spaces."""

    lines: int
    deviation: float
    widest: float  # of nineteen lines in twenty
    stretched: float  # lines with spaces half as wide again
    doubled: float  # lines with spaces twice as wide
    hyphenated: float


def main() -> None:
    """Measure the files that are named."""
    for name in sys.argv[1:]:
        print(name, measure(Path(name), load.load(load.DEFAULT).value))


def measure(path: Path, theme: Theme) -> Spacing:
    """The spacing of a file; only its top and bottom margins must be those of the style."""
    lines = list(_full_lines(path, theme))
    ratios = [_ratio(line, theme.blocks["speech"].size * OWN_SPACE) for line in lines]
    return Spacing(
        len(lines),
        pstdev(ratios),
        quantiles(ratios, n=20)[-1],
        _part(ratio > 0.5 for ratio in ratios),
        _part(ratio > 1 for ratio in ratios),
        _part(line[-1].text.endswith(HYPHENS) for line in lines),
    )


def _part(truths: Iterator[bool]) -> float:
    return mean(map(float, truths))


def _ratio(line: list[Word], own: float) -> float:
    return mean(after.left - before.right for before, after in pairwise(line)) / own - 1


def _full_lines(path: Path, theme: Theme) -> Iterator[list[Word]]:
    right = theme.page.width - theme.page.outer - MARGIN
    for page in _pages(path):
        body = [
            w for w in page if theme.page.top < w.bottom < theme.page.height - theme.page.foot - 9
        ]
        for _, words in groupby(body, lambda word: round(word.bottom)):
            line = sorted(words, key=lambda word: word.left)
            is_entry = len(line) > 1 and line[-2].text == LEADER  # of the contents
            if len(line) > 1 and line[-1].right >= right and not is_entry:
                yield line


def _pages(path: Path) -> Iterator[list[Word]]:
    """The words of each page, as poppler finds them."""
    told = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    for page in html.fromstring(told.stdout).iter("page"):
        yield [
            Word(
                word.text or "",
                float(word.get("xmin", 0)),
                float(word.get("xmax", 0)),
                float(word.get("ymax", 0)),
            )
            for word in page.iter("word")
        ]


if __name__ == "__main__":
    main()
