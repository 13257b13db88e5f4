"""`publisher volume`: a collection as one book."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from lxml import etree

from tests.exporters.volumes import RECORDS

pytestmark = pytest.mark.usefixtures("folder")

TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(autouse=True)
def records(folder):
    (folder / "in" / "sitting.txt").unlink()
    for name, data in RECORDS.items():
        (folder / "in" / f"{name}.txt").write_bytes(data)


def test_a_folder_becomes_one_book_in_each_format(publisher):
    ran = publisher("volume", "in", "-f", "pdf,epub,docx,html,tei", "--title", "All sittings")
    assert ran.code == 0
    suffixes = (".docx", ".epub", ".html", ".pdf", ".xml")
    books = sorted(Path("dist").glob("All-sittings.*"))
    assert books == [Path(f"dist/All-sittings{suffix}") for suffix in suffixes]
    assert "made 5 files" in ran.err
    assert "from 3 documents in dist" in ran.err


def test_the_book_is_called_as_its_folder_unless_a_title_is_given(publisher):
    publisher("volume", "in", "-f", "tei", "-o", "x.xml")
    assert etree.parse("x.xml").findtext(f".//{TEI}title") == "in"
    publisher("volume", "in", "-f", "tei", "-o", "x.xml", "--title", "A & <B>")
    assert etree.parse("x.xml").findtext(f".//{TEI}title") == "A & <B>"


@pytest.mark.parametrize("suffix", ["pdf", "epub", "docx", "html"])
def test_every_file_carries_the_volume_and_gives_it_back(publisher, suffix):
    publisher("volume", "in", "-f", f"tei,{suffix}")
    ran = publisher("import", f"dist/in.{suffix}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == Path("dist/in.xml").read_bytes()


def test_no_edition_is_carried_where_none_is_wanted(publisher):
    publisher("volume", "in", "-f", "html", "-o", "x.html", "--no-embed")
    assert "no edition" in publisher("import", "x.html").err


def test_the_volume_exported_again_is_the_same_book(publisher):
    publisher("volume", "in", "-f", "tei,html,pdf")
    publisher("export", "dist/in.xml", "-f", "html,pdf", "-o", "again")
    for suffix in ("html", "pdf"):
        assert Path(f"again/in.{suffix}").read_bytes() == Path(f"dist/in.{suffix}").read_bytes()


def test_the_same_records_make_the_same_bytes_however_many_work(publisher):
    first = publisher("volume", "in", "-f", "docx", "-o", "-", "-j", "1").out
    assert first.startswith(b"PK")
    assert publisher("volume", "in", "-f", "docx", "-o", "-", "-j", "2").out == first


def test_nothing_is_wrong_with_a_volume(publisher):
    publisher("volume", "in", "-f", "tei", "-o", "x.xml")
    assert publisher("check", "x.xml", "--output-format", "short").text == ""


def test_a_document_that_fails_is_left_out_and_told(publisher):
    Path("in/bad.xml").write_text("<TEI", "utf-8")
    ran = publisher("volume", "in", "-f", "tei", "-o", "x.xml")
    assert ran.code == 1
    assert "in/bad.xml" in ran.err
    assert "failed: 1 of 4 documents" in ran.err
    assert len(list(etree.parse("x.xml").iter(f"{TEI}TEI"))) == len(RECORDS)


def test_there_is_no_book_where_every_document_fails(publisher):
    Path("one.xml").write_text("<TEI", "utf-8")
    ran = publisher("volume", "one.xml", "-f", "html", "-o", "x.html")
    assert ran.code == 1
    assert not Path("x.html").exists()


def test_one_file_takes_one_format(publisher):
    ran = publisher("volume", "in", "-f", "html,pdf", "-o", "-")
    assert ran.code == 2
    assert "2 formats (html, pdf) cannot go into -" in ran.err


def test_a_source_is_never_written_over(publisher):
    publisher("volume", "in", "-f", "tei", "-o", "all.xml")
    before = Path("all.xml").read_bytes()
    ran = publisher("volume", "in", "all.xml", "-f", "tei", "-o", "all.xml")
    assert ran.code == 1
    assert "would be written over the source all.xml" in ran.err
    assert Path("all.xml").read_bytes() == before


def test_a_style_that_is_none_is_told_before_any_work(publisher):
    ran = publisher("volume", "in", "-f", "html", "--style", "none")
    assert ran.code == 2
    assert not Path("dist").exists()


def test_the_root_of_the_volume_has_the_id_of_no_document(publisher):
    Path("in/corpus.txt").write_bytes(RECORDS["board"])
    ran = publisher("volume", "in", "-f", "tei", "-o", "x.xml")
    assert ran.code == 1
    assert "the corpus itself makes corpus.xml" in ran.err


# --- the folder of a book -------------------------------------------------------------


def test_the_manifest_lists_the_book_and_verify_reads_it_back(publisher):
    publisher("volume", "in", "-f", "tei,pdf,epub,docx,html", "-o", "books")
    lines = Path("books/manifest.jsonl").read_text("utf-8").splitlines()
    told = {row["path"]: row for row in map(json.loads, lines)}
    assert sorted(told) == ["in.docx", "in.epub", "in.html", "in.pdf", "in.xml"]
    assert {row["source"] for row in told.values()} == {"../in"}
    for path, row in told.items():
        assert row["sha256"] == hashlib.sha256(Path("books", path).read_bytes()).hexdigest()
    assert {row["source_sha256"] for row in told.values()} == {told["in.xml"]["sha256"]}
    ran = publisher("verify", "books", "-v")
    assert (ran.code, ran.err) == (0, "read back: 5 files with the bytes of the manifest\n")


def test_verify_tells_a_book_that_was_changed(publisher):
    publisher("volume", "in", "-f", "html", "-o", "books")
    with Path("books/in.html").open("ab") as file:
        file.write(b" ")
    ran = publisher("verify", "books")
    assert ran.code == 1
    assert "P802" in ran.err


def test_a_book_whose_words_cannot_be_compared_is_told(publisher):
    publisher("volume", "in", "-f", "txt", "-o", "books")
    ran = publisher("verify", "books")
    assert "P804" in ran.err
    assert "bound of the documents of this folder" in ran.err


def test_a_book_and_its_records_stand_in_one_folder(publisher):
    publisher("export", "in", "-f", "txt", "-o", "dist")
    publisher("volume", "in", "-f", "html", "-o", "dist", "--title", "Book")
    publisher("export", "in", "-f", "txt", "-o", "dist", "--prune")
    lines = Path("dist/manifest.jsonl").read_text("utf-8").splitlines()
    assert "Book.html" in {json.loads(line)["path"] for line in lines}
    assert len(lines) == 1 + len(RECORDS)
    assert publisher("verify", "dist").code == 0


def test_a_book_in_one_file_keeps_no_state(publisher):
    publisher("volume", "in", "-f", "html", "-o", "book/x.html")
    assert [path.name for path in Path("book").iterdir()] == ["x.html"]
