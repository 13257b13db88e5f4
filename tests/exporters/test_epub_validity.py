"""EPUBCheck, the reference validator of the W3C, finds nothing wrong."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.epub import export
from publisher.roles import PhraseRole, Role
from publisher.testing import every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import When
from tests.exporters.views import EDITION, VIEWS, with_own_addresses
from tests.exporters.volumes import volume
from tests.validators import epubcheck

DEFAULT = load("default").value
CARRYING = Options(edition=EDITION)


@pytest.fixture(scope="module")
def check(tmp_path_factory):
    """Gives the findings for a publication: (severity, code, message) of each."""
    path = tmp_path_factory.mktemp("epubcheck") / "book.epub"

    def findings(data):
        path.write_bytes(data)
        return epubcheck.findings(path)

    return findings


def text(words):
    return (v.Text(words),)


def view(lang, *blocks, notes=(), **facts):
    told = v.Facts(**{"title": "Встреча <&>", "title_is_printed": False, **facts})
    return v.View("v", lang, told, blocks, (v.Person("p", "Анна"),), notes)


def turn(number, words):
    said = v.Paragraph(f"u{number}.p1", text(words))
    return v.Turn(f"u{number}", "p", text("Анна:"), (said,))


def odd_addresses():
    """Addresses and links that are no names, twice the same, or lead nowhere."""
    targets = (
        *("#nowhere", "javascript:alert(1)", "https://example.org/a b<c>%zz", "http://[bad"),
        *("mailto:a@example.org", "https://exa mple.org/", "#1 <x>", "https://例え.jp/ü"),
    )
    links = tuple(v.Link(target, text(f"{target} ")) for target in targets)
    inner = v.Link(
        "https://a.org/", (v.Link("https://b.org/", text("b")), v.NoteReference("f1", "1"))
    )
    return view(
        "en",
        v.Heading("1 <x>", 3, text("Deep")),
        v.Paragraph("1 <x>", (*links, inner)),
        v.Paragraph("a", (v.NoteReference("f1", "1"), v.NoteReference("f1", "1"))),
        v.Paragraph("b", (v.NoteReference("none", "?"), v.Phrase(PhraseRole.TERM, (), "en_GB"))),
        v.Heading("h", 1, ()),
        v.PageMark("pb", ""),
        v.List("l", (), ordered=True),
        v.Table("t", ()),
        v.Quote("q", ()),
        notes=(v.Note("f1", "", ()), v.Note("f2", "*", (v.Divider(""), turn(9, "in a note")))),
    )


CASES = {
    "long": long_view(200),
    "arabic": view("ar", turn(1, "السلام عليكم"), turn(2, "x"), date="2020-01"),
    "japanese": view("ja", v.Paragraph("n1", text("会議"), Role.NARRATIVE)),
    "unknown language": view("und", turn(1, "words")),
    "malformed language": view("en_US", turn(1, "words"), date="yesterday"),
    "nothing": view("en"),
    "title only": view(
        "ru", v.Heading("h1", 0, text("Встреча"), Role.TITLE), title_is_printed=True
    ),
    "odd addresses": odd_addresses(),
    "volume": volume().view,
}


@pytest.mark.parametrize("name", sorted(names()))
def test_every_node_is_valid_in_every_style(check, name):
    assert check(export(every_node(), load(name).value, CARRYING).value) == []


def test_a_book_without_its_edition_is_valid(check):
    assert check(export(every_node(), DEFAULT, Options()).value) == []


@pytest.mark.parametrize("case", sorted(CASES))
def test_any_record_is_valid(check, case):
    assert check(export(CASES[case], DEFAULT, CARRYING).value) == []


def test_a_book_with_all_that_a_layout_can_want_is_valid(check):
    wanted = {"contents": When.ALWAYS, "participants": When.ALWAYS}
    theme = replace(DEFAULT, layout=replace(DEFAULT.layout, **wanted))
    assert check(export(every_node(), theme, Options(epoch=0)).value) == []


def test_a_book_with_its_typefaces_and_the_pages_of_a_pdf_is_valid(check):
    families = {name: replace(family, embed=True) for name, family in DEFAULT.families.items()}
    theme = replace(DEFAULT, families=families)
    pages = {"1": "h1", "2": "u1", "3": "u1"}
    assert check(export(every_node(), theme, Options(pages=pages)).value) == []


@given(VIEWS, st.sampled_from(sorted(names())))
@settings(max_examples=25, deadline=None)
def test_any_view_at_all_is_valid(check, view, theme):
    data = export(with_own_addresses(view), load(theme).value, CARRYING).value
    assert check(data) == []


BROKEN = {
    "RSC-012": ('href="part-0001.xhtml#h2"', 'href="part-0001.xhtml#nowhere"'),
    "RSC-005": ("<h1", "<p><p/></p><h1"),
    "OPF-049": ('idref="title"', 'idref="nothing"'),
}


@pytest.mark.parametrize("code", sorted(BROKEN))
def test_the_validator_sees_what_is_broken(check, code):
    data = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(export(every_node(), DEFAULT, Options()).value))
    with whole, zipfile.ZipFile(data, "w") as broken:
        for entry in whole.infolist():
            content = whole.read(entry).replace(*(part.encode() for part in BROKEN[code]))
            broken.writestr(entry, content)
    assert code in {found for _, found, _ in check(data.getvalue())}
