"""Captions of a recording: WebVTT (W3C, 2019) and SubRip, with speakers and times."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.decode import decode
from publisher.errors import InputError
from publisher.readers.sheet import Sheet
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import BlockKind, Source

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t]+([^>]{1,200})>")
_TAG = re.compile(
    r"</?(?:[a-z]{1,8}|\d[\d:.]{0,16})(?:[.\s][^<>]{0,200})?>|\{\\[^{}]{0,80}\}", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:>>+[ \t]*|[-–—][ \t]*)?"
    r"(?:\[(?P<inside>[^\[\]:]{1,60})\]|(?P<before>[^:<>()\[\]]{1,60}?)):(?=\s|$)"
)
_CHANGE = re.compile(r"(?:>>+|[-–—])[ \t]+")
_PAUSE = 2.0  # seconds after a sentence that begin a paragraph
_ENDS = (".", "!", "?", "…", "。", "！", "？", '"', "”")
_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Cue:
    """A caption: when it is shown, in seconds; who speaks, where it says so; its words."""

    start: float
    end: float
    speaker: str
    text: str
    row: int
    changes: bool = False  # another speaker, whom nothing names


def open_webvtt(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The cues of a WebVTT file. Raises `InputError` when it does not begin as one."""
    decoded = decode(data, name, encoding)
    if not decoded.value.text.startswith("WEBVTT"):
        raise InputError(f"{name}:1: a WebVTT file begins with WEBVTT", "Is it SubRip (.srt)?")
    return _opened(decoded, data)


