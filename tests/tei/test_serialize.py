"""An edition becomes bytes in one way, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publisher.tei.build import build
from publisher.tei.parse import parse
from publisher.tei.serialize import serialize
from tests.tei.foreign import FOREIGN
from tests.tei.records import every_node, records
from tests.tei.schemas import needs_shared


def canonical(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), method="c14n2", with_comments=True)


def through(data: bytes) -> bytes:
    return serialize(parse(data, "again.xml").value)


def test_the_bytes_begin_with_a_declaration_and_end_with_a_line_end():
    data = serialize(build(every_node(), "doc").value)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<TEI ')
    assert data.endswith(b"</TEI>\n")


def test_the_bytes_point_to_nothing_on_the_network():
    assert b"<?xml-model" not in serialize(build(every_node(), "doc").value)


@given(records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_parsed_serialises_to_the_same_bytes(any_record):
    data = serialize(build(any_record, "any").value)
    assert through(data) == data


@given(records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_serialising_and_parsing_change_nothing_in_canonical_xml(any_record):
    edition = build(any_record, "any").value
    assert canonical(parse(serialize(edition), "x").value.root) == canonical(edition.root)


@needs_shared
@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_tei_of_others_comes_out_as_it_went_in(path):
    data = path.read_bytes()
    once = through(data)
    assert etree.canonicalize(once.decode(), with_comments=True) == etree.canonicalize(
        from_file=str(path), with_comments=True
    )
    assert through(once) == once


def test_comments_and_instructions_around_the_root_are_kept():
    data = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="a.rng"?>\n<!-- first -->\n'
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>\n<!-- last -->\n'
    )
    assert through(data) == data


def test_a_file_in_another_encoding_comes_out_in_utf_8():
    text = '<?xml version="1.0" encoding="{}"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">é</TEI>\n'
    assert through(text.format("ISO-8859-1").encode("latin-1")) == text.format("UTF-8").encode()


SWITCHES = """<!DOCTYPE TEI SYSTEM "tei.dtd" [
<!ENTITY % TEI.header "INCLUDE">
<!-- the tag sets -->]>"""


@pytest.mark.parametrize("doctype", ['<!DOCTYPE TEI SYSTEM "tei_all.dtd">', SWITCHES])
def test_a_doctype_that_declares_no_word_is_kept(doctype):
    document = '<?xml version="1.0" encoding="UTF-8"?>\n{}\n<TEI xmlns="{}"/>\n'
    data = document.format(doctype, "http://www.tei-c.org/ns/1.0").encode()
    assert through(data) == data
