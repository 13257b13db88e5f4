"""The tags of captions: who speaks, what is set off. The words are what is left."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.readers.captions.cues import Cue
from publisher.readers.parts import Run, Runs, cut
from publisher.source import StretchKind

_TAG = regex(r"<[^<>]*>")
_TAG_OR_OVERRIDE = regex(r"<[^<>]*>|\{\\[^{}]*\}")
_NAME = regex(r"<(?P<end>/?)(?P<name>[A-Za-z]{1,8})(?P<rest>[.\s/][^<>]*)?>")
_TIMESTAMP = regex(r"<[0-9:.]{1,20}>")
_REFERENCE = regex(r"&[#0-9A-Za-z]{1,32};")
_KINDS = {
    "i": StretchKind.EMPHASIS,
    "b": StretchKind.STRONG,
    "lang": StretchKind.FOREIGN,
}
_WEBVTT = frozenset(["b", "c", "i", "lang", "rt", "ruby", "u", "v"])
_SUBRIP = frozenset(["b", "font", "i", "s", "u"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cue: who speaks by its tag, "" for nobody, and the words."""

    voice: str
    runs: Runs


class _Open(NamedTuple):
    """A tag that is open, and whether it began the style in force."""

    name: str
    styles: bool


class _Pen:
    """The style and the voice in force. Of tags in tags the outermost gives the style."""

    def __init__(self) -> None:
        self.voice = ""
        self.kind: StretchKind | None = None
        self.value = ""
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()

    def take(self, tag: re.Match[str]) -> None:
        """Follow a tag."""
        if tag["end"]:
            self._leave(tag["name"].lower())
        else:
            self._enter(tag["name"].lower(), tag["rest"] or "")

    def _enter(self, name: str, rest: str) -> None:
        told = _annotation(rest)
        if name == "v":
            self.voice = told
            return
        kind = _KINDS.get(name)
        styles = kind is not None and self.kind is None and (name != "lang" or told != "")
        if styles:
            self.kind, self.value = kind, told if name == "lang" else ""
        self._open.append(_Open(name, styles))
        self._count[name] += 1

    def _leave(self, name: str) -> None:
        if name == "v":
            self.voice = ""
        while self._count[name]:
            closed = self._open.pop()
            self._count[closed.name] -= 1
            if closed.styles:
                self.kind, self.value = None, ""
            if closed.name == name:
                return

    def run(self, text: str) -> Run:
        """Words in the style in force."""
        return Run(_unescaped(text), self.kind, self.value)


def webvtt_lines(cue: Cue) -> tuple[Line, ...]:
    """The lines of a cue of WebVTT."""
    return _lines(cue, _TAG, _WEBVTT)


def subrip_lines(cue: Cue) -> tuple[Line, ...]:
    """The lines of a cue of SubRip."""
    return _lines(cue, _TAG_OR_OVERRIDE, _SUBRIP)


def _lines(cue: Cue, markup: re.Pattern[str], known: frozenset[str]) -> tuple[Line, ...]:
    """The lines of a cue; a line on which the voice changes is two."""
    found: list[Line] = []
    runs: list[Run] = []
    voice = ""
    for heard, run in _runs("\n".join(cue.lines), markup, known):
        if run.text == "\n" or heard != voice:
            found.append(Line(voice, cut(tuple(runs), 0)))
            runs, voice = [], heard
        if run.text != "\n":
            runs.append(run)
    found.append(Line(voice, cut(tuple(runs), 0)))
    return tuple(line for line in found if line.runs)


def _runs(text: str, markup: re.Pattern[str], known: frozenset[str]) -> Iterator[tuple[str, Run]]:
    """The words with their voice, line ends apart. Tags that are not known are words."""
    pen = _Pen()
    position = 0
    for match in markup.finditer(text):
        name = _NAME.fullmatch(match[0])
        is_known = name is not None and name["name"].lower() in known
        if not is_known and match[0][0] == "<" and not _TIMESTAMP.fullmatch(match[0]):
            continue
        yield from _split(pen, text[position : match.start()])
        position = match.end()
        if name and is_known:
            if name["name"].lower() == "rt":
                yield pen.voice, Run(" ")  # what is read stands behind what is written
            pen.take(name)
    yield from _split(pen, text[position:])


def _split(pen: _Pen, text: str) -> Iterator[tuple[str, Run]]:
    for n, line in enumerate(text.split("\n")):
        if n:
            yield pen.voice, Run("\n")
        if line:
            yield pen.voice, pen.run(line)


def _annotation(rest: str) -> str:
    """What a tag says behind its name and classes: `<v.loud Mary>` says `Mary`."""
    told = rest if rest[:1].isspace() else "".join(rest.split(maxsplit=1)[1:])
    return " ".join(_unescaped(told).split())


def _unescaped(text: str) -> str:
    """The text with its character references resolved."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
