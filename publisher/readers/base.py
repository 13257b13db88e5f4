"""What a reader is: how a file is opened as text, and the record found in that."""

from __future__ import annotations

from typing import Protocol

from publisher.data import dataclass
from publisher.guidance import Guidance
from publisher.record import Record
from publisher.report import Outcome
from publisher.source import Source

TEXT = "publisher.decode:decode"
TRANSCRIPT = "publisher.readers.transcript.reader:read"


class Open(Protocol):
    """`open(data, name, encoding)`: the bytes of a file as text, with what its format
    tells of that text (`Source.layout`).

    Raises `InputError` for what is not the format, or cannot be read safely.
    """

    def __call__(self, data: bytes, name: str, encoding: str | None) -> Outcome[Source]:
        """Open the file."""
        ...


class Read(Protocol):
    """`read(source, guidance)`: the record found in a source.

    Never raises for odd text: what is not understood is kept as a paragraph, with a
    notice. Every visible character is in the record's items or its marks.
    """

    def __call__(self, source: Source, guidance: Guidance) -> Outcome[Record]:
        """Read the source."""
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """A row of the table of readers.

    `name` is what it is called, `suffixes` those of the files that it reads, in lower case, with
    their dot, `summary` a line for `publisher readers`. `opens` and `target` are "module:function"
    of the `Open` and the `Read`, loaded when first used. `origin` is the distribution that brings
    it, which is told for plug-ins. `in_folders` is false where a file must be named, since much
    else has its suffix.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    target: str = TRANSCRIPT
    opens: str = TEXT
    origin: str = "publisher"
    in_folders: bool = True
