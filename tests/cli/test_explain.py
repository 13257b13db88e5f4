"""`publisher explain`."""

from __future__ import annotations

from publisher.codes import codes


def test_a_code_is_explained(publisher):
    done = publisher("explain", "p212")
    assert done.code == 0
    assert "looks like a label" in done.text
    assert "What to do:" in done.text


def test_without_a_code_all_are_listed(publisher):
    assert len(publisher("explain").text.strip().splitlines()) == len(codes())


def test_an_unknown_code_is_refused_with_the_nearest(publisher):
    done = publisher("explain", "P21X")
    assert done.code == 2
    assert "Did you mean" in done.err
