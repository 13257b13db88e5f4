"""What begins an item of a list in plain text and Markdown: a bullet, or a number."""

from __future__ import annotations

from typing import NamedTuple

from publisher.patterns import regex
from publisher.readers.transcript.letters import SIGN

_BULLET = regex(r"[*+•‣▪◦●○■-][ \t\u00a0]+(?=\S)")
_NUMBER = regex(r"(\d{1,3})[.)][ \t\u00a0]+(?=\S)")


class Marker(NamedTuple):
    """What begins a line of a list: a bullet, or a number."""

    printed: str
    length: int  # of the marker and the spaces behind it
    number: int = -1


def marker_of(text: str) -> Marker | None:
    """The marker that a line begins with; None when it begins with none."""
    if text[:1].isalpha():
        return None  # at once, for most lines
    text = text.lstrip(SIGN)
    if match := _BULLET.match(text):
        return None if _is_divider(text) else Marker(match[0][0], match.end())
    if match := _NUMBER.match(text):
        return Marker(match[0].rstrip(), match.end(), int(match[1]))
    return None


_RULES = frozenset("=-_~*#+^–—―─━═")
_SHORTEST_RULE = 3  # signs


def is_rule(text: str) -> bool:
    """Whether a line is one sign again and again, as below a title: `=====`."""
    first = text[0]
    return first in _RULES and len(text) >= _SHORTEST_RULE and text == first * len(text)


def _is_divider(text: str) -> bool:
    return not text.strip("*-+ \t\u00a0")
