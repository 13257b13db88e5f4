"""Markdown as publisher writes it: the record's own words (`docs/markdown.md`).

Every sign in the words has a backslash before it, so that a sign without one is markup. This
reads what the exporter writes, not Markdown at large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.roles import PhraseRole

_ATTRIBUTES = r'\{(?:[^"}\\]|"(?:[^"\\]|\\.)*")*\}'
_PAIR = regex(r'#(?P<id>\S+)|\.(?P<name>\S+)|(?P<key>\S+)="(?P<value>(?:[^"\\]|\\.)*)"')
_ESCAPE = regex(r"\\(.)", re.DOTALL)
_FENCE = regex(rf":::(?: (?P<told>{_ATTRIBUTES}))?\Z")
_FOOTNOTE = regex(r"\[\^(?P<label>[^\]]+)\]: ")
_MARGIN = regex(r" +|> ?|- +|(?P<number>[0-9]{1,20}\.) +|(?P<last>#{1,6} |Table: )")
_UNSAID = regex(r"\|(---:?\|)+|\* \* \*")  # the line under a table's head, a rule
_TOKEN = regex(
    rf"""\\(?P<escaped>.)
    |\[\^(?P<call>[^\]]+)\]
    |(?P<open>\[)
    |\](?:\(<[^>]*>\)|\(\#(?P<note>[^)]*)\))?(?P<told>{_ATTRIBUTES})?(?P<close>)
    |(?P<unsaid>\*+|\||{_ATTRIBUTES})
    |(?P<words>[^\\\[\]*|{{]+|.)""",
    re.DOTALL | re.VERBOSE,
)
_METADATA = "---"
_TEXT = ""  # where the text itself is kept, among the notes


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands in braces."""

    id: str = ""
    classes: frozenset[str] = frozenset()
    text: str = ""


def shown_in_markdown(data: bytes) -> Iterator[str]:
    """The words in reading order, a note's where its mark stands."""
    lines = _Lines()
    for line in _without_metadata(data.decode("utf-8").split("\n")):
        lines.take(line)
    held = {place: "\n".join(parts) for place, parts in lines.held.items()}
    yield from _words(held.pop(_TEXT, ""), held)


def _without_metadata(lines: list[str]) -> list[str]:
    return lines[lines.index(_METADATA, 1) + 1 :] if lines[0] == _METADATA else lines


@dataclass(slots=True)
class _Lines:
    """Takes the blocks' marks off the lines, and puts these where they belong: to the text
    or to a note.
    """

    held: dict[str, list[str]] = field(default_factory=dict)
    _open: list[_Told] = field(default_factory=list)
    _footnote: str = _TEXT

    def take(self, line: str) -> None:
        """Take the next line."""
        if found := _FOOTNOTE.match(line):
            self._footnote = found["label"]
            line = line[found.end() :]
            named = re.match(rf"\[\]({_ATTRIBUTES})", line)
            self._alias(_told(named[1]).id if named else "")
        elif line and not line.startswith(" "):
            self._footnote = _TEXT
        printed, line = self._inside(line)
        if fence := _FENCE.match(line):
            self._fence(fence["told"])
        elif not _UNSAID.fullmatch(line):
            self.held.setdefault(self._place(), []).append(printed + line)

    def _alias(self, ident: str) -> None:
        """Let a footnote be found by its label and by its address."""
        lines = self.held.setdefault(self._footnote, [])
        self.held[ident or self._footnote] = lines

    def _fence(self, told: str | None) -> None:
        if told is None:
            self._open.pop()
        else:
            self._open.append(_told(told))

    def _inside(self, line: str) -> tuple[str, str]:
        """The numbers of a printed list, and the line without the marks before its words."""
        printed = ""
        while found := _MARGIN.match(line):
            if found["number"] and self._is_printed():
                printed += found["number"]
            line = line[found.end() :]
            if found["last"]:
                break
        return printed, line

    def _is_printed(self) -> bool:
        """Whether the numbers of the list at hand are those of the record."""
        lists = (told for told in reversed(self._open) if "list" in told.classes)
        return "printed" in next(lists, _Told()).classes

    def _place(self) -> str:
        uncalled = (told.id for told in self._open if "uncalled" in told.classes)
        return next(uncalled, self._footnote)


def _words(text: str, notes: Mapping[str, str]) -> Iterator[str]:
    """The words of a text; those of notes where they are called."""
    open_: list[list[str]] = [[]]
    for token in _TOKEN.finditer(text):
        if token["open"]:
            open_.append([])
        elif token["close"] is not None:
            words = "".join(open_.pop())
            open_[-1].append(_span(words, _told(token["told"] or ""), token["note"] or "", notes))
        elif token["call"]:
            open_[-1].append(_note(token["call"], notes))
        else:
            open_[-1].append(token["escaped"] or token["words"] or "")
    yield from open_[0]


def _span(words: str, told: _Told, note: str, notes: Mapping[str, str]) -> str:
    """The words of a span: none where the edition added them, a note's where it is called."""
    if PhraseRole.ADDED in told.classes:
        return ""
    if PhraseRole.NOTE_REFERENCE in told.classes:
        return _note(note, notes)
    return told.text + words


def _note(name: str, notes: Mapping[str, str]) -> str:
    rest = {other: text for other, text in notes.items() if other != name}
    return "".join(_words(notes.get(name, ""), rest))


def _told(text: str) -> _Told:
    pairs = list(_PAIR.finditer(text[1:-1]))
    given = {pair["key"]: _ESCAPE.sub(r"\1", pair["value"]) for pair in pairs if pair["key"]}
    ident = next((pair["id"] for pair in pairs if pair["id"]), given.get("id", ""))
    names = frozenset(pair["name"] for pair in pairs if pair["name"])
    return _Told(ident, names, given.get("text", "") if "mark" in names else "")
