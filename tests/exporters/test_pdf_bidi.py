"""Which way text runs: the examples of UAX 9 and what speech records need of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exporters.pdf.bidi import has_right_to_left, levels, visual_order

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


CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")


@pytest.mark.skipif(not CASES.is_file(), reason="needs the Unicode data: apt install unicode-data")
def test_unicode_s_own_cases():
    """One case in eleven of Unicode's conformance test; all of them hold."""
    lines = (line.split("#")[0].strip() for line in CASES.read_text("utf-8").splitlines())
    for case in [line for line in lines if line][::11]:
        points, _, base, expected, order = case.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        found = levels(text, int(base))
        wanted = expected.split()
        seen = [n for n, level in enumerate(wanted) if level != "x"]
        assert [found[n] for n in seen] == [int(wanted[n]) for n in seen], case
        shown = [seen[n] for n in visual_order([found[n] for n in seen])]
        assert shown == [int(n) for n in order.split()], case
