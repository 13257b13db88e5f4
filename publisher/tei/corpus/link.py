"""A meeting as a part of a corpus: its ids lead to the corpus, and none stands twice there.

`@who` holds the person's id in the corpus, as ParlaMint has it, so that one query finds all
that a person said anywhere. The meeting still tells who its speakers are: its own `person`
stays, without an `xml:id` and with `@sameAs` leading to the shared one, so that the file can
be shown and searched alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace

from publisher.tei.edition import Edition
from publisher.tei.identifiers import ident_of
from publisher.tei.names import XML_ID, Element, qualified
from publisher.tei.text import take_out


def link(edition: Edition, people: Mapping[str, str], place: str, root: str) -> Edition:
    """The edition as a meeting of the corpus whose root file is at `root`, seen from it.

    `people` gives the shared id for each person's id here; `place` is the id of the place
    there, "" for none. The kinds of records and speakers are told by the corpus.
    """
    tree = deepcopy(edition.root.getroottree()).getroot()
    for person in tree.iter(qualified("person")):
        _same_as(person, f"{root}#{people.get(ident_of(person), ident_of(person))}")
    for org in tree.iter(qualified("org")):
        _same_as(org, f"{root}#{ident_of(org)}")
    for turn in tree.iter(qualified("u")):
        if who := turn.get("who", ""):
            ids = (pointer.removeprefix("#") for pointer in who.split())
            turn.set("who", " ".join(f"#{people.get(ident, ident)}" for ident in ids))
    for setting in tree.iter(qualified("setting")):
        for name in setting.iterchildren(qualified("name")):
            if place:
                name.set("ref", f"{root}#{place}")
    for classes in list(tree.iter(qualified("classDecl"))):
        take_out(classes)
    return replace(edition, root=tree)


def _same_as(element: Element, pointer: str) -> None:
    element.attrib.pop(XML_ID, "")
    element.set("sameAs", pointer)
