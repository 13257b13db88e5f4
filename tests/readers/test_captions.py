"""Captions: who speaks, when, and every word of every cue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import InputError
from publisher.readers import open_source
from tests.readers.blocks import check, written

VOICES = """WEBVTT - Harbour council

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ada Lund>Good morning &amp; welcome.

00:00:03.500 --> 00:00:05.000
<v.loud Ada Lund>We begin <i>now</i>.

00:09.000 --> 00:11.000
<v Bo Berg>Thank you. <v Ada Lund>You are welcome.

STYLE
::cue { color: red }
"""

LABELS = """1
00:00:01,000 --> 00:00:03,000
{\\an8}ADA LUND: Good
morning.

2
00:00:03,500 --> 00:00:05,000
We begin.

3
00:00:08,000 --> 00:00:09,000
A new paragraph.

4
00:00:09,500 --> 00:00:10,000
BO BERG: <b>Yes.</b>
"""

CHANGES = """1
00:00:01,000 --> 00:00:02,000
>> Good morning.

2
00:00:02,500 --> 00:00:03,000
>> Is it deep?
"""


def _written(data: str, name: str) -> list[str]:
    source = open_source(data.encode(), name, _READERS[name]).value
    check(source)
    return written(source)


_READERS = {"a.vtt": "webvtt", "a.srt": "subrip"}


@pytest.mark.parametrize(
    ("data", "name", "blocks"),
    [
        (
            VOICES,
            "a.vtt",
            [
                "narrative: Harbour council",
                "narrative: made by hand",
                "label 00:00:01.000-00:00:05.000: Ada Lund",
                "paragraph: Good morning & welcome. We begin now.",
                "label 00:00:09.000-00:00:11.000: Bo Berg",
                "paragraph: Thank you.",
                "label 00:00:09.000-00:00:11.000: Ada Lund",
                "paragraph: You are welcome.",
            ],
        ),
        (
            LABELS,
            "a.srt",
            [
                "label 00:00:01.000-00:00:09.000: ADA LUND:",
                "paragraph: Good morning. We begin.",
                "paragraph: A new paragraph.",
                "label 00:00:09.500-00:00:10.000: BO BERG:",
                "paragraph: Yes.",
            ],
        ),
        (
            CHANGES,
            "a.srt",
            [
                "label 00:00:01.000-00:00:02.000:",
                "paragraph: >> Good morning.",
                "label 00:00:02.500-00:00:03.000:",
                "paragraph: >> Is it deep?",
            ],
        ),
    ],
    ids=["voices", "labels", "changes"],
)
def test_captions_become_turns(data: str, name: str, blocks: list[str]):
    assert [line.rstrip() for line in _written(data, name)] == blocks


def test_a_caption_without_a_time_is_kept_and_told():
    opened = open_source(b"1\n00:00:01,000 --> 00:00:02,000\nHi\n\nlost words\n", "a.srt", "subrip")
    assert written(opened.value) == ["paragraph: Hi", "narrative: lost words"]
    assert [(notice.code, str(notice.where)) for notice in opened.notices] == [("P130", "a.srt:5")]


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"1\n00:00:01,000 --> 00:00:02,000\nHi\n", "webvtt"),
        (b"WEBVTT\n", "webvtt"),
        (b"no captions at all\n", "subrip"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n<b></b>\n", "subrip"),
    ],
)
def test_what_is_no_captions_is_refused(data: bytes, reader: str):
    with pytest.raises(InputError):
        open_source(data, "a.vtt", reader)


_words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


@given(st.lists(st.lists(_words, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8))
def test_every_word_of_every_caption_is_in_the_text_in_order(cues: list[str]):
    rows = (f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{cue}\n" for n, cue in enumerate(cues))
    source = open_source("\n".join(rows).encode(), "a.srt", "subrip").value
    check(source)
    assert source.text.split() == " ".join(cues).split()
