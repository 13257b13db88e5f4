"""Markdown as pandoc reads it: the record in light markup, with its addresses and roles."""

from __future__ import annotations

import json
from collections.abc import Iterator

from publisher import view as v
from publisher.exporters.base import Options
from publisher.exporters.markdown.blocks import Writer
from publisher.exporters.markdown.escaping import attributes, escaped, is_name
from publisher.exporters.markdown.inline import Calls
from publisher.exporters.shared.xhtml.elements import is_language
from publisher.patterns import regex
from publisher.report import Outcome
from publisher.roles import Role
from publisher.theme.model import Theme
from publisher.view import View, walk

_NOT_PRINTED = regex("[\x7f-\x9f\u2028\u2029\ufeff]")  # YAML 1.2, 5.1
_UNCALLED = "uncalled"  # by the text itself, so that pandoc would drop it as a footnote
_INDENT = " " * 4


def export(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as Markdown, UTF-8, one line to a paragraph."""
    del theme, options  # it has no style
    called = _called(view)
    labels = {
        note: note if is_name(note) else f"note-{number}" for number, note in enumerate(called, 1)
    }
    calls = Calls(labels, frozenset(note.id for note in view.notes))
    lines = [*_metadata(view), "", *Writer(calls).flow(view.blocks)]
    inside = Writer(Calls(labels, calls.known, in_note=True), Role.NOTE)
    for note in view.notes:
        lines += ["", *_note(note, labels.get(note.id, ""), inside)]
    return Outcome(("\n".join(lines) + "\n").encode())


def _called(view: View) -> dict[str, None]:
    """The notes that the text itself calls, in order; others are called by notes, if at all."""
    known = {note.id for note in view.notes}
    runs = (run for block in walk(view.blocks) for run in _runs(block))
    return dict.fromkeys(run.note for run in runs if run.note in known)


def _runs(block: v.Block) -> Iterator[v.Run]:
    match block:
        case v.Heading() | v.Paragraph() | v.Remark():
            yield from v.runs(block.content)
        case v.Turn():
            yield from v.runs(block.label)
        case v.Table():
            for cell in (block.caption, *(cell for row in block.rows for cell in row)):
                yield from v.runs(cell)


def _note(note: v.Note, label: str, writer: Writer) -> list[str]:
    """A footnote; a note that the text does not call is a div of its own."""
    lines = writer.flow(note.blocks)
    if not label:
        return [f"::: {attributes(note.id, Role.NOTE, _UNCALLED)}", "", *lines, "", ":::"]
    named = f"[^{label}]: []{attributes(note.id, Role.NOTE)}"
    return [named, *(["", *(f"{_INDENT}{line}".rstrip() for line in lines)] if lines else [])]


# --- metadata -------------------------------------------------------------------------


def _metadata(view: View) -> list[str]:
    """The block of metadata, in YAML. `title` only where the text does not print one, since
    pandoc would show it twice.
    """
    facts = view.facts
    told = {
        "pagetitle": escaped(facts.title),
        "title": "" if facts.title_is_printed else escaped(facts.title),
        "date": escaped(facts.date),
        "lang": view.lang if is_language(view.lang) else "",
        "dir": view.direction if view.direction == "rtl" else "",
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in told.items() if value]
    people = [line for person in view.people for line in _person(person)]
    return ["---", *lines, *(["participants:", *people] if people else []), "---"]


def _person(person: v.Person) -> Iterator[str]:
    yield f"- id: {_quoted(escaped(person.id))}"
    yield f"  name: {_quoted(escaped(person.name))}"
    if person.role:
        yield f"  role: {_quoted(escaped(person.role))}"


def _quoted(value: str) -> str:
    """A YAML scalar in double quotes (YAML 1.2, 7.3.1), which takes what JSON does."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_PRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
