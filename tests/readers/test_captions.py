"""Captions: every word of a cue is in the text, in order, whatever stands around it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import law
from publisher.errors import InputError
from publisher.pipeline import Document, prepare
from publisher.readers import open_source
from publisher.testing import check_layout

FORMATS = ("webvtt", "subrip")
WORDS = st.text(st.sampled_from("abcDEF :->[]().,é漢"), min_size=1, max_size=30).filter(
    lambda text: text.strip() and "-->" not in text and not text.strip().isdigit()
)
CLOCKS = st.integers(0, 3_600_000)


def opened(text, reader):
    return open_source(text.encode("utf-8", "replace"), f"talk.{reader}", reader).value


def clock(milliseconds, comma):
    seconds, fraction = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{comma}{fraction:03}"


def file_of(cues, reader):
    comma = "," if reader == "subrip" else "."
    blocks = (
        f"{n}\n{clock(start, comma)} --> {clock(start + 900, comma)}\n" + "\n".join(lines)
        for n, (start, lines) in enumerate(cues, 1)
    )
    return ("WEBVTT\n\n" if reader == "webvtt" else "") + "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("reader", FORMATS)
@given(cues=st.lists(st.tuples(CLOCKS, st.lists(WORDS, min_size=1, max_size=3)), min_size=1))
@settings(deadline=None)
def test_all_words_of_all_cues_are_in_the_text_in_order(reader, cues):
    source = opened(file_of(cues, reader), reader)
    spoken = "".join(line for _, lines in cues for line in lines)
    assert law.visible(source.text) == law.visible(spoken)
    check_layout(source)


@pytest.mark.parametrize("reader", FORMATS)
@given(
    text=st.text(st.sampled_from("WEBVTNO \n\n<v i/>&;{\\}[]->0123:.,J:é\ud800\0"), max_size=300)
)
@settings(deadline=None)
def test_no_text_makes_it_fail(reader, text):
    try:
        source = opened(f"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\n{text}", reader)
    except InputError:
        return
    check_layout(source)


@pytest.mark.parametrize(
    "told",
    [
        ("<v Ann>Yes.\n", "Ann"),
        ("<v.loud.first Ann Lee>Yes.</v>\n", "Ann Lee"),
        ("<v Q&amp;A>Yes.\n", "Q&A"),
        (">> ANN: Yes.\n", "ANN:"),
    ],
    ids=["voice", "voice with classes", "voice with a reference", "arrows"],
)
def test_the_speaker_of_a_cue(told):
    source = opened(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{told[0]}", "webvtt")
    label, words = source.layout.blocks
    assert (label.kind, source.slice(label.span)) == ("label", told[1])
    assert source.slice(words.span) == "Yes."


@pytest.mark.parametrize(
    ("reader", "error"),
    [
        ("webvtt", "this is no WebVTT\n  Its first line must be WEBVTT."),
        (
            "subrip",
            "this is no SubRip\n  Cues begin with times: 00:00:01,000 --> 00:00:02,000.",
        ),
    ],
)
def test_a_file_without_cues_is_refused(reader, error):
    with pytest.raises(InputError) as raised:
        opened("Nothing here is timed.", reader)
    assert str(raised.value) == f"talk.{reader}: {error}"


@pytest.mark.parametrize("piece", ["<i>", "<i></b>", "<", "[", ">> ", "{\\", "a: ", "&", "\n\n1\n"])
def test_time_grows_with_length_only(piece):
    text = f"WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx{piece * 30_000}"
    begun = time.process_time()
    opened(text, "subrip")
    opened(text, "webvtt")
    assert time.process_time() - begun < 10


def test_a_file_of_captions_becomes_an_edition():
    data = file_of([(0, [">> ANN: Yes."]), (1000, [">> BO: No."]), (2000, [">> Hm."])], "webvtt")
    prepared = prepare(Document("talk.vtt", data.encode())).value
    assert prepared.broken is None
    assert [turn.start for turn in prepared.record.items] == [
        "00:00:00.000",
        "00:00:01.000",
        "00:00:02.000",
    ]
