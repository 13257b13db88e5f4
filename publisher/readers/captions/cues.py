"""The cues of a file of captions: their times, their lines, their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

from publisher.data import dataclass
from publisher.patterns import regex

_CLOCK = r"(?:[0-9]{1,4}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]{1,3})?"
_TIMING = regex(rf"({_CLOCK})[ \t]*-->[ \t]*({_CLOCK})(?:[ \t].*)?")
_NUMBER = regex(r"[0-9]{1,9}")
_HEADER = regex(r"WEBVTT(?:[ \t](?P<words>.*))?")
_KEYED = regex(r"(?P<key>[A-Za-z][A-Za-z-]{0,30})[ \t]*[:=](?P<value>.*)")
_METADATA_NOTES = frozenset(["confidence", "duration", "language", "recognizability"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue. Times are milliseconds, -1 where the file tells none that can be read."""

    lines: tuple[str, ...]
    row: int  # of its first line
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Remarked:
    """Words of an editor between the cues: a `NOTE` of WebVTT."""

    text: str
    row: int


@dataclass(frozen=True, slots=True)
class Captions:
    """The cues and notes of a file, in order, and what it tells of itself."""

    pieces: tuple[Cue | Remarked, ...]
    told: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank ones."""

    lines: tuple[str, ...]
    row: int


def is_timed(text: str) -> bool:
    """Whether a text has a line with the times of a cue."""
    return any(map(_timing, text.split("\n")))


def is_webvtt(text: str) -> bool:
    """Whether a text says that it is WebVTT."""
    return _HEADER.fullmatch(text.partition("\n")[0].rstrip()) is not None


def subrip(text: str) -> Captions:
    """The cues of SubRip."""
    blocks = list(_blocks(text))
    pieces: list[Cue | Remarked] = []
    for n, block in enumerate(blocks):
        follows = blocks[n + 1].lines[0] if n + 1 < len(blocks) else ""
        if _is_number(block.lines) and _timing(follows):
            continue  # the number of a cue, with a blank line behind it
        pieces += _cues(block, numbered=True)
    return Captions(tuple(pieces))


def webvtt(text: str) -> Captions:
    """The cues and notes of WebVTT. What its header lacks, its cues do without."""
    pieces: list[Cue | Remarked] = []
    told: dict[str, str] = {}
    for n, block in enumerate(_blocks(text)):
        if not n and is_webvtt(block.lines[0]):
            pieces += _header(block, told)
        else:
            pieces += _pieces(block, told)
    return Captions(tuple(pieces), MappingProxyType(told))


def _header(block: _Block, told: dict[str, str]) -> Iterator[Cue | Remarked]:
    """What the header says besides its keys; cues, where no blank line ends it."""
    first, *rest = block.lines
    if words := first.removeprefix("WEBVTT").strip(" \t-–—"):
        yield Remarked(words, block.row)
    keys = 0
    while keys < len(rest) and not _timing(rest[keys]) and (keyed := _KEYED.fullmatch(rest[keys])):
        told[keyed["key"].casefold()] = keyed["value"].strip()
        keys += 1
    if rest[keys:]:
        yield from _pieces(_Block(tuple(rest[keys:]), block.row + 1 + keys), told)


def _pieces(block: _Block, told: dict[str, str]) -> Iterator[Cue | Remarked]:
    """What a block holds: cues, a note, or a style, which has no words."""
    first = block.lines[0]
    if any(map(_timing, block.lines)):
        yield from _cues(block, numbered=False)
    elif first == "NOTE" or first.startswith(("NOTE ", "NOTE\t")):
        yield from _note(block, told)
    elif first.split(maxsplit=1)[0] not in ("STYLE", "REGION"):
        yield Cue(block.lines, block.row)


def _note(block: _Block, told: dict[str, str]) -> Iterator[Remarked]:
    text = "\n".join(block.lines).removeprefix("NOTE").strip()
    keyed = _KEYED.fullmatch(text)
    if keyed and keyed["key"].casefold() in _METADATA_NOTES:
        told.setdefault(keyed["key"].casefold(), keyed["value"].strip())
    elif text:
        yield Remarked(text, block.row)


def _cues(block: _Block, *, numbered: bool) -> Iterator[Cue]:
    """The cues of a block; lines that belong to no cue are one without times."""
    lines = block.lines
    timings = [n for n, line in enumerate(lines) if _timing(line)]
    if not timings:
        yield Cue(lines, block.row)
        return
    before = _without_name(lines[: timings[0]], numbered=numbered)
    if before:
        yield Cue(before, block.row)
    for at, stop in zip(timings, [*timings[1:], len(lines)], strict=True):
        inner = lines[at + 1 : stop]
        if numbered and stop < len(lines) and _is_number(inner[-1:]):
            inner = inner[:-1]
        start, end = _timing(lines[at]) or (-1, -1)
        if inner:
            yield Cue(inner, block.row + at + 1, start, end)


def _without_name(lines: tuple[str, ...], *, numbered: bool) -> tuple[str, ...]:
    """The lines before the first times, less the name or number of the cue."""
    return lines if numbered and not _is_number(lines[-1:]) else lines[:-1]


def _is_number(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and _NUMBER.fullmatch(lines[0].strip()) is not None


def _timing(line: str) -> tuple[int, int] | None:
    """Start and end, when a line tells the times of a cue."""
    if "-->" not in line:
        return None
    match = _TIMING.fullmatch(line.strip())
    return (milliseconds(match[1]), milliseconds(match[2])) if match else None


def milliseconds(clock: str) -> int:
    """`01:02:03.500`, `02:03,5` in milliseconds."""
    whole, _, fraction = clock.replace(",", ".").partition(".")
    seconds = 0
    for number in whole.split(":"):
        seconds = 60 * seconds + int(number)
    return 1000 * seconds + int(f"{fraction:0<3}"[:3])


def _blocks(text: str) -> Iterator[_Block]:
    """The stretches of lines between blank ones."""
    lines: list[str] = []
    for row, line in enumerate((*text.split("\n"), ""), 1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield _Block(tuple(lines), row - len(lines))
            lines = []
