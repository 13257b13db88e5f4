"""What a folder's state says of its files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.batch.state import Product, opened
from publisher.report import Notice, Severity, Where

PRODUCT = Product(
    "a/b.txt", "txt", 'in/"b"\udc80.txt', "s", "k", "d", 3, "1 2 3", (), '{"python": "3"}'
)
NOTICE = Notice("P101", Severity.INFO, "words", Where("", 3, 1), "hint")


@pytest.fixture
def state(tmp_path):
    with opened(tmp_path / "state.sqlite", lambda: None) as opened_:
        yield opened_


def test_a_product_comes_back_as_it_was_put(state):
    noticed = replace(PRODUCT, path="a/b.xml", notices=(NOTICE,))
    state.put([PRODUCT, noticed])
    assert list(state.products_of("a/b")) == [PRODUCT, noticed]


@pytest.mark.parametrize("other", ["a/b-c.txt", "a/bc.txt", "a/b/c.txt", "a/B.txt", "b.txt"])
def test_another_name_is_another_product(state, other):
    state.put([PRODUCT, replace(PRODUCT, path=other)])
    assert list(state.products_of("a/b")) == [PRODUCT]


def test_a_manifest_lists_what_is_there_until_that_changes(state):
    state.put([PRODUCT])
    state.set_listed("d1")
    assert state.listed() == "d1"
    state.put([])
    assert state.listed() == ""
    state.set_listed("d2")
    state.drop(PRODUCT.path)
    assert state.listed() == ""
