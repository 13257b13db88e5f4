"""EPUB 3.3: the record as an e-book, accessible and the same for the same input."""

from __future__ import annotations

from publisher.exporters.base import TEI_MEDIA_TYPE, Options
from publisher.exporters.css import stylesheet
from publisher.exporters.epub.edition import Edition, edition
from publisher.exporters.epub.metadata import describe
from publisher.exporters.epub.navigation import navigation
from publisher.exporters.epub.package import Item, Package, write
from publisher.exporters.epub.pages import part_page, title_page
from publisher.exporters.epub.parts import EDITION, NAVIGATION, STYLESHEET, TITLE_PAGE
from publisher.exporters.sealing import manifest_id
from publisher.report import Outcome
from publisher.theme.model import Theme
from publisher.theme.words import words
from publisher.view import View


def export(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as an EPUB 3.3 publication.

    The date of its last change is `options.epoch`, else the record's own date.
    """
    made = edition(view, theme, words(view.lang))
    described = describe(made, options)
    package = Package(described, view.lang, view.direction, _items(made, options.edition or b""))
    return Outcome(write(package))


def _items(made: Edition, tei: bytes) -> tuple[Item, ...]:
    """Every file of the publication, in the order of reading; then the style sheet, and the
    TEI, which nothing refers to and which therefore needs no fallback (EPUB 3.3, 3.3).
    """
    title = (Item(TITLE_PAGE, title_page(made)),) if made.has_title_page else ()
    contents = Item(NAVIGATION, navigation(made), linear=made.shows_contents, navigation=True)
    parts = (Item(part.file, part_page(made, part)) for part in made.parts)
    sheet = Item(STYLESHEET, stylesheet(made.theme).encode(), media_type="text/css")
    carried = (Item(EDITION, tei, TEI_MEDIA_TYPE, id=manifest_id(tei)),) if tei else ()
    return (*title, contents, *parts, sheet, *carried)
