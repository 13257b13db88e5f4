"""Columns in Word files and in print from a web page; those of PDFs: `test_pdf_margins`."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.exporters import formats, load
from publisher.exporters.base import Options
from publisher.roles import Role
from publisher.testing import every_node
from publisher.theme.load import load as load_theme
from tests.exporters.volumes import volume
from tests.readback import docx as readback
from tests.validators import open_xml_sdk, wml_schema

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GAZETTE = load_theme("gazette").value
VOLUME = volume().view
TABLE = v.Table("t1", (((v.Text("a"),), (v.Text("b"),)),), 0)


def made(view, name="docx", theme=GAZETTE, **options):
    return load(formats()[name])(view, theme, Options(**options)).value


def body(data):
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml")).find(f"{W}body")


def sections(data):
    """Of each section the number of its columns, and the words of its first paragraph."""
    found, first = [], None
    for block in body(data):
        first = block if first is None else first
        ends = [block] if block.tag == f"{W}sectPr" else block.findall(f"{W}pPr/{W}sectPr")
        for section in ends:
            count = section.find(f"{W}cols").get(f"{W}num", "1")
            found.append((int(count), "".join(first.itertext(f"{W}t"))))
            first = None
    return found


@pytest.mark.parametrize("blocks", [(), (v.Quote("", ()),), (v.Turn("u1", "", (), ()),)])
def test_a_record_without_words_is_one_section(blocks):
    view = v.View("v", "en", v.Facts("Title", True), blocks, ())
    assert len(sections(made(view))) == 1


def test_the_head_of_a_record_spans_the_columns_in_word():
    """And the columns end before the file does, so that the last page's are even."""
    (one, title), (two, text), (end, nothing) = sections(made(every_node()))
    assert (one, title) == (1, "Every node & <role>")
    assert two == 2
    assert text
    assert (end, nothing) == (1, "")


def test_columns_that_end_in_a_table_are_left_as_they_are():
    title = v.Heading("h1", 0, (v.Text("Title"),), Role.TITLE)
    view = v.View("m", "en", v.Facts("Title"), (title, TABLE))
    assert [count for count, _ in sections(made(view))] == [1, 2]


def test_a_table_right_below_a_head_is_set_apart_within_the_order_of_word():
    title = v.Heading("h1", 0, (v.Text("Title"),), Role.TITLE)
    data = made(v.View("x", "en", v.Facts("Title"), (title, TABLE)))
    head = body(data)[0]
    assert [one.tag.removeprefix(W) for one in head[0]] == ["pStyle", "spacing", "sectPr"]
    assert wml_schema.findings(data) == []


def test_the_head_of_each_chapter_and_what_is_behind_span_the_columns_in_word():
    found = sections(made(VOLUME))
    assert [count for count, _ in found] == [1, 2, 1, 2, 1, 2, 1]
    openings = [text for count, text in found if count == 1]
    assert openings[1:] == ["Meeting of the Council", "Sitzung des Rates", "Index of speakers"]


def test_every_section_has_the_page_and_only_the_first_names_its_head():
    found = list(body(made(VOLUME)).iter(f"{W}sectPr"))
    assert {etree.tostring(one.find(f"{W}pgMar")) for one in found} == {
        etree.tostring(found[0].find(f"{W}pgMar"))
    }
    assert [one.find(f"{W}headerReference") is not None for one in found] == [
        number == 0 for number in range(len(found))
    ]
    kinds = [one.find(f"{W}type") for one in found]
    assert kinds[0] is None
    assert {kind.get(f"{W}val") for kind in kinds[1:]} == {"continuous"}


def test_one_column_is_one_section():
    assert len(sections(made(VOLUME, theme=load_theme("default").value))) == 1


@pytest.mark.parametrize("view", [every_node(), VOLUME], ids=["record", "volume"])
def test_columns_are_valid_and_lose_nothing(view, tmp_path):
    data = made(view)
    assert wml_schema.findings(data) == []
    path = tmp_path / "columns.docx"
    path.write_bytes(data)
    assert open_xml_sdk.findings(path) == []
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


def test_a_table_is_as_wide_as_its_column_in_word():
    title = v.Heading("h1", 0, (v.Text("Title"),), Role.TITLE)
    view = v.View("m", "en", v.Facts("Title"), (title, TABLE))
    widths = [int(one.get(f"{W}w")) for one in body(made(view)).iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(GAZETTE.page.column * 20, abs=2)


def test_a_template_decides_on_columns_itself():
    house = made(every_node(), theme=load_theme("default").value)
    assert len(sections(made(VOLUME, reference_doc=house))) == 1


def test_print_from_a_page_has_the_columns_of_the_style():
    sheet = made(VOLUME, "html").decode()
    (columns,) = re.findall(r"main \{ columns: (\d+); column-gap: ([\d.]+)pt; \}", sheet)
    assert (int(columns[0]), float(columns[1])) == (2, pytest.approx(GAZETTE.page.gutter, abs=0.1))
    one = replace(GAZETTE, page=replace(GAZETTE.page, columns=1))
    assert "columns:" not in made(VOLUME, "html", one).decode().replace(
        "grid-template-columns:", ""
    )
