"""What is taken out of a file, part by part, becomes a `Source` with its layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from types import MappingProxyType

from publisher.data import dataclass
from publisher.decode import replaced_characters
from publisher.errors import InputError
from publisher.guidance import Known
from publisher.readers.page import Page
from publisher.report import Outcome
from publisher.source import Block, BlockKind, Source, Span, StretchKind

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    kind: StretchKind | None = None
    value: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What becomes one block. The block's span is not known yet.

    `before` and `after` are printed around the block and became structure; `shown` is what
    stands for `before` in the edition.
    """

    block: Block
    runs: Runs
    row: int  # of the file
    before: str = ""
    after: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was taken out of a file."""

    parts: Sequence[Part]
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    people: tuple[Known, ...] = ()


def part(kind: BlockKind, text: str, row: int, level: int = 0) -> Part:
    """A part of plain words."""
    return Part(Block(kind, NOWHERE, level), (Run(text),), row)


def plain(runs: Iterable[Run]) -> str:
    """The words of runs."""
    return "".join(run.text for run in runs)


def spaced(lines: Iterable[Runs]) -> Runs:
    """Several lines as one, a space between them."""
    found: list[Run] = []
    for line in lines:
        if found and line:
            found.append(Run(" "))
        found += line
    return tuple(found)


def cut(runs: Runs, start: int) -> Runs:
    """The runs from a character on, without the spaces that these begin and end with."""
    text = plain(runs)
    end = len(text.rstrip())
    start = end - len(text[start:end].lstrip()) if start < end else end
    found: list[Run] = []
    position = 0
    for run in runs:
        inner = run.text[max(0, start - position) : max(0, end - position)]
        position += len(run.text)
        if inner:
            found.append(replace(run, text=inner))
    return tuple(found)


class Parts:
    """The parts of a file, written down in order.

    A turn's end is told when it is known, which is after its label.
    """

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._label = -1

    def add(self, part: Part) -> None:
        """Write a part down."""
        self.parts.append(part)

    def begin_turn(self, label: Part) -> None:
        """Write a label down; `told_until` then speaks of its turn."""
        self._label = len(self.parts)
        self.parts.append(label)

    def end_turn(self) -> None:
        """From here on nobody is told to speak."""
        self._label = -1

    @property
    def is_in_turn(self) -> bool:
        """Whether what is added now is part of a turn."""
        return self._label >= 0

    def told_until(self, end: str) -> None:
        """The turn lasts until a time; "" tells nothing."""
        if end and self.is_in_turn:
            label = self.parts[self._label]
            self.parts[self._label] = replace(label, block=replace(label.block, end=end))


def label(text: str, row: int, start: str = "", before: str = "", after: str = "") -> Part:
    """A label. Its text is "" where the file tells that someone speaks, but not who."""
    runs = (Run(text),) if text else ()
    return Part(Block(BlockKind.LABEL, NOWHERE, start=start), runs, row, before, after)


# --- the source -----------------------------------------------------------------------


def assembled(opened: Source, found: Found) -> Outcome[Source]:
    """The parts as the text and the layout of a source, whose bytes were decoded already.

    Raises `InputError` when there is nothing to read in them.
    """
    page = Page()
    for one in found.parts:
        if one.block.kind is BlockKind.LABEL or plain((*one.runs, Run(one.before))).strip():
            _write(page, one)
    if not page.text.strip():
        raise InputError(f"{opened.name}: the file holds no words", "Give a file with text in it.")
    source = page.source(opened, found.facts, found.people)
    return Outcome(source, replaced_characters(source, page.text))


def _write(page: Page, one: Part) -> None:
    """Write a part's lines down."""
    _write_mark(page, one.before, one.shown, one.row)
    start = page.at
    for run in one.runs:
        span = page.write(run.text.replace("\r\n", "\n").replace("\r", "\n"), one.row)
        if run.kind and run.text:
            page.stretch(run.kind, span, run.value)
    page.block(one.block, start)
    _write_mark(page, one.after, "", one.row)
    page.write("\n", one.row)


def _write_mark(page: Page, text: str, shown: str, row: int) -> None:
    start = page.write(text, row).start
    if inner := text.strip():
        begins = start + text.find(inner)
        page.mark(Span(begins, begins + len(inner)), shown)
