"""Where lines end, beside every case of Unicode's own test (UAX 14, LineBreakTest.txt)."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from publisher.exporters.pdf.lines.opportunities import PENALTIES, is_space, pieces
from publisher.exporters.pdf.lines.optimum_fit import NO_BREAK

CASES = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.skipif(
        not CASES.exists(), reason="needs the Unicode data: apt install unicode-data"
    ),
]

BROKEN = {
    "9.0": "a control character is no mark of the letter before it: it is shown as a substitute",
    "7.02": "two zero-width spaces in a row are one place",
    "14.0": "an opening mark that itself carries a combining mark ends a line before a space",
    "15.0": "quotation marks hold no bracket behind a space: the rule was dropped in 15.1",
    "16.0": "a closing mark and a space hold no small kana",
    "17.0": "a dash with a combining mark holds no dash behind a space",
    "21.03": "small kana may begin a line after a dash",
}
"""Rules against which a line may end, and how they are departed from."""

WHOLE = {
    "4.0": "a line end of the text is an element of its own, or a space",
    "5.02": "the same",
    "5.03": "the same",
    "5.04": "the same",
    "8.0": "a zero-width space beside white space is one place with it",
    "18.0": "white space before a text is not shown, and ends no line",
    "20.01": "what stands for an object is a letter",
    "20.02": "the same",
    "30.13": "flags are drawn as one word",
    "999.0": "marks and letters without a space between them stay together, and Korean words do",
}
"""Rules by which a line might end where it never does here."""


def cases():
    """The text of each case, and for each place inside: may a line end, by which rule."""
    for line in CASES.read_text("utf-8").splitlines():
        told, _, comment = line.partition("#")
        if signs := told.split():
            letters = [chr(int(number, 16)) for number in signs[1::2]]
            rules = re.findall(r"[×÷] \[([\d.]+)\]", comment)
            places = accumulate(map(len, letters[:-1]))
            inner = zip(places, signs[2:-1:2], rules[1:-1], strict=True)
            yield "".join(letters), [(place, sign == "÷", rule) for place, sign, rule in inner]


def ends(text):
    """The places in a text where a line may end: where the next one begins."""
    return {
        following.start
        for piece, following in pairwise(pieces(text))
        if PENALTIES[piece.after] < NO_BREAK
    }


def departures():
    """By rule, the cases in which a line may end against it, and those in which it may not."""
    broken, whole = defaultdict(list), defaultdict(list)
    for text, places in cases():
        ours = ends(text)
        for place, may, rule in places:
            if place in ours and not may:
                broken[rule].append((text, place))
            elif may and place not in ours and not is_space(text[place]):
                whole[rule].append((text, place))
    return broken, whole


def test_lines_end_where_uax_14_lets_them_but_for_what_is_listed():
    broken, whole = departures()
    assert {rule: cases[:3] for rule, cases in broken.items() if rule not in BROKEN} == {}
    assert {rule: cases[:3] for rule, cases in whole.items() if rule not in WHOLE} == {}


def test_what_is_listed_is_so():
    broken, whole = departures()
    assert set(BROKEN) == set(broken)
    assert set(WHOLE) == set(whole)
    assert sum(map(len, broken.values())) < 100
