"""The cover of an e-book: drawn from the theme, told to those who do not see it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.epub import export
from publisher.exporters.shared.wrapping import width
from publisher.roles import Role
from publisher.testing import HOSTILE, every_node
from publisher.theme import contrast
from publisher.theme.load import load, names
from tests.exporters.views import EDITION

SVG = "{http://www.w3.org/2000/svg}"
X = "{http://www.w3.org/1999/xhtml}"
DEFAULT = load("default").value
CARRYING = Options(edition=EDITION)
WIDE, HIGH = 1600, 2400


def view_of(title, lang="en", **facts):
    return v.View("m", lang, v.Facts(title, **facts), (v.Paragraph("n1", (v.Text("x"),)),))


def book(view, theme=DEFAULT, options=CARRYING):
    archive = zipfile.ZipFile(io.BytesIO(export(view, theme, options).value))
    return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def picture(view, theme=DEFAULT):
    return etree.fromstring(book(view, theme)["cover-image.svg"])


def lines(svg):
    return [text.text for text in svg.iter(f"{SVG}text")]


def test_the_words_of_the_picture_are_told():
    files = book(view_of("A <b>sitting</b> & more", date="2016-03-24", place="Oslo"))
    (image,) = etree.fromstring(files["cover.xhtml"]).iter(f"{X}img")
    assert image.get("alt") == "A <b>sitting</b> & more. March 24, 2016. Oslo"
    assert image.get("role") == "doc-cover"
    drawn = " ".join(lines(etree.fromstring(files[image.get("src")])))
    assert drawn == "A <b>sitting</b> & more March 24, 2016 Oslo"


def test_a_book_without_its_edition_tells_title_and_date_alone():
    files = book(view_of("A sitting", date="2016-03-24", place="Oslo"), options=Options())
    assert b"March 24, 2016" in files["cover.xhtml"]
    assert not any(b"Oslo" in files[name] for name in files)


@pytest.mark.parametrize("name", sorted(names()))
def test_the_colours_are_those_of_the_theme_and_can_be_read(name):
    theme = load(name).value
    svg = picture(every_node(), theme)
    ground = svg.find(f"{SVG}rect").get("fill")
    assert ground == theme.blocks[Role.HEADING_1].colour
    for group in svg.iter(f"{SVG}g"):
        assert contrast.ratio(group.get("fill"), ground) >= contrast.ENOUGH


def test_lines_of_a_title_are_even_and_take_no_spaces():
    han = "立法院第8屆第1會期外交及國防、教育及文化委員會第1次聯席會議紀錄"
    told = [text.text for text in next(picture(view_of(han, "zh-Hant")).iter(f"{SVG}g"))]
    assert "".join(told) == han
    assert len(told[-1]) > len(told[0]) / 2
    title = "Press Briefing by White House COVID-19 Response Team and Public Health Officials"
    told = [text.text for text in next(picture(view_of(title)).iter(f"{SVG}g"))]
    assert " ".join(told) == title
    assert min(map(len, told)) > max(map(len, told)) / 2


@pytest.mark.parametrize(
    "title", [*HOSTILE, "w" * 10_000, "long words " * 300, "會議過程" * 90, "x"]
)
def test_a_title_of_any_length_stays_on_the_cover(title):
    svg = picture(view_of(title, date="2016-03-24"))
    title_group, *_ = svg.iter(f"{SVG}g")
    size = int(title_group.get("font-size"))
    for text in title_group:
        assert 0 < int(text.get("y")) < HIGH - 500
        assert len(text.text) * size * 0.5 <= WIDE
    assert lines(svg)[0].startswith("".join(title.split())[0])


@pytest.mark.parametrize("title", ["துறைமுக சபைக் கூட்டம் " * 3, "PERMITTING USE OF THE ROTUNDA " * 3])
def test_broad_letters_have_more_room(title):
    def longest(title):
        svg = picture(view_of(title))
        size = int(next(svg.iter(f"{SVG}g")).get("font-size"))
        return max(width(line) for line in lines(svg)) * size

    assert longest(title) < 0.9 * longest("the harbour is open to all " * 3)


def test_a_title_that_is_cut_says_so():
    assert lines(picture(view_of("w" * 10_000)))[-1].endswith("…")


def test_lines_of_another_direction_stand_at_the_other_side():
    theme = load("compact").value
    svg = picture(view_of("محضر الجلسة", "ar"), theme)
    assert svg.get("direction") == "rtl"
    assert int(next(svg.iter(f"{SVG}text")).get("x")) > WIDE / 2
    assert "Noto Sans Arabic" in next(svg.iter(f"{SVG}g")).get("font-family")


def test_a_theme_can_do_without():
    theme = replace(DEFAULT, layout=replace(DEFAULT.layout, cover=False))
    files = book(every_node(), theme)
    assert not any("cover" in name for name in files)
    assert b"visual" not in files["content.opf"]
    assert b"alternativeText" not in files["content.opf"]
