"""What an exporter is: a pure function from a view and a theme to bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Protocol

from publisher.data import dataclass
from publisher.report import Outcome
from publisher.theme.model import Theme
from publisher.view import View

TEI_MEDIA_TYPE = "application/tei+xml"  # RFC 6129


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller decides for one export."""

    epoch: int | None = None
    """SOURCE_DATE_EPOCH: seconds since 1970, for the dates that a file format demands.
    Without it they come from the record's own date."""
    wrap: int = 0
    """Plain text: columns at which lines are broken; 0 keeps each paragraph on one line."""
    reference_doc: bytes = b""
    """Word: a file whose page, head, foot and styles go before the theme's; `b""` for none."""
    edition: bytes | None = None
    """The TEI that the file carries; `b""` for none: then the file's own metadata say no
    more than title, date and language. None is the edition that the view comes from, which
    the pipeline knows; without a pipeline it is none."""
    profile: str = "canonical"
    """TEI: the profile that it is written in; `publisher.tei.variants.table` lists them."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """TEI: what a profile demands and no record tells, by key of the settings."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """E-books: the pages of the PDF that was made of the same record and style, each by its
    number with the address that begins on it (`Typeset.pages`); its page list leads there.
    Without them it leads to the pages of the source."""


@dataclass(frozen=True, slots=True)
class Typeset(Outcome[bytes]):
    """What an exporter gives that fills pages: `pages` has of each, by its number, the address
    that begins first on it or, where none does, the one that goes on.
    """

    pages: Mapping[str, str] = field(default_factory=dict)


NO_OPTIONS = Options()


class Export(Protocol):
    """`export(view, theme, options)`: the bytes of one file, the same for the same input.

    Never raises for odd content: it is shown as well as can be, with a notice. Raises
    `MissingLibraryError` when a library or font that the format needs is not there.
    """

    def __call__(self, view: View, theme: Theme, options: Options) -> Outcome[bytes]:
        """Make the file."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats.

    `name` is what follows `--format`, `suffix` that of the file, with its dot, `media_type` its
    type (RFC 6838), `summary` a line for `publisher formats`. `target` is "module:function" of the
    `Export`, loaded when first used. `origin` is the distribution that brings it, which is told
    for plug-ins; `needs` its extra that installs what the format needs, "" for none.
    """

    name: str
    suffix: str
    media_type: str
    summary: str
    target: str
    origin: str = "publisher"
    needs: str = ""
