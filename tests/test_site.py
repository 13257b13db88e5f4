"""The documents make a site in which every link leads somewhere, and which fetches nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

pytest.importorskip("material", reason="pip install mkdocs-material")

ROOT = Path(__file__).parent.parent
PAGES = sorted(path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md"))


def build(folder, *options):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder), *options],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def parsed(path):
    return html.parse(path, html.HTMLParser(encoding="utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_is_there_and_fetches_nothing(page, site):
    fetched = parsed(site / page.with_suffix(".html")).xpath(
        "//script/@src | //link[@rel = 'stylesheet']/@href | //img/@src"
    )
    assert fetched
    assert [url for url in fetched if "//" in url] == []


def test_every_link_leads_to_a_file_and_a_place_in_it(site):
    trees = {path: parsed(path) for path in site.rglob("*.html") if path.name != "404.html"}
    places = {path: {*tree.xpath("//@id"), ""} for path, tree in trees.items()}
    broken = []
    for path, tree in trees.items():
        for link in tree.xpath("//a/@href[not(contains(., '//'))]"):
            target, _, place = unquote(link).partition("#")
            there = (path.parent / target).resolve() if target else path
            if not there.is_file() or place not in places.get(there, {place}):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []


def test_no_code_block_is_taken_for_text(site):
    """Markdown that is not understood would show its fences."""
    assert [path for path in site.rglob("*.html") if "```" in path.read_text("utf-8")] == []


def test_code_blocks_tell_the_files_that_they_are(site):
    page = (site / "tutorial.html").read_text("utf-8")
    assert re.search(r'<span class="filename">town\.toml</span>', page)
