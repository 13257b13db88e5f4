"""What a reader is: a function from a source to the record it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from publisher.record import Record
from publisher.report import Outcome
from publisher.source import Source


class Read(Protocol):
    """`read(source)`: the record found in a source.

    Never raises for odd text: what is not understood is kept as a paragraph, with a
    notice. Every visible character is in the record's items or its marks.
    """

    def __call__(self, source: Source) -> Outcome[Record]:
        """Read the source."""
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """A row of the table of readers."""

    name: str
    suffixes: tuple[str, ...]  # of the files it reads, in lower case, with their dot
    summary: str
    target: str  # "module:function" of the `Read`, loaded when first used
    origin: str = "publisher"
