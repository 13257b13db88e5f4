"""Which words can be a label, which name nobody, and where each dialect sees one."""

from __future__ import annotations

import pytest

from publisher.readers.transcript import shape
from publisher.readers.transcript.dialects import colon, full_stop, heading, question
from publisher.readers.transcript.units.lines import Unit
from publisher.source import Span


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
    "label", ["Question", "QUESTION", "Q", "MODERATOR", "Senior Official Two", "Вопрос", "主席"]
)
def test_a_label_names_nobody(label: str):
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
    assert shape.is_capitals(label) is expected
