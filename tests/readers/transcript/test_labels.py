"""Which words can be a label, which name nobody, and where each dialect sees one."""

from __future__ import annotations

import pytest

from publisher.readers.transcript import letters, shape
from publisher.readers.transcript.dialects import (
    alone,
    chat,
    clock,
    colon,
    full_stop,
    given,
    heading,
    marked,
    question,
)
from publisher.readers.transcript.units.lines import Unit
from publisher.source import Block, BlockKind, Span


def _unit(text: str) -> Unit:
    return Unit(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("dialect", "text", "name"),
    [
        (colon, "Ada Lund: Good morning.", "Ada Lund"),
        (colon, "Ada Lund:", "Ada Lund"),
        (colon, "Ada Lund (retranslated): Good morning.", "Ada Lund"),
        (colon, "Mr. J. R. Lund, Jr.: Good morning.", "Mr. J. R. Lund, Jr."),
        (colon, "主席：各位早安。", "主席"),
        (colon, "It began at 10:30: too late.", None),
        (colon, "See https://example.org for more.", None),
        (colon, "It ended. The second issue: money.", None),
        (colon, "“Well”: she said.", None),
        (colon, ": nothing before it.", None),
        (question, "Q    Is it deep?", "Q"),
        (question, "Q\u00a0Is it deep?", "Q"),
        (question, "Q Is it deep?", "Q"),
        (question, "Q is a letter.", None),
        (full_stop, "Mr. REID. I thank the Chair.", "Mr. REID"),
        (full_stop, "Mr. DAVIS of Illinois. I yield.", "Mr. DAVIS of Illinois"),
        (full_stop, "The PRESIDING OFFICER (Mr. Kyl). Without objection.", "The PRESIDING OFFICER"),
        (full_stop, "Mr. President, I yield.", None),
        (full_stop, "The Senate met at noon.", None),
        (full_stop, "MR. PRICE: Good morning.", None),
        (heading, "### Ada Lund:", "Ada Lund"),
        (heading, "### 唐鳳：", "唐鳳"),
        (heading, "### The second day", None),
    ],
)
def test_a_dialect_sees_its_own_shape(dialect, text: str, name: str | None):
    label = dialect.find(_unit(text))
    assert (label.name if label else None) == name


@pytest.mark.parametrize(
    ("dialect", "text", "name", "aside"),
    [
        (alone, "Ada Lund", "Ada Lund", ""),
        (alone, "Ada Lund (Chair)", "Ada Lund", "Chair"),
        (alone, "Ada Lund -- Harbour Bank -- Analyst", "Ada Lund", "Harbour Bank -- Analyst"),
        (alone, "MR. LUND.", "MR. LUND", ""),
        (alone, "Moderator", "Moderator", ""),
        (alone, "Ada Lund.", None, ""),
        (alone, "Ada Lund:", None, ""),
        (alone, "Good morning", None, ""),
        (alone, "Agenda", None, ""),
        (alone, "- Ada Lund", None, ""),
        (alone, "ADA " * 22 + "BO", None, ""),
        (marked, "○議長（山田太郎君）　本文です", "山田太郎", "議長"),
        (marked, "◯국무총리 김하나  본문", "김하나", "국무총리"),
        (marked, "○議長", "議長", ""),
        (marked, "○one two", None, ""),
        (full_stop, "PRESIDENTE. Sí.", "PRESIDENTE", ""),
        (full_stop, "The PRESIDING OFFICER (Mr. Kyl). No.", "The PRESIDING OFFICER", "Mr. Kyl"),
        (full_stop, "Mme Lund, ministre de la mer. Oui.", "Mme Lund, ministre de la mer", ""),
        (full_stop, "ЛУНД А.Б. Шановні", "ЛУНД А.Б.", ""),
        (full_stop, "Лунд А. Б., фракция порта. Да", "Лунд А. Б.", "фракция порта"),
        (full_stop, "Mr. Holm: no.", None, ""),
    ],
)
def test_a_label_has_what_is_said_beside_it(dialect, text: str, name: str | None, aside: str):
    label = dialect.find(_unit(text))
    assert (label.name if label else None, label.aside if label else "") == (name, aside)


@pytest.mark.parametrize(
    ("dialect", "text", "name", "time"),
    [
        (chat, "<ada> hi", "ada", ""),
        (chat, "10:01 <@ada> hi", "ada", "10:01"),
        (chat, "[10:01:02] < ada> hi", "ada", "10:01:02"),
        (chat, "2020-01-02T10:01 <ada> hi", "ada", "10:01"),
        (clock, "Ada Lund 0:06", "Ada Lund", "0:06"),
        (clock, "Ada Lund (0:06): hello", "Ada Lund", "0:06"),
        (clock, "[00:01:02] Ada Lund: hi", "Ada Lund", "00:01:02"),
        (clock, "[Ada] [0:06] hi", "Ada", "0:06"),
        (clock, "Ada Lund 00:00:06.500 --> 00:00:07.000", "Ada Lund", "00:00:06.500"),
        (clock, "12/03/2019, 10:15 - Ada Lund: hello", "Ada Lund", ""),
        (clock, "10:15:32 From Ada Lund to Everyone: hello", "Ada Lund", ""),
        (clock, "10:15 AM Ada Lund: hi", "Ada Lund", ""),
    ],
)
def test_a_time_is_of_the_recording_unless_it_is_of_the_day(dialect, text: str, name, time):
    label = dialect.find(_unit(text))
    assert (label.name, label.time) == (name, time)


