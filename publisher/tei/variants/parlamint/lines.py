"""Mixed content as ParlaMint has it: words, comments of the transcriber, pages."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from publisher.tei import names
from publisher.tei.names import XML_ID, XML_LANG, Element, local
from publisher.tei.text import append, child, one_line, parts, words

_TYPES = MappingProxyType(
    {
        "kinesic": frozenset(
            (
                *("kinesic", "applause", "ringing", "signal", "playback", "gesture"),
                *("smiling", "laughter", "snapping", "noise"),
            )
        ),
        "incident": frozenset(
            (
                *("action", "incident", "leaving", "entering"),
                *("break", "pause", "sound", "editorial"),
            )
        ),
        "vocal": frozenset(
            (
                *("greeting", "question", "clarification", "speaking", "interruption"),
                *("exclamat", "laughter", "shouting", "murmuring", "noise", "signal"),
            )
        ),
    }
)
"""The values of `@type` (ParlaMint.rng, the last definitions)."""
_SPELT = MappingProxyType({"exclamation": "exclamat"})
_REASONS = frozenset(["editorial", "inaudible", "foreign"])

COMMENTS = frozenset(["gap", "incident", "kinesic", "note", "pb", "vocal"])
"""What may stand in a line beside words."""
_KEPT = (XML_ID, XML_LANG, "n")

Line = str | Element
"""Words, or an element of the canonical edition that is a comment or a page."""


def line_of(element: Element) -> Iterator[Line]:
    """What an element holds, in order: words, and comments of the transcriber. Any other
    element is its words.
    """
    for part in parts(element):
        if isinstance(part, str) or local(part) in COMMENTS:
            yield part
        elif local(part) == "lb":
            yield " "
        else:
            yield from line_of(part)


def write_line(holder: Element, line: list[Line]) -> None:
    """Append words and comments to an element that may hold both."""
    for part in line:
        if isinstance(part, str):
            append(holder, part)
        else:
            write_comment(holder, part)


def write_comment(holder: Element, comment: Element) -> None:
    """Append a comment or a page. What prints no words is left out, but for a page."""
    name = local(comment)
    if name == "pb":
        child(holder, "pb", "", kept(comment))
    elif told := one_line(words(comment)):
        if name == "note":
            kind = comment.get("type", "") or comment.get("place", "")
            write_note(holder, comment, kind)
        else:
            child(child(holder, name, "", _kind(comment)), "desc", told)


def _kind(comment: Element) -> dict[str, str]:
    name = local(comment)
    if name == "gap":
        reason = comment.get("reason", "")
        return {"reason": reason if reason in _REASONS else names.DEFAULT_GAP}
    kind = comment.get("type", "")
    kind = _SPELT.get(kind, kind)
    if kind in _TYPES[name]:
        return {"type": kind}
    return {"type": "noise"} if name == "vocal" else {}


def write_note(holder: Element, source: Element, kind: str, mark: str = "") -> None:
    """Append what somebody wrote down and nobody said: its words, and its pages. The mark of
    a list's item goes before them.
    """
    note = child(holder, "note", f"{mark} " if mark else "", {"type": kind, **kept(source)})
    for part in line_of(source):
        told = words(part) if isinstance(part, Element) and local(part) != "pb" else part
        write_line(note, [told])


def kept(element: Element) -> dict[str, str]:
    """The attributes that ParlaMint knows everywhere."""
    return {key: element.get(key, "") for key in _KEPT}
