"""`publisher explain`: what a code means, and the list of all."""

from __future__ import annotations

import pytest

from publisher.codes import codes


def test_a_code_is_told_with_cause_and_remedy(publisher):
    assert publisher("explain", "P210").text == (
        "P210 (warning)\n"
        "  No speaker's label was found; all text is kept as paragraphs.\n"
        "  Why: The record has no speakers, as minutes; or prints them in a way that the\n"
        "    reader does not know.\n"
        "  What to do: Begin each turn with a name and a colon.\n"
        "  For example:\n"
        "    Anna Berg: Good morning.\n"
        "\n"
        "    Boris Clark: Thank you.\n"
    )


def test_several_codes_are_told_once_each_in_the_order_asked_for(publisher):
    lines = publisher("explain", "p212", "P204", "P212").text.splitlines()
    assert [line for line in lines if line.startswith("P")] == ["P212 (info)", "P204 (info)"]


def test_without_a_code_all_are_listed_a_line_each(publisher):
    lines = publisher("explain").text.splitlines()
    assert [line[:4] for line in lines] == list(codes())
    assert "P102  warning          Control characters that XML cannot hold became U+FFFD" in lines


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("P24", "Did you mean 'P204'?"),
        ("P21X", "Did you mean 'P21"),
        ("P0001", "Did you mean 'P001'?"),
        ("x", "There are: P001,"),
    ],
)
def test_an_unknown_code_is_a_usage_error_with_the_nearest(publisher, code, hint):
    ran = publisher("explain", "P204", code)
    assert (ran.code, ran.out) == (2, b"")
    assert f"unknown code {code.upper()!r}" in ran.err
    assert hint in ran.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("options", "is_told"),
    [([], True), (["--output-format", "short"], False), (["-q"], False)],
)
def test_check_says_once_where_more_is_told(publisher, folder, options, is_told):
    (folder / "in" / "other.txt").write_text("A text.\n\nNothing more.\n")
    ran = publisher("check", "in", *options)
    assert ran.err.count("publisher explain CODE says more\n") == is_told


@pytest.mark.usefixtures("folder")
def test_check_without_a_notice_points_nowhere(publisher):
    assert "explain" not in publisher("check", "in/sitting.txt").err