def open_subrip(data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
    """The cues of a SubRip file. Raises `InputError` when it has no cue at all."""
    decoded = decode(data, name, encoding)
    if " --> " not in decoded.value.text:
        raise InputError(f"{name}: no caption was found", "A caption has a line `time --> time`.")
    return _opened(decoded, data)


def _opened(decoded: Outcome[Source], data: bytes) -> Outcome[Source]:
    source = decoded.value
    notices = list(decoded.notices)
    found = list(_read(source.text.split("\n"), source.name, notices))
    cues = _labelled([one for one in found if isinstance(one, _Cue)])
    sheet, waiting = Sheet(), iter(cues)
    run: list[_Cue] = []
    for one in found:
        cue = next(waiting) if isinstance(one, _Cue) else None
        if run and (cue is None or _begins_turn(run[-1], cue)):
            _put_turn(sheet, run)
            run = []
        if cue:
            run.append(cue)
        elif isinstance(one, _Note):
            sheet.put(BlockKind.NARRATIVE, one.text, one.row)
    if run:
        _put_turn(sheet, run)
    if not sheet.has_words():
        raise InputError(f"{source.name}: the captions hold no words", "Give another file.")
    return Outcome(sheet.source(source.name, data, source.encoding), tuple(notices))


@dataclass(frozen=True, slots=True)
class _Note:
    """Words that stand outside of captions."""

    text: str
    row: int


def _read(lines: Sequence[str], name: str, notices: list[Notice]) -> Iterator[_Cue | _Note]:
    """The captions and the notes between them, block by block."""
    for row, block in _blocks(lines):
        at = next((n for n, line in enumerate(block[:2]) if _TIMING.match(line)), None)
        if at is not None:
            yield from _cues(block[at], block[at + 1 :], row + at)
        elif block[0].startswith(("STYLE", "REGION")):
            continue
        elif block[0].startswith("WEBVTT"):
            if words := " ".join([block[0].removeprefix("WEBVTT"), *block[1:]]).strip(" \t\ufeff-"):
                yield _Note(words, row)
        elif block[0].startswith("NOTE"):
            if words := " ".join([block[0].removeprefix("NOTE"), *block[1:]]).strip():
                yield _Note(words, row)
        else:
            notices.append(_malformed(name, row))
            yield _Note(" ".join(block), row)


def _malformed(name: str, row: int) -> Notice:
    return Notice(
        "P130",
        Severity.WARNING,
        "a caption without a time; its words are kept as a paragraph",
        Where(name, row),
        "A caption begins with a line `00:00:01.000 --> 00:00:04.000`.",
    )


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The stretches of lines between blank ones, each with its first row."""
    block: list[str] = []
    for row, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield row - len(block), block
            block = []


def _cues(timing: str, lines: Sequence[str], row: int) -> Iterator[_Cue]:
    """The captions of a block: one, or one for each voice in it."""
    match = _TIMING.match(timing)
    numbers = match.groups() if match else ()
    start, end = _seconds(numbers[:4]), _seconds(numbers[4:])
    raw = " ".join(line.strip() for line in lines)
    opening, *voices = _VOICE.split(raw)
    if _plain(opening) or not voices:
        yield _Cue(start, end, "", _plain(opening), row)
    for speaker, words in zip(voices[::2], voices[1::2], strict=True):
        yield _Cue(start, end, " ".join(html.unescape(speaker).split()), _plain(words), row)


def _plain(raw: str) -> str:
    """The words of a caption, without tags."""
    return " ".join(html.unescape(_TAG.sub("", raw)).split())


def _seconds(numbers: Sequence[str | None]) -> float:
    hours, minutes, seconds, part = (number or "0" for number in numbers)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000


def _labelled(cues: Sequence[_Cue]) -> list[_Cue]:
    """The captions with their speakers: voices, else labels that recur, else changes."""
    if any(cue.speaker for cue in cues):
        return list(cues)
    labels = [_label(cue.text) for cue in cues]
    counts = Counter(label for label, _ in labels if label)
    believed = {label for label, count in counts.items() if count > 1 or label.isupper()}
    believed = believed if len(counts) > 1 or max(counts.values(), default=0) > 1 else set()
    return [_with_label(cue, *label, believed) for cue, label in zip(cues, labels, strict=True)]


def _label(text: str) -> tuple[str, int]:
    """The label that a caption would begin with, and how long it is."""
    match = _LABEL.match(text)
    words = (match["inside"] or match["before"]).strip() if match else ""
    fits = words and len(words.split()) <= _LABEL_WORDS and not words[0].islower()
    return (words, match.end()) if match and fits else ("", 0)


def _with_label(cue: _Cue, label: str, length: int, believed: set[str]) -> _Cue:
    if label in believed:
        text = cue.text[length:].strip()
        return _Cue(cue.start, cue.end, cue.text[:length], text, cue.row, changes=True)
    changes = _CHANGE.match(cue.text) is not None
    return _Cue(cue.start, cue.end, "", cue.text, cue.row, changes)


def _begins_turn(before: _Cue, cue: _Cue) -> bool:
    return cue.changes or cue.speaker not in ("", before.speaker)


def _put_turn(sheet: Sheet, cues: Sequence[_Cue]) -> None:
    """A turn: its label, then its captions joined to paragraphs."""
    first, last = cues[0], cues[-1]
    if first.speaker or first.changes:
        start, end = _clock(first.start), _clock(last.end)
        sheet.put(BlockKind.LABEL, first.speaker, first.row, start=start, end=end)
    for paragraph in _paragraphs(cues):
        text = " ".join(cue.text for cue in paragraph if cue.text)
        if text:
            sheet.put(BlockKind.PARAGRAPH, text, paragraph[0].row)


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[list[_Cue]]:
    """The captions, apart where a sentence ends and silence follows."""
    group: list[_Cue] = []
    for cue in cues:
        if group and group[-1].text.endswith(_ENDS) and cue.start - group[-1].end >= _PAUSE:
            yield group
            group = []
        group.append(cue)
    yield group


def _clock(seconds: float) -> str:
    """`HH:MM:SS.mmm`."""
    whole = round(seconds * 1000)
    minutes, milliseconds = divmod(whole, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"
