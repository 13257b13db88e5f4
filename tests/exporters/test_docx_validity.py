"""Word files against the standard's own schema and against other programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.testing import every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When
from tests.exporters.views import EDITION

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(os.environ.get("OOXML_SCHEMAS", ROOT.parent / "shared" / "schemas" / "ooxml"))
THEMES = {name: load(name).value for name in names()}
CARRYING = Options(edition=EDITION)

# The schemas import the XML namespace without saying where its schema is.
XML_SCHEMA = b"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
 <xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/>
</xsd:schema>"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    if not (SCHEMAS / "wml.xsd").is_file():
        pytest.skip(
            "needs the ECMA-376 transitional schemas: unpack part 4 of the standard "
            "(ecma-international.org) and set OOXML_SCHEMAS to their folder"
        )
    folder = tmp_path_factory.mktemp("schemas")
    for path in SCHEMAS.glob("*.xsd"):
        text = path.read_text("utf-8").replace(
            'namespace="http://www.w3.org/XML/1998/namespace"/>',
            'namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>',
        )
        (folder / path.name).write_text(text, "utf-8")
    (folder / "xml.xsd").write_bytes(XML_SCHEMA)
    return etree.XMLSchema(etree.parse(folder / "wml.xsd"))


def scripts():
    """A record in Arabic, with Latin words, and one in Japanese."""
    for lang, label, words in (("ar", "الرئيس:", "قال AT&T اليوم."), ("ja", "議長：", "開会。")):
        text = v.Paragraph("u1.p1", (v.Text(words), v.Phrase("foreign", (v.Text("OK"),), "en")))
        turn = v.Turn("u1", "", (v.Text(label),), (text,))
        yield v.View(lang, lang, v.Facts(words), (v.Heading("h1", 0, (v.Text(words),)), turn))


def versions():
    full = {"contents": When.ALWAYS, "participants": When.ALWAYS}
    for name, theme in THEMES.items():
        for speaker in SpeakerLayout:
            layout = replace(theme.layout, speaker=speaker, **full)
            yield pytest.param(replace(theme, layout=layout), id=f"{name}-{speaker}")


@pytest.mark.parametrize("theme", list(versions()))
def test_parts_are_valid(schema, theme):
    for view in (every_node(), long_view(2), *scripts()):
        with ZipFile(BytesIO(export(view, theme, CARRYING).value)) as archive:
            for name in archive.namelist():
                if name.startswith("word/") and name.endswith(".xml"):
                    schema.validate(etree.fromstring(archive.read(name)))
                    assert not schema.error_log, (view.id, name, str(schema.error_log))


def test_the_properties_of_the_edition_are_valid(schema):
    del schema  # skips where there are no schemas
    properties = etree.XMLSchema(etree.parse(SCHEMAS / "shared-customXmlDataProperties.xsd"))
    with ZipFile(BytesIO(export(every_node(), THEMES["default"], CARRYING).value)) as archive:
        properties.assertValid(etree.fromstring(archive.read("customXml/itemProps1.xml")))


def test_python_docx_opens_the_file():
    document = docx.Document(BytesIO(export(every_node(), THEMES["default"], CARRYING).value))
    assert document.paragraphs[0].style.name == "Title"
    assert [row.cells[0].text for row in document.tables[0].rows] == ["Name", "Berg", "Clark"]


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer")
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "record.docx").write_bytes(export(every_node(), THEMES["default"], CARRYING).value)
    command = [program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless"]
    command += ["--convert-to", "fodt", "--outdir", str(folder)]
    subprocess.run(
        [*command, str(folder / "record.docx")], check=True, capture_output=True, timeout=120
    )
    return etree.parse(folder / "record.fodt")


def test_libreoffice_shows_every_word(converted):
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    seen = "".join("".join(converted.find(f".//{office}text").itertext()).split())
    for words in v.shown(every_node()):
        assert "".join(words.split()) in seen
