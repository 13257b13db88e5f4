"""Records of meetings: from text to a canonical TEI edition, and from it to every format.

The public names are loaded when they are first used: importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher._version import __version__
    from publisher.errors import PublisherError
    from publisher.exporters.base import Export, Format, Options
    from publisher.pipeline import Document, Prepared, export, formats, prepare
    from publisher.report import Notice, Outcome, Severity, Where
    from publisher.theme.load import load as load_style
    from publisher.theme.load import names as styles
    from publisher.theme.model import Theme
    from publisher.view import View

__all__ = [
    "Document",
    "Export",
    "Format",
    "Notice",
    "Options",
    "Outcome",
    "Prepared",
    "PublisherError",
    "Severity",
    "Theme",
    "View",
    "Where",
    "__version__",
    "export",
    "formats",
    "load_style",
    "prepare",
    "styles",
]

_HOMES = {
    "publisher._version": {"__version__": "__version__"},
    "publisher.errors": {"PublisherError": "PublisherError"},
    "publisher.exporters.base": {"Export": "Export", "Format": "Format", "Options": "Options"},
    "publisher.pipeline": {
        name: name for name in ("Document", "Prepared", "export", "formats", "prepare")
    },
    "publisher.report": {name: name for name in ("Notice", "Outcome", "Severity", "Where")},
    "publisher.theme.load": {"load_style": "load", "styles": "names"},
    "publisher.theme.model": {"Theme": "Theme"},
    "publisher.view": {"View": "View"},
}


def __getattr__(name: str) -> object:
    """A public name, from the module that it lives in."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), names[name])
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
