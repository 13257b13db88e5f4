"""Contrast after WCAG 2.2."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.theme.contrast import ratio

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


# Values from the WCAG working group's and WebAIM's published examples.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_known_contrasts(one, other, expected):
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)


@given(colours, colours)
def test_contrast_is_symmetric_and_between_1_and_21(one, other):
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21.0000001
