"""Bytes become text: encodings, line ends, places, and what is refused."""

from __future__ import annotations

import encodings
import hashlib
import pkgutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.decode import decode
from publisher.errors import InputError
from publisher.report import Severity
from publisher.source import Span

INPUT = Path(__file__).parent.parent / "input"
ENCODINGS = sorted(module.name for module in pkgutil.iter_modules(encodings.__path__))
BINARY_HINT = "Give a transcript as text, or say its encoding with --encoding."
JAPANESE = "議長：本日はご出席いただきありがとうございます。会議を始めます。"

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])
TEXTS = st.text(st.one_of(LETTERS, st.just("\n")), min_size=1).filter(
    lambda text: text.strip() and not text.startswith("\ufeff")
)


def codes(outcome):
    return [notice.code for notice in outcome.notices]


@given(TEXTS)
def test_utf_8_is_read_as_it_is(text):
    assert decode(text.encode(), "x.txt").value.text.replace("\ufffd", "") == text.translate(
        {0xFFFE: None, 0xFFFF: None, 0xFFFD: None}
    )


@given(TEXTS, st.data())
def test_a_place_leads_back_to_its_line_and_column(text, data):
    source = decode(text.encode(), "x.txt").value
    at = data.draw(st.integers(0, len(source.text) - 1))
    where = source.where(Span(at, at + 1))
    line = source.line(where.line) + "\n"
    assert line[where.column - 1] == source.text[at]


@given(TEXTS)
def test_the_lines_together_are_the_text(text):
    source = decode(text.encode(), "x.txt").value
    count = source.text.count("\n") + 1
    assert "\n".join(source.line(n) for n in range(1, count + 1)) == source.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_the_encoding(encoding):
    outcome = decode("Žižek: dobrý den".encode(encoding), "x.txt")
    assert outcome.value.text == "Žižek: dobrý den"
    assert outcome.notices == ()


def test_another_encoding_is_found_and_told():
    words = "Председатель: Добрый день, уважаемые коллеги. Начинаем заседание. " * 20
    outcome = decode(words.encode("cp1251"), "x.txt")
    assert "Председатель" in outcome.value.text
    assert codes(outcome) == ["P101"]
    assert outcome.notices[0].where.file == "x.txt"
    assert outcome.notices[0].message == "not UTF-8; read as cp1251 (confidence 100%)"
    assert outcome.notices[0].hint == "If letters look wrong, name the encoding with --encoding."
    assert outcome.value.encoding == "cp1251"


def test_the_first_letter_that_is_not_ascii_may_stand_anywhere():
    words = "Chair: We go on with the reading of the report.\n" * 2000 + "Chair: Merci, André.\n"
    outcome = decode(words.encode("cp1252"), "x.txt")
    assert outcome.value.text == words
    assert codes(outcome) == ["P101"]


@pytest.mark.parametrize("before", ["", "a", "ab"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_no_character_is_cut_when_an_encoding_is_found(before, end):
    words = before + (JAPANESE + end) * 3000
    assert decode(words.encode("shift_jis"), "x.txt").value.text == words


def test_an_encoding_that_is_found_for_sure_is_a_remark():
    outcome = decode((JAPANESE * 9).encode("shift_jis"), "x.txt")
    assert [notice.severity for notice in outcome.notices] == [Severity.INFO]


def test_an_encoding_that_is_doubtful_is_a_warning():
    words = (INPUT / "audreyt-2016-01-27-un-jour-dans-le-monde-fr.txt").read_text("utf-8")
    outcome = decode(words.encode("cp1252", "replace"), "x.txt")
    assert [notice.severity for notice in outcome.notices] == [Severity.WARNING]


def test_a_named_encoding_is_taken_without_a_word():
    outcome = decode("Grüße".encode("latin-1"), "x.txt", "latin-1")
    assert (outcome.value.text, outcome.notices) == ("Grüße", ())


def test_bytes_that_are_not_the_named_encoding_are_told_by_line():
    with pytest.raises(InputError, match=r"x\.txt:2: byte 3 is not utf-8") as raised:
        decode(b"ab\n\xff\xfe\xfa", "x.txt", "utf-8")
    hint = "Save the file as UTF-8, or name its encoding with --encoding."
    assert raised.value.hint == hint


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"ab\xff\n\n\n", "1: byte 2"), (b"\na\xff", "2: byte 2")],
    ids=["lines behind it", "a line before it"],
)
def test_the_line_of_a_bad_byte_is_counted_by_the_lines_before_it(data, place):
    with pytest.raises(InputError, match=rf"x\.txt:{place} is not utf-8"):
        decode(data, "x.txt", "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        *("undefined", "punycode", "idna", "unicode_escape", "raw_unicode_escape"),
        *("base64", "rot13", "a\0b", "\udcff"),
    ],
)
def test_what_is_no_encoding_of_text_is_refused(name):
    with pytest.raises(InputError, match="no encoding is called"):
        decode(b"Chair: words \\u0041", "x.txt", name)


