"""Bytes of TEI become an edition safely, or an error that names the place."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from publisher.errors import InputError
from publisher.tei.build import build
from publisher.tei.names import TEI_NAMESPACE
from publisher.tei.parse import parse
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from publisher.tei.text import words
from publisher.view import shown
from tests.tei.foreign import REFUSED
from tests.tei.records import every_node
from tests.tei.schemas import needs_shared

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def tei(body: str, before: str = "", attributes: str = "") -> bytes:
    return (
        f'{before}<TEI xmlns="{NAMESPACE}" {attributes}><text><body>{body}</body></text></TEI>'
    ).encode()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = tei("<p>&l11;</p>", f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>')
BOMB_IN_ATTRIBUTE = tei('<p n="&l11;"/>', f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]>')
EXTERNAL = tei("<p>&x;</p>", '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
PARAMETER = tei("<p/>", '<!DOCTYPE TEI [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>')


@pytest.mark.parametrize(
    "data", [BOMB, BOMB_IN_ATTRIBUTE, EXTERNAL, PARAMETER], ids=["bomb", "attribute", "xxe", "%"]
)
def test_declarations_in_a_doctype_are_refused(data):
    with pytest.raises(InputError, match=r"hostile\.xml") as caught:
        parse(data, "hostile.xml")
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize(
    "subset", ["<!ELEMENT TEI ANY>", "<!ATTLIST p n CDATA 'x'>", "<!ENTITY a 'b'>"]
)
def test_a_doctype_with_an_internal_subset_says_what_to_do(subset):
    data = tei("<p>a</p>", f"<!DOCTYPE TEI [{subset}]>")
    with pytest.raises(InputError, match="declarations of its own") as caught:
        parse(data, "x.xml")
    assert "square brackets" in caught.value.hint


@pytest.mark.parametrize("subset", ["", " ", "<!-- a comment -->"])
def test_a_subset_that_declares_nothing_does_no_harm(subset):
    data = tei("<p>a</p>", f"<!DOCTYPE TEI [{subset}]>")
    assert words(parse(data, "x.xml").value.root) == "a"


def test_a_doctype_that_names_a_file_is_not_fetched(tmp_path):
    (tmp_path / "x.dtd").write_text('<!ENTITY x "from the file">')
    data = tei("<p>a &x; b</p>", f'<!DOCTYPE TEI SYSTEM "{tmp_path}/x.dtd">')
    view = project(parse(data, "x.xml").value).value
    assert "".join(shown(view)) == "a &x; b"


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


@needs_shared
def test_a_sample_that_declares_entities_is_refused():
    assert [path.name for path in REFUSED] == ["testdrama.xml"]
    with pytest.raises(InputError, match="DOCTYPE"):
        parse(REFUSED[0].read_bytes(), REFUSED[0].name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that blocks when it is opened")
def test_the_file_that_a_doctype_names_is_never_opened(tmp_path):
    fifo = tmp_path / "dtd"
    os.mkfifo(fifo)
    data = f'<!DOCTYPE TEI SYSTEM "{fifo.as_uri()}"><TEI xmlns="{TEI_NAMESPACE}"/>'
    code = f"from publisher.tei.parse import parse; parse({data.encode()!r}, 'a.xml')"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)
