"""Our own JSON, read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.errors import InputError
from publisher.exporters import json_document
from publisher.exporters.base import Options
from publisher.pipeline import Document, prepare
from publisher.readers import open_source
from publisher.testing import check_layout
from publisher.theme.load import load

ROOT = Path(__file__).parents[2]
RECORDS = sorted(path for path in (ROOT / "input").glob("*.txt") if path.stem != "SOURCES")


def exported(name, data):
    document = Document(name, data, id=Path(name).stem)
    return json_document.export(prepare(document).value.view, THEME, Options()).value


THEME = load("default").value
ROUND_TRIPS = [
    pytest.param(
        path,
        id=path.stem,
    )
    for path in RECORDS
]


def turns(meeting):
    return [
        (item["label"], [paragraph.get("text") for paragraph in item["paragraphs"]])
        for item in meeting["items"]
        if item["kind"] == "turn"
    ]


def texts(value):
    """Every word of a meeting's items, as they stand in the file."""
    if isinstance(value, list):
        return "".join(map(texts, value))
    if isinstance(value, dict):
        printed = ("before", "label", "separator", "mark", "text", "items", "paragraphs", "rows")
        return "".join(texts(value.get(key, "")) for key in (*printed, "after"))
    return value


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_layout_holds_all_that_the_json_says(path):
    data = exported(path.name, path.read_bytes())
    source = open_source(data, "meeting.json", "json").value
    meeting = json.loads(data)
    check_layout(source)
    assert "".join(source.text.split()) == "".join(texts(meeting["items"]).split())
    labels = [source.slice(b.span) for b in source.layout.blocks if b.kind == "label"]
    wanted = [i["label"] + i["separator"] for i in meeting["items"] if i["kind"] == "turn"]
    assert labels == wanted
    named = [(p["name"], p["role"]) for p in meeting["participants"] if p["named"]]
    assert [(known.name, known.role) for known in source.layout.people] == named


@pytest.mark.parametrize("path", ROUND_TRIPS)
def test_a_meeting_goes_to_json_and_back(path):
    data = exported(path.name, path.read_bytes())
    one, two = json.loads(data), json.loads(exported(f"{path.stem}.json", data))
    for key in ("title", "date", "place", "language"):
        assert one[key] == two[key]
    people = [[(p["name"], p["role"]) for p in each["participants"]] for each in (one, two)]
    assert people[0] == people[1]
    assert turns(one) == turns(two)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "no JSON"),
        ('{"id": "x",\n "items": [}', "meeting.json:2: this is no JSON"),
        ('[\n{"text": "x"},\n,]', "meeting.json:3: this is no JSON"),
        ("[1, 2]", "no meeting"),
        ('{"a": 1}', "no meeting"),
        ("NaN", "NaN is no value of JSON"),
        ("[" * 100_000, "nests too deeply"),
        ('{"a":' * 100_000, "nests too deeply"),
        ('{"version": 2, "items": []}', "version 2"),
        ('{"items": 5}', "'items' must be a list"),
        ('{"items": [5]}', "'items' must be a list of objects"),
        ('{"items": [{"kind": "speech", "text": []}]}', "'text' must be a string"),
        ('{"items": [{"kind": "heading", "level": -1}]}', "'level' must be a whole number"),
        ('{"items": [{"kind": "table", "rows": [[5]]}]}', "'rows' must be a list of lists"),
        ('{"items": [{"kind": "table", "caption": "x"}]}', "'caption' must be an object"),
        ('{"items": []}', "holds no words"),
    ],
)
def test_what_is_no_meeting_is_refused(text, told):
    with pytest.raises(InputError, match=told):
        open_source(text.encode(), "meeting.json", "json")


def nested(kind, inner, depth):
    return json.loads(f'{{"kind": "{kind}", "{inner}": [' * depth + "]}" * depth)


@pytest.mark.parametrize("kind", ["turn", "quote"])
def test_items_in_items_are_bounded(kind):
    meeting = {"items": [nested(kind, "paragraphs", 100)]}
    with pytest.raises(InputError, match="too deeply"):
        open_source(json.dumps(meeting).encode(), "meeting.json", "json")


def test_a_number_may_be_huge():
    text = '{"items": [{"kind": "heading", "level": %s, "text": "A"}]}' % ("9" * 10_000)
    source = open_source(text.encode(), "meeting.json", "json").value
    assert source.text == "A"


def test_lone_surrogates_are_replaced_with_a_notice():
    text = r'{"items": [{"kind": "speech", "text": "a\ud800b"}]}'
    opened = open_source(text.encode(), "meeting.json", "json")
    assert opened.value.text == "a�b"
    assert [notice.code for notice in opened.notices] == ["P102"]


def test_a_key_that_stands_twice_is_told():
    text = '{"items": [\n{"kind": "speech", "text": "a", "text": "b"}]}'
    opened = open_source(text.encode(), "meeting.json", "json")
    assert [(notice.code, notice.where.line) for notice in opened.notices] == [("P135", 2)]
