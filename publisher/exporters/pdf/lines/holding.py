"""Spaces in which no line ends: those that part a mark from the text that it belongs to, as
French writes them (`Bonjour !`, `« oui »`), and as hasty hands do everywhere.

Unicode Standard Annex 14: the rules LB11 and LB13 to LB17; of 15.1 LB15a and LB15b for LB15.
"""

from __future__ import annotations

from collections.abc import Iterator

from publisher.patterns import regex

_CLOSING = (  # the classes CL, CP, EX, IS and SY, of scripts that records are in
    "!),./:;?}\\]\u0589\u05c6\u060c\u060d\u061b\u061d-\u061f\u06d4\u2044\u2046\u207e\u208e\u2309"
    "\u230b\u232a\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301e\u301f"
    "\ufe10-\ufe16\ufe18\ufe36\ufe38\ufe3a\ufe3c\ufe3e\ufe40\ufe42\ufe44\ufe48\ufe50\ufe52\ufe56"
    "\ufe57\ufe5a\ufe5c\ufe5e\uff01\uff09\uff0c\uff0e\uff1f\uff3d\uff5d\uff60\uff61\uff63\uff64"
)
_OPENING = (  # the class OP, of the same
    "(\\[{\u00a1\u00bf\u201a\u201e\u2045\u207d\u208d\u2308\u230a\u2329\u3008\u300a\u300c\u300e\u3010"
    "\u3014\u3016\u3018\u301a\u301d\ufe17\ufe35\ufe37\ufe39\ufe3b\ufe3d\ufe3f\ufe41\ufe43\ufe47"
    "\ufe59\ufe5b\ufe5d\uff08\uff3b\uff5b\uff5f\uff62"
)
_LEFT, _RIGHT = "\u00ab\u2018\u201c\u2039", "\u00bb\u2019\u201d\u203a"  # quotation marks
_BEHIND = f"{_CLOSING}{_RIGHT}\u2060\u200b\u2014"
_BESIDE = regex(f"[{_BEHIND}{_OPENING}{_LEFT}](?:(?<= [{_BEHIND}])|(?<=[{_OPENING}{_LEFT}])(?= ))")
"""A mark beside a space that may hold it: few texts have one, and it is found fast."""

_BEFORE = f"[{_CLOSING}\u2060\u200b]|[{_RIGHT}](?=[ {_CLOSING}]|\\Z)|(?<=\u2014 )\u2014"
_AFTER = f"(?<=[{_OPENING}] )|(?<= [{_LEFT}] )|(?<=\\A[{_LEFT}] )"
_HOLDS = regex(f" (?<!  )(?:{_AFTER}| *(?:{_BEFORE}))")
"""Begins with a space itself, which is found fast, and with the first of several, so that each
is looked at once.
"""


def holds(text: str) -> bool:
    """Whether some space of a text holds a mark."""
    return _BESIDE.search(text) is not None and _HOLDS.search(text) is not None


def holding(text: str) -> Iterator[int]:
    """Where spaces that hold a mark begin. Of those that hold the mark behind them (or before
    them), word by word, as between the dots that lead to a number, every second one does not:
    lines must end somewhere.
    """
    last = {True: -1, False: -1}
    for match in _HOLDS.finditer(text):
        place, is_behind = match.start(), not match[0].isspace()
        before = last[is_behind]
        if before >= 0 and len(text[before:place].split()) == 1:
            last[is_behind] = -1
        else:
            last[is_behind] = place
            yield place
