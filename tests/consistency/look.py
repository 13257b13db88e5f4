"""How text of one role looks in some format, in the theme's own terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """Lengths in points; None for what the format does not tell of this role."""

    typeface: str  # its letters alone, in lower case
    size: float
    colour: str | None  # #rrggbb
    leading: float | None = None
    align: str | None = None
    before: float | None = None
    after: float | None = None
    between: float | None = None  # two paragraphs of the role: the larger of before and after
    indent: float | None = None
    first_line: float | None = None
    end_indent: float | None = None


def letters(name: str) -> str:
    """The name of a typeface without what spellings differ in."""
    return "".join(character for character in name.lower() if character.isalnum())
