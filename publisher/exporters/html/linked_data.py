"""What a page tells programs of itself: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import json
from typing import TypeAlias

from publisher import view as v
from publisher.exporters.shared.xhtml.elements import is_language

_Value: TypeAlias = "str | list[_Value] | dict[str, _Value]"
_Object: TypeAlias = dict[str, _Value]

# No character that could end the element, or begin a comment in it (HTML, 4.12.1.3).
_ESCAPED = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def linked_data(view: v.View, *, in_full: bool) -> str:
    """The page as a text about an event. Only where the page carries its edition (`in_full`)
    does it tell who took part, where, on which terms and in which series.
    """
    facts = view.facts
    event = _without_empty({"@type": "Event", "name": facts.title, "startDate": facts.date})
    if in_full:
        event |= _without_empty(
            {
                "identifier": _numbers(facts),
                "location": _named("Place", facts.place),
                "attendee": _people(view),
            }
        )
    page: _Object = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": facts.title,
        "inLanguage": view.lang if is_language(view.lang) else "",
        "about": event,
        **(_edition(view) if in_full else {}),
    }
    text = json.dumps(_without_empty(page), ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)


def _edition(view: v.View) -> _Object:
    """What the edition's header tells of the edition."""
    facts = view.facts
    return {
        "identifier": view.id,
        "publisher": _named("Organization", facts.publisher),
        "license": _licence(facts),
        "isPartOf": _named("CreativeWorkSeries", facts.collection),
        "isBasedOn": _named("CreativeWork", facts.source_name),
    }


def _licence(facts: v.Facts) -> _Value:
    """The terms: an address alone where they have no words."""
    if not facts.licence:
        return facts.licence_url
    terms: _Object = {
        "@type": "CreativeWork",
        "name": facts.licence,
        "url": facts.licence_url,
    }
    return _without_empty(terms)


def _numbers(facts: v.Facts) -> _Value:
    """The numbers of the meeting, as it prints them."""
    return [
        {"@type": "PropertyValue", "propertyID": kind, "value": number, "name": printed}
        for kind, number, printed in facts.series
    ]


def _without_empty(told: _Object) -> _Object:
    return {key: value for key, value in told.items() if value}


def _named(kind: str, name: str) -> _Value:
    return {"@type": kind, "name": name} if name else ""


def _people(view: v.View) -> list[_Value]:
    return [_person(person) for person in view.people if person.named]


def _person(person: v.Person) -> _Object:
    known: list[_Value] = [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value}
        for scheme, value in person.identifiers
    ]
    told: _Object = {
        "@type": "Person",
        "name": person.name,
        "jobTitle": person.role,
        "affiliation": _named("Organization", person.organisation),
        "identifier": known,
    }
    return _without_empty(told)
