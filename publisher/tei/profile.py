"""Our profiles of TEI, read from their schemas: elements, attributes, children, rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from publisher.data import dataclass
from publisher.tei import rules as schematron
from publisher.tei.names import Element
from publisher.tei.text import words

_RNG = "{http://relaxng.org/ns/structure/1.0}"


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an element of the profile may hold, wherever it stands."""

    attributes: Mapping[str, frozenset[str]]  # name, as `xml:id`: its values, none for any
    children: frozenset[str]


@cache
def schema(profile: str) -> etree.RelaxNG:
    """The schema of a profile, RELAX NG, compiled once in a process."""
    return etree.RelaxNG(etree.fromstring(_file(f"{profile}.rng")))


@cache
def rules(profile: str) -> schematron.Rules:
    """What its schema cannot say, from its Schematron."""
    return schematron.load(_file(f"{profile}.sch"))


def _file(name: str) -> bytes:
    return (Path(__file__).parent / "schema" / name).read_bytes()


@cache
def elements(profile: str) -> Mapping[str, Allowed]:
    """Every element of a profile by name, and what it may hold."""
    grammar = etree.fromstring(_file(f"{profile}.rng"))
    defined = {define.get("name", ""): define for define in grammar.iter(f"{_RNG}define")}
    patterns: dict[str, list[Element]] = {}
    for element in grammar.iter(f"{_RNG}element"):
        inner = _inner(element, defined)
        patterns.setdefault(element.get("name", ""), []).extend(inner)
    return MappingProxyType({name: _allowed(inner, defined) for name, inner in patterns.items()})


def _allowed(patterns: list[Element], defined: Mapping[str, Element]) -> Allowed:
    values: dict[str, list[frozenset[str]]] = {}
    for pattern in patterns:
        if pattern.tag == f"{_RNG}attribute":
            values.setdefault(pattern.get("name", ""), []).append(_values(pattern, defined))
    return Allowed(
        MappingProxyType(
            {
                name: frozenset[str]().union(*found) if all(found) else frozenset()
                for name, found in values.items()
            }
        ),
        frozenset(p.get("name", "") for p in patterns if p.tag == f"{_RNG}element"),
    )


def _inner(pattern: Element, defined: Mapping[str, Element]) -> Iterator[Element]:
    """The attributes, elements and values that a pattern holds itself, through references."""
    for node in pattern.iterchildren(f"{_RNG}*"):
        kind = str(node.tag).removeprefix(_RNG)
        if kind in {"element", "attribute", "value", "data"}:
            yield node
        elif kind == "ref":
            yield from _inner(defined[node.get("name", "")], defined)
        else:
            yield from _inner(node, defined)


def _values(attribute: Element, defined: Mapping[str, Element]) -> frozenset[str]:
    """The values of an attribute that takes no others; none when it takes any."""
    found = list(_inner(attribute, defined))
    is_open = any(node.tag != f"{_RNG}value" for node in found)
    return frozenset() if is_open else frozenset(words(node) for node in found)
