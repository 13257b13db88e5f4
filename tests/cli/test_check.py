"""`publisher check`: notices with their place, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def odd():
    """A record with a control character in its third line."""
    words = "A sitting of the Council\n\nAnna Berg: Good\x0bmorning to all of you.\n\n"
    Path("in/odd.txt").write_text(words + "Boris Clark: Thank you very much indeed.\n" * 3)
    return "in/odd.txt"


def test_a_sound_record_is_ok(publisher):
    ran = publisher("check", "in/sitting.txt")
    assert ran.code == 0
    assert "1 document: 0 errors" in ran.err


def test_verbose_adds_no_blank_line_for_what_went_well(publisher):
    told = publisher("check", "in/sitting.txt", "-v").err.splitlines()
    assert all(told)


def test_a_notice_is_shown_with_its_line_and_a_caret(publisher, odd):
    lines = publisher("check", odd).text.splitlines()
    first = next(i for i, line in enumerate(lines) if "P102" in line)
    assert lines[first].startswith("in/odd.txt:3:16: warning P102: ")
    assert lines[first + 1] == " 3 | Anna Berg: Good\ufffdmorning to all of you."
    assert lines[first + 2] == "   |                ^"


def test_the_short_form_has_one_line_per_notice(publisher, odd):
    lines = publisher("check", odd, "--output-format", "short").text.splitlines()
    assert all(line.startswith("in/odd.txt") for line in lines)


def test_the_json_form_is_data(publisher, odd):
    rows = json.loads(publisher("check", odd, "--output-format", "json").text)
    row = next(row for row in rows if row["code"] == "P102")
    assert (row["file"], row["line"], row["column"]) == ("in/odd.txt", 3, 16)
    assert row["severity"] == "warning"


def test_the_json_form_of_nothing_is_an_empty_list(publisher):
    ran = publisher("check", "in/sitting.txt", "--output-format", "json", "-q")
    assert json.loads(ran.text) == []


def test_a_fail_level_makes_a_warning_fail(publisher, odd):
    assert publisher("check", odd).code == 0
    assert publisher("check", odd, "--fail-level", "warning").code == 1


def test_an_unreadable_file_fails_and_the_others_are_checked(publisher):
    Path("in/bad.txt").write_bytes(b"")
    ran = publisher("check", "in", "--output-format", "short")
    assert ran.code == 1
    assert "in/bad.txt: error P001: the file is empty" in ran.text
    assert "2 documents: 1 error" in ran.err


def test_checking_makes_no_file(publisher):
    publisher("check", "in")
    assert sorted(str(path) for path in Path().rglob("*.*")) == ["in/sitting.txt"]


def test_standard_input_can_be_checked(publisher, odd):
    ran = publisher("check", "-", stdin=Path(odd).read_bytes())
    assert "stdin:3:16: warning P102" in ran.text


FOREIGN = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<text><body>
<u who="#nobody"/>
</body></text></TEI>
"""


def test_tei_of_others_is_checked_against_the_profile_when_asked(publisher):
    Path("in/other.xml").write_text(FOREIGN)
    ran = publisher("check", "in/other.xml", "--profile", "publisher-1", "--output-format", "short")
    found = {tuple(line.split(": ")[:2]) for line in ran.text.splitlines()}
    assert ("in/other.xml:3", "warning P206") in found
    assert any(kind == "warning P201" for _, kind in found)
    assert not any("P202" in kind for _, kind in found)


def test_what_breaks_the_profile_fails_at_the_level_that_is_asked(publisher):
    Path("in/other.xml").write_text(FOREIGN)
    asked = ("check", "in/other.xml", "--fail-level", "warning")
    assert publisher(*asked).code == 0
    assert publisher(*asked, "--profile", "publisher-1").code == 1


def test_a_profile_that_does_not_exist_is_a_usage_error(publisher):
    ran = publisher("check", "in/sitting.txt", "--profile", "publisher-9")
    assert ran.code == 2
    assert "There are: publisher-1." in ran.err
