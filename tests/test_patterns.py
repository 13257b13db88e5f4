"""Regular expressions are compiled when they are used, and behave as those of `re`."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import publisher
from publisher.patterns import _Regex, regex


def test_nothing_is_compiled_before_it_is_used(monkeypatch):
    monkeypatch.setattr(re, "compile", pytest.fail)
    regex("(")


def test_it_is_compiled_once(monkeypatch):
    compiled = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *told: compiled.append(told) or real(*told))
    words = regex(r"[a-z]+", re.IGNORECASE)
    assert words.findall("An apple") == ["An", "apple"]
    assert words.sub("x", "An apple") == "x x"
    assert words.pattern == "[a-z]+"
    assert words.flags & re.IGNORECASE
    assert compiled == [("[a-z]+", re.IGNORECASE)]


@pytest.mark.parametrize("name", ["fullmatch", "match", "search"])
def test_it_finds_what_re_finds(name):
    for text in ("12", "a12", "12a", ""):
        ours, theirs = (getattr(made(r"\d+"), name)(text) for made in (regex, re.compile))
        assert (ours and ours.span()) == (theirs and theirs.span())


def test_bytes_are_searched_too():
    assert regex(rb"<(\w+)").search(b"x <p>")[1] == b"p"


def test_a_name_that_no_expression_has_is_an_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        regex("a").nonsense  # noqa: B018 -- the access is the test


def test_every_expression_of_ours_is_compiled_late_and_can_be_compiled():
    names = [m.name for m in pkgutil.walk_packages(publisher.__path__, "publisher.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    held = [(m.__name__, name, x) for m in modules for name, x in vars(m).items()]
    late = [x for _, _, x in held if isinstance(x, _Regex)]
    assert all(expression.groups >= 0 for expression in late)
    assert len(late) > 100
    assert [(m, name) for m, name, x in held if isinstance(x, re.Pattern)] == []
