"""Which way text runs: the examples of UAX 9 and what speech records need of it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.pdf.lines.bidi import has_right_to_left, levels, visual_order

HE = "\u05d0\u05d1\u05d2"  # letters that run from right to left
AR = "\u0627\u0628"


def told(text, base):
    return "".join(str(level) for level in levels(text, base))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "000"),
        ("abc", 1, "222"),
        (HE, 0, "111"),
        (f"a {HE} b", 0, "0011100"),
        (f"{HE} 12", 1, "111122"),
        (f"{HE} 12", 0, "111122"),
        (f"{AR} 1,2", 1, "111222"),  # a separator between Arabic numbers
        ("1-2", 1, "222"),
        (f"{HE}-1", 1, "11112"),
        ("$1", 1, "22"),  # a currency sign goes with its number
        (f"a ({HE}) b", 0, "000111000"),  # brackets take the paragraph's direction
        (f"{HE} (a) {HE}", 1, "11111211111"),
        (f"\u2067{HE}\u2069", 0, "01110"),  # an isolate
        (f"\u202b{HE}\u202c", 0, "01110"),  # an embedding
        ("\u202eab\u202c", 0, "0110"),  # an override
        (f"{HE} ", 0, "1110"),  # white space at the end
    ],
)
def test_levels(text, base, expected):
    assert told(text, base) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([], []),
    ],
)
def test_the_order_of_view(found, expected):
    assert visual_order(found) == expected


@given(st.text(max_size=40), st.integers(0, 1))
def test_every_character_has_a_level_not_under_the_paragraphs(text, base):
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(level >= base for level in found)


@given(st.lists(st.integers(0, 6), max_size=20))
def test_the_order_of_view_loses_no_piece(found):
    assert sorted(visual_order(found)) == list(range(len(found)))


def test_text_of_one_direction_is_told_at_a_glance():
    assert not has_right_to_left("Grüße, Привет, 漢字")
    assert has_right_to_left(f"a {HE}")


DATA = Path("/usr/share/unicode")
needs_data = pytest.mark.skipif(
    not (DATA / "BidiTest.txt").is_file(), reason="needs: apt-get install unicode-data"
)
SAMPLE = 29
"""One case in so many; `make conformance` takes all."""
EXAMPLES = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "-", "ET": "%", "AN": "\u0660",
    "CS": ",", "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!",
    "LRE": "\u202a", "LRO": "\u202d", "RLE": "\u202b", "RLO": "\u202e", "PDF": "\u202c",
    "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""A character of each class."""


def characters():
    """The cases of BidiCharacterTest: text, base, levels, order."""
    for line in (DATA / "BidiCharacterTest.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            points, _, base, expected, order = line.split(";")
            text = "".join(chr(int(point, 16)) for point in points.split())
            yield text, int(base), expected.split(), order.split()


def classes():
    """The cases of BidiTest, for each direction that it gives a paragraph."""
    expected, order = [], []
    for line in (DATA / "BidiTest.txt").read_text("utf-8").splitlines():
        key, _, rest = line.partition(":")
        if key == "@Levels":
            expected = rest.split()
        elif key == "@Reorder":
            order = rest.split()
        elif line and line[0] not in "#@":
            names, _, bases = line.partition(";")
            text = "".join(EXAMPLES[name] for name in names.split())
            yield from (
                (text, base, expected, order) for base in (0, 1) if int(bases, 16) & 2 << base
            )


def wrong(cases):
    """Those that come out otherwise than Unicode says; `x` is a level that nobody sees."""
    for text, base, expected, order in cases:
        found = levels(text, base)
        seen = [n for n, level in enumerate(expected) if level != "x"]
        shown = [seen[n] for n in visual_order([found[n] for n in seen])]
        if [str(found[n]) for n in seen] != [expected[n] for n in seen] or shown != [
            int(n) for n in order
        ]:
            yield text, base


@needs_data
@pytest.mark.parametrize("cases", [characters, classes])
def test_unicode_s_own_cases(cases):
    """The conformance tests of UAX 9."""
    assert list(wrong(islice(cases(), 0, None, SAMPLE))) == []


@needs_data
@pytest.mark.conformance
@pytest.mark.parametrize("cases", [characters, classes])
def test_all_of_unicode_s_own_cases(cases):
    assert list(wrong(cases())) == []