@pytest.mark.parametrize("text", ["<ada>", "<>> hi", "<ada bo> hi"])
def test_angle_brackets_alone_are_no_chat(text: str):
    assert chat.find(_unit(text)) is None


@pytest.mark.parametrize(
    ("text", "name", "aside"),
    [
        ("Mr. HOLM.", "Mr. HOLM", ""),
        ("The CHAIR (Ms. Lund).", "The CHAIR", "Ms. Lund"),
        ("Ada Lund Jr.", "Ada Lund Jr.", ""),
        ("J. R.", "J. R.", ""),
        ("Ada Lund:", "Ada Lund", ""),
        ("[Ada]", "Ada", "Ada"),
        (".", "", ""),
    ],
)
def test_what_a_file_marks_is_a_label_without_its_marks(text: str, name: str, aside: str):
    block = Block(BlockKind.LABEL, Span(0, len(text)))
    label = given.find(Unit(text, block.span, block=block))
    assert (label.name, label.aside, label.end) == (name, aside, len(text))


@pytest.mark.parametrize(
    "label",
    [
        "Question",
        "QUESTION",
        "Q",
        "MODERATOR",
        "Senior Official Two",
        "Вопрос",
        "主席",
        "a senior administration official",
        "an official",
        "PROSPECTIVE JUROR NO. 4",
        "Speaker No. 2",
        "Plusieurs voix",
    ],
)
def test_a_label_names_nobody(label: str):
    assert shape.is_plausible(label)
    assert shape.is_unnamed(label)


@pytest.mark.parametrize("label", ["Ada Lund", "Chairman of the Board Ada Lund", "MR. PRICE"])
def test_a_label_names_somebody(label: str):
    assert not shape.is_unnamed(label)


@pytest.mark.parametrize(
    "label",
    [
        "Ada Lund",
        "President of Norland Ada Lund",
        "US Secretary of State John Smith",
        "Ada Lund, head of the acute department",
        "Director of the plant for boats Ada Lund",
    ],
)
def test_words_have_the_shape_of_a_name(label: str):
    assert shape.is_name_like(label)


@pytest.mark.parametrize(
    "words",
    [
        "The second issue",
        "I would like to tell Ada Lund",
        "My message to Ada Lund",
        "Besides, look at the totals",
        "This is what President Lund",
        "Die dritte Frage",
        "The general Idea",
    ],
)
def test_words_have_the_shape_of_a_sentence(words: str):
    assert not shape.is_name_like(words)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("MS. JEAN-PIERRE", True),
        ("Ms. MILLENDER-McDONALD", True),
        ("Ada Lund", False),
        ("Q", False),
    ],
)
def test_capitals_are_told(label: str, expected: bool):  # noqa: FBT001 - the expected result
    assert letters.is_capitals(label) is expected


@pytest.mark.parametrize(
    ("label", "tells"),
    [
        ("Table 1", True),
        ("Table No. 2", True),
        ("TABLE 1.2", True),
        ("Fig. 3", True),
        ("Figure A-1", True),
        ("Part Two", True),
        ("Annex III", True),
        ("Anlage B", True),
        ("Pièce jointe nº 2", True),
        ("Παράρτημα Ι", True),
        ("נספח ג'", True),
        ("الجدول ١", True),
        ("الملحق الثاني", True),
        ("القرار رقم ٥", True),
        ("तालिका 1", True),
        ("表1", True),
        ("附表二", True),
        ("표 1", True),
        ("Editor’s Note", True),
        ("Table", False),
        ("Table Mountain", False),
        ("King Charles III", False),
        ("Bill W", False),
        ("Journalist 2", False),
        ("表哥", False),
    ],
)
def test_captions_head_a_part(label: str, tells):
    assert shape.is_section(label) is tells


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("Das Ergebnis", True),
        ("Laut Ada Lund", True),
        ("Gestern sagte Ada Lund", True),
        ("Według Adama Lunda", True),
        ("Včera řekl Jan Lund", True),
        ("По данным Банка Норландии", True),
        ("Selon Ada Lund", True),
        ("He Lost", True),
        ("Ainsi parlait Ada Lund", True),
        ("Потом Ада Лунд", True),
        ("Nella Lund", False),
        ("השאלה הראשונה", True),
        ("Laut", False),
        ("Der Abgeordnete Lund", False),
        ("Die Dolmetscherin", False),
        ("Ada Lund", False),
        ("Alla Lund", False),
        ("Till Lund", False),
        ("Ada Will", False),
        ("Will Lund", False),
    ],
)
def test_some_words_tell_a_clause(words: str, tells):
    assert shape.tells_clause(words) is tells
