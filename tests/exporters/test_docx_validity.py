"""Word files against the standard's own schema and against other programs."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from lxml import etree

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.roles import Role
from publisher.testing import every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import SpeakerLayout, When
from tests.exporters.views import EDITION
from tests.exporters.volumes import volume
from tests.validators import docx_accessibility, libreoffice, wml_schema

THEMES = {name: load(name).value for name in names()}
CARRYING = Options(edition=EDITION)


def scripts():
    """A record in Arabic, with Latin words, and one in Japanese."""
    for lang, label, words in (("ar", "الرئيس:", "قال AT&T اليوم."), ("ja", "議長：", "開会。")):
        text = v.Paragraph("u1.p1", (v.Text(words), v.Phrase("foreign", (v.Text("OK"),), "en")))
        turn = v.Turn("u1", "", (v.Text(label),), (text,))
        title = v.Heading("h1", 0, (v.Text(words),), Role.TITLE)
        yield v.View(lang, lang, v.Facts(words), (title, turn))


def versions():
    full = {"contents": When.ALWAYS, "participants": When.ALWAYS}
    for name, theme in THEMES.items():
        for speaker in SpeakerLayout:
            layout = replace(theme.layout, speaker=speaker, **full)
            yield pytest.param(replace(theme, layout=layout), id=f"{name}-{speaker}")


@pytest.mark.parametrize("theme", list(versions()))
def test_parts_are_valid(theme):
    for view in (every_node(), long_view(2), volume().view, *scripts()):
        assert wml_schema.findings(export(view, theme, CARRYING).value) == []


@pytest.mark.parametrize("theme", list(versions()))
def test_every_kind_of_file_is_accessible(theme):
    for view in (every_node(), long_view(2), volume().view, *scripts()):
        assert docx_accessibility.findings(export(view, theme, CARRYING).value) == []


def test_python_docx_opens_the_file():
    document = docx.Document(BytesIO(export(every_node(), THEMES["default"], CARRYING).value))
    assert document.paragraphs[0].style.name == "Title"
    assert [row.cells[0].text for row in document.tables[0].rows] == ["Name", "Berg", "Clark"]


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "record.docx").write_bytes(export(every_node(), THEMES["default"], CARRYING).value)
    [path] = libreoffice.converted([folder / "record.docx"], folder, "fodt")
    return etree.parse(path)


def test_libreoffice_shows_every_word(converted):
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    seen = "".join("".join(converted.find(f".//{office}text").itertext()).split())
    for words in v.shown(every_node()):
        assert "".join(words.split()) in seen
