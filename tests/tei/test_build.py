"""A record becomes a valid edition that says the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publisher.decode import decode
from publisher.law import first_difference
from publisher.readers import read
from publisher.record import Fact, Paragraph, ParagraphKind, Person, Remark
from publisher.tei.build import build
from publisher.tei.building.header import RESERVED
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, qualified
from publisher.tei.parse import parse
from publisher.tei.project import project
from publisher.tei.serialize import serialize
from publisher.tei.text import words
from publisher.tei.validate import validate
from publisher.view import shown
from tests.tei.records import (
    METADATA,
    NOWHERE,
    every_node,
    heading,
    list_item,
    listing,
    paragraph,
    record,
    records,
    speech,
    text,
    turn,
    unclean_records,
)
from tests.tei.schemas import ROOT, SHARED, faults, needs_shared

TEI = "{http://www.tei-c.org/ns/1.0}"


def built(*items, ident="2016-03-24-meeting", **facts) -> Edition:
    return build(record(*items, **facts), ident).value


def found(edition: Edition, path: str) -> list[etree._Element]:
    return edition.root.findall(path.replace("t:", TEI))


def words_at(edition: Edition, path: str) -> list[str]:
    return [words(element) for element in found(edition, path)]


def test_every_node_of_a_record_is_valid_against_our_profile():
    assert validate(build(every_node(), "every-node").value) == ()


@needs_shared
def test_every_node_of_a_record_is_valid_against_tei_and_parla_clarin():
    assert faults(build(every_node(), "every-node").value.root) == []


@given(records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_builds_to_an_edition_of_our_profile(any_record):
    edition = build(any_record, "any").value
    assert [notice for notice in validate(edition) if notice.code == "P201"] == []


@needs_shared
@given(records())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_builds_to_tei_and_parla_clarin(any_record):
    assert faults(build(any_record, "any").value.root) == []


@given(records())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_is_shown_word_for_word(any_record):
    edition = parse(serialize(build(any_record, "any").value), "any.xml").value
    assert first_difference(any_record.source.text, shown(project(edition).value)) is None


@given(unclean_records())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_characters_that_xml_cannot_hold_do_not_stop_a_build(any_record):
    parse(serialize(build(any_record, "any").value), "any.xml")


@pytest.mark.parametrize(
    "ident", ["", " ", "\x00", "../x", "a b", "<b>", "1", "Ș", "会議", "\ud800"]
)
def test_any_document_id_becomes_a_valid_identifier(ident):
    edition = built(speech("a"), ident=ident)
    assert validate(edition) == ()


def test_the_document_id_stands_in_the_edition_as_it_was_given():
    edition = built(speech("a"), ident="2016-03-24-putin-kerry")
    assert words_at(edition, ".//t:publicationStmt/t:idno") == ["2016-03-24-putin-kerry"]


def test_a_document_id_that_begins_with_a_letter_is_the_xml_id():
    assert built(speech("a"), ident="council-12").root.get(XML_ID) == "council-12"


def test_a_document_id_that_begins_with_no_letter_gets_a_word_before_it():
    assert built(speech("a"), ident="2016").root.get(XML_ID) == "meeting-2016"


def test_addresses_are_numbered_as_the_design_says():
    edition = build(every_node(), "doc").value
    body = edition.root.find(f"{TEI}text")
    addresses = [e.get(XML_ID).removeprefix("doc.") for e in body.iter("*") if e.get(XML_ID)]
    assert addresses[:13] == ["h1", *(f"n{n}" for n in range(1, 10)), "h2", "pb1", "pb2"]
    assert {"d1", "d2", "u1", "u1.p1", "u1.p2", "r1", "l1", "l1.i1", "q1", "q1.p2", "t1"} <= {
        *addresses
    }


def test_no_xml_id_stands_twice():
    edition = build(every_node(), "doc").value
    idents = [element.get(XML_ID) for element in edition.root.iter("*") if element.get(XML_ID)]
    assert len(idents) == len(set(idents))


def test_a_label_stands_verbatim_before_its_turn():
    edition = built(turn("Vladimir  Putin: ", "", speech("Hello.")))
    note, utterance = found(edition, ".//t:div/*")
    assert (note.get("type"), words(note), utterance.tag) == (
        "speaker",
        "Vladimir  Putin: ",
        qualified("u"),
    )


def test_a_turn_of_an_unknown_person_points_to_nobody():
    edition = built(turn("A voice:", "nobody", speech("Hear, hear.")))
    assert found(edition, ".//t:u")[0].get("who") is None


def test_a_person_never_takes_an_id_that_the_header_uses():
    person = Person("chair", "Chair", named=False)
    edition = built(turn("Chair:", "chair", speech("Order.")), people=(person,))
    (listed,) = found(edition, ".//t:person")
    assert listed.get(XML_ID) not in RESERVED
    assert found(edition, ".//t:u")[0].get("who") == f"#{listed.get(XML_ID)}"


def test_a_name_is_told_whole_with_its_parts_marked():
    person = Person("B", "Anna M. Berg", named=True, role="Chair", forename="Anna", surname="Berg")
    edition = built(people=(person,))
    assert words_at(edition, ".//t:persName") == ["Chair Anna M. Berg"]
    assert words_at(edition, ".//t:persName/*") == ["Chair", "Anna", "Berg"]


@pytest.mark.parametrize(
    ("kind", "element", "attribute"),
    [
        ("applause", "kinesic", "type"),
        ("laughter", "vocal", "type"),
        ("action", "incident", "type"),
        ("translation", "incident", "type"),
        ("inaudible", "gap", "reason"),
    ],
)
def test_a_remark_is_the_element_that_its_kind_asks_for(kind, element, attribute):
    edition = built(Remark(text("(So.)"), NOWHERE, kind))
    (remark,) = found(edition, ".//t:div/*")
    assert (remark.tag, remark.get(attribute)) == (qualified(element), kind)


def test_what_is_printed_where_a_page_begins_stands_in_a_note():
    edition = build(every_node(), "doc").value
    page = next(edition.root.iter(qualified("pb")))
    assert (page.get("n"), words(page.getnext())) == ("12", "[[Page 12]]")


@pytest.mark.parametrize("value", ["2016-02-30", "2015-02-29", "1900-02-29", "2016-13-01", "soon"])
def test_a_date_that_does_not_exist_is_not_told_in_normal_form(value):
    edition = built(paragraph(ParagraphKind.DATE, "a day", value), date=Fact("a day", value))
    assert validate(edition) == ()
    assert found(edition, ".//*[@when]") == []


def test_headings_nest_by_level():
    edition = built(*(heading(level, f"{level}") for level in (0, 1, 2, 1)))
    assert words_at(edition, ".//t:body/t:div/t:head") == ["0"]
    assert words_at(edition, ".//t:body/t:div/t:div/t:head") == ["1", "1"]
    assert words_at(edition, ".//t:body/t:div/t:div/t:div/t:head") == ["2"]


def test_lists_of_any_depth_can_be_read_again():
    inner = listing(list_item("•", speech("the deepest")))
    for depth in range(2000):
        inner = listing(list_item(f"{depth}", speech(f"at {depth}"), inner))
    edition = built(inner)
    assert validate(edition) == ()
    assert "the deepest" in words(parse(serialize(edition), "deep.xml").value.root)


def test_a_title_made_from_the_id_is_readable():
    edition = built(speech("a"), ident="2016-03-24-putin-kerry")
    assert words_at(edition, ".//t:titleStmt/t:title") == ["2016-03-24 putin kerry"]


def test_the_name_of_the_source_is_told_without_its_folder():
    assert words_at(built(speech("a")), ".//t:sourceDesc//t:note") == ["record.txt"]


def test_the_header_counts_what_the_text_holds():
    edition = built(turn("A:", "", speech("one two"), speech("three")), turn("B:", ""))
    quantities = [measure.get("quantity") for measure in found(edition, ".//t:measure")]
    counted = {tag.get("gi"): tag.get("occurs") for tag in found(edition, ".//t:tagUsage")}
    assert quantities == ["2", "3"]
    assert (counted["u"], counted["seg"], counted["note"]) == ("2", "2", "2")


def test_words_in_a_list_are_counted_apart():
    edition = built(turn("", "", listing(list_item("1.", speech("one"), speech("two")))))
    assert found(edition, ".//t:measure[@unit='words']")[0].get("quantity") == "3"


def test_the_same_record_gives_the_same_bytes():
    first, second = (serialize(build(every_node(), "doc").value) for _ in range(2))
    assert first == second


def test_no_white_space_is_added_inside_words():
    edition = build(every_node(), "doc").value
    kept = [words(e) for e in edition.root.iter(*map(qualified, ("p", "note", "head", "desc")))]
    assert not [told for told in kept if "\n" in told]


# --- the example ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def example() -> Edition:
    path = ROOT / "input" / "2016-03-24-putin-kerry.txt"
    source = decode(path.read_bytes(), path.name).value
    return build(read(source, "transcript").value, path.stem).value


@pytest.fixture(scope="module")
def reference() -> Edition:
    path = SHARED / "examples" / "2016-03-24-putin-kerry.tei.xml"
    if not path.is_file():
        pytest.skip("the example lies in ../shared")
    return parse(path.read_bytes(), path.name).value


def _flat(edition: Edition) -> list[tuple[str, str, str, str]]:
    """Kind, type, speaker and words of each element that the body's blocks are made of."""
    blocks = map(qualified, ("head", "note", "u", "seg"))
    return [
        (e.tag, e.get("type") or "", e.get("who") or "", re.sub(r"\s+", " ", words(e)).strip())
        for e in edition.root.find(f"{TEI}text").iter(*blocks)
    ]


def test_the_example_says_what_the_reference_edition_says(example, reference):
    ours = [
        (tag, "" if tag == qualified("head") else kind, *rest)
        for tag, kind, *rest in _flat(example)
    ]
    assert [tuple(row) for row in ours] == _flat(reference)


def test_the_example_has_the_people_of_the_reference_edition(example, reference):
    path = ".//t:listPerson[@type='participants']/t:person/t:persName"
    assert words_at(example, path) == words_at(reference, path)


def test_the_example_has_the_facts_of_the_reference_edition(example, reference):
    for path in (".//t:titleStmt/*", ".//t:setting/t:date", ".//t:extent/*", ".//t:bibl/t:idno"):
        assert words_at(example, path) == words_at(reference, path)


def test_a_paragraph_of_unknown_kind_is_a_plain_p():
    edition = built(Paragraph(ParagraphKind.PLAIN, text("So."), NOWHERE))
    assert words_at(edition, ".//t:div/t:p") == ["So."]


def test_the_metadata_of_the_source_come_back_in_order():
    edition = build(every_node(), "doc").value
    assert project(parse(serialize(edition), "x.xml").value).value.facts.metadata == METADATA
