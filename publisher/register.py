"""A register of people, `people.toml`: who they are, however records label them.

[VladimirPutin]
name = "Vladimir Putin"
aliases = ["В.Путин", "MR PUTIN"]
role = "President of Russia"
wikidata = "Q7747"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from publisher.errors import UsageError
from publisher.guidance import Known

IDENTIFIERS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "wikidata": re.compile(r"Q[1-9]\d{0,11}"),
        "viaf": re.compile(r"[1-9]\d{0,21}"),
        "gnd": re.compile(r"[0-9X-]{2,20}"),
        "isni": re.compile(r"\d{15}[\dX]"),
        "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"),
    }
)
"""Outside identifiers of people, and what they look like."""
_TEXTS = ("name", "role", "organisation", "side")
_ID = re.compile(r"[^\W\d_][\w.-]*")


def people_of(text: str, path: str) -> tuple[Known, ...]:
    """The people of a register, in its order.

    Raises `UsageError` with file and line for what is not TOML, an unknown key, a bad
    value, or a label that two people bear.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}", "Mend the TOML.") from error
    people = tuple(_known(ident, table, text, path) for ident, table in tables.items())
    _check_labels(people, text, path)
    return people


def _known(ident: str, table: object, text: str, path: str) -> Known:
    place = f"{path}:{_line_of(ident, text)}"
    if not isinstance(table, dict):
        raise UsageError(f"{place}: {ident} is no table", f"Write [{ident}], then its keys.")
    if not _ID.fullmatch(ident):
        raise UsageError(
            f"{place}: {ident!r} can be no id", "An id has letters, digits, dots and hyphens."
        )
    _check_keys(ident, table, place)
    if not table.get("name"):
        raise UsageError(f"{place}: {ident} has no name", 'Give one: name = "…".')
    told = {key: str(table.get(key, "")) for key in _TEXTS}
    identifiers = tuple((key, str(table[key])) for key in IDENTIFIERS if key in table)
    return Known(labels=tuple(table.get("aliases", ())), id=ident, identifiers=identifiers, **told)


def _check_keys(ident: str, table: Mapping[str, object], place: str) -> None:
    for key, value in table.items():
        if key == "aliases":
            fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        elif key in _TEXTS:
            fits = isinstance(value, str)
        elif key in IDENTIFIERS:
            fits = isinstance(value, str) and IDENTIFIERS[key].fullmatch(value) is not None
        else:
            known = ", ".join(("aliases", *_TEXTS, *IDENTIFIERS))
            raise UsageError(f"{place}: unknown key {key!r} of {ident}", f"There are: {known}.")
        if not fits:
            raise UsageError(f"{place}: {key} of {ident} cannot be {value!r}")


def _check_labels(people: tuple[Known, ...], text: str, path: str) -> None:
    bearers: dict[str, str] = {}
    for known in people:
        for label in dict.fromkeys(map(_folded, (known.name, *known.labels))):
            if label in bearers:
                raise UsageError(
                    f"{path}:{_line_of(known.id, text)}: {known.id} and {bearers[label]} "
                    f"both bear {label!r}",
                    "Take it from one of them; a label can mean one person only.",
                )
            bearers[label] = known.id


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _line_of(ident: str, text: str) -> int:
    header = re.compile(
        rf"""\s*(?:\[\s*["']?{re.escape(ident)}["']?\s*\]|{re.escape(ident)}\s*=)"""
    )
    return next((n for n, line in enumerate(text.splitlines(), 1) if header.match(line)), 1)


def aliases_of(table: Mapping[str, object]) -> Iterator[Known]:
    """People by the aliases of a project: `"VP" = "Vladimir Putin"`."""
    by_name: dict[str, list[str]] = {}
    for label, name in table.items():
        by_name.setdefault(str(name), []).append(label)
    for name, labels in by_name.items():
        yield Known(name, tuple(labels))
