"""Word documents (ECMA-376, WordprocessingML): named styles, real headings and footnotes."""

from __future__ import annotations

from publisher.exporters.base import Options
from publisher.report import Outcome
from publisher.theme.model import Theme
from publisher.view import View


def export(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """A .docx file of the view in the theme's style; the same bytes for the same input."""
    from publisher.exporters.docx.assemble import assemble

    return assemble(view, theme, options)
