"""The law at the opener: whatever the Word file, its visible words are its text, in order."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import publisher
from publisher.law import visible
from publisher.readers import open_source
from tests.readers.docx.packages import W, docx, paragraph
from tests.readers.docx.test_cases import CASES, opened
from tests.readers.layouts import check

RECORDS = sorted((Path(__file__).resolve().parents[3] / "input").glob("*.txt"))
_T = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def written(part: bytes) -> str:
    """All text of a part, told by a pattern: an oracle that shares nothing with the opener."""
    words = "".join(_T.findall(part.decode("utf-8")))
    return visible(etree.fromstring(f"<x>{words}</x>").text or "")


def found(data: bytes) -> str:
    source = open_source(data, "a.docx", "docx").value
    check(source)
    return visible(source.text)


_words = st.text(st.sampled_from("abc xyz.:\u00a0漢é"), min_size=1, max_size=8)
_looks = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:lang w:val="fr-FR"/>', '<w:rStyle w:val="Strong"/>']
)
_runs = st.builds(
    lambda words, looks: f"<w:r><w:rPr>{looks}</w:rPr><w:t>{words}</w:t></w:r>", _words, _looks
) | st.sampled_from(
    ["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", '<w:r><w:br w:type="page"/></w:r>']
    + [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")]
    + ["<w:r><w:instrText>PAGE</w:instrText></w:r>", "<w:del><w:r/></w:del>"]
)
_wrapped = st.sampled_from(
    [
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:hyperlink r:id="l1">{}</w:hyperlink>',
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        "{}",
    ]
)
_inner = st.builds(lambda outer, runs: outer.format("".join(runs)), _wrapped, st.lists(_runs))
_properties = st.sampled_from(
    ["", '<w:pStyle w:val="Heading1"/>', '<w:outlineLvl w:val="1"/>', "<w:pageBreakBefore/>"]
)
_paragraphs = st.builds(
    lambda inner, properties: f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>",
    st.lists(_inner, max_size=4),
    _properties,
)


def _table(rows: list[list[str]]) -> str:
    cells = ["".join(f"<w:tc>{cell}<w:p/></w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


_blocks = st.recursive(
    _paragraphs,
    lambda inner: (
        st.builds(_table, st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3))
        | st.builds(lambda one: f"<w:sdt><w:sdtContent>{one}</w:sdtContent></w:sdt>", inner)
    ),
    max_leaves=6,
)


@given(st.lists(_blocks, max_size=5).map("".join))
@settings(max_examples=80, deadline=None)
def test_nothing_is_lost_of_any_body(content):
    data = docx(content + paragraph("end"), {"l1": "https://example.org/"})
    expected = written(f"<x>{content}</x>".encode()) + "end"
    assert found(data) == expected


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_our_own_exports_keep_every_paragraph(record):
    prepared = publisher.prepare(publisher.Document(record.name, record.read_bytes())).value
    data = publisher.export(
        prepared, "docx", publisher.load_style("default").value, publisher.Options()
    ).value
    source = open_source(data, "export.docx", "docx").value
    check(source)
    lines = {visible(line) for line in re.split("[\n\f]", source.text)}
    assert [
        words for words in of_word(data) if visible(words) and visible(words) not in lines
    ] == []


def of_word(data: bytes) -> list[str]:
    """The paragraphs of a Word file as python-docx tells them."""
    body = python_docx.Document(BytesIO(data)).element.body
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in body.iter(f"{{{W}}}p")]


def test_a_file_of_python_docx_is_read_whole():
    document = python_docx.Document()
    document.add_heading("The talks", 0)
    document.add_heading("Opening", 1)
    document.add_paragraph("SECRETARY BERG: Good morning.")
    for style in ("List Bullet", "List Number", "List Number", "Quote"):
        document.add_paragraph(f"Of {style}", style)
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    stream = BytesIO()
    document.save(stream)
    source = open_source(stream.getvalue(), "a.docx", "docx").value
    check(source)
    kinds = [(block.kind.value, block.level, block.marker) for block in source.layout.blocks]
    assert kinds == [
        ("heading", 0, ""),
        ("heading", 1, ""),
        ("paragraph", 0, ""),
        ("item", 1, "•"),
        ("item", 1, "1."),
        ("item", 1, "2."),
        ("quote", 1, ""),
        *[("cell", column, "") for column in (0, 1, 0, 1)],
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_cases_hold_as_many_paragraphs_as_the_file(case):
    """Rows are paragraphs of the file: none is beyond the last."""
    source = opened(case)
    content = (case / "document.xml").read_text("utf-8")
    assert source.rows[-1] <= len(re.findall("<w:p[ />]", content))
