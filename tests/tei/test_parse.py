"""Bytes of TEI become an edition safely, or an error that names the place."""

from __future__ import annotations

import pytest

from publisher.errors import InputError
from publisher.tei.build import build
from publisher.tei.parse import parse
from publisher.tei.serialize import serialize
from publisher.tei.text import words
from tests.tei.records import every_node

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def tei(body: str, before: str = "", attributes: str = "") -> bytes:
    return (
        f'{before}<TEI xmlns="{NAMESPACE}" {attributes}><text><body>{body}</body></text></TEI>'
    ).encode()


@pytest.mark.parametrize(
    "subset", ["<!ELEMENT TEI ANY>", "<!ATTLIST p n CDATA 'x'>", "<!ENTITY a 'b'>"]
)
def test_a_doctype_with_an_internal_subset_says_what_to_do(subset):
    data = tei("<p>a</p>", f"<!DOCTYPE TEI [{subset}]>")
    with pytest.raises(InputError, match="declarations of its own") as caught:
        parse(data, "x.xml")
    assert "square brackets" in caught.value.hint


SWITCH = '<!ENTITY % TEI.drama "INCLUDE">'


@pytest.mark.parametrize("subset", ["", " ", "<!-- a comment -->", "<?a b??>", SWITCH])
def test_a_subset_that_declares_no_word_does_no_harm(subset):
    data = tei("<p>a</p>", f"<!DOCTYPE TEI [{subset}]>")
    assert words(parse(data, "x.xml").value.root) == "a"


@pytest.mark.parametrize("body", ["<p>\na &nbsp; b</p>", '<p>\n<q n="&nbsp;"/></p>'])
def test_an_entity_that_only_an_external_dtd_may_declare_is_refused_by_name(body):
    with pytest.raises(InputError, match=r"x\.xml:2:\d+: Entity 'nbsp'") as caught:
        parse(tei(body, '<!DOCTYPE TEI SYSTEM "tei.dtd">'), "x.xml")
    assert "&#160;" in caught.value.hint


def test_an_entity_that_html_does_not_know_is_refused_too():
    with pytest.raises(InputError) as caught:
        parse(tei("<p>&kh;</p>", '<!DOCTYPE TEI SYSTEM "tei.dtd">'), "x.xml")
    assert "what it stands for in place of &kh;" in caught.value.hint


def test_an_xinclude_is_not_followed():
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
    assert words(parse(tei(f"<p>a{include}</p>"), "x.xml").value.root) == "a"


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        (b"", "x.xml", "no XML"),
        (b"Vladimir Putin: Hello.", "x.xml:1:1", "suffix .txt"),
        (tei("<p>\n\n<q></p>"), "x.xml:3:", "xmllint"),
        (tei("<p>a & b</p>"), "x.xml:1:", "xmllint"),
        (tei("<p>&nbsp;</p>"), "x.xml:1:", "xmllint"),
        (b"<!doctype html><html><p>a<br></html>", "x.xml:1:", "HTML"),
        (tei("<p>\xe9</p>").decode().encode("latin-1"), "x.xml:1:", "encoding"),
        (tei("a", '<?xml version="1.0" encoding="none-such"?>'), "x.xml:1:", "encoding"),
        (tei("<p>" * 5000 + "</p>" * 5000), "x.xml:1:", "where the file comes from"),
        (tei("<p>\x01</p>"), "x.xml:1:", "xmllint"),
        (tei("a" * 11_000_000), "x.xml:1:", "break it into several"),
        (tei("", attributes=f'n="{"a" * 11_000_000}"'), "x.xml:1:", "break them up"),
    ],
    ids=[
        "empty",
        "text",
        "tags",
        "amp",
        "entity",
        "html",
        "latin",
        "none-such",
        "deep",
        "control",
        "long",
        "attribute",
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_place(data, place, hint):
    with pytest.raises(InputError) as caught:
        parse(data, "x.xml")
    assert caught.value.message.startswith(place)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><p>a</p></html>", "no TEI"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"/>', "<html>"),
        (b"<TEI><text/></TEI>", "namespace"),
        (b"<TEI.2><text/></TEI.2>", "P4"),
        (f'<text xmlns="{NAMESPACE}"/>'.encode(), "<text>"),
        (b"\n\n<akomaNtoso/>", "x.xml:3"),
    ],
)
def test_xml_that_is_no_tei_is_refused_by_name(data, said):
    with pytest.raises(InputError) as caught:
        parse(data, "x.xml")
    assert said in str(caught.value)


def test_a_duplicate_xml_id_is_read():
    assert parse(tei('<p xml:id="a"/><p xml:id="a"/>'), "x.xml").value.ident == "x"


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1", "windows-1252"])
def test_a_declared_encoding_is_read(encoding):
    text = tei("<p>é</p>", f'<?xml version="1.0" encoding="{encoding}"?>').decode()
    assert words(parse(text.encode(encoding), "x.xml").value.root) == "é"


def test_an_edition_of_ours_tells_its_id_language_and_profile():
    edition = parse(serialize(build(every_node(), "2016-x").value), "other.xml").value
    assert (edition.ident, edition.lang, edition.profile) == ("2016-x", "en", "publisher-1")


def test_the_id_of_foreign_tei_is_that_of_its_root():
    assert parse(tei("a", attributes='xml:id="A.1"'), "x.xml").value.ident == "A.1"


def test_the_id_of_tei_without_any_is_that_of_its_file():
    assert parse(tei("a"), "folder/x.tei.xml").value.ident == "x.tei"


def test_a_language_that_nothing_tells_is_undetermined():
    assert parse(tei("a"), "x.xml").value.lang == "und"


@pytest.mark.parametrize(
    "document",
    [
        '<TEI xmlns="{ns}"><text xml:lang="sl"/></TEI>',
        '<TEI xmlns="{ns}"><teiHeader><language ident="sl"/></teiHeader><text/></TEI>',
    ],
)
def test_a_language_is_found_on_the_text_or_in_the_header(document):
    assert parse(document.format(ns=NAMESPACE).encode(), "x.xml").value.lang == "sl"
