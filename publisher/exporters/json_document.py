"""A view as JSON: people, turns and paragraphs as data (`docs/json.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias

from publisher import view as v
from publisher.exporters.base import Options
from publisher.patterns import regex
from publisher.report import Outcome
from publisher.roles import PhraseRole, Role
from publisher.theme.model import Theme

VERSION = 1
"""The version of the shape; it grows when a reader of the old shape would go wrong."""

_Value: TypeAlias = "str | int | bool | list[_Value] | dict[str, _Value]"
_Object: TypeAlias = dict[str, _Value]

_SEPARATOR = regex(r"\s*[:：.．。]\s*\Z")

_UNSAID = frozenset(
    [
        *(Role.TITLE, Role.SUBTITLE, Role.BYLINE, Role.DATE, Role.TIME, Role.PLACE, Role.LEAD),
        *(Role.PARTICIPANTS, Role.NARRATIVE, Role.VOTE, Role.REMARK, Role.CAPTION, Role.NOTE),
    ]
)
"""Roles of paragraphs that stand in a turn without being said."""

_KINDS = {
    PhraseRole.REMARK: "remark",
    PhraseRole.PAGE_MARK: "page-mark",
    PhraseRole.PLAIN: "plain",
}
"""What a phrase is called here, where its role's name tells it apart from a block's."""


def export(view: v.View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as JSON: UTF-8, indented by two, keys always in the same order."""
    del theme, options  # data have no style
    text = json.dumps(_meeting(view), ensure_ascii=False, indent=2)
    return Outcome(f"{text}\n".encode())


def _meeting(view: v.View) -> _Object:
    facts = view.facts
    return {
        "version": VERSION,
        "id": view.id,
        "title": facts.title,
        "title_is_printed": facts.title_is_printed,
        "date": facts.date,
        "date_text": facts.date_text,
        "time": facts.time,
        "place": facts.place,
        "series": [
            {"kind": kind, "number": number, "text": text} for kind, number, text in facts.series
        ],
        "language": view.lang,
        "source": {
            "name": facts.source_name,
            "digest": facts.source_digest,
            "metadata": dict(facts.metadata),
            "marks": [
                {"at": at, "printed": printed, "shown": shown} for at, printed, shown in facts.marks
            ],
        },
        "participants": [_person(person) for person in view.people],
        "items": _blocks(view, view.blocks),
        "notes": [_note(view, note) for note in view.notes],
    }


def _person(person: v.Person) -> _Object:
    return {
        "id": person.id,
        "name": person.name,
        "named": person.named,
        "role": person.role,
        "organisation": person.organisation,
        "identifiers": dict(person.identifiers),
    }


def _note(view: v.View, note: v.Note) -> _Object:
    return {"id": note.id, "mark": note.mark, "paragraphs": _blocks(view, note.blocks)}


# --- blocks ---------------------------------------------------------------------------


def _blocks(view: v.View, blocks: Iterable[v.Block]) -> list[_Value]:
    return [_block(view, block) for block in blocks]


def _block(view: v.View, block: v.Block) -> _Object:
    match block:
        case v.Turn():
            return _turn(view, block)
        case v.List() | v.Quote():
            return _nesting(view, block)
        case v.Table():
            return _table(block)
        case v.Divider() | v.PageMark():
            return _division(block)
        case v.Heading() | v.Paragraph() | v.Remark():
            return _text_block(block)


def _division(block: v.Divider | v.PageMark) -> _Object:
    if isinstance(block, v.Divider):
        return {"kind": "divider", "id": block.id, "text": block.text}
    return {"kind": "page-mark", "id": block.id, "number": block.number, "text": block.text}


def _text_block(block: v.Heading | v.Paragraph | v.Remark) -> _Object:
    match block:
        case v.Heading():
            more: _Object = {"kind": "heading", "id": block.id, "level": block.level}
        case v.Remark():
            more = {"kind": "remark", "id": block.id, "type": block.kind}
        case v.Paragraph():
            more = {"kind": block.role.value, "id": block.id}
    return {**more, **_language(block.lang), **_words(block.content)}


def _language(lang: str) -> _Object:
    return {"lang": lang} if lang else {}


