"""Words and attributes as pandoc's Markdown has them; `test_markdown.py` reads them back."""

from __future__ import annotations

import pytest

from publisher.exporters.markdown.escaping import attributes, escaped, guarded, is_name


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("AT&T *is* [here]", r"AT\&T \*is\* \[here\]"),
        ("one\n two\tthree", "one two three"),
        ("it's -- so...", r"it\'s \-\- so\.\.\."),
        ("-one-two", r"\-one-two"),
        ("no\u00a0break", "no\u00a0break"),
        ("a\0b", "a\ufffdb"),
    ],
)
def test_a_character_that_means_something_is_escaped(words, written):
    assert escaped(words) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("12. May", r"12\. May"),
        ("(iv) four", r"(iv\) four"),
        ("+ more", r"\+ more"),
        ("Table: of things", r"Table\: of things"),
        ("May 12.", "May 12."),
        ("  12) x ", r"12\) x"),
        ("\u3000各位 ", "\u3000各位"),
        ("XX or less", "XX or less"),
    ],
)
def test_no_beginning_of_a_line_is_a_mark_of_a_block(line, written):
    assert guarded(line) == written


@pytest.mark.parametrize(
    ("ident", "classes", "pairs", "written"),
    [
        ("u12", ("turn", ""), {"speaker": "AnnaBerg"}, '{#u12 .turn speaker="AnnaBerg"}'),
        ("1 <x>", (), {}, '{id="1 <x>"}'),
        ("", (), {"role": ' a "b"\n\tc & d\\ '}, '{role="a \\"b\\" c \\& d\\\\"}'),
        ("", (), {"role": "XX\u3000"}, '{role="XX\u3000"}'),
        ("", ("",), {"role": " "}, ""),
    ],
)
def test_attributes_are_told_where_they_are_not_empty(ident, classes, pairs, written):
    assert attributes(ident, *classes, **pairs) == written


def test_nothing_told_is_nothing_written():
    assert attributes() == ""


@pytest.mark.parametrize(("ident", "plain"), [("u12.p3", True), ("a b", False), ("12", False)])
def test_an_address_is_a_label_where_it_is_a_plain_name(ident, plain):
    assert is_name(ident) is plain
