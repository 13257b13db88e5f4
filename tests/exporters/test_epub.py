"""The EPUB exporter: what its files show, how they are cut, linked and described."""

from __future__ import annotations

import io
import posixpath
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher import exporters, law
from publisher import view as v
from publisher.errors import MissingLibraryError
from publisher.exporters.base import Options
from publisher.exporters.epub import export
from publisher.exporters.epub.parts import LONGEST
from publisher.exporters.shared.xhtml.anchors import addresses
from publisher.roles import Role
from publisher.testing import HOSTILE, check_exporter, every_node, long_view
from publisher.theme.load import load, names
from publisher.theme.model import When
from tests.exporters.views import EDITION, VIEWS
from tests.readback import epub as readback

X = "{http://www.w3.org/1999/xhtml}"
O = "{http://www.idpf.org/2007/opf}"  # noqa: E741 -- as short as the other
D = "{http://purl.org/dc/elements/1.1/}"
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]
CARRYING = Options(edition=EDITION)
ROOT = Path(__file__).parents[2]


def paragraph(text, ident="", role=Role.SPEECH):
    return v.Paragraph(ident, (v.Text(text),), role)


def heading(text, ident="h1", level=1):
    return v.Heading(ident, level, (v.Text(text),))


def meeting(*blocks, lang="en", people=(), notes=(), **facts):
    told = v.Facts(**{"title": "Meeting", "title_is_printed": False, **facts})
    return v.View("m", lang, told, blocks, people, notes)


def files(view, theme=DEFAULT, options=None):
    """The files of the exported publication by name, XML parsed."""
    data = export(view, theme, options or Options()).value
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            posixpath.basename(name): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(("xhtml", "opf"))
        }


def package(view, options=None):
    return files(view, options=options)["content.opf"]


def properties(view):
    found: dict[str, list[str]] = {}
    for meta in package(view).iter(f"{O}meta"):
        found.setdefault(meta.get("property"), []).append(meta.text)
    return found


def links(nav, kind):
    (found,) = [element for element in nav.iter(f"{X}nav") if element.get(TYPE) == kind]
    return [(link.get("href"), "".join(link.itertext())) for link in found.iter(f"{X}a")]


# --- nothing lost, nothing changing ---------------------------------------------------


@pytest.mark.parametrize("view", [every_node(), long_view(5)], ids=lambda view: view.id)
@pytest.mark.parametrize("name", sorted(THEMES))
def test_nothing_is_lost(name, view):
    data = export(view, THEMES[name], Options()).value
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


def test_nothing_is_lost_where_a_record_is_cut():
    view = long_view(200)
    data = export(view, DEFAULT, Options()).value
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)


