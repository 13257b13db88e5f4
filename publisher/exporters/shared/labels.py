"""What stands between a speaker's label and the speech on its line: one rule for all formats."""

from __future__ import annotations

import unicodedata

from publisher.view import Inlines, plain


def gap_after(label: Inlines) -> str:
    """The space after a label, or "" where it needs none: it is empty, ends in white space,
    or in full-width punctuation, which brings its own.
    """
    words = plain(label)
    last = words[-1:]
    return "" if not last or last.isspace() or _is_wide_punctuation(last) else " "


def is_closed(label: str) -> bool:
    """Whether a label ends in punctuation, which parts it from speech on the same line where
    letters look all alike.
    """
    return unicodedata.category(label[-1:] or " ").startswith("P")


def _is_wide_punctuation(character: str) -> bool:
    """By East Asian width (UAX #11). Letters that are as wide bring no space."""
    wide = not character.isascii() and unicodedata.east_asian_width(character) in "WF"
    return wide and unicodedata.category(character).startswith("P")
