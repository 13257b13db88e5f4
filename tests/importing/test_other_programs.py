"""Other programs write a file anew: its edition stays, and nothing seems changed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from ebooklib import epub
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.docx import export
from publisher.importing.docx import open_docx
from publisher.importing.edition import edition_of
from publisher.report import Outcome
from publisher.testing import every_node
from publisher.theme.load import load, names
from publisher.theme.model import When
from tests.exporters.views import EDITION
from tests.importing.files import DEFAULT, RECORDS, made, meeting, published, record

RTL = replace(every_node(), lang="ar", facts=replace(every_node().facts, title_is_printed=False))


def with_marks():
    """Notes with printed marks, a note that is called twice, hyphens that other programs change."""
    call = [v.NoteReference(f"f{n}", mark) for n, mark in enumerate(("*", "†", "3"), 1)]
    words = v.Text("co\u2011operation, soft\u00adhyphen\u00a0and\u2009so on\u2028.")
    notes = tuple(
        v.Note(f"f{n}", mark, (v.Paragraph(f"f{n}.p1", (v.Text(f"Note {n}."),)),))
        for n, mark in enumerate(("*", "†", "3"), 1)
    )
    blocks = (v.Paragraph("n1", (words, *call, v.Text(" more "), call[0])),)
    return v.View("marks", "en", v.Facts("Marks", False), blocks, (), notes)


def all_that_an_edition_adds():
    layout = replace(DEFAULT.layout, contents=When.ALWAYS, participants=When.ALWAYS)
    return replace(DEFAULT, layout=layout)


VIEWS = {
    **{f"every-node-{name}": (every_node(), load(name).value) for name in names()},
    "everything-added": (every_node(), all_that_an_edition_adds()),
    "right-to-left": (RTL, all_that_an_edition_adds()),
    "marks": (with_marks(), DEFAULT),
}


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    """A folder of Word files, opened and saved by LibreOffice."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-writer")
    folder = tmp_path_factory.mktemp("libreoffice")
    for path in RECORDS:
        (folder / f"{path.stem}.docx").write_bytes(published(path, "docx"))
    for name, (view, theme) in VIEWS.items():
        (folder / f"{name}.docx").write_bytes(export(view, theme, Options(edition=EDITION)).value)
    command = [program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder / "out")]
    files = [str(path) for path in folder.glob("*.docx")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return folder / "out"


def canonical(tei):
    """Canonical XML 2.0, comments and instructions outside the root included."""
    return etree.tostring(etree.ElementTree(etree.fromstring(tei)), method="c14n2")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_libreoffice_keeps_the_edition_of_every_record(path, resaved):
    data = (resaved / f"{path.stem}.docx").read_bytes()
    with ZipFile(BytesIO(data)) as archive:
        (part,) = [name for name in archive.namelist() if name.startswith("customXml/item1")]
        kept = archive.read(part)
    assert canonical(kept) == canonical(record(path).tei)
    assert edition_of(data, "x") == Outcome(record(path).tei)


@pytest.mark.parametrize("path", RECORDS[:3], ids=lambda path: path.stem)
def test_a_word_that_is_changed_after_libreoffice_is_found(path, resaved):
    document = docx.Document(str(resaved / f"{path.stem}.docx"))
    spoken = [p for p in document.paragraphs if p.style.name.startswith("Speech") and p.text]
    spoken[len(spoken) // 2].runs[-1].text += " indeed"
    stream = BytesIO()
    document.save(stream)
    outcome = edition_of(stream.getvalue(), "x")
    assert outcome.value == record(path).tei
    assert [notice.code for notice in outcome.notices] == ["P701"]
    assert "found 'indeed" in outcome.notices[0].message


@pytest.mark.parametrize("name", VIEWS)
def test_libreoffice_changes_no_word(name, resaved):
    view, _ = VIEWS[name]
    carrier = open_docx((resaved / f"{name}.docx").read_bytes(), "x")
    assert canonical(carrier.tei) == canonical(EDITION)
    assert law.first_difference("".join(v.shown(view)), carrier.shown(view)) is None


def test_python_docx_keeps_the_edition():
    document = docx.Document(BytesIO(made(meeting(), "docx")))
    stream = BytesIO()
    document.save(stream)
    assert edition_of(stream.getvalue(), "x") == Outcome(meeting().tei)


def test_ebooklib_keeps_the_edition(tmp_path):
    (tmp_path / "x.epub").write_bytes(made(meeting(), "epub"))
    book = epub.read_epub(tmp_path / "x.epub", {"ignore_ncx": True})
    epub.write_epub(tmp_path / "y.epub", book)
    assert edition_of((tmp_path / "y.epub").read_bytes(), "x") == Outcome(meeting().tei)


REWRITES = {
    "packed and linearised": ["--object-streams=generate", "--linearize"],
    "plain": ["--object-streams=disable", "--stream-data=uncompress"],
    "for reading": ["--qdf"],
    "without a password": ["--encrypt", "", "owner", "256", "--"],
    "without a password, in the old way": ["--encrypt", "", "owner", "128", "--use-aes=y", "--"],
}


def qpdf(data, arguments, folder):
    if shutil.which("qpdf") is None:
        pytest.skip("needs qpdf: apt-get install qpdf")
    (folder / "x.pdf").write_bytes(data)
    paths = [str(folder / "x.pdf"), str(folder / "y.pdf")]
    subprocess.run(["qpdf", *arguments, *paths], check=True, capture_output=True)
    return (folder / "y.pdf").read_bytes()


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_qpdf_keeps_the_edition_of_every_record(path, tmp_path):
    arguments = REWRITES["packed and linearised"]
    data = qpdf(published(path, "pdf"), arguments, tmp_path)
    assert edition_of(data, "x") == Outcome(record(path).tei)


@pytest.mark.parametrize("arguments", REWRITES.values(), ids=REWRITES)
def test_qpdf_keeps_the_edition_however_it_writes(arguments, tmp_path):
    data = qpdf(made(meeting(), "pdf"), arguments, tmp_path)
    assert edition_of(data, "x") == Outcome(meeting().tei)