@given(st.lists(ANY_TEXT, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost_of_any_words(texts):
    first, *rest = texts
    title = v.Heading(first, 0, (v.Text(first),), Role.TITLE)
    view = meeting(title, *(paragraph(text, text) for text in rest), title=first or "x")
    data = export(replace(view, id=first), DEFAULT, Options()).value
    shown = [] if view.facts.title_is_printed else [""]
    assert law.first_difference("".join(v.shown(view)), [*shown, *readback.shown(data)]) is None


def test_the_same_view_gives_the_same_bytes():
    assert check_exporter(export, DEFAULT).startswith(b"PK")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_in_title_and_contents(words):
    made = files(meeting(heading(words), paragraph("x"), heading("Two", "h2"), title=words))
    assert [text for _, text in links(made["nav.xhtml"], "toc")] == [" ".join(words.split()), "Two"]
    assert made["content.opf"].find(f".//{D}title").text == " ".join(words.split())


def test_hostile_ids_make_no_file_names():
    data = export(
        replace(meeting(paragraph("x", "../../x y<")), id="../evil"), DEFAULT, Options()
    ).value
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(archive.namelist()) == [
            "EPUB/content.opf",
            "EPUB/cover-image.svg",
            "EPUB/cover.xhtml",
            "EPUB/nav.xhtml",
            "EPUB/part-0001.xhtml",
            "EPUB/style.css",
            "EPUB/title.xhtml",
            "META-INF/container.xml",
            "mimetype",
        ]


def test_a_missing_library_is_named_with_its_extra(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("publisher.exporters.epub")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "ebooklib", None)
    with pytest.raises(MissingLibraryError, match="ebooklib") as caught:
        exporters.load(exporters.BUILT_IN["epub"])
    assert "publisher[epub]" in caught.value.hint


# --- the container --------------------------------------------------------------------


def entries(view):
    with zipfile.ZipFile(io.BytesIO(export(view, DEFAULT, Options()).value)) as archive:
        return archive.infolist()


def test_the_media_type_comes_first_as_it_is():
    first = entries(every_node())[0]
    assert (first.filename, first.compress_type, first.extra) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
    )


def test_no_entry_tells_the_time():
    assert {entry.date_time for entry in entries(every_node())} == {(1980, 1, 1, 0, 0, 0)}


# --- files ----------------------------------------------------------------------------


def test_each_section_of_the_highest_level_is_a_file():
    blocks = (heading("One", "h1"), heading("Sub", "h2", 2), heading("Two", "h3"))
    made = files(meeting(*blocks))
    titles = [made[f"part-000{n}.xhtml"].findtext(f".//{X}title") for n in (1, 2)]
    assert titles == ["One", "Two"]
    assert "part-0003.xhtml" not in made


def test_a_few_words_before_the_first_heading_share_its_file():
    made = files(meeting(paragraph("Words."), heading("One")))
    (said, section) = made["part-0001.xhtml"].find(f"{X}body")
    assert (said.text, section.get("role")) == ("Words.", "doc-chapter")


def test_much_before_the_first_heading_is_a_file():
    made = files(meeting(paragraph("Words. " * 1000), heading("One")))
    assert made["part-0002.xhtml"].findtext(f".//{X}title") == "One"


def test_a_long_record_is_cut_at_turns():
    made = files(long_view(200))
    parts = [root for name, root in sorted(made.items()) if name.startswith("part")]
    assert len(parts) > 1
    for part in parts:
        turns = [d for d in part.iter(f"{X}div") if d.get("class") == "turn"]
        assert turns[0].getprevious() is None
        assert len("".join(part.itertext())) < 1.1 * LONGEST


def test_the_title_page_shows_the_head_of_the_record():
    page = files(every_node())["title.xhtml"]
    classes = [element.get("class") for element in page.find(f".//{X}section")]
    assert classes == [
        "title",
        "subtitle",
        "byline",
        "date",
        "time",
        "place",
        "participants",
        "lead",
    ]


def test_a_title_that_is_not_printed_is_on_the_title_page():
    page = files(meeting(paragraph("x")))["title.xhtml"]
    assert page.findtext(f".//{X}h1") == "Meeting"


def test_participants_are_listed_when_the_layout_wants_them():
    theme = replace(DEFAULT, layout=replace(DEFAULT.layout, participants=When.ALWAYS))
    people = (v.Person("a", "Анна", True, "председатель"), v.Person("q", "Вопрос", False))
    page = files(meeting(paragraph("x"), lang="ru", people=people), theme)["title.xhtml"]
    assert page.findtext(f".//{X}h2") == "Участники"
    assert [item.findtext(f"{X}p") for item in page.iter(f"{X}li")] == ["Анна, председатель"]


def test_a_record_without_anything_is_still_a_book():
    assert "title.xhtml" in files(meeting(title_is_printed=True))


# --- links ----------------------------------------------------------------------------


@pytest.mark.parametrize("view", [every_node(), long_view(120)], ids=lambda view: view.id)
def test_every_link_inside_leads_somewhere(view):
    made = files(view)
    ids = {name: set(root.xpath("//@id")) for name, root in made.items()}
    for name, root in made.items():
        for href in root.xpath("//*[local-name() = 'a']/@href"):
            file, _, anchor = href.partition("#")
            if not file.startswith(("http:", "https:", "mailto:")):
                assert not anchor or anchor in ids[file or name], href


def test_a_link_to_another_file_names_it():
    link = v.Paragraph("n1", (v.Link("#h2", (v.Text("see"),)),))
    made = files(meeting(heading("One", "h1"), link, heading("Two", "h2")))
    (anchor,) = made["part-0001.xhtml"].iter(f"{X}a")
    assert anchor.get("href") == "part-0002.xhtml#h2"


def test_a_note_is_in_the_file_that_refers_to_it():
    note = v.Note("f1", "1", (paragraph("A note.", "f1.p1", Role.NOTE),))
    words = v.Paragraph("n1", (v.Text("Word"), v.NoteReference("f1", "1")))
    made = files(meeting(heading("One", "h1"), words, heading("Two", "h2"), notes=(note,)))
    assert made["part-0001.xhtml"].find(f".//{X}aside") is not None
    assert made["part-0002.xhtml"].find(f".//{X}aside") is None


# --- navigation -----------------------------------------------------------------------


def test_the_contents_are_nested_by_level():
    blocks = (heading("One", "h1"), heading("Sub", "h2", 2), heading("Two", "h3"))
    nav = files(meeting(*blocks))["nav.xhtml"]
    outer = nav.find(f".//{X}nav/{X}ol")
    assert [item.findtext(f"{X}a") for item in outer] == ["One", "Two"]
    assert [link.text for link in outer[0].findall(f"{X}ol/{X}li/{X}a")] == ["Sub"]


def test_a_record_without_headings_has_its_speakers_as_contents():
    assert links(files(long_view(3))["nav.xhtml"], "toc") == [
        ("part-0001.xhtml#u1", "Boris Clark"),
        ("part-0001.xhtml#u2", "Anna Berg"),
    ]


def test_contents_of_one_line_are_the_title():
    assert links(files(meeting(paragraph("x")))["nav.xhtml"], "toc") == [("title.xhtml", "Meeting")]


def test_the_contents_speak_the_language_of_the_record():
    nav = files(meeting(paragraph("x"), lang="ru"))["nav.xhtml"]
    assert nav.findtext(f".//{X}h1") == "Содержание"


def test_landmarks_lead_to_title_contents_and_text():
    nav = files(every_node())["nav.xhtml"]
    assert [href for href, _ in links(nav, "landmarks")] == [
        "cover.xhtml",
        "title.xhtml",
        "#contents",
        "part-0001.xhtml",
    ]


def test_the_pages_of_the_source_can_be_turned_to():
    nav = files(every_node())["nav.xhtml"]
    assert links(nav, "page-list") == [("part-0001.xhtml#pb1", "12"), ("part-0001.xhtml#pb2", "13")]


def test_the_pages_of_the_pdf_take_the_place_of_those_of_the_source():
    made = files(every_node(), options=Options(pages={"1": "h1", "2": "u1", "3": "u1", "4": "no"}))
    listed = links(made["nav.xhtml"], "page-list")
    assert listed == [
        ("title.xhtml#page-1", "1"),
        ("part-0001.xhtml#page-2", "2"),
        ("part-0001.xhtml#page-3", "3"),
    ]
    marks = [
        (mark.get("title"), mark.getparent().get("id"))
        for name in ("title.xhtml", "part-0001.xhtml")
        for mark in made[name].iter(f"{X}span")
        if mark.get("role") == "doc-pagebreak"
    ]
    assert marks == [("1", "h1"), ("2", "u1"), ("3", "u1")]
    (source,) = [
        m.text for m in made["content.opf"].iter() if m.get("property") == "pageBreakSource"
    ]
    assert source.endswith(".pdf")


@given(VIEWS)
@settings(max_examples=25, deadline=None)
def test_pages_may_begin_at_any_address_of_any_view(view):
    pages = {str(n): address for n, address in enumerate(addresses(view.blocks)) if address}
    made = files(view, options=Options(pages=pages))
    nav = made.pop("nav.xhtml")
    for element in nav.iter(f"{X}nav"):
        if element.get(TYPE) == "page-list":
            for link in element.iter(f"{X}a"):
                name, _, ident = link.get("href").partition("#")
                (mark,) = [one for one in made[name].iter() if one.get("id") == ident]
                assert mark.get(TYPE) == "pagebreak"


def test_nothing_is_lost_where_pages_begin():
    view = every_node()
    pages = {str(n): block.id for n, block in enumerate(v.walk(view.blocks)) if block.id}
    data = export(view, DEFAULT, Options(pages=pages)).value
    assert law.first_difference("".join(v.shown(view)), readback.shown(data)) is None


@pytest.mark.parametrize(("contents", "linear"), [(When.ALWAYS, None), (When.NEVER, "no")])
def test_contents_are_a_page_when_the_layout_wants_them(contents, linear):
    theme = replace(DEFAULT, layout=replace(DEFAULT.layout, contents=contents))
    opf = files(long_view(3), theme)["content.opf"]
    (reference,) = [r for r in opf.iter(f"{O}itemref") if r.get("idref") == "nav"]
    assert reference.get("linear") == linear


# --- what it says of itself -----------------------------------------------------------


def test_the_identifier_stays_with_record_and_source():
    one, other = meeting(source_digest="a"), meeting(source_digest="b")
    found = [package(view, CARRYING).findtext(f".//{D}identifier") for view in (one, one, other)]
    assert found[0] == found[1] != found[2]
    assert found[0].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("date", "epoch", "modified"),
    [
        ("2016-03-24", None, "2016-03-24T00:00:00Z"),
        ("2016-03", None, "2016-03-01T00:00:00Z"),
        ("", None, "1980-01-01T00:00:00Z"),
        ("2016-02-31", None, "1980-01-01T00:00:00Z"),
        ("2016-03-24", 0, "1970-01-01T00:00:00Z"),
    ],
)
def test_the_last_change_is_the_epoch_or_the_date_of_the_record(date, epoch, modified):
    opf = package(meeting(date=date), Options(epoch=epoch))
    (meta,) = [m for m in opf.iter(f"{O}meta") if m.get("property") == "dcterms:modified"]
    assert meta.text == modified