def _nesting(view: v.View, block: v.List | v.Quote) -> _Object:
    if isinstance(block, v.Quote):
        return {"kind": "quote", "id": block.id, "paragraphs": _blocks(view, block.blocks)}
    items: list[_Value] = [
        {"id": item.id, "mark": item.mark, "paragraphs": _blocks(view, item.blocks)}
        for item in block.items
    ]
    start: _Object = {"start": block.start} if block.start != 1 else {}
    return {"kind": "list", "id": block.id, "ordered": block.ordered, **start, "items": items}


def _table(block: v.Table) -> _Object:
    rows: list[_Value] = [[_words(cell) for cell in row] for row in block.rows]
    caption = _words(block.caption)
    return {"kind": "table", "id": block.id, "caption": caption, "head": block.head, "rows": rows}


# --- turns ----------------------------------------------------------------------------


def _turn(view: v.View, turn: v.Turn) -> _Object:
    person = view.person(turn.speaker)
    label = _label(turn.label)
    return {
        "kind": "turn",
        "id": turn.id,
        "speaker": turn.speaker,
        "name": person.name if person else label["label"],
        "role": person.role if person else "",
        **label,
        **({"start": turn.start} if turn.start else {}),
        **({"end": turn.end} if turn.end else {}),
        **_language(turn.lang),
        **_said(view, turn.blocks),
    }


def _label(content: v.Inlines) -> _Object:
    """The label as printed, its separator (colon or full stop) apart.

    A consumer wants to compare labels, and `MR. PUTIN:` is the label `MR. PUTIN`.
    """
    words = _words(content)
    printed = str(words["text"])
    match = _SEPARATOR.search(printed)
    cut = match.start() if match else len(printed)
    marks: _Object = {"label_marks": words["marks"]} if "marks" in words else {}
    return {"label": printed[:cut], "separator": printed[cut:], **marks}


def _said(view: v.View, blocks: Iterable[v.Block]) -> _Object:
    """The paragraphs of a turn. What stands between them without being said (remarks,
    dividers, page marks) is at the paragraph that it precedes, or at the turn's end.
    """
    paragraphs: list[_Value] = []
    waiting: list[_Value] = []
    for block in blocks:
        if _is_said(block):
            before: _Object = {"before": waiting} if waiting else {}
            paragraphs.append({**before, **_block(view, block)})
            waiting = []
        else:
            waiting.append(_block(view, block))
    return {"paragraphs": paragraphs, **({"after": waiting} if waiting else {})}


def _is_said(block: v.Block) -> bool:
    if isinstance(block, v.Paragraph):
        return block.role not in _UNSAID
    return isinstance(block, v.List | v.Quote | v.Table)


# --- words ----------------------------------------------------------------------------


def _words(content: v.Inlines) -> _Object:
    """The words as one text, and its marks where it has any."""
    marks: list[_Value] = []
    text = _collect(content, 0, marks)
    return {"text": text, "marks": marks} if marks else {"text": text}


def _collect(content: v.Inlines, start: int, marks: list[_Value]) -> str:
    """The text of inlines; appends their marks, an outer one before those inside it."""
    text = ""
    for inline in content:
        at = start + len(text)
        match inline:
            case v.Text():
                text += inline.text
            case v.LineBreak():
                text += "\n"
            case v.NoteReference():
                marks.append(_note_reference(inline, at))
            case v.Added():  # no words of the record: it stands between two characters
                marks.append({"kind": "added", "start": at, "end": at, "text": inline.text})
            case v.Phrase() | v.Link():
                mark = _mark(inline, at)
                marks.append(mark)
                inner = _collect(inline.children, at, marks)
                mark |= {"end": at + len(inner), "text": inner}
                text += inner
    return text


def _mark(inline: v.Phrase | v.Link, at: int) -> _Object:
    if isinstance(inline, v.Link):
        return {"kind": "link", "target": inline.target, "start": at}
    kind = _KINDS.get(inline.role, inline.role.value)
    return {"kind": kind, **_language(inline.lang), "start": at}


def _note_reference(inline: v.NoteReference, at: int) -> _Object:
    """A reference has no words of its own: it stands between two characters."""
    mark: _Object = {"note": inline.note, "mark": inline.mark}
    return {"kind": "note-reference", **mark, "start": at, "end": at}
