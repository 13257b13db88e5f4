"""The checks of `publisher.testing` find what breaks a contract: each one breaks it once."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from types import ModuleType

import pytest

from publisher import view as v
from publisher.decode import decode
from publisher.readers import BUILT_IN
from publisher.readers.base import Reader
from publisher.readers.captions.opener import open_subrip
from publisher.readers.transcript.reader import read
from publisher.report import Outcome
from publisher.source import Block, BlockKind, Layout, Mark, Source, Span
from publisher.testing import check_exporter, check_layout, check_reader, check_theme
from publisher.theme.load import load

DEFAULT = load("default").value
RECORD = b"Anna Berg: Good morning.\n\nBoris Clark: Thank you.\n\nAnna Berg: Goodbye.\n"
READER = Reader("broken", (".broken",), "")
HERE = "publisher_testing_example"
"""A module that is made up for a test, to hold a reader."""


def shown(view):
    return "".join(v.shown(view))


@pytest.fixture
def reader(monkeypatch):
    """A reader whose functions are these."""

    def make(open_file=None, read_source=None):
        made = ModuleType(HERE)
        made.opens, made.reads = open_file, read_source
        monkeypatch.setitem(sys.modules, HERE, made)
        row = replace(READER, opens=f"{HERE}:opens") if open_file else READER
        return replace(row, target=f"{HERE}:reads") if read_source else row

    return make


def test_an_exporter_of_all_words_passes():
    data = check_exporter(
        lambda view, *_: Outcome(shown(view).encode()), DEFAULT, words=lambda data: data.decode()
    )
    assert b"AT&T" in data


def test_an_exporter_that_gives_nothing_fails():
    with pytest.raises(AssertionError, match="no bytes"):
        check_exporter(lambda *_: Outcome(b""), DEFAULT)


def test_an_exporter_whose_bytes_change_fails():
    number = count()
    with pytest.raises(AssertionError, match="other bytes"):
        check_exporter(lambda *_: Outcome(str(next(number)).encode()), DEFAULT)


def test_an_exporter_that_drops_a_word_fails():
    with pytest.raises(AssertionError, match="other words than the view: expected 'AT&T"):
        check_exporter(
            lambda view, *_: Outcome(shown(view).replace("AT&T", "").encode()),
            DEFAULT,
            words=lambda data: data.decode(),
        )


@pytest.mark.parametrize(
    ("name", "sample"),
    [
        ("transcript", RECORD),
        ("markdown", b"# Meeting\n\n**Anna Berg:** Good *morning*.\n\n**Boris Clark:** Thanks.\n"),
        ("subrip", b"1\n00:00:01,000 --> 00:00:02,000\nANNA: Good morning.\n"),
        ("csv", b"speaker,text\nAnna Berg,Good morning.\n"),
        ("html", b"<h1>Meeting</h1><p><b>Anna Berg:</b> Good morning.</p>"),
    ],
)
def test_our_own_readers_pass(name, sample):
    (record,) = check_reader(BUILT_IN[name], [sample])
    assert record.items


def test_a_reader_needs_a_sample():
    with pytest.raises(AssertionError, match="checked with samples"):
        check_reader(READER, [])


def test_a_reader_that_raises_at_odd_files_fails(reader):
    def strict(data, name, encoding):
        data.decode("ascii")
        return decode(data, name, encoding)

    with pytest.raises(UnicodeDecodeError):
        check_reader(reader(strict), [RECORD])


def test_a_reader_that_loses_a_paragraph_fails(reader):
    def lossy(source, guidance):
        told = read(source, guidance)
        return Outcome(replace(told.value, items=told.value.items[1:]))

    with pytest.raises(AssertionError, match="does not say what the source says"):
        check_reader(reader(None, lossy), [RECORD])


def test_a_reader_whose_record_changes_fails(reader):
    number = count()

    def moody(source, guidance):
        return Outcome(replace(read(source, guidance).value, lang=f"x-{next(number)}"))

    with pytest.raises(AssertionError, match="another record"):
        check_reader(reader(None, moody), [RECORD])


def test_a_reader_whose_text_changes_fails(reader):
    number = count()

    def moody(data, name, encoding):
        opened = decode(data, name, encoding).value
        return Outcome(replace(opened, encoding=f"x-{next(number)}"))

    with pytest.raises(AssertionError, match="another source"):
        check_reader(reader(moody), [RECORD])


def source(text, *blocks, marks=()):
    found = tuple(Block(BlockKind.PARAGRAPH, Span(*block)) for block in blocks)
    return Source("x", text, "", "utf-8", Layout(found, marks=tuple(Mark(*mark) for mark in marks)))


def test_a_layout_that_holds_all_passes():
    check_layout(source("# One\ntwo", (2, 5), (6, 9), marks=[(0, 2)]))
    check_layout(open_subrip(b"1\n00:00:01,000 --> 00:00:02,000\nOne\n", "x.srt", None).value)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (source("One two", (0, 3)), "no block and no mark holds 'two'"),
        (source("One two", (0, 4), (3, 7)), "overlap"),
        (source("One two", (4, 7), (0, 3)), "out of order"),
        (source("One", (0, 9)), "outside of the text"),
        (source("One", (0, 3), marks=[(0, 1)]), "overlap"),
        (source("One", (0, 0), (0, 3)), "two blocks begin"),
    ],
)
def test_a_layout_that_does_not_fails(broken, message):
    with pytest.raises(AssertionError, match=message):
        check_layout(broken)


def test_a_style_of_ours_passes():
    assert check_theme("compact").name == "compact"


def test_a_style_whose_colours_cannot_be_read_fails(tmp_path):
    path = tmp_path / "pale.toml"
    path.write_text('[role.speech]\ncolour = "#cccccc"\n', "utf-8")
    with pytest.raises(AssertionError, match=r"pale\.toml:2: .*contrast"):
        check_theme(path)