def test_a_date_that_is_none_is_not_told():
    assert package(meeting(date="spring 1916")).find(f".//{D}date") is None


def test_several_speakers_contribute():
    people = (v.Person("a", "Anna"), v.Person("b", "Boris"), v.Person("q", "Question", False))
    opf = package(meeting(people=people), CARRYING)
    assert [element.text for element in opf.iter(f"{D}contributor")] == ["Anna", "Boris"]
    assert opf.find(f".//{D}creator") is None


def test_who_speaks_alone_is_the_creator():
    opf = package(meeting(people=(v.Person("a", "Anna"),)), CARRYING)
    assert opf.findtext(f".//{D}creator") == "Anna"


def test_the_package_says_its_language_and_direction():
    opf = package(meeting(lang="ar"))
    assert opf.get(XML_LANG) == "ar"
    assert opf.find(f"{O}spine").get("page-progression-direction") == "rtl"


def test_a_malformed_language_is_undetermined():
    assert package(meeting(lang="en_US!")).findtext(f".//{D}language") == "und"


def test_a_series_and_its_terms_are_told_where_the_edition_is():
    view = meeting(collection="Records of <2016>", licence_url="https://example.org/by")
    opf = package(view, CARRYING)
    told = {meta.get("property"): meta.text for meta in opf.iter(f"{O}meta")}
    assert (told["belongs-to-collection"], told["collection-type"]) == (
        "Records of <2016>",
        "series",
    )
    assert opf.findtext(f".//{D}rights") == "https://example.org/by"
    assert "belongs-to-collection" not in properties(view)


def test_no_conformance_is_claimed():
    assert "dcterms:conformsTo" not in properties(every_node())


def test_pages_are_a_feature_only_where_there_are_any():
    with_pages, without = properties(every_node()), properties(long_view(2))
    assert "pageNavigation" in with_pages["schema:accessibilityFeature"]
    assert "pageNavigation" not in without["schema:accessibilityFeature"]
    assert "pageBreakSource" not in without
