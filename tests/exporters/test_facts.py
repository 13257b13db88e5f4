"""What files tell of themselves: each format that carries its edition tells the same facts,
where docs/how-to/archive.md says (`facts.toml`).
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from publisher import view as v
from publisher.exporters import formats, load
from publisher.exporters.base import Options
from publisher.theme.load import load as load_theme
from tests.readback import html

HERE = Path(__file__)
ROWS = tomllib.loads(HERE.with_name("facts.toml").read_text("utf-8"))["fact"]
FORMATS = ("pdf", "docx", "epub", "html")
BERG, CLARK = v.Person("a", "Anna <Berg>"), v.Person("b", "Bo Clark")
VIEW = v.View(
    "2016-03-24-harbour",
    "en",
    v.Facts(
        "Harbour & <Quay>",
        date="2016-03-24",
        place="Oslo & Bergen",
        series=(("sitting", "54", "54. Sitzung"),),
        source_name="harbour.txt",
        collection="Records of <2016>",
        publisher="Office of the Record & Co",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/?a=1&b=2",
    ),
    (v.Paragraph("n1", (v.Text("x"),)),),
    (BERG, CLARK, v.Person("c", "Question", named=False)),
)
ALONE = replace(VIEW, people=(BERG,))
DEFAULT = load_theme("default").value
CARRIED = Options(edition=b"<TEI/>")
OPEN = {"title", "language", "date of the meeting"}  # told by files without an edition, too
PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


def made(name, view, options=CARRIED):
    return load(formats()[name])(view, DEFAULT, options).value


def part(data, name):
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else None


def elements(tree, name):
    """The words of the elements with a prefixed name."""
    prefix, _, local = name.partition(":")
    found = tree.iter(f"{{{PREFIXES[prefix]}}}{local}") if prefix in PREFIXES else ()
    return ["".join(element.itertext()) for element in found]


def told_by_pdf(data, place):
    with pikepdf.open(BytesIO(data)) as file:
        packet = etree.fromstring(file.Root.Metadata.read_bytes())
    prefix, _, local = place.partition(":")
    for element in packet.iter(f"{{{PREFIXES[prefix]}}}{local}"):
        items = element.findall(".//{*}li")
        return [item.text for item in items] or [element.text]
    return []


def told_by_docx(data, place):
    if ":" in place:
        return elements(part(data, "docProps/core.xml"), place)
    properties = part(data, "docProps/custom.xml")
    rows = [] if properties is None else properties
    found = [row[0].text for row in rows if row.get("name") == place]
    return [one for text in found for one in text.split("; ")]


def told_by_epub(data, place):
    package = part(data, "EPUB/content.opf")
    metas = [meta.text for meta in package.iter("{*}meta") if meta.get("property") == place]
    return metas or elements(package, place)


def told_by_html(data, place):
    script = html.page(data).findtext("head/script[@type='application/ld+json']")
    found = [json.loads(script)]
    for step in place.split("."):
        found = [one[step] for one in found if step in one]
        found = [one for many in found for one in (many if isinstance(many, list) else [many])]
    return found


TOLD_BY = {"pdf": told_by_pdf, "docx": told_by_docx, "epub": told_by_epub, "html": told_by_html}


def wanted(row, name):
    value = row.get(f"value-{name}", row["value"])
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_file_with_its_edition_tells_a_fact_where_the_table_says(row, name):
    told = TOLD_BY[name](made(name, ALONE if row.get("alone") else VIEW), row[name])
    assert set(wanted(row, name)) <= set(told)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_without_its_edition_tells_no_more_than_title_language_and_date(name):
    data = made(name, VIEW, Options(edition=b""))
    told = (row["name"] for row in ROWS if {*wanted(row, name)} & {*TOLD_BY[name](data, row[name])})
    assert set(told) <= OPEN


def test_the_manual_shows_the_table():
    manual = (HERE.parents[2] / "docs" / "how-to" / "archive.md").read_text("utf-8")
    for row in ROWS:
        cells = (row["name"], *(f"`{row[name]}`" for name in FORMATS))
        assert f"| {' | '.join(cells)} |" in manual, row["name"]
