"""What a file says of itself, with its edition and without it."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from publisher.exporters.base import Options
from publisher.pipeline import Document, prepare
from tests.importing.files import FORMATS, made

DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
BARE = Options(edition=b"")

TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="secretId" xml:lang="en"><teiHeader>
<fileDesc><titleStmt><title type="main">The title</title><meeting>Secret meeting</meeting>
<respStmt><resp>secretResp</resp><name>Secret Editor</name></respStmt></titleStmt>
<publicationStmt><publisher>Secret Publisher</publisher><idno>secretIdno</idno></publicationStmt>
<sourceDesc><bibl><title>Secret Source</title><date when="2001-01-01"/></bibl></sourceDesc>
</fileDesc>
<profileDesc><settingDesc><setting><name type="place">Secret Place</name><date when="2016-03-24"/>
</setting></settingDesc><particDesc><listPerson><person xml:id="SecretPerson"><persName>Secret
Speaker</persName><idno type="wikidata">Q1</idno></person></listPerson></particDesc></profileDesc>
<revisionDesc><change>Secret Change</change></revisionDesc></teiHeader>
<text><body><head>The title</head><pb n="12"/><note type="speaker">ANNA:</note>
<u who="#SecretPerson"><seg>Words.</seg></u></body></text></TEI>"""
SECRETS = re.compile(r"secret|Q1\b|2001-01", re.IGNORECASE)
FACTS = re.compile("secret ?(meeting|editor|publisher|idno|source|resp|change|id)", re.IGNORECASE)


@pytest.fixture(scope="module")
def ready():
    return prepare(Document("secret-name.xml", TEI)).value


def entries(data):
    """The files of an archive."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx_metadata(data):
    """The properties of a Word file; there must be no others."""
    found = entries(data)
    names = {name for name in found if not name.startswith("word/")}
    assert names == {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml"}
    return [found["docProps/core.xml"].decode(), found["docProps/app.xml"].decode()]


def epub_metadata(data):
    """The package document of an e-book up to its manifest, its names, and its pages' heads."""
    found = entries(data)
    package = etree.fromstring(found["EPUB/content.opf"])
    heads = [re.split(rb"<body", page)[0] for name, page in found.items() if "xhtml" in name]
    listed = [str(dict(item.attrib)) for item in package.iter(f"{OPF}item")]
    metadata = etree.tostring(package.find(f"{OPF}metadata"), encoding="unicode")
    return [metadata, *listed, *found, *(head.decode() for head in heads)]


def pdf_metadata(data):
    """The document information, the XMP, the names and the associated files of a PDF."""
    with pikepdf.open(BytesIO(data)) as file:
        assert not file.attachments
        assert "/AF" not in file.Root
        told = {name: str(value) for name, value in file.docinfo.items()}
        return [str(told), file.Root.Metadata.read_bytes().decode()]


def html_metadata(data):
    """What the head of a page tells."""
    head = etree.fromstring(data, etree.HTMLParser(encoding="utf-8")).find("head")
    return [head.findtext("title"), head.findtext("script")]


METADATA = {
    "docx": docx_metadata,
    "epub": epub_metadata,
    "pdf": pdf_metadata,
    "html": html_metadata,
}


@pytest.mark.parametrize("name", FORMATS)
def test_without_its_edition_a_file_keeps_nothing_of_the_header_but_title_date_language(
    name, ready
):
    told = METADATA[name](made(ready, name, BARE))
    assert [text for text in told if SECRETS.search(text)] == []
    whole = "\n".join(told)
    assert "The title" in whole
    assert "2016" in whole


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_the_header_is_anywhere_in_a_file_without_its_edition(name, ready):
    data = made(ready, name, BARE)
    if name == "pdf":
        with pikepdf.open(BytesIO(data)) as file:
            stream = BytesIO()
            file.save(stream, compress_streams=False, qdf=True)
        text = stream.getvalue().decode("latin-1")
    elif name == "html":
        text = data.decode()
    else:
        text = "\n".join(content.decode("latin-1") for content in entries(data).values())
    assert not FACTS.search(text)


def test_without_its_edition_an_e_book_is_known_by_its_words(ready):
    one, again = (epub_metadata(made(ready, "epub", BARE))[0] for _ in range(2))
    other = prepare(Document("secret-name.xml", TEI.replace(b"Words", b"Other"))).value
    assert one == again != epub_metadata(made(other, "epub", BARE))[0]


# --- with the edition -----------------------------------------------------------------


def test_a_word_file_lists_the_edition_as_a_part(ready):
    found = entries(made(ready, "docx"))
    assert found["customXml/item1.xml"] == ready.tei
    table = etree.fromstring(found["[Content_Types].xml"])
    kinds = {row.get("PartName"): row.get("ContentType") for row in table.iter(f"{TYPES}Override")}
    assert kinds["/customXml/item1.xml"] == "application/xml"
    assert b"../customXml/item1.xml" in found["word/_rels/document.xml.rels"]
    assert b"dataBinding" not in found["word/document.xml"]


def test_an_e_book_lists_the_edition_and_does_not_show_it(ready):
    found = entries(made(ready, "epub"))
    package = etree.fromstring(found["EPUB/content.opf"])
    (item,) = [i for i in package.iter(f"{OPF}item") if "tei" in i.get("media-type")]
    assert item.get("media-type") == "application/tei+xml"
    assert found[f"EPUB/{item.get('href')}"] == ready.tei
    assert item.get("id") == f"edition-{hashlib.sha256(ready.tei).hexdigest()}"
    assert item.get("id") not in {r.get("idref") for r in package.iter(f"{OPF}itemref")}


def test_a_pdf_associates_the_edition_as_its_source(ready):
    with pikepdf.open(BytesIO(made(ready, "pdf"))) as file:
        (specification,) = file.Root.AF
        assert specification.AFRelationship == "/Source"
        assert str(specification.F) == str(specification.UF) == "secretId.xml"
        (attached,) = file.attachments.values()
        assert attached.obj.objgen == specification.objgen
        stream = specification.EF.F
        assert stream.Subtype == "/application/tei+xml"
        assert stream.Params.Size == len(ready.tei)
        digest = hashlib.md5(ready.tei, usedforsecurity=False).digest()
        assert bytes(stream.Params.CheckSum) == digest
        assert str(stream.Params.ModDate) == "D:20160324000000+00'00'"
        assert stream.read_bytes() == ready.tei


@pytest.mark.parametrize(("options", "part"), [(Options(), "3"), (BARE, "2")])
def test_a_pdf_claims_the_part_of_the_standard_that_lets_it_carry_files(options, part, ready):
    with pikepdf.open(BytesIO(made(ready, "pdf", options))) as file:
        packet = file.Root.Metadata.read_bytes().decode()
    assert f"<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A<" in packet
    assert "<pdfuaid:part>1<" in packet


def test_the_epoch_dates_the_attached_file(ready):
    with pikepdf.open(BytesIO(made(ready, "pdf", Options(epoch=0)))) as file:
        assert str(file.Root.AF[0].EF.F.Params.ModDate) == "D:19700101000000+00'00'"


@pytest.mark.parametrize("name", ["txt", "json", "tei", "md", "csv"])
def test_other_formats_do_not_heed_it(name, ready):
    assert made(ready, name) == made(ready, name, BARE)
