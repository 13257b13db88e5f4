"""Full names that a text tells somewhere: behind initials, `JB`, and behind `В.Путин`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.patterns import regex
from publisher.readers.transcript import letters
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.people.names import Named

_KEYS = 6000  # characters in which a key of initials stands
_OPENING = 1200  # characters in which a record introduces its speakers
_INITIALS = range(2, 4)  # letters; four may be a surname
_FORENAME = 40  # characters
_LONGEST = 4  # words of a name
_WORD = regex(r"[^\W\d_](?:[\w’'-]+|\.?)")
_KEY = regex(
    r"^[ \t]*(?P<short>[A-Z]{2,4})[ \t]*(?:[=:–—-][ \t]*)(?P<name>[^\W\d_][^\n,:;(]{3,50}?)[ \t]*$"
    r"|^\|[ \t]*(?P<row>[^|\n:]{3,50}?)[ \t]*\|[ \t]*(?P<cell>[A-Z]{2,4})[ \t]*\|"
    r"|(?P<told>[^\W\d_][^\n,:;()]{3,50}?)[ \t]*[(\[](?P<inside>[A-Z]{2,4})[)\]]",
    re.MULTILINE,
)


def fuller(found: Named, label: str, text: str) -> Named:
    """The name behind initials, where the text tells just one that they can stand for."""
    if letters.has_initial(label):
        return _behind_initial(found, label, text)
    if len(label) in _INITIALS and label.isalpha() and label.isupper():
        names = set(_keyed(label, text)) or set(_introduced(label, text[:_OPENING]))
        return (
            replace(found, name=names.pop(), role="")
            if len(names) == 1
            else _as_printed(found, label)
        )
    return found


def _as_printed(found: Named, label: str) -> Named:
    return replace(found, name=label)


def _behind_initial(found: Named, label: str, text: str) -> Named:
    """`В.Путин` is `Владимир Путин`, when that stands anywhere in the text."""
    initial, surname = label[0], label.rpartition(".")[2].strip()
    if not surname:
        return found
    # What is searched for begins with the surname's letters, as only that is found fast.
    pattern = rf"{re.escape(surname)}\b(?<=[ \u00a0]{re.escape(surname)})"
    before = re.compile(rf"\b{re.escape(initial)}[^\W\d_]{{2,}}\Z")
    forenames = (
        before.search(text, max(0, match.start() - _FORENAME), match.start() - 1)
        for match in re.finditer(pattern, text)
    )
    told = {f"{forename[0]} {surname}" for forename in forenames if forename}
    # Inflected forms are longer: `Александром` beside `Александр`.
    name = min(told, key=lambda name: (len(name), name), default="")
    return replace(found, name=name, surname=surname) if name else found


def _keyed(label: str, text: str) -> Iterator[str]:
    """Names that a key tells: `TVC = Thomas V. Carr`, `Thomas V. Carr (TVC)`."""
    for match in _KEY.finditer(text, 0, _KEYS):
        if label in (match["short"], match["inside"], match["cell"]):
            words = (match["name"] or match["row"] or match["told"]).split()[-3:]
            while words and not letters.is_capitalised(words[0]):
                words.pop(0)
            if len(words) > 1 and all(map(letters.is_capitalised, words)):
                yield " ".join(words)


def _introduced(label: str, opening: str) -> Iterator[str]:
    """Names in the opening whose words begin with the initials: all, or first and last."""
    words = [match for match in _WORD.finditer(opening) if match[0][0].isupper()]
    for at, first in enumerate(words):
        if first[0][0] != label[0] or first[0].casefold() in lexicon().offices:
            continue
        for count, last in enumerate(words[at + 1 : at + _LONGEST], 2):
            name = opening[first.start() : last.end()]
            if last[0].endswith(".") or len(name.split()) != count:
                continue  # an initial, or other words between
            initials = "".join(word[0] for word in name.split())
            if label in (initials, initials[0] + initials[-1]):
                yield name