@pytest.mark.parametrize("name", ENCODINGS)
def test_no_encoding_fails_in_a_way_that_the_user_cannot_mend(name):
    with suppress(InputError):
        decode(b"Chair: caf\xe9 \x81\xff\n\xfe", "x.txt", name)


def test_a_byte_order_mark_that_agrees_with_the_named_encoding_is_no_text():
    outcome = decode("\ufeffTitle".encode(), "x.txt", "utf-8")
    assert (outcome.value.text, outcome.notices) == ("Title", ())


def test_a_byte_order_mark_against_the_named_encoding_is_no_text_but_a_warning():
    outcome = decode("\ufeffTitle".encode(), "x.txt", "latin-1")
    assert outcome.value.text == "Title"
    assert [(notice.code, notice.severity) for notice in outcome.notices] == [
        ("P104", Severity.WARNING)
    ]
    (notice,) = outcome.notices
    assert notice.where.file == "x.txt"
    assert "mark of utf-8, but latin-1 was asked for; the mark is left out" in notice.message
    assert notice.hint == "If letters look wrong, leave out --encoding."


def test_a_bad_byte_is_counted_from_the_mark_that_is_left_out():
    with pytest.raises(InputError, match=r"x\.txt:2: byte 6 is not ascii"):
        decode("\ufeffab\né".encode(), "x.txt", "ascii")


@pytest.mark.parametrize(
    ("data", "encoding", "message", "hint"),
    [
        (b"", None, "the file is empty", "Give a file with a transcript in it."),
        (b" \n\t ", None, "the file is empty", "Give a file with a transcript in it."),
        (
            "\u3000\n\u00a0".encode(),
            None,
            "the file holds only white space",
            "Give a file with text in it.",
        ),
        (b"words", "klingon", "no encoding is called 'klingon'", "Try utf-8."),
        (b"\xff\0\x81" * 9, None, "this is no text file", BINARY_HINT),
        (b"\x01\x02\x03\x04\x05", None, "this is no text file", BINARY_HINT),
        (b"\x00\x01\x02\x03\x04\x05", None, "this is no text file", BINARY_HINT),
        (bytes(range(0x80, 0xFF)) * 3, None, "the encoding cannot be told", BINARY_HINT),
    ],
    ids=["none", "blanks", "wide blanks", "encoding", "zeros", "controls", "zero first", "noise"],
)
def test_what_is_no_text_is_refused_with_what_to_do(data, encoding, message, hint):
    with pytest.raises(InputError) as raised:
        decode(data, "x.txt", encoding)
    assert str(raised.value) == f"x.txt: {message}\n  {hint}"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), b"%PDF-1.7\0\x01\x02" * 9, b"\0" * 99],
)
def test_a_binary_file_is_refused(data):
    with pytest.raises(InputError, match=r"this is no text file|encoding cannot be told"):
        decode(data, "x.txt")


def test_a_text_may_hold_a_few_control_characters():
    """Four even where it is short, and one in fifty characters."""
    assert decode(b"\x01\x02\x03\x04", "x.txt").value.text == "\ufffd" * 4
    words = b"x" * 45 + b"\x01" * 5
    assert decode(words, "x.txt").value.text.count("\ufffd") == 5
    with pytest.raises(InputError, match="this is no text file"):
        decode(words.replace(b"x", b"", 1), "x.txt")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_a_line_feed(end):
    assert decode(f"one{end}two".encode(), "x.txt").value.text == "one\ntwo"


def test_a_control_character_becomes_a_replacement_character_with_a_notice():
    outcome = decode(b"word\x0b and more words to make it a text" * 3, "x.txt")
    assert outcome.value.text.startswith("word\ufffd and")
    assert codes(outcome) == ["P102"]
    assert outcome.notices[0].severity is Severity.WARNING
    assert outcome.notices[0].where.column == 5
    assert outcome.notices[0].message == (
        "3 control character(s) that XML cannot hold became U+FFFD; the first is U+000B"
    )
    assert outcome.notices[0].hint == "Remove them from the source."


def test_a_form_feed_stays():
    assert decode(b"one\ftwo", "x.txt").value.text == "one\ftwo"


def test_a_bidirectional_control_stays_with_a_notice():
    outcome = decode("one \u202etwo".encode(), "x.txt")
    assert outcome.value.text == "one \u202etwo"
    (notice,) = outcome.notices
    assert (notice.code, notice.severity, notice.where.column) == ("P103", Severity.INFO, 5)
    assert notice.message == "bidirectional control U+202E is kept"
    assert notice.hint == "Check that it shows the text in the order that you expect."


def test_the_digest_is_of_the_bytes():
    data = "\ufeffwords".encode()
    assert decode(data, "x.txt").value.digest == hashlib.sha256(data).hexdigest()
