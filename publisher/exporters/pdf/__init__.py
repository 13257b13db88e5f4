"""The PDF exporter: tagged, archival, typeset by our own line breaking."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from publisher.exporters.base import Options, Typeset
from publisher.exporters.pdf.document import make
from publisher.theme.model import Theme
from publisher.view import View


def export(view: View, theme: Theme, options: Options) -> Typeset:
    """A PDF that claims PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) or, when it carries
    its edition, PDF/A-3a (ISO 19005-3).

    A character that no font has is drawn as a box that still extracts as itself, with a
    notice P401. Raises `MissingLibraryError` when not even the theme's main font, nor the
    one that this package depends on, is installed.
    """
    with _without_collecting():
        return make(view, theme, options)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Search for no unused cycles meanwhile.

    Everything that is made lives until the file is finished, so that each search is in vain;
    all of them together are a fifth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
