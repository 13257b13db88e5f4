"""Editions are checked against our profile, and told where they leave it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from publisher.report import Severity
from publisher.tei.build import build
from publisher.tei.parse import parse
from publisher.tei.serialize import serialize
from publisher.tei.validate import MOST, validate
from tests.tei.records import every_node, record, speech, turn
from tests.tei.schemas import OURS, SHARED

OTHER = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<text><body>%s</body></text></TEI>'


@pytest.fixture(scope="module")
def data() -> bytes:
    return serialize(build(every_node(), "doc").value)


def changed(data: bytes, old: bytes, new: bytes, count: int = 1) -> tuple:
    assert old in data
    return validate(parse(data.replace(old, new, count), "doc.xml").value)


def test_an_edition_of_ours_has_no_notices(data):
    assert validate(parse(data, "doc.xml").value) == ()


def test_a_fault_is_told_with_its_line(data):
    line = data[: data.index(b"<u ")].count(b"\n") + 1
    (notice, *_) = changed(data, b"<u who", b"<u whom")
    assert (notice.code, notice.severity, notice.where.file) == (
        "P201",
        Severity.WARNING,
        "doc.xml",
    )
    assert notice.where.line == line
    assert "{http" not in notice.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<lb/>", b"<br/>"),
        (b'rend="bold"', b'rend="loud"'),
        (b'when="2016-03-24"', b'when="yesterday"'),
        (b"</body>", b"stray words</body>"),
        (b' unit="section"', b""),
        (b'xml:lang="en"', b'xml:lang="no language"'),
    ],
)
def test_what_the_profile_does_not_know_is_a_fault(data, old, new):
    assert "P201" in {notice.code for notice in changed(data, old, new)}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"<lb/>", b"<br/>", "there is no element 'br'"),
        (b"<u who", b"<u whom", "'u' takes no attribute 'whom'"),
        (b"<lb/>", b"<body/>", "'body' may not stand in 'seg'"),
        (b'rend="bold"', b'rend="loud"', "hi/@rend is 'loud', and may be: bold, italic"),
        (b'when="17:00:00"', b'when="soon"', "Invalid attribute when for element time"),
        (b"</body>", b"words</body>", "body"),
    ],
)
def test_a_fault_says_what_is_wrong(data, old, new, said):
    assert said in changed(data, old, new)[0].message


def test_a_long_list_of_faults_is_cut():
    many = record(*(turn("A:", "", speech("a")) for _ in range(MOST + 5)))
    data = serialize(build(many, "doc").value)
    (*told, rest) = changed(data, b"<seg ", b'<seg n="1" ', -1)
    assert len(told) == MOST
    assert "5 more faults" in rest.message


def test_tei_of_others_is_no_fault():
    (notice,) = validate(parse(OTHER % b"<p>a</p>", "other.xml").value)
    assert (notice.code, notice.severity) == ("P202", Severity.INFO)


def test_an_id_that_stands_twice_is_told_with_both_lines():
    body = b'<p xml:id="a"/>\n<p xml:id="a"/>'
    _, notice = validate(parse(OTHER % body, "other.xml").value)
    assert (notice.code, notice.where.line) == ("P203", 3)
    assert "line 2" in notice.message


def test_speakers_who_are_not_listed_are_told_in_one_notice():
    body = b'<u who="#a"/><u who="#a #c"/><u who="other.xml#b"/>'
    _, notice = validate(parse(OTHER % body, "other.xml").value)
    assert (notice.code, notice.where.line) == ("P204", 2)
    assert "'#a'" in notice.message
    assert "1 more" in notice.message


needs_jing = pytest.mark.skipif(
    shutil.which("jing") is None, reason="jing is not installed: apt install jing"
)


@needs_jing
def test_jing_finds_an_edition_valid_against_our_schema(data, tmp_path):
    assert _jing(OURS, data, tmp_path) == ""


@needs_jing
def test_jing_finds_an_edition_valid_against_tei(data, tmp_path):
    schema = SHARED / "schemas" / "tei" / "tei_all.rng"
    if not schema.is_file():
        pytest.skip("the reference schemas lie in ../shared")
    assert _jing(schema, data, tmp_path) == ""


def _jing(schema, data: bytes, folder) -> str:
    path = folder / "doc.xml"
    path.write_bytes(data)
    done = subprocess.run(
        ["jing", str(schema), str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout
