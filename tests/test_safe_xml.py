"""XML from elsewhere is parsed in one way: without entities, other files and endless depth."""

from __future__ import annotations

import pytest
from lxml import etree

from publisher.foreign.safe_xml import parser

MIXED = b"<a>one<!-- two --> <?three four?>five<b/></a>"


def test_comments_and_instructions_stay_unless_only_elements_are_wanted():
    assert etree.tostring(etree.fromstring(MIXED, parser())) == MIXED
    only = etree.fromstring(MIXED, parser(only_elements=True))
    assert etree.tostring(only) == b"<a>one five<b/></a>"


def test_an_entity_is_not_expanded():
    data = b"<!DOCTYPE a [<!ENTITY e 'words'>]><a>&e;</a>"
    (entity,) = etree.fromstring(data, parser())
    assert entity.text == "&e;"


def test_a_named_encoding_goes_before_the_one_that_is_declared():
    data = "<?xml version='1.0' encoding='latin-1'?><a>Žižek</a>".encode()
    assert etree.fromstring(data, parser(encoding="utf-8")).text == "Žižek"


def test_elements_nest_as_deep_as_libxml2_bears():
    def nested(depth):
        return etree.fromstring(b"<a>" * depth + b"</a>" * depth, parser())

    assert len(list(nested(256).iter())) == 256
    with pytest.raises(etree.XMLSyntaxError, match="depth"):
        nested(257)


@pytest.mark.parametrize(("told", "found"), [({}, 1), ({"collect_ids": False}, 0)])
def test_ids_are_collected_unless_told_otherwise(told, found):
    data = b"<!DOCTYPE a [<!ATTLIST a i ID #IMPLIED>]><a i='x'/>"
    root = etree.fromstring(data, parser(**told))
    assert len(root.xpath("id('x')")) == found
