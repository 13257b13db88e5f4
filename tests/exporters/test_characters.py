"""Characters that XML cannot hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.exporters.shared.characters import xml_text


@given(st.text())
def test_any_text_can_stand_in_xml(text):
    element = etree.Element("a")
    element.text = xml_text(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == xml_text(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_what_xml_holds_is_left_alone(text):
    assert xml_text(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x1fd", "a b c d"),
        ("a\x00b\ufffec\ud800d", "a\ufffdb\ufffdc\ufffdd"),
        ("a\tb\nc", "a\tb\nc"),
    ],
    ids=["line ends", "blank controls", "no characters", "tabs and line feeds"],
)
def test_what_xml_cannot_hold_is_replaced(text, expected):
    assert xml_text(text) == expected
