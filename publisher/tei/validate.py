"""Does an edition follow our profile of TEI?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml import etree

from publisher.report import Notice, Severity, Where
from publisher.tei import names
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, Element, line_of, local

MOST = 20
"""How many faults against the schema are told one by one."""

_NAMESPACE = re.compile(re.escape(f"{{{names.TEI_NAMESPACE}}}"))
_MEND = "docs/tei-profile.md lists what may stand where; the schema is publisher-1.rng."


def validate(edition: Edition) -> tuple[Notice, ...]:
    """What an edition has against our profile, with lines; empty when it is valid.

    P201: a fault against the schema, in a document that says it follows the profile.
    P202: the document follows no profile of ours (one notice, for information).
    P203: an `xml:id` that stands twice. P204: a pointer that leads to nobody.
    """
    if not edition.profile:
        return (*_foreign(edition), *_identifiers(edition))
    return (*_faults(edition), *_identifiers(edition))


@cache
def _schema_bytes() -> bytes:
    return files("publisher.tei.schema").joinpath(f"{names.PROFILE}.rng").read_bytes()


@cache
def _schema() -> etree.RelaxNG:
    """The schema, compiled once in a process."""
    return etree.RelaxNG(etree.fromstring(_schema_bytes()))


def _faults(edition: Edition) -> Iterator[Notice]:
    schema = _schema()
    if schema.validate(edition.root):
        return
    found = list(schema.error_log)
    for entry in found[:MOST]:
        message = f"not of the profile {names.PROFILE}: {_plain(entry.message)}"
        yield Notice("P201", Severity.WARNING, message, Where(edition.name, entry.line), _MEND)
    if len(found) > MOST:
        rest = f"{len(found) - MOST} more faults against the profile {names.PROFILE}"
        yield Notice("P201", Severity.WARNING, rest, Where(edition.name))


def _plain(message: str) -> str:
    return _NAMESPACE.sub("", message)


def _foreign(edition: Edition) -> Iterator[Notice]:
    yield Notice(
        "P202",
        Severity.INFO,
        f"this TEI does not say that it follows the profile {names.PROFILE}; it is shown as it is",
        Where(edition.name, line_of(edition.root)),
    )


def _identifiers(edition: Edition) -> Iterator[Notice]:
    seen: dict[str, int] = {}
    for element in edition.root.iter("*"):
        ident = element.get(XML_ID)
        if ident in seen:
            yield _twice(edition, element, ident, seen[ident])
        elif ident:
            seen[ident] = line_of(element)
    yield from _pointers(edition, seen)


def _twice(edition: Edition, element: Element, ident: str, first: int) -> Notice:
    before = f"; it stands first in line {first}" if first else ""
    return Notice(
        "P203",
        Severity.WARNING,
        f"the xml:id {ident!r} stands twice{before}",
        Where(edition.name, line_of(element)),
        "Give one of the two another xml:id, and check what points to it.",
    )


def _pointers(edition: Edition, idents: dict[str, int]) -> Iterator[Notice]:
    """One notice for each person who is pointed to and not there, at the first place."""
    told: set[str] = set()
    for element in edition.root.iter(names.qualified("u"), names.qualified("sp")):
        for pointer in element.get("who", "").split():
            if pointer.startswith("#") and pointer[1:] not in idents and pointer not in told:
                told.add(pointer)
                yield _nobody(edition, element, pointer)


def _nobody(edition: Edition, element: Element, pointer: str) -> Notice:
    return Notice(
        "P204",
        Severity.INFO,
        f"{local(element)}/@who points to {pointer!r}, and the document lists no such person",
        Where(edition.name, line_of(element)),
        "In a corpus the person may stand in another file; otherwise add it to particDesc.",
    )
