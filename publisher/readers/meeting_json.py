"""Our own JSON of a meeting (docs/meeting.schema.json) read back; or a list of turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.decode import decode
from publisher.errors import InputError
from publisher.guidance import Known
from publisher.readers.columns import Row
from publisher.readers.jsonl import cells_of, laid_out, parsed
from publisher.readers.sheet import Sheet, Words
from publisher.report import Outcome
from publisher.source import BlockKind, Source, StretchKind

_HINT = "Give a meeting as docs/json.md describes it, or a list of objects with speaker and text."
_DEEPEST = 12  # lists in lists
_KINDS = {
    "heading": BlockKind.HEADING,
    "remark": BlockKind.REMARK,
    "gap": BlockKind.REMARK,
    "divider": BlockKind.DIVIDER,
    "page-mark": BlockKind.PAGE,
}
_STRETCHES = {
    "emphasis": StretchKind.EMPHASIS,
    "strong": StretchKind.STRONG,
    "foreign": StretchKind.FOREIGN,
    "link": StretchKind.LINK,
}

_Object = Mapping[str, object]


def open_json(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The meeting in a JSON file. Raises `InputError` for any other JSON."""
    decoded = decode(data, name, encoding)
    found = parsed(decoded.value.text)
    if isinstance(found, list) and all(isinstance(row, dict) for row in found):
        rows = [Row(0, cells_of(row)) for row in found]
        turns = laid_out(rows, decoded.value, data)
        return Outcome(turns.value, (*decoded.notices, *turns.notices))
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise InputError(f"{name}: this is not the JSON of a meeting", _HINT)
    sheet = Sheet()
    _Items(sheet, _notes(found)).put_all(found["items"])
    if not sheet.has_words():
        raise InputError(f"{name}: the meeting holds no words", _HINT)
    facts = {key: _text(found, key) for key in ("title", "date", "time", "place", "language")}
    people = tuple(_people(found))
    source = sheet.source(name, data, decoded.value.encoding, facts, people)
    return Outcome(source, decoded.notices)


def _text(holder: _Object, key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _objects(holder: _Object, key: str) -> Iterator[_Object]:
    value = holder.get(key)
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict):
            yield item
        elif isinstance(item, str):
            yield {"text": item}


def _people(found: _Object) -> Iterator[Known]:
    """The participants, with the labels that their turns print."""
    labels: dict[str, dict[str, None]] = {}
    for item in _objects(found, "items"):
        if speaker := _text(item, "speaker"):
            labels.setdefault(speaker, {})[_text(item, "label")] = None
    for person in _objects(found, "participants"):
        ident = _text(person, "id")
        yield Known(
            _text(person, "name"),
            tuple(filter(None, labels.get(ident, ()))),
            ident,
            _text(person, "role"),
            _text(person, "organisation"),
            identifiers=tuple(_texts(person, "identifiers")),
        )


def _texts(holder: _Object, key: str) -> Iterator[tuple[str, str]]:
    """The texts of an object in an object, with their keys."""
    value = holder.get(key)
    for name, told in value.items() if isinstance(value, dict) else ():
        if isinstance(told, str):
            yield name, told


def _notes(found: _Object) -> dict[str, str]:
    """The words of each note."""
    return {
        _text(note, "id"): " ".join(_text(part, "text") for part in _objects(note, "paragraphs"))
        for note in _objects(found, "notes")
    }


class _Items:
    """Lays out items, however they nest."""

    def __init__(self, sheet: Sheet, notes: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._notes = notes
        self._group = 0
        self._anybody = False  # somebody has spoken already

    def put_all(self, items: object) -> None:
        for item in _objects({"items": items}, "items"):
            self._put(item, spoken=False)

    def _put(self, item: _Object, *, spoken: bool) -> None:
        kind = _text(item, "kind")
        if kind == "turn":
            self._anybody = True
            self._sheet.put(BlockKind.LABEL, _text(item, "label") + _text(item, "separator"))
            for part in (*_objects(item, "paragraphs"), {"before": item.get("after")}):
                for between in _objects(part, "before"):
                    self._put(between, spoken=True)
                if "kind" in part or "text" in part:
                    self._put(part, spoken=True)
        elif kind == "list":
            self._group += 1
            self._list(item, 1)
        elif kind == "quote":
            self._group += 1
            for part in _objects(item, "paragraphs"):
                self._sheet.put(BlockKind.QUOTE, self._content(part), level=1, group=self._group)
        elif kind == "table":
            self._group += 1
            self._table(item)
        else:
            self._block(kind, item, spoken=spoken)

    def _block(self, kind: str, item: _Object, *, spoken: bool) -> None:
        narrated = kind == "narrative" or (self._anybody and not spoken)
        other = BlockKind.NARRATIVE if narrated else BlockKind.PARAGRAPH
        told = _KINDS.get(kind, other)
        level, value = _number(item, "level"), _text(item, "number")
        self._sheet.put(told, self._content(item), level=level, value=value)

    def _list(self, found: _Object, depth: int) -> None:
        ordered = found.get("ordered") is True
        for item in _objects(found, "items"):
            marker = _text(item, "mark")
            for part in _objects(item, "paragraphs"):
                if _text(part, "kind") == "list" and depth < _DEEPEST:
                    self._list(part, depth + 1)
                else:
                    self._item(part, marker, depth, ordered=ordered)
                    marker = ""

    def _item(self, part: _Object, marker: str, depth: int, *, ordered: bool) -> None:
        content = [Words(f"{marker} " if marker else ""), *self._content(part)]
        self._sheet.put(
            BlockKind.ITEM, content, level=depth, group=self._group, ordered=ordered, marker=marker
        )

    def _table(self, table: _Object) -> None:
        rows, head = table.get("rows"), _number(table, "head")
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            for column, cell in enumerate(_objects({"cells": row}, "cells")):
                self._sheet.put(
                    BlockKind.CELL,
                    self._content(cell),
                    level=column,
                    group=self._group,
                    table_row=number,
                    head=number < head,
                )

    def _content(self, item: _Object) -> list[Words]:
        """The words of a block, with the kinds that its marks tell; notes at their places."""
        text, words, position = _text(item, "text"), list[Words](), 0
        for mark in _objects(item, "marks"):
            start, end = _number(mark, "start"), _number(mark, "end")
            note = self._notes.get(_text(mark, "note"), "")
            kind = StretchKind.NOTE if note else _STRETCHES.get(_text(mark, "kind"))
            if not kind or not position <= start <= end <= len(text):
                continue
            value = _text(mark, "target") or _text(mark, "lang")
            words += Words(text[position:start]), Words(note or text[start:end], kind, value)
            position = end
        return [*words, Words(text[position:])]


def _number(holder: _Object, key: str) -> int:
    """A whole number from 0; 0 for what is none."""
    value = holder.get(key)
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 9 else 0
