"""Cues become turns and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.captions.cues import Cue, Remarked
from publisher.readers.captions.labels import Believed, Label, Shape, believed, find
from publisher.readers.captions.tags import Line
from publisher.readers.parts import NOWHERE, Part, Parts, Runs, cut, label, part, plain, spaced
from publisher.source import Block, BlockKind

_PAUSE = 2000  # milliseconds; behind a whole sentence, a paragraph ends there
_SENTENCE_END = regex("""[.!?…。！？][\\])"'”’»」』]{0,2}\\Z""")
_SOUND = regex(r"(?:\[[^\[\]]*\]|\([^()]*\)|[♪♫][^♪♫]*[♪♫]?)")
_HALF = 0.5

Lines = Callable[[Cue], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class _Said:
    """A line as it is said: who speaks by tag or label, and when."""

    cue: Cue
    row: int
    voice: str
    label: Label | None
    runs: Runs
    follows: bool  # a line of the same cue stands before it


def parts_of(pieces: Sequence[Cue | Remarked], lines: Lines) -> list[Part]:
    """The parts that cues and notes make, in order."""
    said: list[_Said | Remarked] = []
    for piece in pieces:
        said += (piece,) if isinstance(piece, Remarked) else _said(piece, lines(piece))
    spoken = [one for one in said if isinstance(one, _Said)]
    first = next((one.label for one in spoken if not _is_sound(one)), None)
    conventions = believed((one.label for one in spoken if one.label), first)
    writer = _Writer(conventions, voiced=_are_voiced(spoken))
    for one in said:
        writer.add(one)
    return writer.finished()


def _said(cue: Cue, lines: Sequence[Line]) -> Iterator[_Said]:
    for n, line in enumerate(lines):
        found = None if line.voice else find(plain(line.runs))
        yield _Said(cue, cue.row, line.voice, found, line.runs, n > 0)


def _are_voiced(said: Sequence[_Said]) -> bool:
    """Whether most words have a voice, so that those without are somebody else's."""
    voiced = sum(1 for one in said if one.voice)
    return voiced > 0 and voiced >= _HALF * sum(1 for one in said if not _is_sound(one))


def _is_sound(said: _Said) -> bool:
    """Whether a line tells what is heard: `[Applause]`, `♪`."""
    return _SOUND.fullmatch(plain(said.runs).strip()) is not None


class _Writer:
    """Writes turns down: the speaker in force, and the paragraph that is not yet whole."""

    def __init__(self, conventions: Believed, *, voiced: bool) -> None:
        self._draft = Parts()
        self._conventions = conventions
        self._voiced = voiced
        self._speaker: str | None = None  # None before anyone spoke; "" for somebody unnamed
        self._lines: list[Runs] = []
        self._first: tuple[int, str] = (0, "")  # of the paragraph: its row, a label repeated
        self._last: Cue | None = None
        self._notes: list[Remarked] = []

    def add(self, one: _Said | Remarked) -> None:
        """Take the next line or note."""
        if isinstance(one, Remarked):
            self._notes.append(one)
            return
        found = one.label if self._conventions.takes(one.label) else None
        speaker = self._speaker_of(one, found)
        if speaker is not None:
            self._turn(one, found, speaker)
        self._say(one, found, changes=speaker is not None)
        self._last = one.cue

    def finished(self) -> list[Part]:
        """All that was written down."""
        self._end_paragraph()
        self._write_notes(BlockKind.NARRATIVE)
        return self._draft.parts

    def _speaker_of(self, one: _Said, found: Label | None) -> str | None:
        """Who begins to speak, "" for somebody unnamed; None when nobody does."""
        if found:
            is_change = found.shape is Shape.CHANGE or found.name != self._speaker
            return found.name if is_change else None
        if one.voice:
            return one.voice if one.voice != self._speaker else None
        goes_on = one.follows or one.cue.start < 0 or _is_sound(one)
        return "" if self._voiced and self._speaker and not goes_on else None

    def _turn(self, one: _Said, found: Label | None, speaker: str) -> None:
        self._end_paragraph()
        self._write_notes(BlockKind.NARRATIVE)
        self._speaker = speaker
        printed = found.printed if found else one.voice
        before, after = (found.before, found.after) if found else ("", "")
        self._draft.begin_turn(label(printed, one.row, clock(one.cue.start), before, after))

    def _say(self, one: _Said, found: Label | None, *, changes: bool) -> None:
        """Add a line to the paragraph, or begin another."""
        repeated = plain(one.runs)[: found.rest] if found and not changes else ""
        if repeated or self._notes or self._begins_paragraph(one):
            self._end_paragraph()
            self._write_notes(BlockKind.REMARK)
        if not self._lines:
            self._first = (one.row, repeated)
        self._lines.append(cut(one.runs, found.rest) if found else one.runs)
        self._draft.told_until(clock(one.cue.end))

    def _begins_paragraph(self, one: _Said) -> bool:
        """Whether a line begins a paragraph: behind a pause, with a mark of change, or without
        times, so that a pause cannot be told.
        """
        if not (self._lines and self._last) or _is_change(one) or one.follows:
            return _is_change(one)
        if min(one.cue.start, self._last.end) < 0:
            return one.cue is not self._last
        whole = _SENTENCE_END.search(plain(self._lines[-1]).rstrip()) is not None
        return whole and one.cue.start - self._last.end >= _PAUSE

    def _end_paragraph(self) -> None:
        if self._lines:
            row, before = self._first
            block = Block(BlockKind.PARAGRAPH, NOWHERE)
            self._draft.add(Part(block, spaced(self._lines), row, before))
        self._lines = []

    def _write_notes(self, kind: BlockKind) -> None:
        """Write the notes down; one that stands inside a turn does not end it."""
        told = kind if self._draft.is_in_turn else BlockKind.NARRATIVE
        for note in self._notes:
            self._draft.add(part(told, note.text, note.row))
        self._notes = []


def _is_change(one: _Said) -> bool:
    return one.label is not None and one.label.shape is Shape.CHANGE


def clock(milliseconds: int) -> str:
    """A time as `HH:MM:SS.mmm`, "" for none."""
    if milliseconds < 0:
        return ""
    seconds, fraction = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{fraction:03}"
