"""`publisher import`, and `--no-embed` of `publisher export`."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[2]
FORMATS = ("docx", "pdf", "epub")


@pytest.fixture
def out(folder, publisher):
    """A folder with the record in every format."""
    ran = publisher("export", "in/sitting.txt", "-f", "tei,docx,pdf,epub,txt", "-o", "out")
    assert ran.code == 0
    return folder / "out"


def edit(path):
    """Change one word of a Word file."""
    document = docx.Document(BytesIO(path.read_bytes()))
    run = next(r for p in document.paragraphs for r in p.runs if "We agree" in r.text)
    run.text = run.text.replace("agree", "disagree")
    document.save(str(path))


@pytest.mark.parametrize("name", FORMATS)
def test_the_edition_comes_to_standard_output(name, publisher, out):
    ran = publisher("import", out / f"sitting.{name}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (out / "sitting.xml").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_the_edition_comes_into_a_file(name, publisher, out):
    ran = publisher("import", out / f"sitting.{name}", "-o", "new/edition.xml")
    assert (ran.code, ran.out) == (0, b"")
    assert Path("new/edition.xml").read_bytes() == (out / "sitting.xml").read_bytes()


def test_a_file_comes_by_standard_input(publisher, out):
    ran = publisher("import", "-", stdin=(out / "sitting.pdf").read_bytes())
    assert ran.out == (out / "sitting.xml").read_bytes()


def test_the_suffix_does_not_matter(publisher, out):
    (out / "sitting.pdf").rename(out / "download")
    assert publisher("import", out / "download").code == 0


def test_what_was_changed_is_told_and_the_edition_comes_all_the_same(publisher, out):
    edit(out / "sitting.docx")
    ran = publisher("import", out / "sitting.docx")
    assert ran.code == 0
    assert ran.out == (out / "sitting.xml").read_bytes()
    assert "warning P701" in ran.err
    assert "first at u2.p1: expected 'agreewithAT&T." in ran.err


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1)])
def test_what_was_changed_can_be_a_failure(level, code, publisher, out):
    edit(out / "sitting.docx")
    assert publisher("import", out / "sitting.docx", "--fail-level", level).code == code


def test_a_project_says_what_is_a_failure(publisher, out):
    edit(out / "sitting.docx")
    Path("publisher.toml").write_text('fail-level = "warning"\noutput = "elsewhere"\n')
    ran = publisher("import", out / "sitting.docx")
    assert ran.code == 1
    assert ran.out  # `output` is where exports go
    assert not Path("elsewhere").exists()


def test_quiet_says_nothing_and_verbose_says_more(publisher, out):
    edit(out / "sitting.docx")
    assert publisher("import", out / "sitting.docx", "-q").err == ""
    assert "is not in it." in publisher("import", out / "sitting.docx", "-v").err


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("out/none.pdf", "error: out/none.pdf: cannot be read"),
        ("out", "error: out: cannot be read"),
        ("out/sitting.txt", "error: out/sitting.txt: this is no DOCX, PDF, EPUB or HTML file"),
    ],
)
def test_what_cannot_be_read_is_a_failure(source, told, publisher, out):
    del out
    ran = publisher("import", source)
    assert (ran.code, ran.out) == (1, b"")
    assert ran.err.startswith(told)


def test_a_file_is_not_written_over_itself(publisher, out):
    before = (out / "sitting.pdf").read_bytes()
    ran = publisher("import", "out/sitting.pdf", "-o", "out/../out/sitting.pdf")
    assert ran.code == 1
    assert "over itself" in ran.err
    assert (out / "sitting.pdf").read_bytes() == before


@pytest.mark.parametrize("target", ["out", "new/"])
def test_a_folder_is_no_target(target, publisher, out):
    del out
    ran = publisher("import", "out/sitting.pdf", "-o", target)
    assert ran.code == 2
    assert "is a folder" in ran.err


@pytest.mark.parametrize("arguments", [["import"], ["import", "a", "b"]])
def test_one_file_is_asked_for(arguments, publisher, folder):
    del folder
    assert publisher(*arguments).code == 2


def without(library, path):
    """Import a file in a process that lacks a library."""
    code = f"""
import sys
sys.modules[{library!r}] = None
from publisher.cli import run
sys.exit(run(["import", {str(path)!r}]))
"""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)


def test_a_pdf_wants_a_library_of_an_extra(out):
    ran = without("pikepdf", out / "sitting.pdf")
    assert ran.returncode == 1
    assert b"the library 'pikepdf' is not installed" in ran.stderr
    assert b"pip install 'publisher[import]'" in ran.stderr


@pytest.mark.parametrize(("library", "name"), [("pikepdf", "docx"), ("ebooklib", "epub")])
def test_other_files_want_none(library, name, out):
    ran = without(library, out / f"sitting.{name}")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout == (out / "sitting.xml").read_bytes()


# --- without the edition --------------------------------------------------------------


def carries(publisher, path):
    """Whether a file carries an edition."""
    ran = publisher("import", path)
    assert ran.code == 0 or "carries no edition" in ran.err
    return ran.code == 0


@pytest.mark.parametrize("name", FORMATS)
def test_the_edition_can_be_left_out(name, publisher, folder):
    assert publisher("export", folder / "in", "-o", "x", "-f", name, "--no-embed").code == 0
    assert not carries(publisher, f"x/sitting.{name}")


def test_a_project_leaves_the_edition_out_and_an_option_puts_it_in(publisher, folder, monkeypatch):
    (folder / "publisher.toml").write_text("embed = false\n")
    publisher("export", "in", "-o", "x", "-f", "epub")
    assert not carries(publisher, "x/sitting.epub")
    publisher("export", "in", "-o", "x", "-f", "epub", "--embed")
    assert carries(publisher, "x/sitting.epub")
    monkeypatch.setenv("PUBLISHER_EMBED", "true")
    publisher("export", "in", "-o", "y", "-f", "epub")
    assert carries(publisher, "y/sitting.epub")


def test_the_environment_leaves_the_edition_out(publisher, folder, monkeypatch):
    monkeypatch.setenv("PUBLISHER_EMBED", "no")
    publisher("export", folder / "in", "-o", "x", "-f", "epub")
    assert not carries(publisher, "x/sitting.epub")


def test_embed_is_true_or_false(publisher, folder):
    (folder / "publisher.toml").write_text('embed = "no"\n')
    ran = publisher("export", "in", "-f", "txt")
    assert ran.code == 2
    assert "embed must be true or false" in ran.err
