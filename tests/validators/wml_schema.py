"""The schemas of ECMA-376 (transitional), as lxml runs them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(os.environ.get("OOXML_SCHEMAS", ROOT.parent / "shared" / "schemas" / "ooxml"))

# The schemas import the XML namespace without saying where its schema is.
_XML_SCHEMA = b"""<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
 <xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/>
</xsd:schema>"""
_OTHER_PARTS = {
    "customXml/itemProps1.xml": "shared-customXmlDataProperties.xsd",
    "docProps/app.xml": "shared-documentPropertiesExtended.xsd",
    "docProps/custom.xml": "shared-documentPropertiesCustom.xsd",
}


@cache
def schema(name: str = "wml.xsd") -> etree.XMLSchema:
    """A schema of the standard; the test is skipped where there is none."""
    if not (SCHEMAS / name).is_file():
        pytest.skip(
            "needs the ECMA-376 transitional schemas: unpack part 4 of the standard "
            "(ecma-international.org) and set OOXML_SCHEMAS to their folder"
        )
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for path in SCHEMAS.glob("*.xsd"):
            text = path.read_text("utf-8").replace(
                'namespace="http://www.w3.org/XML/1998/namespace"/>',
                'namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>',
            )
            (folder / path.name).write_text(text, "utf-8")
        (folder / "xml.xsd").write_bytes(_XML_SCHEMA)
        return etree.XMLSchema(etree.parse(folder / name))


def findings(data: bytes) -> list[str]:
    """What the schemas say against the parts of a Word file."""
    with ZipFile(BytesIO(data)) as archive:
        return [
            f"{name}:{error.line}: {error.message}"
            for name, rules in _parts(archive)
            for error in _errors(rules, archive.read(name))
        ]


def _parts(archive: ZipFile) -> Iterator[tuple[str, etree.XMLSchema]]:
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            yield name, schema()
        elif name in _OTHER_PARTS:
            yield name, schema(_OTHER_PARTS[name])


def _errors(rules: etree.XMLSchema, part: bytes) -> list[etree._LogEntry]:
    return [] if rules.validate(etree.fromstring(part)) else list(rules.error_log)
