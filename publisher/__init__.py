"""Records of meetings: from text to a canonical TEI edition, and from it to every format.

The public names are loaded when they are first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher._version import __version__
    from publisher.errors import (
        InputError,
        LawError,
        MissingLibraryError,
        OutputError,
        PublisherError,
        UsageError,
    )
    from publisher.exporters.base import Export, Format, Options
    from publisher.guidance import Guidance, Known
    from publisher.importing.edition import edition_of as import_edition
    from publisher.pipeline import Document, Prepared, export, formats, prepare
    from publisher.publication import Publication
    from publisher.readers.base import Reader
    from publisher.report import Notice, Outcome, Severity, Where
    from publisher.theme.load import Style
    from publisher.theme.load import load as load_style
    from publisher.theme.load import names as styles
    from publisher.theme.model import Theme
    from publisher.view import View

__all__ = [
    "Document",
    "Export",
    "Format",
    "Guidance",
    "InputError",
    "Known",
    "LawError",
    "MissingLibraryError",
    "Notice",
    "Options",
    "Outcome",
    "OutputError",
    "Prepared",
    "Publication",
    "PublisherError",
    "Reader",
    "Severity",
    "Style",
    "Theme",
    "UsageError",
    "View",
    "Where",
    "__version__",
    "export",
    "formats",
    "import_edition",
    "load_style",
    "prepare",
    "styles",
]

_HOMES = {
    "publisher._version": ("__version__",),
    "publisher.errors": (
        *("InputError", "LawError", "MissingLibraryError", "OutputError", "PublisherError"),
        "UsageError",
    ),
    "publisher.exporters.base": ("Export", "Format", "Options"),
    "publisher.guidance": ("Guidance", "Known"),
    "publisher.importing.edition": ("edition_of",),
    "publisher.pipeline": ("Document", "Prepared", "export", "formats", "prepare"),
    "publisher.publication": ("Publication",),
    "publisher.readers.base": ("Reader",),
    "publisher.report": ("Notice", "Outcome", "Severity", "Where"),
    "publisher.theme.load": ("Style", "load", "names"),
    "publisher.theme.model": ("Theme",),
    "publisher.view": ("View",),
}
_AT_HOME = {"import_edition": "edition_of", "load_style": "load", "styles": "names"}
"""What a name is called where it lives, if not the same."""


def __getattr__(name: str) -> object:
    """A public name, from the module that it lives in."""
    if name in __all__:
        at_home = _AT_HOME.get(name, name)
        home = next(module for module, names in _HOMES.items() if at_home in names)
        return getattr(import_module(home), at_home)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
