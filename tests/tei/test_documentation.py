"""docs/tei-profile.md and the schema name the same elements, attributes and values."""

from __future__ import annotations

import re

import pytest

from publisher.tei.build import build
from publisher.tei.corpus.link import link
from publisher.tei.names import PROFILE, local
from publisher.tei.profile import elements
from tests.tei.records import PUBLICATION, every_node, record, speech
from tests.tei.schemas import ROOT

ROW = re.compile(r"\| `(\w+)` \| (.*) \| .* \|")
SECTION = "## Elements and attributes"


@pytest.fixture(scope="module")
def documented() -> dict[str, dict[str, frozenset[str]]]:
    text = (ROOT / "docs" / "tei-profile.md").read_text("utf-8").partition(SECTION)[2]
    return {match[1]: _attributes(match[2]) for match in ROW.finditer(text)}


def _attributes(cell: str) -> dict[str, frozenset[str]]:
    told = [re.findall(r"`([^`]+)`", part) for part in cell.split("; ") if "`" in part]
    return {name: frozenset(values) for name, *values in told}


def test_the_table_and_the_schema_name_the_same(documented):
    schema = {name: dict(allowed.attributes) for name, allowed in elements(PROFILE).items()}
    assert documented == schema


def test_every_element_and_attribute_of_the_schema_is_written_by_some_record():
    written: dict[str, set[str]] = {name: set() for name in elements(PROFILE)}
    made = (
        build(every_node(), "doc").value,
        build(every_node(), "doc", PUBLICATION).value,
        build(record(speech("no title")), "doc").value,
    )
    for edition in (*made, link(made[0], {}, "place.x", "corpus.xml")):
        for element in edition.root.iter("*"):
            written[local(element)] |= {_short(str(key)) for key in element.attrib}
    assert written == {name: set(allowed.attributes) for name, allowed in elements(PROFILE).items()}


def _short(key: str) -> str:
    return key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
