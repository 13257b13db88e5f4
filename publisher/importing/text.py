"""Plain text: the record's own words, known from the edition's by the spaces beside these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publisher.exporters.text import ADDED, ASIDE, NOTES_RULE, REFERENCE
from publisher.patterns import regex

_ADDED_MARK = regex(rf"\A *[^\s]+{ADDED}")
_ASIDE = regex(rf"{ASIDE}\[([^\[\]]*)\]")
_ENTRY = regex(rf"^\[([^\]]*)\]{ADDED}", re.MULTILINE)
_REFERENCE = regex(rf"{REFERENCE}\[([^\]]*)\]")


def shown_in_text(data: bytes) -> Iterator[str]:
    """The words in reading order, a note's where its mark stands."""
    body, _, end = f"\n{data.decode('utf-8')}".partition(f"\n{NOTES_RULE}\n")
    _, *parts = _ENTRY.split(end)
    notes = dict(zip(parts[::2], parts[1::2], strict=True))
    yield from _own(body, notes)


def _own(text: str, notes: Mapping[str, str]) -> Iterator[str]:
    kept = [line for line in text.split("\n") if not line.endswith(ADDED)]
    own = "\n".join(_ADDED_MARK.sub("", line) for line in kept)
    own = _ASIDE.sub(r" \1 ", own)
    before, *parts = _REFERENCE.split(own)
    yield before
    for mark, after in zip(parts[::2], parts[1::2], strict=True):
        yield from _own(notes.get(mark, ""), notes)
        yield after
