"""A volume in every format: chapters, contents, index, statistics; and nothing lost."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree

from publisher import law
from publisher import view as v
from publisher.exporters import docx, epub, html, pdf
from publisher.exporters.base import Options
from publisher.exporters.shared.back import back_of, filed
from publisher.exporters.shared.front import (
    contents_entries,
    participants,
    shown_date,
    volume_facts,
)
from publisher.roles import Role
from publisher.theme.load import load, names
from publisher.theme.model import When
from publisher.theme.words import words
from tests.exporters.pages import marks
from tests.exporters.volumes import volume
from tests.readback import docx as docx_readback
from tests.readback import epub as epub_readback
from tests.readback import html as html_readback
from tests.readback import pdf as pdf_readback

THEMES = {name: load(name).value for name in names()}
DEFAULT = THEMES["default"]
VIEW = volume().view
BACK = back_of(VIEW, words("en"))
FORMATS = {
    "docx": (docx.export, docx_readback.shown),
    "epub": (epub.export, epub_readback.shown),
    "html": (html.export, html_readback.shown),
    "pdf": (pdf.export, pdf_readback.shown),
}
X = "{http://www.w3.org/1999/xhtml}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# --- what is added --------------------------------------------------------------------


def test_named_speakers_are_indexed_by_surname_with_their_turns_in_each_chapter():
    assert BACK
    told = {
        filed(one.person): [(m.chapter, [s.number for s in m.speeches]) for m in one.mentions]
        for one in BACK.speakers
    }
    assert list(told) == ["Berg, Anna", "Clark, Boris", "Müller, Eva", "Weiß, Jan"]
    assert told["Berg, Anna"] == [("board.h1", [1, 4]), ("council", [1, 3])]


def test_speeches_and_words_are_counted_by_meeting_and_by_speaker():
    assert BACK
    by_meeting, by_speaker = BACK.charts
    assert [(bar.told, bar.counts) for bar in by_meeting.bars] == [
        ("Meeting of the Board (April 2, 2020)", (4, 22)),
        ("Meeting of the Council (May 4, 2021)", (3, 14)),
        ("Sitzung des Rates (4. Mai 2022)", (3, 34)),
        ("Total", (10, 70)),
    ]
    assert by_speaker.heads == ("Speakers", "Meetings", "Speeches", "Words")
    assert by_speaker.bars[-1].counts == (3, 10, 70)
    assert ("Unnamed speakers", (1, 1, 5)) in [(b.told, b.counts) for b in by_speaker.bars]
    totals = [sum(bar.counts[-1] for bar in chart.bars[:-1]) for chart in BACK.charts]
    assert totals == [70, 70]


def test_the_longest_bar_is_whole_and_a_sum_has_none():
    assert BACK
    shares = [BACK.charts[0].share(bar) for bar in BACK.charts[0].bars]
    assert max(shares) == 1
    assert shares[-1] == 0


def test_headings_behind_the_records_have_addresses_that_no_record_has():
    assert BACK
    assert (BACK.index.id, BACK.statistics.id) == ("speakers", "statistics")
    taken = v.Paragraph("speakers", (v.Text("x"),))
    other = back_of(replace(VIEW, blocks=(*VIEW.blocks, taken)), words("en"))
    assert other
    assert other.index.id == "speakers-"


def test_a_record_by_itself_has_nothing_behind_it():
    view = replace(VIEW, blocks=tuple(b for b in VIEW.blocks if not isinstance(b, v.Heading)))
    assert back_of(view, words("en")) is None
    assert volume_facts(view, words("en")) == ()


def test_the_front_tells_from_when_to_when_and_lists_the_chapters():
    assert shown_date(VIEW) == "April 2, 2020 – May 4, 2022"
    told = [v.plain(block.content) for block in volume_facts(VIEW, words("en"))]
    assert told == ["April 2, 2020 – May 4, 2022", "Meetings: 3"]
    entries = [(entry.text, entry.level) for entry in contents_entries(VIEW, DEFAULT.layout)]
    assert entries == [
        ("Meeting of the Board (April 2, 2020)", 1),
        ("Meeting of the Council (May 4, 2021)", 1),
        ("Sitzung des Rates (4. Mai 2022)", 1),
    ]
    always = replace(DEFAULT.layout, participants=When.ALWAYS)
    assert participants(VIEW, always, words("en")) == ()


def test_a_volume_in_one_language_speaks_it():
    view = volume("sitzung").view
    assert shown_date(view) == "4. Mai 2022"
    told = back_of(view, words(view.lang))
    assert told
    assert v.plain(told.index.content) == "Rednerverzeichnis"


# --- every format ---------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["default", "gazette", "transcript", "large-print"])
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_lost_and_what_is_added_is_told_apart(name, theme):
    export, shown = FORMATS[name]
    data = export(VIEW, THEMES[theme], Options()).value
    assert law.first_difference("".join(v.shown(VIEW)), shown(data)) is None


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_volume_makes_the_same_bytes(name):
    export, _ = FORMATS[name]
    assert export(VIEW, DEFAULT, Options()).value == export(VIEW, DEFAULT, Options()).value


def test_pages_and_books_lead_from_contents_and_index_to_their_places():
    page = html_readback.page(html.export(VIEW, DEFAULT, Options()).value)
    idents = {element.get("id") for element in page.iter("*") if element.get("id")}
    links = [a.get("href") for a in page.iter("a") if a.get("class") != "anchor"]
    assert {link[1:] for link in links} <= idents
    (index,) = [s for s in page.iter("section") if s.get("class") == "front-index"]
    assert [a.text for a in index.iter("a")][:3] == [
        "Meeting of the Board (April 2, 2020)",
        "1",
        "4",
    ]
    assert [a.get("href") for a in index.iter("a")][:2] == ["#board.h1", "#board.u1"]


def test_an_e_book_has_a_file_for_each_chapter_and_for_what_stands_behind_them():
    pages = pdf.export(VIEW, DEFAULT, Options()).pages
    data = epub.export(VIEW, DEFAULT, Options(pages=pages)).value
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {
            name.rpartition("/")[2]: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }
    parts = [name for name in files if name.startswith("part-")]
    chapters = [next(files[name].iter(f"{X}h1", f"{X}h2")).get("id") for name in sorted(parts)]
    assert chapters == ["board.h1", "council", "sitzung.h1"]
    for name, page in files.items():
        for link in page.iter(f"{X}a"):
            file, _, ident = link.get("href").partition("#")
            target = files[file or name]
            assert not ident or target.xpath("//*[@id = $ident]", ident=ident), link.get("href")
    listed = [a.get("href") for a in files["nav.xhtml"].iter(f"{X}a")]
    assert {"index.xhtml#speakers", "statistics.xhtml#statistics"} <= set(listed)


def test_word_files_lead_to_bookmarks_that_are_there():
    with zipfile.ZipFile(io.BytesIO(docx.export(VIEW, DEFAULT, Options()).value)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        sheet = etree.fromstring(archive.read("word/styles.xml"))
    names = {mark.get(W + "name") for mark in document.iter(W + "bookmarkStart")}
    anchors = [link.get(W + "anchor") for link in document.iter(W + "hyperlink")]
    assert set(anchors) <= names
    assert {"speakers", "statistics", "board_u1"} <= set(anchors)
    (chapter,) = [s for s in sheet.iter(W + "style") if s.get(W + "styleId") == "Chapter"]
    assert chapter.find(f"{W}pPr/{W}pageBreakBefore") is not None


@pytest.fixture(scope="module")
def file():
    with pikepdf.open(io.BytesIO(pdf.export(VIEW, DEFAULT, Options()).value)) as opened:
        yield opened


def _destinations(file) -> dict[str, int]:
    """The page of each address."""
    numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
    found = {}
    for leaf in file.Root.Names.Dests.Kids:
        pairs = list(leaf.Names)
        for name, place in zip(pairs[::2], pairs[1::2], strict=True):
            found[str(name)] = numbers[place[0].objgen]
    return found


def test_chapters_index_and_statistics_begin_pages_of_a_pdf(file):
    pages = _destinations(file)
    begins = [pages[ident] for ident in ("board.h1", "council", "sitzung.h1", "speakers")]
    assert begins == [3, 4, 5, 6]
    assert pages["statistics"] == 7
    outline = [str(item.title) for item in file.open_outline().root]
    assert outline == [
        "Meeting of the Board",
        "Meeting of the Council",
        "Sitzung des Rates",
        "Index of speakers",
        "Statistics",
    ]


def test_the_index_of_a_pdf_leads_to_the_pages_that_it_names(file):
    pages = _destinations(file)
    index = file.pages[pages["speakers"] - 1]
    led = [
        (str(note.Contents), pages[str(note.A.D if "/A" in note else note.Dest)])
        for note in index.Annots
    ]
    assert led == [(str(page), page) for page in (3, 4, 3, 4, 5, 5)]


def test_the_running_heads_of_a_pdf_name_the_chapter_or_what_stands_behind_them():
    pages = marks(pdf.export(VIEW, DEFAULT, Options()).value)
    heads = [[mark.words for mark in page if "Header" in mark.kind] for page in pages]
    assert heads[0] == []
    title = "Meetings, April 2, 2020 – May 4, 2022"
    assert ["".join(head).removeprefix(title) for head in heads[2:]] == [
        "Meeting of the Board",
        "Meeting of the Council",
        "Sitzung des Rates",
        "Index of speakers",
        "Statistics",
    ]


def test_a_chapter_begins_a_page_wherever_a_style_says_so():
    assert DEFAULT.blocks[Role.CHAPTER].new_page
    page = html.export(VIEW, DEFAULT, Options()).value.decode()
    rule = page[page.index(".chapter {") :]
    assert "break-before: page" in rule[: rule.index("}")]
