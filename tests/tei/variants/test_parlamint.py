"""Component files and roots of ParlaMint: valid where the facts are told, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from publisher.record import Fact
from publisher.tei import names
from publisher.tei.build import build
from publisher.tei.edition import Edition
from publisher.tei.text import words
from publisher.tei.variants.parlamint.component import to_parlamint
from publisher.tei.variants.parlamint.facts import DEMANDED_OF_MEETING
from publisher.tei.variants.parlamint.keys import FACTS, LICENCE
from tests.tei.editions import RECORDS, edition_of
from tests.tei.records import (
    every_node,
    record,
    records,
    speech,
)
from tests.tei.schemas import SHARED, needs_shared
from tests.tei.variants.bodies import cases, of_body, told_body

TEI = f"{{{names.TEI_NAMESPACE}}}"
SCHEMA = SHARED / "schemas" / "parlamint" / "ParlaMint-TEI.rng"
TOLD = {
    "parliament": "House of Commons",
    "country": "Canada",
    "country-code": "CA",
    "term": "36",
    "handle": "https://hdl.handle.net/11356/1",
    "licence": LICENCE,
    "publisher": "A library",
    "source": "https://example.org/hansard",
    "responsible": "Anna Berg",
    "funder": "A fund",
}


def faults(edition: Edition) -> list[str]:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    return [] if schema.validate(edition.root) else [str(schema.error_log[0])]


def made(*items, date="2021-05-04", facts=TOLD, **more) -> Edition:
    day = Fact(date, date) if date else None
    return to_parlamint(build(record(*items, date=day, **more), "doc").value, facts).value


def said(edition: Edition) -> str:
    return "".join("".join(words(t) for t in edition.root.iterchildren(f"{TEI}text")).split())


def body_of(edition: Edition) -> str:
    return "".join(line.strip() for line in told_body(edition).splitlines())


@needs_shared
@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_record_with_a_date_is_valid_and_the_others_miss_the_date_alone(path):
    edition = edition_of(path)
    component = to_parlamint(edition, TOLD)
    missing = [notice.message for notice in component.notices if notice.code == "P233"]
    assert said(component.value) == said(edition)
    if missing:
        (message,) = missing
        assert f"the date of {edition.ident}, which nothing tells" in message
    assert (faults(component.value) == []) == (missing == [])


@needs_shared
def test_every_node_is_valid_and_says_the_same():
    edition = build(every_node(), "doc").value
    component = to_parlamint(edition, TOLD)
    assert faults(component.value) == []
    assert said(component.value) == said(edition)
    assert [notice.code for notice in component.notices] == ["P235"]


@needs_shared
@given(records())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_is_valid_where_its_date_is_told(any_record):
    edition = build(any_record, "sitting-2021-05-04").value
    component = to_parlamint(edition, TOLD).value
    assert said(component) == said(edition)
    assert faults(component) == []


@needs_shared
@pytest.mark.parametrize("key", sorted({*DEMANDED_OF_MEETING} - {"term", "publisher", "date"}))
def test_each_fact_that_is_missing_is_told_once_with_its_key(key):
    facts = {name: value for name, value in TOLD.items() if name != key}
    if key == "parliament":
        facts.pop("country")  # a country would do as the place
    edition = build(record(speech("a"), date=Fact("2021-05-04", "2021-05-04")), "doc").value
    component = to_parlamint(edition, facts)
    (notice,) = component.notices
    assert (notice.code, FACTS[key].told in notice.message) == ("P233", True)
    assert notice.hint.endswith(f"settings: {key}.")
    assert faults(component.value) != []


def test_without_any_facts_each_is_missed_by_name():
    component = to_parlamint(build(record(speech("a")), "doc").value, {})
    assert len(component.notices) == len(DEMANDED_OF_MEETING)


def test_what_the_record_tells_goes_before_the_settings():
    metadata = (("Sitting", "56"), ("source_url", "https://example.org/56"), ("url", "no address"))

    edition = build(replace(record(speech("a")), metadata=metadata), "doc").value
    root = to_parlamint(edition, TOLD).value.root
    assert [m.get("n") for m in root.iter(f"{TEI}meeting")] == ["36", "56"]
    (source,) = root.iterfind(f".//{TEI}sourceDesc//{TEI}idno")
    assert source.text == "https://example.org/56"


def test_a_date_in_the_id_serves_where_the_record_tells_none():
    for ident, date in (("2021-05-04-sitting", "2021-05-04"), ("2021-13-04-x", None)):
        root = to_parlamint(build(record(speech("a")), ident).value, TOLD).value.root
        found = root.find(f".//{TEI}setting/{TEI}date")
        assert (found.get("when") if found is not None else None) == date


def test_a_licence_is_never_guessed():
    facts = {name: value for name, value in TOLD.items() if name != "licence"}
    root = made(speech("a"), facts=facts).root
    assert root.find(f".//{TEI}availability").get("status") == "unknown"
    assert root.find(f".//{TEI}licence") is None


@pytest.mark.parametrize(("ours", "theirs"), cases("parlamint"))
def test_each_structure_has_its_form(ours, theirs):
    assert body_of(to_parlamint(of_body(ours), TOLD).value) == theirs
