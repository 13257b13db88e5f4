"""Names that are claimed: the first holds, however many there are."""

from __future__ import annotations

import pytest

from publisher.batch import claims
from publisher.batch.claims import Claims


@pytest.mark.parametrize("in_memory", [0, 2, 100])
def test_every_claim_is_held_in_memory_and_on_the_disk(in_memory, monkeypatch):
    monkeypatch.setattr(claims, "_IN_MEMORY", in_memory)
    held = Claims()
    for number in range(10):
        held.claim(f"key {number}", f"name {number}")
    assert [held.holder(f"key {n}") for n in range(11)] == [*(f"name {n}" for n in range(10)), None]


@pytest.mark.parametrize("in_memory", [0, 100])
def test_a_name_need_not_be_unicode(in_memory, monkeypatch):
    monkeypatch.setattr(claims, "_IN_MEMORY", in_memory)
    held = Claims()
    held.claim("key \udcff\ud800", "name \udcfe")
    assert held.holder("key \udcff\ud800") == "name \udcfe"


@pytest.mark.parametrize("in_memory", [0, 100])
def test_whether_anything_is_claimed(in_memory, monkeypatch):
    monkeypatch.setattr(claims, "_IN_MEMORY", in_memory)
    held = Claims()
    assert not held
    held.claim("key", "name")
    assert held
