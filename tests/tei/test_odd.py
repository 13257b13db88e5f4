"""The schemas and the tables of the profile are made from its ODD, which is TEI itself.

After a change of the ODD: `python tools/odd.py`, then read the diff.
"""

from __future__ import annotations

import pytest

from publisher.tei.names import PROFILE
from tests.tei.schemas import SCHEMAS, needs_shared, reference
from tools import odd


@pytest.fixture(scope="module")
def tree():
    return odd.read()


def test_the_relax_ng_is_made_from_the_odd(tree):
    assert odd.relax_ng(tree) == (SCHEMAS / f"{PROFILE}.rng").read_bytes()


def test_the_schematron_is_made_from_the_odd(tree):
    assert odd.schematron(tree) == (SCHEMAS / f"{PROFILE}.sch").read_bytes()


def test_the_tables_of_the_page_are_made_from_the_odd(tree):
    page = odd.PAGE.read_text("utf-8")
    assert odd.with_tables(page, tree) == page


@needs_shared
def test_the_odd_is_valid_tei(tree):
    schema = reference("tei/tei_all.simplified.rng.gz")
    assert schema.validate(tree), schema.error_log
