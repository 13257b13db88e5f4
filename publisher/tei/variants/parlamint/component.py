"""One meeting as a component file of ParlaMint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from publisher.report import Notice, Outcome, Severity
from publisher.tei.building.layout import lay_out
from publisher.tei.corpus.survey import survey
from publisher.tei.edition import Edition
from publisher.tei.names import XML_ID, XML_LANG, local, qualified
from publisher.tei.text import child, new_root
from publisher.tei.variants.parlamint.body import write_body
from publisher.tei.variants.parlamint.facts import DEMANDED_OF_MEETING, told_of
from publisher.tei.variants.parlamint.header import SITTING, write_header

_WORDS_ONLY = ("foreign", "hi", "lb", "list", "quote", "ref", "supplied", "table", "timeline")


def to_parlamint(edition: Edition, facts: Mapping[str, str]) -> Outcome[Edition]:
    """An edition of our profile as a component file of ParlaMint (ParlaMint-TEI.rng).

    Words, and the ids of turns and paragraphs, stay; the people stand in the corpus root.
    `facts` are those of `[parlamint]`; where one is missing that the schema demands, the file
    is made without it. P233: each fact that is missing. P235: what became words alone.
    """
    meeting = survey(edition)
    told = told_of(edition, {**facts, "place": meeting.place}, meeting.date)
    root = new_root("TEI", edition.root.get(XML_ID, ""), edition.lang)
    root.set("ana", SITTING)
    header = child(root, "teiHeader", "", {XML_LANG: "en"})
    text = child(root, "text", "", {"ana": SITTING})
    body = child(text, "body")
    for source in edition.root.iterchildren(qualified("text")):
        write_body(body, source)
    write_header(header, text, (meeting.title, edition.lang), told)
    lay_out(root)
    notices = (*told.demand(DEMANDED_OF_MEETING), *_not_known(edition))
    return Outcome(replace(edition, root=root, profile=""), notices)


def _not_known(edition: Edition) -> Iterator[Notice]:
    """P235: what of an edition ParlaMint has no elements for."""
    found = Counter(
        local(element)
        for text in edition.root.iterchildren(qualified("text"))
        for element in text.iter(*map(qualified, _WORDS_ONLY))
    )
    if found:
        told = ", ".join(f"{count} {name}" for name, count in sorted(found.items()))
        yield Notice(
            "P235",
            Severity.INFO,
            f"ParlaMint has no place for {told}: their words alone are kept",
            hint="The canonical edition has them.",
        )
