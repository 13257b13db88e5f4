"""Our own JSON, read again: who took part is who took part."""

from __future__ import annotations

import json

import pytest

from publisher.pipeline import Document, prepare


def people_of(*participants):
    turns = [
        {
            "kind": "turn",
            "id": f"u{number}",
            "speaker": person["id"],
            "label": person["name"],
            "separator": ":",
            "paragraphs": [{"kind": "speech", "id": f"u{number}.p1", "text": "Good morning."}],
        }
        for number, person in enumerate(participants, 1)
    ]
    data = {"version": 1, "id": "a", "title": "", "participants": participants, "items": turns}
    return prepare(Document("a.json", json.dumps(data).encode())).value.view.people


@pytest.mark.parametrize(
    ("identifiers", "told"),
    [
        ({"wikidata": "Q1", "viaf": "2"}, (("wikidata", "Q1"), ("viaf", "2"))),
        ({"wikidata": ["Q1"], "viaf": "2"}, (("viaf", "2"),)),
        (["Q1"], ()),
    ],
)
def test_the_identifiers_of_a_person_are_kept(identifiers, told):
    (person,) = people_of({"id": "AB", "name": "Anna Berg", "identifiers": identifiers})
    assert (person.id, person.name, person.identifiers) == ("AB", "Anna Berg", told)
