"""The items of a meeting's JSON become parts: `docs/json.md` read backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from publisher.errors import InputError
from publisher.readers.json_values import Number, Object, Value
from publisher.readers.parts import NOWHERE, Part, Run, Runs, label
from publisher.source import CAPTION, Block, BlockKind, StretchKind

_SHAPE = "docs/json.md describes the shape."
_DIGITS = 6  # of the number at which a list starts
_DEEPEST = 64  # lists and quotations in one another
_LEVELS = 9
_PARAGRAPHS = {
    "speech": BlockKind.PARAGRAPH,
    "remark": BlockKind.REMARK,
    "narrative": BlockKind.NARRATIVE,
    "vote": BlockKind.NARRATIVE,
}
"""What items with a text become; the reader finds out again what others are."""
_STYLES = {
    "emphasis": StretchKind.EMPHASIS,
    "strong": StretchKind.STRONG,
    "foreign": StretchKind.FOREIGN,
    "link": StretchKind.LINK,
}


class Fields:
    """The values of an object, each of the type that it must have."""

    def __init__(self, one: Object, name: str) -> None:
        self.values = one.values
        self.row = one.row
        self.name = name

    def text(self, key: str) -> str:
        """A string, or a number as it is printed; "" for none."""
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._error(key, "a string")
        return value.replace("\r\n", "\n").replace("\r", "\n")

    def number(self, key: str) -> int:
        """A whole number that is not negative; 0 for none."""
        value = self.values.get(key)
        if value is None:
            return 0
        if not isinstance(value, Number) or not (value.isascii() and value.isdigit()):
            raise self._error(key, "a whole number")
        return int(value[:9])

    def objects(self, key: str) -> list[Object]:
        """A list of objects; an empty one for none."""
        found = [one for one in self._list(key) if isinstance(one, Object)]
        if len(found) != len(self._list(key)):
            raise self._error(key, "a list of objects")
        return found

    def rows(self, key: str) -> list[list[Object]]:
        """A list of lists of objects."""
        found = [row for row in self._list(key) if isinstance(row, list)]
        cells = [[cell for cell in row if isinstance(cell, Object)] for row in found]
        if len(found) != len(self._list(key)) or list(map(len, cells)) != list(map(len, found)):
            raise self._error(key, "a list of lists of objects")
        return cells

    def inner(self, key: str) -> Object | None:
        """An object, None for none."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, Object):
            raise self._error(key, "an object")
        return value

    def _list(self, key: str) -> list[Value]:
        value = self.values.get(key)
        if value is not None and not isinstance(value, list):
            raise self._error(key, "a list")
        return value or []

    def _error(self, key: str, wanted: str) -> InputError:
        return InputError(f"{self.name}:{self.row}: {key!r} must be {wanted}", _SHAPE)


