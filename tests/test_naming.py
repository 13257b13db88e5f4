"""Names made from any name are safe for files and ids everywhere."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.naming import LONGEST, LONGEST_BYTES, collision_key, document_id, safe_name


@given(st.text())
def test_a_safe_name_holds_only_letters_digits_hyphen_and_underscore(name):
    kinds = {unicodedata.category(char) for char in safe_name(name) if char not in "-_"}
    assert all(kind[0] in "LM" or kind == "Nd" for kind in kinds)


@given(st.text())
def test_a_safe_name_is_never_empty_nor_too_long(name):
    made = safe_name(name)
    assert 0 < len(made) <= LONGEST
    assert len(made.encode()) <= LONGEST_BYTES


@given(st.text())
def test_a_safe_name_stays_as_it_is(name):
    assert safe_name(safe_name(name)) == safe_name(name)


@given(st.text())
def test_a_safe_name_leads_nowhere(name):
    assert PurePath(safe_name(name)).name == safe_name(name)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2016-03-24-putin-kerry", "2016-03-24-putin-kerry"),
        ("../../etc/passwd", "etc-passwd"),
        ("a b  c", "a-b-c"),
        ("Заседание № 5", "Заседание-5"),
        ("会议记录", "会议记录"),
        ("मीटिंग", "मीटिंग"),
        ("con", "con_"),
        ("...", "document"),
        ("e\u0301tat", "état"),
    ],
)
def test_a_name_keeps_its_letters(name, safe):
    assert safe_name(name) == safe


def test_two_long_names_stay_two():
    assert safe_name("a" * 300) != safe_name("a" * 301)


@pytest.mark.parametrize(
    ("path", "ident"),
    [
        ("2016-03-24-putin-kerry.txt", "2016-03-24-putin-kerry"),
        ("2024/may/sitting.txt", "2024-may-sitting"),
        ("../x/./y.txt", "x-y"),
        ("/absolute/record.v2.xml", "absolute-record-v2"),
    ],
)
def test_a_document_id_is_its_path(path, ident):
    assert document_id(path) == ident


@given(st.text(st.characters(exclude_characters="\0"), min_size=1))
def test_a_document_id_can_follow_a_letter_in_an_xml_id(path):
    assert re.fullmatch(r"[^\s:.·;/\\<>&'\"]+", f"m{document_id(path)}")


@pytest.mark.parametrize("other", ["DIST/A.PDF", "dist/a.pdf", "dist/A.pdf"])
def test_paths_that_some_file_system_takes_for_one_share_a_key(other):
    assert collision_key(other) == collision_key("dist/a.PDF")


def test_composed_and_decomposed_names_share_a_key():
    assert collision_key("é") == collision_key("e\u0301")
