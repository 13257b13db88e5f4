"""How numbers, strings and names are written in PDF (ISO 32000-1, 7.3)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


@lru_cache(maxsize=1 << 12)
def shortest(number: float) -> str:
    """A number with at most two decimals and nothing that is not needed."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def text_string(text: str) -> str:
    """A text string: as it is where it is printable ASCII, else in UTF-16.

    A lone surrogate, which UTF-16 cannot hold, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{utf16(text)}>"


def pdf_date(moment: datetime) -> str:
    """A moment as PDF writes it (ISO 32000-1, 7.9.4)."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")


def utf16(text: str) -> str:
    """Text as the hexadecimal digits of UTF-16, the high byte first."""
    whole = text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "replace")
    return whole.encode("utf-16-be").hex().upper()
