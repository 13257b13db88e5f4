"""What print from a page of the web has around the text."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.html import export
from publisher.exporters.html.sheets import sheets
from publisher.testing import HOSTILE, long_view
from publisher.theme.load import load, names
from publisher.theme.words import words

THEMES = {name: load(name).value for name in names()}
LONG = replace(long_view(40), facts=v.Facts("A long record & more", date="2020-01-02"))


def rules(view=LONG, theme="default", lang="en"):
    return sheets(replace(view, lang=lang), THEMES[theme], words(lang))


@pytest.mark.parametrize("name", sorted(THEMES))
def test_the_sheet_is_the_page_of_the_style(name):
    page = THEMES[name].page
    told = rules(theme=name)
    assert f"size: {page.width:.1f}pt {page.height:.1f}pt" in told
    assert (("@page :left" in told), ("@top-" in told)) == (
        page.mirrored,
        THEMES[name].layout.running_head,
    )


def test_the_number_is_told_in_the_words_of_the_language():
    assert 'content: "Seite " counter(page) " von " counter(pages);' in rules(lang="de")


def test_title_and_date_change_sides_where_reading_begins_at_the_right():
    sides = [re.findall(r'@top-(\w+) \{ content: "', rules(lang=lang)) for lang in ("en", "he")]
    assert sides == [["left", "right"], ["right", "left"]]


def test_figures_in_a_head_are_upright_where_letters_are():
    told = [rules(theme="official-record", lang=lang) for lang in ("en", "he")]
    assert ["font: italic" in each for each in told] == [True, False]


@pytest.mark.parametrize(
    "title", [*HOSTILE, '"; } body { display: none', "</style><b>", "\\", "\n"]
)
def test_a_title_is_text_whatever_it_holds(title):
    told = rules(replace(LONG, facts=v.Facts(title)))
    assert not re.search(r"[<&]", told)
    assert len(re.findall(r'(?<!\\)"', re.sub(r"\\[0-9a-f]+ ", "", told))) % 2 == 0
    assert "display: none" not in re.sub(r'"[^"]*"', "", told)


def test_a_browser_prints_head_and_number(tmp_path):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if not browser or not shutil.which("pdftotext"):
        pytest.skip("needs a browser and poppler: apt-get install chromium poppler-utils")
    page, made = tmp_path / "page.html", tmp_path / "print.pdf"
    page.write_bytes(export(LONG, THEMES["default"], Options()).value)
    command = [browser, "--headless", "--no-sandbox", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={made}", page.as_uri()], check=True, capture_output=True
    )
    told = subprocess.run(
        ["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True, text=True
    ).stdout
    first, second, *rest = told.split("\f")
    assert "Page 1 of" in first
    assert re.search(r"A long record & more +January 2, 2020", second)
    assert f"Page 2 of {len(rest) + 1}" in second
