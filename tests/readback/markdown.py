"""The record's own words, read back from the Markdown export by pandoc."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import pytest


def document(data: bytes):
    """The file as pandoc reads it."""
    pypandoc = pytest.importorskip("pypandoc", reason="needs: pip install pypandoc_binary")
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"]
    return json.loads(subprocess.run(command, input=data, capture_output=True, check=True).stdout)


def shown(data: bytes) -> Iterator[str]:
    """The words in reading order, a note's where its mark stands."""
    blocks = document(data)["blocks"]
    yield from words(blocks, dict(_notes(blocks)))


def nodes(value) -> Iterator[dict]:
    """Every element of pandoc's tree."""
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)
    elif isinstance(value, dict):
        yield value
        yield from nodes(value.get("c", []))


def _notes(blocks) -> Iterator[tuple[str, object]]:
    """Notes by their address; a footnote has it in a span before its words."""
    for node in nodes(blocks):
        if node.get("t") == "Div" and "uncalled" in node["c"][0][1]:
            yield node["c"][0][0], node["c"][1]
        elif node.get("t") == "Note":
            (ident, _, _), _ = node["c"][0]["c"][0]["c"]
            yield ident, node["c"]


def words(value, notes) -> Iterator[str]:
    """The words of a part of pandoc's tree."""
    if isinstance(value, list):
        for inner in value:
            yield from words(inner, notes)
        return
    kind, held = value["t"], value.get("c", [])
    if kind == "Str":
        yield held
    elif kind in {"Span", "Div", "Link"}:
        yield from _attributed(kind, held, notes)
    elif kind == "Table":
        yield from words(_cells(held), notes)
    else:
        assert kind in KNOWN, kind
        yield from words(held[-1] if kind in {"OrderedList", "Header"} else held, notes)


def _cells(table):
    """The blocks of a table: its caption, then its cells."""
    parts = (table[3][1], *(part for body in table[4] for part in body[2:]), table[5][1])
    rows = [cells for rows in parts for _, cells in rows]
    return [table[1][1], *(cell[4] for cells in rows for cell in cells)]


KNOWN = {
    *("Para", "Plain", "Space", "SoftBreak", "LineBreak", "Emph", "Strong", "BlockQuote"),
    *("OrderedList", "Header", "BulletList", "HorizontalRule", "Note"),
}


def _attributed(kind, held, notes) -> Iterator[str]:
    (_, classes, pairs), content = held[0], held[1]
    if "added" in classes or "uncalled" in classes:
        return
    if "note-reference" in classes:
        yield from words(notes.get(held[2][0][1:], []) if kind == "Link" else [], notes)
        return
    if "printed" in classes:
        yield from _counted(content, notes)
        return
    if "mark" in classes:
        yield dict(pairs).get("text", "")
    yield from words(content, notes)


def _counted(blocks, notes) -> Iterator[str]:
    """A list whose numbers are printed."""
    for block in blocks:
        (start, style, end), items = block["c"]
        assert (style["t"], end["t"]) == ("Decimal", "Period")
        for number, item in enumerate(items, start):
            yield f"{number}."
            yield from words(item, notes)
