"""Schematron with XPath 2, which libxml2 has not: ISO's compiler, as lxml brings it, and Saxon.

The compiler (`iso_svrl_for_xslt1.xsl`) takes the expressions as they stand, so its result can
be run as XSLT 3.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from lxml import etree

from tests.tei.schemas import SHARED

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_STEPS = ("iso_dsdl_include.xsl", "iso_abstract_expand.xsl", "iso_svrl_for_xslt1.xsl")


def told(schema: str, data: bytes) -> tuple[int, list[str]]:
    """How many rules of a schema fired for a document, and what they have against it."""
    saxon = pytest.importorskip("saxonche", reason="pip install saxonche")
    processor = _processor(saxon)
    document = processor.parse_xml(xml_text=data.decode())
    report = etree.fromstring(_compiled(schema).transform_to_string(xdm_node=document).encode())
    faults = [*report.iter(f"{SVRL}failed-assert"), *report.iter(f"{SVRL}successful-report")]
    fired = sum(1 for _ in report.iter(f"{SVRL}fired-rule"))
    return fired, [" ".join("".join(fault.itertext()).split()) for fault in faults]


@cache
def _processor(saxon):
    return saxon.PySaxonProcessor(license=False)


@cache
def _compiled(schema: str):
    import saxonche

    tree = etree.parse(SHARED / "schemas" / schema)
    tree.getroot().set("queryBinding", "xslt")
    with as_file(files("lxml.isoschematron").joinpath("resources", "xsl")) as folder:
        for step in _STEPS:
            tree = etree.XSLT(etree.parse(next(Path(folder).rglob(step))))(tree)
    tree.getroot().set("version", "3.0")
    compiler = _processor(saxonche).new_xslt30_processor()
    return compiler.compile_stylesheet(stylesheet_text=etree.tostring(tree).decode())
