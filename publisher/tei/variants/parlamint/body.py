"""The text as ParlaMint has it: flat sections of notes, remarks, pages and turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from publisher.data import dataclass
from publisher.tei import names
from publisher.tei.names import Element, local, qualified
from publisher.tei.text import append, child, has_own_words, is_blank, one_line, words
from publisher.tei.variants.parlamint.lines import (
    COMMENTS,
    kept,
    line_of,
    write_comment,
    write_line,
    write_note,
)

_HOLDERS = frozenset(["body", "div", "item", "list", "quote", "table", "text", "writing"])
_SILENT = frozenset(["milestone", "timeline"])


@dataclass(frozen=True, slots=True)
class _Block:
    """An element that stays one, and the mark of the item that it begins."""

    element: Element
    mark: str = ""

    @property
    def name(self) -> str:
        return local(self.element)


def write_body(body: Element, text: Element) -> None:
    """Append what a canonical text says, word for word.

    Divisions do not nest: each begins where a heading stands. One with speech is a
    `debateSection`; one without, a `commentSection`. Lists, tables and quotations become
    notes; in a turn, paragraphs of it. Emphasis, links and dates become words.
    """
    sections = [section for section in _sections(text) if section.heads or section.items]
    for number, section in enumerate(sections):
        if not section.items and number + 1 < len(sections):
            sections[number + 1].heads[:0] = section.heads  # a heading right above another
        else:
            _write(body, section)
    if not sections:
        child(child(body, "div", "", {"type": "commentSection"}), "note")


@dataclass(slots=True)
class _Section:
    heads: list[Element] = field(default_factory=list)
    items: list[_Block] = field(default_factory=list)


def _sections(text: Element) -> Iterator[_Section]:
    section = _Section()
    for block in _blocks(text):
        if block.name == "head":
            if section.items:
                yield section
                section = _Section()
            section.heads.append(block.element)
        else:
            section.items.append(block)
    yield section


def _blocks(holder: Element, *, in_turn: bool = False) -> Iterator[_Block]:
    """The headings, turns, paragraphs, comments and rows that an element holds, in order. A
    turn in a list in a turn is a part of that.
    """
    mark: Element | None = None
    for element in holder.iterchildren("*"):
        if local(element) in _SILENT:
            continue
        if local(element) == "label" and element.get("type") != names.HEADING_LABEL:
            if mark is not None:
                yield _Block(mark)
            mark = element
            continue
        for block in _inside(element, in_turn=in_turn):
            yield from _marked(block, mark)
            mark = None
    if mark is not None:
        yield _Block(mark)


def _marked(block: _Block, mark: Element | None) -> tuple[_Block, ...]:
    """A block with the mark before it: in its line, where it is a paragraph with words."""
    if mark is None:
        return (block,)
    if block.name == "p" and not block.mark and not is_blank(words(block.element)):
        return (_Block(block.element, one_line(words(mark))),)
    return (_Block(mark), block)


def _inside(element: Element, *, in_turn: bool) -> Iterator[_Block]:
    """An element, or the blocks that it only holds."""
    name = local(element)
    if name in _HOLDERS or (in_turn and (name == "u" or _holds_blocks(element))):
        yield from _blocks(element, in_turn=in_turn)
    else:
        yield _Block(element)


def _holds_blocks(element: Element) -> bool:
    """Whether a paragraph holds a list or a quotation and no words of its own."""
    return (
        local(element) == "seg"
        and not has_own_words(element)
        and any(local(inner) in _HOLDERS for inner in element.iterchildren("*"))
    )


def _write(body: Element, section: _Section) -> None:
    kind = "debateSection" if any(map(_speaks, section.items)) else "commentSection"
    div = child(body, "div", "", {"type": kind})
    for head in section.heads:
        _head(div, head, as_note=not section.items)
    for item in section.items:
        _item(div, item)
    if next(div.iterchildren(*map(qualified, ("u", *COMMENTS))), None) is None:
        child(div, "note")


def _head(div: Element, head: Element, *, as_note: bool) -> None:
    if as_note:
        write_note(div, head, "head")
    elif told := one_line(words(head)):
        child(div, "head", told, {**kept(head), "type": head.get("type", "")})


def _item(div: Element, item: _Block) -> None:
    if item.name == "u":
        _write_turn(div, item.element)
    elif item.name in COMMENTS:
        write_comment(div, item.element)
    elif not is_blank(words(item.element)):
        if item.name == "row":
            child(div, "note", _row(item.element), kept(item.element))
        else:
            write_note(div, item.element, item.element.get("type", ""), item.mark)


# --- turns ----------------------------------------------------------------------------


def _speaks(block: _Block) -> bool:
    return block.name == "u" and next(_said(block.element), None) is not None


def _said(turn: Element) -> Iterator[_Block]:
    """The paragraphs, rows and comments of a turn that hold anything."""
    for block in _blocks(turn, in_turn=True):
        if block.name == "pb" or not is_blank(words(block.element)):
            yield block


def _write_turn(div: Element, turn: Element) -> None:
    """Append a turn; one in which nothing is said is left out, its label is not."""
    said = list(_said(turn))
    if not said:
        return
    who = next(iter(turn.get("who", "").split()), "")
    ana = names.REGULAR if turn.get("ana") == names.UNNAMED else turn.get("ana", names.REGULAR)
    utterance = child(div, "u", "", {"who": who, "ana": ana, **kept(turn)})
    for block in said:
        if block.name in COMMENTS:
            write_comment(utterance, block.element)
        elif block.name == "row":
            child(utterance, "seg", _row(block.element), kept(block.element))
        else:
            seg = child(utterance, "seg", "", kept(block.element))
            append(seg, f"{block.mark} " if block.mark else "")
            write_line(seg, list(line_of(block.element)))


def _row(row: Element) -> str:
    """A table's row as one line, its cells parted by a space."""
    return " ".join(one_line(words(cell)) for cell in row.iterchildren("*"))
