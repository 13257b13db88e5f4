"""The PDF exporter: tagged, archival, typeset by our own line breaking."""

from __future__ import annotations

from publisher.exporters.base import Options, Typeset
from publisher.exporters.pdf.document import make
from publisher.garbage import uncollected
from publisher.theme.model import Theme
from publisher.view import View


@uncollected()
def export(view: View, theme: Theme, options: Options) -> Typeset:
    """A PDF that claims PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) or, when it carries
    its edition, PDF/A-3a (ISO 19005-3).

    A character that no font has is drawn as a box that still extracts as itself, with a
    notice P401. Raises `MissingLibraryError` when not even the theme's main font, nor the
    one that this package depends on, is installed.
    """
    return make(view, theme, options)
