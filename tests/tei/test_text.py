"""The words of a tree, read and written in one place."""

from __future__ import annotations

import pytest
from lxml import etree

from publisher.tei.text import append, blank_between, child, clean, parts, words
from tests.tei.schemas import ROOT


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\fb", "a b"),
        ("a\x00b", "a\ufffdb"),
        ("\ud800", "\ufffd"),
        ("a\u202eb\r\n", "a\u202eb\r\n"),
    ],
)
def test_what_xml_cannot_hold_is_replaced(text, kept):
    assert clean(text) == kept


def test_words_are_joined_over_comments_and_instructions():
    root = etree.XML("<a>one <!-- no --><?no ?>two<b/> three</a>")
    assert [part if isinstance(part, str) else part.tag for part in parts(root)] == [
        "one two",
        "b",
        " three",
    ]


def test_text_is_appended_after_the_last_child():
    root = etree.XML("<a>one</a>")
    append(root, " two")
    child(root, "b", "three")
    append(root, " four")
    append(root, " five")
    assert words(root) == "one twothree four five"


def test_an_attribute_without_a_value_is_left_out():
    assert dict(child(etree.Element("a"), "b", "", {"n": "", "m": "1"}).attrib) == {"m": "1"}


def test_neighbours_are_found_over_white_space_and_comments_only():
    root = etree.XML("<a><b/> <!-- c --> <d/>words<e/></a>")
    b, _, d, e = root
    assert blank_between(b, forward=True) is d
    assert blank_between(d, forward=False) is b
    assert blank_between(d, forward=True) is None
    assert blank_between(e, forward=False) is None


def test_no_other_module_touches_the_tail_of_an_element():
    modules = (ROOT / "publisher" / "tei").glob("*.py")
    touching = [path.name for path in modules if ".tail" in path.read_text("utf-8")]
    assert touching == ["text.py"]
