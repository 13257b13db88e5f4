"""Paragraphs inside lists and quotations."""

from __future__ import annotations

from publisher.exporters.shared.nested import role_inside
from publisher.roles import Role


def test_a_common_paragraph_takes_the_look_of_what_it_stands_in():
    assert role_inside(Role.QUOTE, Role.SPEECH) is Role.QUOTE


def test_a_paragraph_of_a_kind_of_its_own_keeps_its_look():
    assert role_inside(Role.QUOTE, Role.VOTE) is Role.VOTE


def test_a_paragraph_that_stands_in_nothing_keeps_its_look():
    assert role_inside(None, Role.SPEECH) is Role.SPEECH
