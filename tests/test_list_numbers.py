"""A list whose numbers the file counts keeps its first number in every format."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest

from publisher import pipeline
from publisher.exporters.base import Options
from publisher.theme import load

PAGE = b"""<html><body><h1>Council</h1><p>ADA: We go on with the agenda.</p>
<ol start="5"><li>The roof</li><li>The quay</li></ol><p>BO: Yes.</p><p>ADA: Good.</p>
</body></html>"""


def made(format_name: str, name: str = "a.html", data: bytes = PAGE) -> bytes:
    prepared = pipeline.prepare(pipeline.Document(name, data)).value
    return pipeline.export(prepared, format_name, load.load("default").value, Options()).value


def part(packed: bytes, pattern: str) -> str:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = [name for name in archive.namelist() if re.search(pattern, name)]
        return "".join(archive.read(name).decode() for name in names)


def test_plain_text_goes_on_from_it():
    assert "5. The roof\n6. The quay" in made("txt").decode().replace("\u2002", " ")


def test_tei_has_the_numbers_that_the_text_does_not_print():
    assert re.findall(r'<item n="(\d\.)"', made("tei").decode()) == ["5.", "6."]


def test_word_starts_to_count_there():
    assert 'startOverride w:val="5"' in part(made("docx"), r"numbering\.xml")


def test_an_e_book_starts_to_count_there():
    assert re.search(r'<ol id="\w+" start="5"', part(made("epub"), r"\.xhtml"))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="apt install poppler-utils")
def test_a_pdf_prints_them():
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made("pdf"), capture_output=True, check=True
    )
    assert re.search(r"5\.\s+The roof\s+6\.\s+The quay", told.stdout.decode())


def test_json_tells_it_and_takes_it_back():
    written = made("json")
    (listed,) = (p for p in json.loads(written)["items"][1]["paragraphs"] if p["kind"] == "list")
    assert listed["start"] == 5
    assert "5. The roof" in made("txt", "a.json", written).decode().replace("\u2002", " ")
