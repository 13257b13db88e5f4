"""What a file that may carry an edition has to offer, in whatever format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from publisher.data import dataclass
from publisher.view import View


class UnreadableError(Exception):
    """The words that a file shows cannot be read back; the message says why."""


class Shown(Protocol):
    """The record's own words in a file, in reading order, a note's where its mark stands.

    What the edition adds to the record of this view is left out. Raises `UnreadableError`.
    """

    def __call__(self, view: View) -> Iterator[str]:
        """Read the words."""
        ...


class Seal(Protocol):
    """Whether the bytes are those of the edition that the file was made with."""

    def __call__(self, tei: bytes) -> bool:
        """Compare them with what the file keeps of it."""
        ...


class Open(Protocol):
    """Opens the bytes of a file of one format; `name` is what messages print.

    Raises `InputError` for what is none, or cannot be read safely.
    """

    def __call__(self, data: bytes, name: str) -> Carrier:
        """Open the file."""
        ...


@dataclass(frozen=True, slots=True)
class Carrier:
    """An opened file: the bytes of its edition as they stand there, and where; `b""` where it
    carries none. The seal is None where another program took out what would tell.
    """

    place: str  # as messages print it
    tei: bytes
    is_original: Seal | None
    shown: Shown
