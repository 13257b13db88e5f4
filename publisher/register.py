"""A register of people, `people.toml`: who they are, however records label them.

[VladimirPutin]
name = "Vladimir Putin"
aliases = ["В.Путин", "MR PUTIN"]
role = "President of Russia"
wikidata = "Q7747"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.errors import UsageError
from publisher.guidance import Known, folded
from publisher.tei.building.header import RESERVED
from publisher.tei.identifiers import name_for
from publisher.toml_text import Key, is_text, is_texts, line_of, parsed


def _shaped(pattern: str, wanted: str) -> Key:
    """A key for an identifier with this shape."""
    shape = re.compile(pattern)
    return Key(wanted, lambda value: isinstance(value, str) and shape.fullmatch(value) is not None)


IDENTIFIERS: Mapping[str, Key] = MappingProxyType(
    {
        "wikidata": _shaped(r"Q[1-9][0-9]{0,11}", "Q and a number, such as Q7747"),
        "viaf": _shaped(r"[1-9][0-9]{0,21}", "a number in quotes"),
        "gnd": _shaped(r"[0-9]{1,10}(-?[0-9X])?", "digits, such as 118540238"),
        "isni": _shaped(r"[0-9]{15}[0-9X]", "16 digits without spaces; the last may be X"),
        "orcid": _shaped(
            r"([0-9]{4}-){3}[0-9]{3}[0-9X]", "16 digits in fours, such as 0000-0002-1825-0097"
        ),
    }
)
"""Outside identifiers of people."""

KEYS: Mapping[str, Key] = MappingProxyType(
    {
        "name": Key("a name", is_text),
        "aliases": Key("a list of labels or other names", is_texts),
        "role": Key("a role", is_text),
        "organisation": Key("the name of a body", is_text),
        "side": Key("the name of a side", is_text),
        **IDENTIFIERS,
    }
)
"""What may be told of a person."""


def people_of(text: str, path: str) -> tuple[Known, ...]:
    """The people of a register, in its order.

    Raises `UsageError` with file and line for what is not TOML, an id that an edition
    cannot use as it is, an unknown key, a bad value, or a label that two people bear.
    """
    people = tuple(_known(ident, row, text, path) for ident, row in parsed(text, path).items())
    _check_labels(people, text, path)
    return people


def with_aliases(people: Sequence[Known], aliases: Mapping[str, str]) -> tuple[Known, ...]:
    """The people with a project's aliases: a label, and the person by any name or label.

    They go before the register's: a label that both know is whose the project says.
    """
    bearers = {folded(label): known for known in people for label in _labels(known)}
    given: dict[Known, list[str]] = {known: [] for known in people}
    for label, name in aliases.items():
        person = bearers.setdefault(folded(name), Known(name))
        given.setdefault(person, []).append(label)
    claimed = frozenset(map(folded, aliases))
    return tuple(
        replace(known, labels=(*(x for x in known.labels if folded(x) not in claimed), *labels))
        for known, labels in given.items()
    )


def _known(ident: str, table: object, text: str, path: str) -> Known:
    place = f"{path}:{line_of(ident, text)}"
    if not isinstance(table, dict):
        raise UsageError(f"{place}: {ident} is no table", f"Write [{ident}], then its keys.")
    if name_for(ident, "_") != ident or "." in ident or ident in RESERVED:
        raise UsageError(
            f"{place}: {ident!r} can be no id of a person",
            "An id begins with a letter and has letters, digits, hyphens and underscores; "
            f"these are taken: {', '.join(sorted(RESERVED))}.",
        )
    told = dict(_checked(ident, table, text, path))
    if "name" not in told:
        raise UsageError(f"{place}: {ident} has no name", 'Give one: name = "…".')
    texts = {key: str(told.get(key, "")) for key in ("name", "role", "organisation", "side")}
    identifiers = tuple((key, str(told[key])) for key in IDENTIFIERS if key in told)
    return Known(labels=tuple(table.get("aliases", ())), id=ident, identifiers=identifiers, **texts)


def _checked(
    ident: str, table: Mapping[str, object], text: str, path: str
) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        place = f"{path}:{line_of(name, text, ident)}"
        if name not in KEYS:
            raise UsageError(
                f"{place}: unknown key {name!r} of {ident}", f"There are: {', '.join(KEYS)}."
            )
        if not KEYS[name].fits(value):
            raise UsageError(f"{place}: {name} must be {KEYS[name].wanted}, not {value!r}")
        yield name, value


def _check_labels(people: Sequence[Known], text: str, path: str) -> None:
    """Raise `UsageError` when a label or a name is two people's."""
    bearers: dict[str, str] = {}
    for known in people:
        for label in _labels(known):
            other = bearers.setdefault(folded(label), known.id)
            if other != known.id:
                key = "name" if label == known.name else "aliases"
                raise UsageError(
                    f"{path}:{line_of(key, text, known.id)}: {label!r} of {known.id} "
                    f"is {other}'s already",
                    "Take it from one of them: a label means one person.",
                )


def _labels(known: Known) -> tuple[str, ...]:
    return (known.name, *known.labels)
