"""JSON: the record's own words (`docs/json.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

_Notes = Mapping[str, list[Any]]


def shown_in_json(data: bytes) -> Iterator[str]:
    """The words in reading order, a note's where its mark stands."""
    meeting = json.loads(data)
    notes = {note["id"]: note["paragraphs"] for note in meeting["notes"]}
    yield from _walk(meeting["items"], notes)


def _walk(value: Any, notes: _Notes) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _walk(inner, notes)
        return
    yield from _walk(value.get("before", []), notes)
    if "label" in value:
        label = {"text": value["label"] + value["separator"], "marks": value.get("label_marks", [])}
        yield from _words(label, notes)
    yield value.get("mark", "")
    yield from _walk(value.get("caption", []), notes)
    yield from _words(value, notes)
    for key in ("paragraphs", "items", "rows", "after"):
        yield from _walk(value.get(key, []), notes)


def _words(value: Mapping[str, Any], notes: _Notes) -> Iterator[str]:
    text, position = value.get("text", ""), 0
    for mark in value.get("marks", []):
        if mark["kind"] == "note-reference":
            yield text[position : mark["start"]]
            position = mark["start"]
            yield from _walk(notes.get(mark["note"], []), notes)
    yield text[position:]
