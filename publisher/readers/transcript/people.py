"""One person, one id, however labelled: names, titles and labels brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from publisher.readers.transcript import names
from publisher.readers.transcript.dialects import shape
from publisher.readers.transcript.names import Named
from publisher.record import Person


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a record, and the id behind each label (by `Label.key`)."""

    people: tuple[Person, ...]
    ids: Mapping[str, str]


def cast_of(labels: Sequence[str], told: Sequence[str]) -> Cast:
    """The people behind the labels (asides and marks left out, in order of appearance).

    `told` are passages that may tell full names and offices: title, bylines, attendance.
    """
    printed = {_key(label): label for label in reversed(labels)}
    keys = list(dict.fromkeys(_key(label) for label in labels))
    together = frozenset(keys)
    known = {key: _named(printed[key], together, told) for key in keys}
    merged = _merged(known)
    return _cast(keys, printed, merged)


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _named(label: str, keys: frozenset[str], told: Sequence[str]) -> Named:
    """The name, the office and the surname that a label and the passages tell."""
    if shape.is_unnamed(label):
        return Named(label, named=False)
    found = names.taken_apart(label, keys)
    if not found.named:
        return found
    return names.completed(found, told, in_capitals=shape.is_capitals(label.rsplit(maxsplit=1)[-1]))


def _merged(known: Mapping[str, Named]) -> dict[str, Named]:
    """The same name for labels of one person: a name that just one fuller name ends with
    is that one.
    """
    fuller: dict[str, set[str]] = {}
    for named in known.values():
        words = named.name.casefold().split() if named.named else []
        for start in range(1, len(words)):
            fuller.setdefault(" ".join(words[start:]), set()).add(named.name)
    return {key: _fullest(named, fuller) for key, named in known.items()}


def _fullest(named: Named, fuller: Mapping[str, set[str]]) -> Named:
    found = fuller.get(named.name.casefold(), set()) if named.named else set()
    return replace(named, name=next(iter(found))) if len(found) == 1 else named


def _cast(keys: Sequence[str], printed: Mapping[str, str], known: Mapping[str, Named]) -> Cast:
    by_name: dict[str, list[str]] = {}
    for key in keys:
        by_name.setdefault(known[key].name.casefold(), []).append(key)
    taken: set[str] = set()
    people, ids = [], {}
    for group in by_name.values():
        ident = _identifier(known[group[0]].name, taken)
        people.append(_person(ident, [known[key] for key in group], [printed[k] for k in group]))
        ids.update(dict.fromkeys(group, ident))
    return Cast(tuple(people), MappingProxyType(ids))


def _person(ident: str, known: Sequence[Named], labels: Sequence[str]) -> Person:
    role = next((named.role for named in known if named.role), "")
    first = known[0]
    forename, _, surname = first.name.rpartition(" ") if first.named else ("", "", "")
    return Person(
        ident,
        first.name,
        first.named,
        role,
        forename=forename,
        surname=surname,
        labels=tuple(labels),
    )


def _identifier(name: str, taken: set[str]) -> str:
    """`VladimirPutin`: an XML name (NCName) made of the letters of a name, not yet taken."""
    words = "".join(c if c.isalnum() else " " for c in name).split()
    base = "".join(word[0].upper() + word[1:] for word in words) or "Speaker"
    base = base if base[0].isalpha() else f"Speaker{base}"
    ident, number = base, 1
    while ident.casefold() in taken:
        number += 1
        ident = f"{base}{number}"
    taken.add(ident.casefold())
    return ident
