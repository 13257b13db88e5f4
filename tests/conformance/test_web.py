"""Every document as an e-book, a web page, Markdown and CSV: valid, accessible, whole, and the
same again.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher import law
from publisher import view as v
from publisher.exporters.base import Options
from publisher.importing.csv_table import shown_in_table
from publisher.pipeline import export
from tests.conformance.corpus import cases, prepared
from tests.readback import epub, html, markdown
from tests.validators import epubcheck, web

pytestmark = pytest.mark.conformance

CASES = cases()
WIDEST = [replace(c, style="large-print") for c in CASES if c.name == "parla-clarin-exemplar"]
"""A page whose statistics are wider than a phone: a corpus, in large letters."""
LOOKED_AT = [*cases(every=7), *WIDEST]  # by a browser, which takes seconds for each
READ_BACK = {
    "epub": epub.shown,
    "html": html.shown,
    "md": markdown.shown,
    "csv": shown_in_table,
}


def made(case, name, pages=None):
    return export(prepared(case), name, case.theme, Options(pages=pages or {})).value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_lost_and_the_bytes_are_the_same_again(case):
    shown = "".join(v.shown(prepared(case).view))
    for name, read in READ_BACK.items():
        data = made(case, name)
        assert data == made(case, name), name
        assert law.first_difference(shown, read(data)) is None, name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_epubcheck_finds_nothing(case, tmp_path):
    path = tmp_path / "book.epub"
    path.write_bytes(made(case, "epub"))
    assert epubcheck.findings(path) == []


def test_the_nu_html_checker_finds_no_error(tmp_path):
    assert web.checked(written(CASES, "html", tmp_path)) == []


def test_a_browser_and_axe_find_nothing(tmp_path):
    looks = web.audited(written(LOOKED_AT, "html", tmp_path))
    assert {key: told for key, told in looks.items() if told != web.CLEAN} == {}
    assert len(looks) == 2 * len(LOOKED_AT)


def test_ace_finds_no_violation(tmp_path):
    found = web.aced(written(LOOKED_AT, "epub", tmp_path))
    assert {name: told for name, told in found.items() if told} == {}
    assert len(found) == len(LOOKED_AT)


def test_a_book_with_the_pages_of_its_pdf_is_valid_too(tmp_path):
    case = CASES[1]
    pages = export(prepared(case), "pdf", case.theme, Options()).pages
    path = tmp_path / "book.epub"
    path.write_bytes(made(case, "epub", pages))
    assert epubcheck.findings(path) == []
    assert web.aced([path]) == {path.name: []}


def written(some, name, folder):
    """The files of documents, in a folder."""
    for number, case in enumerate(some):
        (folder / f"{number:03}-{case.name}.{name}").write_bytes(made(case, name))
    return sorted(folder.glob(f"*.{name}"))
