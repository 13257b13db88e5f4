"""HTML: the record as one page that needs nothing else, not even a script."""

from __future__ import annotations

from publisher.exporters.base import Options
from publisher.exporters.html.page import page
from publisher.exporters.html.writing import written
from publisher.garbage import uncollected
from publisher.report import Outcome
from publisher.theme.model import Theme
from publisher.theme.words import words
from publisher.view import View


@uncollected()
def export(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as one HTML file in UTF-8, its style sheet and its edition inside."""
    root = page(view, theme, words(view.lang), options.edition or b"")
    return Outcome(f"<!DOCTYPE html>\n{written(root)}\n".encode())
