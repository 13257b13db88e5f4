"""`open_json`: a meeting as `docs/json.md` describes it becomes a source again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from publisher.decode import decode
from publisher.errors import InputError
from publisher.guidance import Known
from publisher.readers.json_items import Fields, Items
from publisher.readers.json_values import Malformed, Object, Value, parsed
from publisher.readers.jsonl import doubled_keys, from_objects
from publisher.readers.parts import Found, assembled
from publisher.report import Outcome
from publisher.source import Source

_VERSION = "1"
_FACTS = ("date", "date_text", "time", "place", "language")
_EXPECTED = "Give a meeting as docs/json.md describes it, or a list of objects with a text each."


def open_json(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The words of a meeting, or of a list of objects as JSON Lines have them.

    Raises `InputError` for any other JSON, and for what is none.
    """
    opened = decode(data, name, encoding)
    try:
        value = parsed(opened.value.text)
    except Malformed as error:
        raise InputError(
            f"{name}:{error.row}: this is no JSON: {error.message}", _EXPECTED
        ) from None
    read = _read(opened.value, value)
    return Outcome(read.value, (*opened.notices, *read.notices))


def _read(opened: Source, value: Value) -> Outcome[Source]:
    if isinstance(value, list):
        objects = [one for one in value if isinstance(one, Object)]
        if objects and len(objects) == len(value):
            return from_objects(opened, objects)
    if isinstance(value, Object) and "items" in value.values:
        return _meeting(opened, value)
    raise InputError(f"{opened.name}: this is no meeting", _EXPECTED)


def _meeting(opened: Source, meeting: Object) -> Outcome[Source]:
    fields = Fields(meeting, opened.name)
    version = fields.text("version") or _VERSION
    if version != _VERSION:
        raise InputError(
            f"{opened.name}: version {version[:20]} of the shape is not known",
            f"There is version {_VERSION}.",
        )
    items = Items(opened.name, fields.objects("notes"))
    for item in fields.objects("items"):
        items.add(item)
    people = tuple(_people(fields, items.labels))
    source = assembled(opened, Found(items.parts, _facts(fields), people))
    doubled = doubled_keys(opened.name, (meeting, *items.seen))
    return Outcome(source.value, (*source.notices, *doubled))


def _facts(fields: Fields) -> Mapping[str, str]:
    told = {key: fields.text(key) for key in _FACTS}
    if fields.values.get("title_is_printed") is not False:
        told["title"] = fields.text("title")
    return MappingProxyType({key: value for key, value in told.items() if value})


def _people(fields: Fields, labels: Mapping[str, tuple[str, ...]]) -> Iterator[Known]:
    """The participants who are named, with the labels that stand for them."""
    for person in fields.objects("participants"):
        told = Fields(person, fields.name)
        if told.text("name") and told.values.get("named") is not False:
            ident = told.text("id")
            yield Known(
                told.text("name"),
                labels.get(ident, ()),
                ident,
                told.text("role"),
                told.text("organisation"),
                identifiers=tuple(_identifiers(person)),
            )


def _identifiers(person: Object) -> Iterator[tuple[str, str]]:
    """The outside identifiers of a participant, those that are texts."""
    told = person.values.get("identifiers")
    for scheme, value in told.values.items() if isinstance(told, Object) else ():
        if isinstance(value, str):
            yield scheme, value
