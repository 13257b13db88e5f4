"""Where everything is: which file holds an address, and its `id` there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from urllib.parse import urlsplit

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.shared.links import followable
from publisher.patterns import regex

_PLAIN_ID = regex("[A-Za-z][A-Za-z0-9._-]*")
_HOST = regex("(?:[A-Za-z0-9.:@_-]|%[89A-F][0-9A-F])*")  # letters of any script
_DEEPEST = 6  # HTML has six levels of headings


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a file."""

    file: str
    id: str

    def seen_from(self, file: str) -> str:
        """The `href` that leads here from a file."""
        return f"{'' if self.file == file else self.file}#{self.id}"


@dataclass(frozen=True, slots=True)
class Anchors:
    """The places of a view's addresses and notes, the notes of each file, the levels of
    headings.

    `levels` says which of `h1` to `h6` a heading is: without gaps, whatever its own level.
    """

    places: Mapping[str, Anchor]
    note_places: Mapping[str, Anchor]
    notes: Mapping[str, tuple[v.Note, ...]]
    levels: Mapping[str, int]
    taken: frozenset[str]

    def reference_id(self, note: str) -> str:
        """The `id` of the first reference to a note."""
        ident = f"{self.note_places[note].id}-mark"
        while ident in self.taken:
            ident += "-"
        return ident

    def link(self, target: str, file: str) -> str:
        """The `href` for a link's target, seen from a file; "" for what leads nowhere, or
        where no reader should be led.
        """
        if not target.startswith("#"):
            return _outside(target)
        place = self.places.get(target[1:])
        return place.seen_from(file) if place else ""


def _outside(target: str) -> str:
    """A URI that may be followed; "" where its host is none, which EPUB forbids."""
    link = followable(target)
    return link if not link or _HOST.fullmatch(urlsplit(link).netloc) else ""


def chart(files: Sequence[tuple[str, Sequence[v.Block]]], view: v.View) -> Anchors:
    """Give every address of a view its place. `files` are all blocks, file by file.

    A note goes into the file that refers to it first; what nothing refers to, to the last.
    """
    survey = _Survey()
    for name, blocks in files:
        survey.place(addresses(blocks), name)
    notes = _shared_out(view.notes, files)
    for name, held in notes.items():
        for note in held:
            survey.place_note(note, name)
    return Anchors(
        MappingProxyType(survey.places),
        MappingProxyType(survey.note_places),
        MappingProxyType(notes),
        MappingProxyType(dict(_levels(view.blocks))),
        frozenset(survey.taken),
    )


@dataclass(slots=True)
class _Survey:
    """The places so far, and the `id`s that they took."""

    places: dict[str, Anchor] = field(default_factory=dict)
    note_places: dict[str, Anchor] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def place(self, found: Iterable[str], file: str) -> None:
        """Give a place to each address that has none."""
        for address in found:
            if address and address not in self.places:
                self.places[address] = self._anchor(address, file)

    def place_note(self, note: v.Note, file: str) -> None:
        """Give places to a note and to what it holds."""
        place = self._anchor(note.id, file)
        self.note_places[note.id] = place
        self.places.setdefault(note.id, place)
        self.place(addresses(note.blocks), file)

    def _anchor(self, address: str, file: str) -> Anchor:
        """A place with an `id` of its own: the address itself where it can be one."""
        ident = address if _PLAIN_ID.fullmatch(address) else f"a{len(self.taken) + 1}"
        while ident in self.taken:
            ident += "-"
        self.taken.add(ident)
        return Anchor(file, ident)


def addresses(blocks: Iterable[v.Block]) -> Iterator[str]:
    """The addresses of blocks and of all inside them, in order."""
    for block in blocks:
        yield block.id
        match block:
            case v.Turn() | v.Quote():
                yield from addresses(block.blocks)
            case v.List():
                for item in block.items:
                    yield item.id
                    yield from addresses(item.blocks)


# --- notes ----------------------------------------------------------------------------


def _shared_out(
    notes: Iterable[v.Note], files: Sequence[tuple[str, Sequence[v.Block]]]
) -> dict[str, tuple[v.Note, ...]]:
    """The notes of each file, in the order of their marks."""
    left = {note.id: note for note in notes}
    shared = {name: tuple(_called(blocks, left)) for name, blocks in files}
    if files:
        shared[files[-1][0]] += tuple(left.values())
    return shared


def _called(blocks: Sequence[v.Block], left: dict[str, v.Note]) -> Iterator[v.Note]:
    """Take from the notes that are left those that blocks refer to, and those that these do."""
    waiting = deque(_references(blocks) if left else ())
    while waiting:
        if note := left.pop(waiting.popleft(), None):
            yield note
            waiting += _references(note.blocks)


def _references(blocks: Iterable[v.Block]) -> Iterator[str]:
    for block in v.walk(blocks):
        for content in _contents(block):
            yield from (run.note for run in v.runs(content) if run.note)


def _contents(block: v.Block) -> Iterator[v.Inlines]:
    match block:
        case v.Heading() | v.Paragraph() | v.Remark():
            yield block.content
        case v.Turn():
            yield block.label
        case v.Table():
            yield block.caption
            for row in block.rows:
                yield from row


# --- headings -------------------------------------------------------------------------


def _levels(blocks: Iterable[v.Block]) -> Iterator[tuple[str, int]]:
    outline: list[int] = []
    for block in v.walk(blocks):
        if not isinstance(block, v.Heading):
            continue
        if block.level <= 0:
            yield block.id, 1
            continue
        while outline and outline[-1] >= block.level:
            outline.pop()
        outline.append(block.level)
        yield block.id, min(len(outline) + 1, _DEEPEST)
