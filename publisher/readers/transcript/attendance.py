"""Who attended, as a record's head lists them: names with what is said of each.

Members:                 Name – office          Name
Name                     Name (office)          –
Name                                            office

Present: Name (office), Name; Name, office
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from publisher.patterns import regex
from publisher.readers.transcript import shape
from publisher.readers.transcript.lexicon import lexicon
from publisher.readers.transcript.units.lines import SIGN, Unit

_NAME_WORDS = 5
_OFFICE_WORDS = 3
_ADDRESSES = frozenset(["cllr", "messr", "councilmember"])  # with the s of several behind
_PARTED = regex(r"(?P<name>[^–—,(:]{2,60}?)\s*(?:\s[–—-]\s+|,\s+|\()(?P<office>[^()]{2,160})\)?")
_SEMICOLON = regex(r"\s*;\s*")
_COMMA = regex(r",\s*(?![^()]*\))")  # outside of brackets
_DASHES = frozenset("–—-")
_COLUMNS = regex(r" {3,}|\t+")
_NICK = regex(r"\s+@[\w-]{1,40}")  # of an account


def attending(units: Sequence[Unit]) -> tuple[str, ...]:
    """`Name, office` for each person whom the head lists with an office."""
    return tuple(_attending(list(chain.from_iterable(columns(unit.text) for unit in units))))


def columns(text: str) -> Sequence[str]:
    """What stands side by side on a line: `ADA LUND, North Port      IVO HOLM, South Port`."""
    return [part for part in _COLUMNS.split(text) if part]


def _attending(texts: Sequence[str]) -> Iterator[str]:
    section = ""
    for at, printed in enumerate(texts):
        text = _NICK.sub("", printed)
        if text.endswith((":", "：")):
            section = text[:-1].strip()
        elif is_run_on(text):
            yield from _run_on(text)
        elif match := _PARTED.fullmatch(text):
            if _is_name(match["name"]):
                yield f"{match['name'].strip()}, {match['office'].strip()}"
        elif _is_name(text):
            office = _office_below(texts, at) or _office_of(section)
            if office:
                yield f"{text}, {office}"


def is_run_on(text: str) -> bool:
    """Whether a line both heads a list of people and holds it: `Present: Ada Lund (Chair)`."""
    section, colon, people = text.replace(SIGN, "").partition(":")
    return bool(colon and people) and section.strip().casefold() in lexicon().attendance


def _run_on(text: str) -> Iterator[str]:
    """The people of a list that stands on the line of its heading, with their offices."""
    people = text.replace(SIGN, "").partition(":")[2].strip().rstrip(".")
    groups = _SEMICOLON.split(people)
    for group in groups:
        office, names = _shared_office(group)
        is_one = len(groups) > 1 and names == group  # its commas part a name and an office
        yield from _listed([group] if is_one else _COMMA.split(names), office)


def _shared_office(group: str) -> tuple[str, str]:
    """The office that is told once of several, in the singular, and what follows it:
    `Council Members Ada Lund, Ivo Holm`; a mere form of address is none.
    """
    words = group.split()
    for at, word in enumerate(words[:_OFFICE_WORDS]):
        one = word[:-1]
        known = one.casefold() in lexicon().offices
        if word.endswith("s") and (known or one.casefold() in _ADDRESSES):
            return " ".join([*words[:at], one]) if known else "", " ".join(words[at + 1 :])
        if not word[0].isupper():
            break
    return "", group


def _listed(items: Sequence[str], office: str) -> Iterator[str]:
    name = ""
    for item in (part.removeprefix("and ") for part in items):
        match = _PARTED.fullmatch(item)
        if match and _is_name(match["name"]):
            yield f"{match['name'].strip()}, {match['office'].strip()}"
        elif name and _tells_office(item):
            yield f"{name}, {item}"
        elif _is_name(item):
            yield f"{item}, {office}" if office else item
        name = item if _is_name(item) else ""


def _tells_office(item: str) -> bool:
    return any(word.casefold() in lexicon().offices for word in item.split())


def _office_below(texts: Sequence[str], at: int) -> str:
    """The office that stands two lines below a name, behind a dash."""
    apart = at + 2 < len(texts) and texts[at + 1] in _DASHES
    return texts[at + 2] if apart else ""


def _office_of(section: str) -> str:
    """What the heading of a list says of those in it; a mere `Present` says nothing."""
    return "" if shape.is_section(section) else section


def _is_name(text: str) -> bool:
    words = text.split()
    if not 0 < len(words) <= _NAME_WORDS or any(character.isdigit() for character in text):
        return False
    if text.endswith((".", "!", "?", ";")) and words[-1].rstrip(".").casefold() not in ("jr", "sr"):
        return False
    return all(_is_of_name(word) for word in words)


def _is_of_name(word: str) -> bool:
    small = word.casefold() in lexicon().particles or word.casefold() in lexicon().nobiliary
    return word[0].isalpha() and (not word[0].islower() or small)
