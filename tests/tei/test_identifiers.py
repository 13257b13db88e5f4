"""Identifiers that every validator takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from publisher.record import Person
from publisher.tei.identifiers import (
    Addresses,
    document_name,
    language_for,
    name_for,
    people_names,
    word_for,
)

NCNAME = etree.RelaxNG(
    etree.XML(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary='
        '"http://www.w3.org/2001/XMLSchema-datatypes"><attribute name="b"><data type="NCName"/>'
        "</attribute></element>"
    )
)


def person(ident: str) -> Person:
    return Person(ident, "", named=True)


@given(st.text())
def test_any_text_makes_an_ncname(text):
    assert NCNAME.validate(etree.Element("a", b=name_for(text, "person-")))


@given(st.text(), st.text())
def test_two_texts_make_two_names(one, other):
    alike = one.replace(" ", "-") == other.replace(" ", "-")
    clear = "_" not in one + other and "person-" not in one + other
    assert alike or not clear or name_for(one, "person-") != name_for(other, "person-")


@pytest.mark.parametrize(
    "name", ["VladimirPutin", "В.Путин", "习近平", "Ангела-Меркель", "עמית", "नरेन्द्र", "ไทย"]
)
def test_names_in_the_scripts_of_meetings_stay_as_they_are(name):
    assert name_for(name, "person-") == name


def test_a_letter_that_old_validators_do_not_know_becomes_its_number():
    assert name_for("Ștefan", "person-") == "person-_0218tefan"


def test_a_document_id_that_begins_with_a_digit_gets_a_word_before_it():
    assert document_name("2016-03-24-x") == "meeting-2016-03-24-x"


def test_people_never_share_a_name():
    names = people_names((person("a b"), person("a-b"), person("chair")), ["chair"])
    assert len({*names.values(), "chair"}) == 4


def test_a_person_told_twice_has_one_name():
    assert len(people_names((person("a"), person("a")), [])) == 1


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "en"), ("zh-Hant-HK", "zh-Hant-HK"), ("", "und"), ("en_GB", "und")]
)
def test_what_is_no_language_is_undetermined(lang, told):
    assert language_for(lang) == told


def test_a_kind_of_several_words_becomes_one():
    assert word_for(" in hebrew ") == "in-hebrew"


def test_addresses_count_by_their_stem_and_pass_over_those_taken():
    addresses = Addresses({"u2"})
    assert [addresses.next(stem) for stem in ("u", "u", "n", "u")] == ["u1", "u3", "n1", "u4"]
