"""Regular expressions, compiled when they are first used.

To compile all that our modules hold takes 40 ms in each process; half of them are of use to
no text at hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["regex"]

if TYPE_CHECKING:
    from re import compile as regex
else:

    def regex(text: str | bytes, flags: int = 0) -> _Regex:
        """As `re.compile`; a fault in `text` is told at the first use."""
        return _Regex(text, flags)


class _Regex:
    """What becomes a compiled expression when it is first asked for something."""

    _NAMES = (
        *("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn"),
        *("flags", "groupindex", "groups"),
    )

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._told = (text, flags)
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        """What is not there yet; from then on it is."""
        compiled: re.Pattern[Any] = re.compile(*self._told)
        vars(self).update((known, getattr(compiled, known)) for known in self._NAMES)
        return getattr(compiled, name)