class Items:
    """Writes items down as parts, and remembers by which labels people go."""

    def __init__(self, name: str, notes: Sequence[Object]) -> None:
        self.parts: list[Part] = []
        self.seen: list[Object] = []
        self._name = name
        self._notes = {Fields(note, name).text("id"): note for note in notes}
        self._labels: dict[str, dict[str, None]] = {}
        self._group = 0
        self._page = ""  # a page mark without words that waits for what follows it
        self._in_turn = False

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of each speaker, by id."""
        return {ident: tuple(labels) for ident, labels in self._labels.items()}

    def add(self, item: Object, depth: int = 0) -> None:
        """Write an item down. Raises `InputError` for one of another shape."""
        if depth > _DEEPEST:
            raise InputError(f"{self._name}:{item.row}: items nest too deeply", _SHAPE)
        self.seen.append(item)
        fields = Fields(item, self._name)
        for before in fields.objects("before"):
            self.add(before, depth + 1)
        match fields.text("kind"):
            case "turn":
                self._turn(fields, depth)
            case "list":
                self._group += 1
                self._list(fields, self._group, 1)
            case "quote":
                self._quote(fields)
            case "table":
                self._table(fields)
            case "page-mark":
                self._page_mark(fields)
            case kind:
                self._text(fields, kind)

    def _write(self, block: Block, runs: Runs, row: int, marker: str = "") -> None:
        before = f"{marker} " if marker else ""
        self.parts.append(Part(block, runs, row, self._page + before, shown=marker))
        self._page = ""

    def _text(self, fields: Fields, kind: str) -> None:
        level = fields.number("level")
        if kind == "heading":
            block = Block(BlockKind.HEADING, NOWHERE, min(level, _LEVELS))
        elif kind == "divider":
            block = Block(BlockKind.DIVIDER, NOWHERE)
        else:
            found = _PARAGRAPHS.get(kind, BlockKind.PARAGRAPH)
            told = BlockKind.REMARK if self._in_turn and found is BlockKind.NARRATIVE else found
            block = Block(told, NOWHERE)
        self._write(block, self._runs(fields), fields.row)

    def _turn(self, fields: Fields, depth: int) -> None:
        printed = fields.text("label") + fields.text("separator")
        if speaker := fields.text("speaker"):
            self._labels.setdefault(speaker, {})[fields.text("label")] = None
        self.parts.append(replace(label(printed, fields.row), before=self._page))
        self._page = ""
        self._in_turn = True
        for inner in (*fields.objects("paragraphs"), *fields.objects("after")):
            self.add(inner, depth + 1)
        self._in_turn = False

    def _page_mark(self, fields: Fields) -> None:
        text, number = fields.text("text"), fields.text("number")
        if text.strip():
            block = Block(BlockKind.PAGE, NOWHERE, value=number)
            self._write(block, (Run(text),), fields.row)
        else:
            self._page = "\f"

    # --- lists, quotations, tables --------------------------------------------------

    def _list(self, fields: Fields, group: int, level: int) -> None:
        if level > _DEEPEST:
            raise InputError(f"{self._name}:{fields.row}: lists nest too deeply", _SHAPE)
        ordered, start = fields.values.get("ordered") is True, fields.values.get("start")
        starts = isinstance(start, Number) and start.isdecimal() and len(start) < _DIGITS
        for count, item in enumerate(fields.objects("items"), int(str(start)) if starts else 1):
            self.seen.append(item)
            told = Fields(item, self._name)
            marker, number = told.text("mark"), f"{count}." if starts else ""
            block = Block(BlockKind.ITEM, NOWHERE, level, group, ordered=ordered, marker=marker)
            block = replace(block, number="" if marker else number)
            for inner in told.objects("paragraphs"):
                block = self._list_item(Fields(inner, self._name), block)

    def _list_item(self, fields: Fields, block: Block) -> Block:
        """One paragraph of an item, or a list in it; the marker is the first's only."""
        if fields.text("kind") == "list":
            self._list(fields, block.group, block.level + 1)
            return block
        for inner in self._paragraphs_in(fields, block.level):
            self._write(block, self._runs(inner), inner.row, block.marker)
            block = replace(block, marker="")
        return block

    def _paragraphs_in(self, fields: Fields, depth: int) -> Iterator[Fields]:
        """The paragraphs of a block, however deep in quotations and tables."""
        if depth > _DEEPEST:
            raise InputError(f"{self._name}:{fields.row}: items nest too deeply", _SHAPE)
        if fields.text("text"):
            yield fields
        nested = [*fields.objects("paragraphs"), *fields.objects("items"), *fields.objects("after")]
        if fields.values.get("label"):
            yield Fields(Object(fields.row, {"text": fields.values["label"]}), self._name)
        for inner in (
            *fields.objects("before"),
            *nested,
            *chain.from_iterable(fields.rows("rows")),
        ):
            yield from self._paragraphs_in(Fields(inner, self._name), depth + 1)

    def _quote(self, fields: Fields) -> None:
        self._group += 1
        block = Block(BlockKind.QUOTE, NOWHERE, 1, self._group)
        for inner in self._paragraphs_in(fields, 0):
            self._write(block, self._runs(inner), inner.row)

    def _table(self, fields: Fields) -> None:
        self._group += 1
        if caption := fields.inner("caption"):
            block = Block(BlockKind.CELL, NOWHERE, 0, self._group, CAPTION)
            self._write(block, self._runs(Fields(caption, self._name)), caption.row)
        head = fields.number("head")
        for row, cells in enumerate(fields.rows("rows")):
            for column, cell in enumerate(cells):
                block = Block(BlockKind.CELL, NOWHERE, column, self._group, row, head=row < head)
                self._write(block, self._runs(Fields(cell, self._name)), cell.row)

    # --- words ----------------------------------------------------------------------

    def _runs(self, fields: Fields) -> Runs:
        """The words with their styles; of marks in marks the outermost that is a style."""
        text = fields.text("text")
        found: list[Run] = []
        position = 0
        for mark in fields.objects("marks"):
            told = Fields(mark, self._name)
            start, end = told.number("start"), min(told.number("end"), len(text))
            if not position <= start <= len(text):
                continue
            if told.text("kind") == "note-reference":
                found += (Run(text[position:start]), *self._note(told.text("note")))
                position = start
            elif (kind := _STYLES.get(told.text("kind"))) and start < end:
                value = told.text("target") or told.text("lang")
                found += (Run(text[position:start]), Run(text[start:end], kind, value))
                position = end
        return tuple(_broken([*found, Run(text[position:])]))

    def _note(self, ident: str) -> Runs:
        """The words of a note, at the place that refers to it; once, should several."""
        note = self._notes.pop(ident, None)
        if note is None:
            return ()
        inner = self._paragraphs_in(Fields(note, self._name), 0)
        words = " ".join(" ".join(one.text("text").split()) for one in inner)
        return (Run(words, StretchKind.NOTE),) if words else ()


def _broken(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with each line end that means something a run of its own."""
    for run in runs:
        for n, line in enumerate(run.text.split("\n")):
            if n:
                yield Run("\n", StretchKind.LINE_BREAK)
            if line:
                yield replace(run, text=line)
