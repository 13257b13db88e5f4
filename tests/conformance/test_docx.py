"""Every document as a Word file: valid, accessible, whole, and the same again."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx.names import ADDED_STYLES
from publisher.pipeline import export
from tests.conformance.corpus import cases, prepared
from tests.readback import docx as readback
from tests.validators import docx_accessibility, libreoffice, open_xml_sdk, wml_schema

pytestmark = pytest.mark.conformance

CASES = cases()


def made(case):
    return export(prepared(case), "docx", case.theme, Options()).value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_is_valid_and_accessible(case, tmp_path):
    data = made(case)
    path = tmp_path / "record.docx"
    path.write_bytes(data)
    assert open_xml_sdk.findings(path) == []
    assert wml_schema.findings(data) == []
    unknown = {"", "und"} & {prepared(case).view.lang}  # then Word must not be told one
    told = ["has_a_language: the styles state no language"] if unknown else []
    assert docx_accessibility.findings(data) == told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_lost_and_the_bytes_are_the_same_again(case):
    data = made(case)
    assert data == made(case)
    view = prepared(case).view
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None
    assert docx.Document(BytesIO(data)).core_properties.title == view.facts.title


def test_libreoffice_finds_the_headings(tmp_path):
    expected = {}
    for number, case in enumerate(CASES):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(made(case))
        expected[path] = [(level, "".join(text.split())) for level, text in outline(path)]
        own = [text for _, text in expected[path] if text not in added(path)]
        assert own == headings(prepared(case).view), case.name
    opened = libreoffice.converted(expected, tmp_path, "fodt")
    for case, path, wanted in zip(CASES, opened, expected.values(), strict=True):
        assert libreoffice.outline(path) == wanted, case.name


def outline(path):
    return docx_accessibility.Docx.of(path.read_bytes()).outline()


def added(path):
    """The words that the edition adds to the record as headings, such as that of an index."""
    body = docx.Document(path).paragraphs
    return {"".join(p.text.split()) for p in body if p.style.style_id in ADDED_STYLES}


def headings(view):
    """The words of the title and of each heading that has any, without white space."""
    blocks = [block for block in v.walk(view.blocks) if isinstance(block, v.Heading)]
    texts = ["".join(v.plain(block.content).split()) for block in blocks]
    made_up = [] if view.facts.title_is_printed else ["".join(view.facts.title.split())]
    return [*made_up, *texts]
