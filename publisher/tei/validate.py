"""Does an edition follow our profile of TEI?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from itertools import chain

from lxml import etree

from publisher.patterns import regex
from publisher.report import Notice, Severity, Where
from publisher.tei import names
from publisher.tei.chapters import meetings
from publisher.tei.edition import Edition
from publisher.tei.identifiers import ident_of, idents_of
from publisher.tei.names import XML_ID, Element, line_of, local
from publisher.tei.parse import profile_of
from publisher.tei.profile import Allowed, elements, rules, schema
from publisher.tei.rules import broken

MOST = 20
"""How many faults of a kind are told one by one."""

_NAMESPACE = regex(re.escape(f"{{{names.TEI_NAMESPACE}}}"))
_MEND = "docs/tei-profile.md lists what may stand where, and the rules."


def validate(edition: Edition, profile: str = "") -> tuple[Notice, ...]:
    """What an edition has against our profile, with lines; empty when it is valid.

    It is held against the profile that it says it follows, or against `profile`, one of
    `names.PROFILES`, whatever it says. Of a corpus each document in it is; the whole must have
    each id once, and list all who speak.

    P201: a fault against the schema. P202: the document follows no profile of ours (one
    notice, for information). P203: an `xml:id` that stands twice. P204: `@who` leads to
    nobody, in TEI of others or in a corpus (one notice for all). P206: a broken rule of the
    profile. P207: the document follows a later profile than this program knows.
    """
    held = profile or edition.profile
    twice, idents = _identifiers(edition)
    if not held:
        return (*_foreign(edition), *twice, *_pointers(edition, idents))
    if local(edition.root) == "teiCorpus":
        return (*_in_meetings(edition, profile), *twice, *_pointers(edition, idents))
    return (*_against(edition, held), *twice)


def _against(edition: Edition, profile: str) -> Iterator[Notice]:
    """What a document has against a profile."""
    if profile not in names.PROFILES:
        return _later(edition)
    return chain(_faults(edition, profile), _broken_rules(edition, profile))


def _in_meetings(corpus: Edition, profile: str) -> Iterator[Notice]:
    """What the documents of a corpus have against the profile, each a document by itself."""
    for meeting in meetings(corpus):
        alone = deepcopy(meeting.root)  # the rules ask from the root of a document
        held = profile or profile_of(alone)
        own = replace(meeting, root=alone, profile=held)
        yield from _against(own, held) if held else _foreign(own)


def _faults(edition: Edition, profile: str) -> Iterator[Notice]:
    """What the schema says, in order of lines."""
    checker = schema(profile)
    if not checker.validate(edition.root):
        told = list(dict.fromkeys(_strangers(edition.root, elements(profile))))
        message = f"not of the profile {profile}: {{}}"
        yield from _told(edition, "P201", told or [_first_of(checker)], message)


def _broken_rules(edition: Edition, profile: str) -> Iterator[Notice]:
    found = sorted(
        (line_of(fault.element), f"{fault.message} (rule {fault.ident!r})")
        for fault in broken(edition.root, rules(profile))
    )
    yield from _told(edition, "P206", found, f"a rule of the profile {profile} is broken: {{}}")


def _told(
    edition: Edition, code: str, found: Iterable[tuple[int, str]], message: str
) -> Iterator[Notice]:
    """A notice for each fault, a line and words; one for all beyond the first few."""
    faults = list(found)
    for line, words in faults[:MOST]:
        where = Where(edition.name, line)
        yield Notice(code, Severity.WARNING, message.format(words), where, _MEND)
    if len(faults) > MOST:
        rest = message.format(f"{len(faults) - MOST} more faults")
        yield Notice(code, Severity.WARNING, rest, Where(edition.name))


def _strangers(root: Element, known: Mapping[str, Allowed]) -> Iterator[tuple[int, str]]:
    """Elements and attributes that the profile does not have where they stand.

    libxml2 stops at the first fault and seldom names its cause; this tells them all.
    """
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


def _later(edition: Edition) -> Iterator[Notice]:
    yield Notice(
        "P207",
        Severity.WARNING,
        f"this edition follows the profile {edition.profile}, which is later than "
        f"{names.PROFILE}; it is shown as far as it is known, and not checked",
        Where(edition.name, line_of(edition.root)),
        "Use a newer publisher.",
    )


def _identifiers(edition: Edition) -> tuple[tuple[Notice, ...], frozenset[str]]:
    """Notices for ids that stand twice; all ids."""
    found = idents_of(edition.root)
    idents = frozenset(found)
    return (() if len(idents) == len(found) else _duplicates(edition)), idents


def _duplicates(edition: Edition) -> tuple[Notice, ...]:
    seen: dict[str, int] = {}
    twice: list[Notice] = []
    for element in edition.root.iter("*"):
        ident = element.get(XML_ID)
        if ident in seen:
            twice.append(_twice(edition, element, ident, seen[ident]))
        elif ident:
            seen[ident] = line_of(element)
    return tuple(twice)


def _twice(edition: Edition, element: Element, ident: str, first: int) -> Notice:
    before = f"; it stands first in line {first}" if first else ""
    return Notice(
        "P203",
        Severity.WARNING,
        f"the xml:id {ident!r} stands twice{before}",
        Where(edition.name, line_of(element)),
        "Give one of the two another xml:id, and check what points to it.",
    )


def _pointers(edition: Edition, idents: frozenset[str]) -> Iterator[Notice]:
    """One notice for all who are pointed to and not there, at the first place."""
    listed = idents.union(map(ident_of, edition.root.iter(names.qualified("person"))))
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
