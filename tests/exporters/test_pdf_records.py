"""Finished pages of real records: what holds on every one, whatever the theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.pdf import export
from publisher.pipeline import Document, prepare
from publisher.theme.load import load
from tests.exporters.pages import blocks, is_artifact, marks
from tests.exporters.test_pdf import destinations

INPUT = Path(__file__).parents[2] / "input"
RECORDS = (
    "2024-06-08-biden-macron-paris.txt",
    "2025-03-13-press-conference-lukashenko.txt",
    "congressional-record-2005-07-20-house-h6115.txt",
    "audreyt-2016-01-27-un-jour-dans-le-monde-fr.txt",
)
THEMES = ("default", "official-record", "gazette", "transcript")
SOFT_HYPHEN = "\u00ad"
HEADINGS = {"/H1", "/H2", "/H3", "/speaker", "/added-title"}


@pytest.fixture(scope="module", params=RECORDS)
def view(request):
    path = INPUT / request.param
    return prepare(Document(path.name, path.read_bytes())).value.view


@pytest.fixture(scope="module", params=THEMES)
def data(request, view):
    return export(view, load(request.param).value, Options()).value


def test_no_page_ends_in_a_hyphen_of_ours(data):
    for page in marks(data):
        *_, last = (mark for mark in page if not is_artifact(mark))
        assert not last.words.rstrip().endswith(SOFT_HYPHEN)


def test_no_page_ends_in_a_heading_or_a_label(data):
    for page in marks(data)[:-1]:
        *_, last = (mark for mark in page if not is_artifact(mark))
        assert last.kind not in HEADINGS


def test_a_paragraph_that_is_split_has_two_lines_on_each_page(data):
    for kind, lines in blocks(data):
        if len(lines) > 1:
            assert min(map(len, lines.values())) >= 2, (kind, lines)


def test_every_address_is_a_destination(view, data):
    addresses = {block.id for block in v.walk(view.blocks) if block.id}
    assert addresses <= set(destinations(data))
