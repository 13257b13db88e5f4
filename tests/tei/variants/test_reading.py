"""The reading form: valid TEI, the same words and ids, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publisher.tei import names
from publisher.tei.build import build
from publisher.tei.edition import Edition
from publisher.tei.parse import parse
from publisher.tei.serialize import serialize
from publisher.tei.text import words
from publisher.tei.variants.reading import to_canonical, to_reading
from tests.tei.editions import RECORDS, edition_of
from tests.tei.records import every_node, records
from tests.tei.schemas import SHARED, needs_shared, tei_faults
from tests.tei.variants.bodies import cases, of_body, told_body

TEI = f"{{{names.TEI_NAMESPACE}}}"


def canonical(edition: Edition) -> bytes:
    return etree.tostring(edition.root.getroottree(), method="c14n2", with_comments=True)


def through(edition: Edition) -> Edition:
    """The reading form as a reader gets it: written, and read again."""
    return parse(serialize(to_reading(edition)), "x.xml").value


@pytest.mark.parametrize(("ours", "theirs"), cases("reading"))
def test_each_element_has_its_reading_form_and_comes_back(ours, theirs):
    given_form = of_body(ours)
    assert told_body(to_reading(given_form)) == theirs
    assert canonical(to_canonical(through(given_form))) == canonical(given_form)


def test_a_record_with_every_node_comes_back_to_the_byte():
    made = build(every_node(), "doc").value
    assert serialize(to_canonical(through(made))) == serialize(made)


@needs_shared
def test_the_reading_form_of_every_node_is_valid_tei():
    assert tei_faults(to_reading(build(every_node(), "doc").value).root) == []


@given(records())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_edition_comes_back_to_the_byte(any_record):
    made = build(any_record, "any").value
    again = to_canonical(through(made))
    assert serialize(again) == serialize(made)
    assert again.profile == names.PROFILE


@needs_shared
@given(records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_reading_form_of_any_edition_is_valid_tei(any_record):
    assert tei_faults(to_reading(build(any_record, "any").value).root) == []


@needs_shared
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_record_of_the_corpus_has_a_valid_reading_form_and_comes_back(path):
    made = edition_of(path)
    reading = to_reading(made)
    assert tei_faults(reading.root) == []
    assert not list(reading.root.iter(f"{TEI}u", f"{TEI}seg"))
    assert serialize(to_canonical(through(made))) == serialize(made)


def test_words_and_ids_stay_in_their_order():
    made = build(every_node(), "doc").value
    reading = to_reading(made)

    def ids(found: Edition) -> list[str | None]:
        text = found.root.find(f"{TEI}text")
        return [e.get(names.XML_ID) for e in text.iter("*") if e.get(names.XML_ID)]

    def said(found: Edition) -> str:
        return "".join(words(found.root.find(f"{TEI}text")).split())

    assert ids(reading) == ids(made)
    assert said(reading) == said(made)


def test_the_edition_that_went_in_is_not_changed():
    made = build(every_node(), "doc").value
    before = serialize(made)
    to_reading(made)
    assert serialize(made) == before


def test_the_header_tells_the_form_and_counts_its_elements():
    reading = to_reading(build(every_node(), "doc").value)
    text = reading.root.find(f"{TEI}text")
    counted = {t.get("gi"): int(t.get("occurs")) for t in reading.root.iter(f"{TEI}tagUsage")}
    assert counted["sp"] == len(list(text.iter(f"{TEI}sp")))
    assert "u" not in counted
    assert next(reading.root.iter(f"{TEI}schemaRef")).get("key") == names.READING_PROFILE
    assert "One sp per turn" in words(next(reading.root.iter(f"{TEI}segmentation")))


def test_tei_of_others_is_not_changed():
    other = parse(f'<TEI xmlns="{names.TEI_NAMESPACE}"><text/></TEI>'.encode(), "x.xml").value
    assert to_canonical(other) is other


@needs_shared
def test_the_reading_form_of_the_example_is_that_of_the_reference():
    path = SHARED / "examples" / "2016-03-24-putin-kerry.reading.tei.xml"
    reference = parse(path.read_bytes(), path.name).value
    ours = to_reading(edition_of(next(p for p in RECORDS if p.stem == "2016-03-24-putin-kerry")))
    assert _blocks(ours) == _blocks(reference)


def _blocks(found: Edition) -> list[tuple[str, str, str]]:
    """Name, type and words of what the body is made of, addresses and guesses left out."""
    blocks = ("head", "dateline", "ab", "speaker", "p", "sp")
    text = found.root.find(f"{TEI}text")
    return [
        (e.tag, "" if e.tag == f"{TEI}head" else e.get("type") or "", " ".join(words(e).split()))
        for e in text.iter(*(f"{TEI}{name}" for name in blocks))
        if e.tag != f"{TEI}sp"
    ]
