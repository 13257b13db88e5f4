"""The rules of a profile, run from its Schematron (ISO/IEC 19757-3) on lxml's XPath 1.0.

A schema of ours has one rule in each pattern and one assertion in each rule, so that no rule
hides another. An assertion is then one question to the whole document, answered in C: which
nodes of the context fail the test? Only a rule with a `let` is asked of each node by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from lxml import etree

from publisher.data import dataclass
from publisher.tei.names import Element
from publisher.tei.text import one_line, parts

_Question = Callable[..., object]
_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_XSL = "{http://www.w3.org/1999/XSL/Transform}"


@dataclass(frozen=True, slots=True)
class Rule:
    """An assertion: which elements it speaks of, what must be true of each, what to say."""

    ident: str
    context: str
    test: str
    lets: tuple[tuple[str, str], ...]  # variables: names, and expressions for their values
    message: tuple[tuple[str, str], ...]  # words, or an expression for its value


@dataclass(frozen=True, slots=True)
class Key:
    """What `key()` looks up: elements, by the value of an expression (XSLT 1.0, 12.2)."""

    match: str
    use: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a schema, in its order."""

    rules: tuple[Rule, ...]
    keys: Mapping[str, Key]
    namespaces: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that an element breaks, and what is to be said of it."""

    ident: str
    element: Element
    message: str


def load(data: bytes) -> Rules:
    """The rules in a schema of this shape."""
    schema = etree.fromstring(data)
    return Rules(
        tuple(_rule(pattern) for pattern in schema.iter(f"{_SCH}pattern")),
        MappingProxyType(
            {
                key.get("name", ""): Key(key.get("match", ""), key.get("use", ""))
                for key in schema.iter(f"{_XSL}key")
            }
        ),
        MappingProxyType(
            {ns.get("prefix", ""): ns.get("uri", "") for ns in schema.iter(f"{_SCH}ns")}
        ),
    )


def _rule(pattern: Element) -> Rule:
    (rule,) = pattern.iter(f"{_SCH}rule")
    (told,) = rule.iter(f"{_SCH}assert")
    message = tuple(
        (part, "") if isinstance(part, str) else ("", part.get("select", ""))
        for part in parts(told)
    )
    lets = tuple(
        (let.get("name", ""), let.get("value", "")) for let in rule.iterchildren(f"{_SCH}let")
    )
    ident, context = pattern.get("id", ""), rule.get("context", "")
    return Rule(ident, context, told.get("test", ""), lets, message)


def broken(root: Element, rules: Rules) -> Iterator[Broken]:
    """Each rule that is broken and each element that breaks it, rule by rule."""
    document = _Document(root, rules)
    for rule in rules.rules:
        for element in document.failing(rule):
            yield Broken(rule.ident, element, document.message(rule, element))


def _asked(
    expression: str, namespaces: Mapping[str, str], extensions: Mapping[tuple[None, str], _Question]
) -> _Question:
    question = etree.XPath(
        expression, namespaces=dict(namespaces), extensions=dict(extensions), smart_strings=False
    )
    return cast("_Question", question)


@lru_cache(256)  # more than a profile has
def _asked_of_any(expression: str, namespaces: tuple[tuple[str, str], ...]) -> _Question:
    """A question that each document is asked alike."""
    return _asked(expression, dict(namespaces), {})


@dataclass(slots=True)
class _Document:
    """A document that is asked, and what its keys lead to."""

    root: Element
    rules: Rules
    _index: dict[str, dict[str, list[Element]]] = field(default_factory=dict)

    def failing(self, rule: Rule) -> list[Element]:
        """The elements that break a rule."""
        fails = f"not({rule.test})"
        if not rule.lets:
            return self._nodes(f"{rule.context}[{fails}]")
        ask, nodes = self._question(fails), self._nodes(rule.context)
        return [node for node in nodes if ask(node, **self._variables(rule, node))]

    def message(self, rule: Rule, element: Element) -> str:
        """What a rule says of an element that breaks it."""
        variables = self._variables(rule, element)
        told = (
            words + str(self._question(f"string({value})")(element, **variables) if value else "")
            for words, value in rule.message
        )
        return one_line("".join(told))

    def _variables(self, rule: Rule, element: Element) -> dict[str, str]:
        return {name: str(self._question(value)(element)) for name, value in rule.lets}

    def _nodes(self, pattern: str) -> list[Element]:
        """What a pattern of XSLT matches, wherever it stands unless it begins at the root."""
        path = pattern if pattern.startswith("/") else f"/descendant::{pattern}"
        return cast("list[Element]", self._question(path)(self.root))

    def _question(self, expression: str) -> _Question:
        """A question. One with a key is this document's alone, and by itself: lxml lets none be
        asked while the same is being answered.
        """
        namespaces = self.rules.namespaces
        if "key(" in expression:
            return _asked(expression, namespaces, {(None, "key"): self._key})
        return _asked_of_any(expression, tuple(namespaces.items()))

    def _key(self, _: object, name: str, values: object) -> list[Element]:
        """XPath's `key(name, values)`; the index of a name is made when it is first asked."""
        index = self._index.get(name)
        if index is None:
            index = self._index[name] = self._made(self.rules.keys[name])
        wanted = values if isinstance(values, list) else [values]
        return [element for value in wanted for element in index.get(str(value), ())]

    def _made(self, key: Key) -> dict[str, list[Element]]:
        use, index = self._question(f"string({key.use})"), dict[str, list[Element]]()
        for element in self._nodes(key.match):
            index.setdefault(str(use(element)), []).append(element)
        return index
