"""Counting: a number as a list's marker writes it."""

from __future__ import annotations

from types import MappingProxyType

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_ALPHABETS = MappingProxyType(
    {"lowerLetter": "abcdefghijklmnopqrstuvwxyz", "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя"}
)
_MOST_LETTERS = 30  # times that a letter is repeated
_ORDINALS = MappingProxyType({1: "st", 2: "nd", 3: "rd"})


def written(count: int, form: str) -> str:
    """A count as a form of numbers writes it; digits for a form that is not known.

    Forms have the names of ECMA-376-1, 17.18.59: `decimal`, `lowerRoman`, `upperLetter` …
    """
    if form == "decimalZero":
        return f"{count:02}"
    if form == "ordinal":
        return f"{count}{_ordinal(count)}"
    lower = f"lower{form[5:]}" if form.startswith("upper") else form.replace("Upper", "Lower")
    marker = _roman(count) if lower == "lowerRoman" else _letters(count, lower)
    return marker.upper() if lower != form else marker


def _ordinal(count: int) -> str:
    return "th" if 10 <= count % 100 <= 20 else _ORDINALS.get(count % 10, "th")


def _roman(count: int) -> str:
    if not 0 < count <= _MOST_ROMAN:
        return str(count)
    marker = ""
    for amount, letters in _ROMAN:
        marker += letters * (count // amount)
        count %= amount
    return marker


def _letters(count: int, form: str) -> str:
    """`a` to `z`, then `aa`, `bb` and so on."""
    alphabet = _ALPHABETS.get(form, "")
    if not alphabet or not 0 < count <= _MOST_LETTERS * len(alphabet):
        return str(count)
    times, index = divmod(count - 1, len(alphabet))
    return alphabet[index] * (times + 1)
