"""Each rule of the profile can be broken, and an independent Schematron says so as well."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from publisher.tei.build import build
from publisher.tei.names import PROFILE
from publisher.tei.parse import parse
from publisher.tei.profile import rules
from publisher.tei.rules import broken
from publisher.tei.serialize import serialize
from publisher.tei.validate import MOST, validate
from tests.tei.records import PUBLICATION, every_node, record, speech, turn
from tests.tei.schemas import SCHEMAS

CASES = tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))
SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@pytest.fixture(scope="module")
def data() -> bytes:
    return serialize(build(every_node(), "doc", PUBLICATION).value)


@pytest.fixture(scope="module")
def reference() -> isoschematron.Schematron:
    """The ISO Schematron skeleton in XSLT, run by libxslt."""
    schema = etree.parse(SCHEMAS / f"{PROFILE}.sch")
    return isoschematron.Schematron(schema, store_report=True)


def changed(data: bytes, case: dict[str, str]) -> bytes:
    old = case["old"].encode()
    assert old in data
    return data.replace(old, case["new"].encode(), 1)


def said_by(reference: isoschematron.Schematron, data: bytes) -> list[tuple[str, str]]:
    """The rules that fail by the reference, with their messages."""
    reference.validate(etree.fromstring(data, etree.XMLParser(collect_ids=False)))
    pattern, found = "", []
    for element in reference.validation_report.getroot().iter("*"):
        pattern = element.get("id", pattern) if element.tag == f"{SVRL}active-pattern" else pattern
        if element.tag == f"{SVRL}failed-assert":
            found.append((pattern, " ".join("".join(element.itertext()).split())))
    return found


def said_by_us(data: bytes) -> list[tuple[str, str]]:
    root = parse(data, "doc.xml").value.root
    return [(fault.ident, fault.message) for fault in broken(root, rules(PROFILE))]


def test_each_rule_has_a_case():
    assert set(CASES) == {rule.ident for rule in rules(PROFILE).rules}


def test_an_edition_of_ours_breaks_no_rule(data, reference):
    assert said_by_us(data) == said_by(reference, data) == []


@pytest.mark.parametrize("ident", CASES)
def test_a_rule_that_is_broken_says_so(data, ident):
    assert (ident, CASES[ident]["says"]) in said_by_us(changed(data, CASES[ident]))


@pytest.mark.parametrize("ident", CASES)
def test_the_reference_finds_the_same_rules_broken(data, reference, ident):
    bad = changed(data, CASES[ident])
    assert said_by_us(bad) == said_by(reference, bad)


def test_a_broken_rule_is_a_notice_with_its_line(data):
    bad = changed(data, CASES["speakers-listed"])
    line = bad[: bad.index(b"#VladimirPoutine")].count(b"\n") + 1
    (notice,) = validate(parse(bad, "doc.xml").value)
    assert (notice.code, notice.where.line) == ("P206", line)
    assert "'speakers-listed'" in notice.message


def test_a_long_list_of_broken_rules_is_cut():
    many = record(*(turn("A:", "", speech("a")) for _ in range(MOST + 5)))
    bad = serialize(build(many, "doc").value).replace(b"<u ", b'<u who="#X" ')
    (*told, rest) = validate(parse(bad, "doc.xml").value)
    assert len(told) == MOST
    assert "5 more" in rest.message
