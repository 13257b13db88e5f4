"""Does an edition follow our profile of TEI?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publisher.report import Notice, Severity, Where
from publisher.tei import names
from publisher.tei.edition import Edition
from publisher.tei.identifiers import ident_of
from publisher.tei.names import XML_ID, Element, line_of, local
from publisher.tei.profile import Allowed, elements, schema

MOST = 20
"""How many faults against the schema are told one by one."""

_NAMESPACE = re.compile(re.escape(f"{{{names.TEI_NAMESPACE}}}"))
_MEND = "docs/tei-profile.md lists what may stand where; the schema is publisher-1.rng."


def validate(edition: Edition) -> tuple[Notice, ...]:
    """What an edition has against our profile, with lines; empty when it is valid.

    P201: a fault against the schema, in a document that says it follows the profile.
    P202: the document follows no profile of ours (one notice, for information).
    P203: an `xml:id` that stands twice. P204: `@who` leads to nobody (one notice for
    all).
    """
    if not edition.profile:
        return (*_foreign(edition), *_identifiers(edition))
    return (*_faults(edition), *_identifiers(edition))


def _faults(edition: Edition) -> Iterator[Notice]:
    checker = schema()
    if checker.validate(edition.root):
        return
    found = list(dict.fromkeys(_strangers(edition.root))) or [_first_of(checker)]
    for line, message in found[:MOST]:
        told = f"not of the profile {names.PROFILE}: {message}"
        yield Notice("P201", Severity.WARNING, told, Where(edition.name, line), _MEND)
    if len(found) > MOST:
        rest = f"{len(found) - MOST} more faults against the profile {names.PROFILE}"
        yield Notice("P201", Severity.WARNING, rest, Where(edition.name))


def _strangers(root: Element) -> Iterator[tuple[int, str]]:
    """Elements and attributes that the profile does not have where they stand.

    libxml2 stops at the first fault and seldom names its cause; this tells them all.
    """
    known = elements()
    for element in root.iter("*"):
        name, line = local(element), line_of(element)
        if name not in known:
            yield line, f"there is no element {name!r}"
            continue
        parent = element.getparent()
        holder = known.get(local(parent)) if parent is not None else None
        if holder and parent is not None and name not in holder.children:
            yield line, f"{name!r} may not stand in {local(parent)!r}"
        for told in _strange_attributes(element, known[name]):
            yield line, told


def _strange_attributes(element: Element, allowed: Allowed) -> Iterator[str]:
    name = local(element)
    for key, value in element.attrib.items():
        attribute = str(key).replace(f"{{{names.XML_NAMESPACE}}}", "xml:")
        values = allowed.attributes.get(attribute)
        if values is None:
            yield f"{name!r} takes no attribute {attribute!r}"
        elif values and value not in values:
            listed = ", ".join(sorted(values))
            yield f"{name}/@{attribute} is {str(value)!r}, and may be: {listed}"


def _first_of(checker: etree.RelaxNG) -> tuple[int, str]:
    """The first fault that libxml2 tells, by the message that says most."""
    found = [(entry.line, _NAMESPACE.sub("", entry.message)) for entry in checker.error_log]
    values = [fault for fault in found if fault[1].startswith("Invalid attribute")]
    return next(iter((*values, *found)), (0, "it is not valid"))


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
    """One notice for all who are pointed to and not there, at the first place."""
    listed = idents.keys() | map(ident_of, edition.root.iter(names.qualified("person")))
    missing: dict[str, Element] = {}
    for element in edition.root.iter(names.qualified("u"), names.qualified("sp")):
        for pointer in element.get("who", "").split():
            if pointer.startswith("#") and pointer[1:] not in listed:
                missing.setdefault(pointer, element)
    if missing:
        yield _nobody(edition, missing)


def _nobody(edition: Edition, missing: dict[str, Element]) -> Notice:
    pointer, element = next(iter(missing.items()))
    others = f", and to {len(missing) - 1} more" if len(missing) > 1 else ""
    return Notice(
        "P204",
        Severity.INFO,
        f"{local(element)}/@who points to {pointer!r}, whom the document does not list{others}",
        Where(edition.name, line_of(element)),
        "In a corpus the person may stand in another file; otherwise add it to particDesc.",
    )
