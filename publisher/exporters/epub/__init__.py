"""EPUB 3.3: the record as an e-book, accessible and the same for the same input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.exporters.base import TEI_MEDIA_TYPE, Options
from publisher.exporters.epub.cover import cover_image, cover_page
from publisher.exporters.epub.edition import Edition, edition
from publisher.exporters.epub.metadata import describe, told_by
from publisher.exporters.epub.navigation import navigation
from publisher.exporters.epub.package import Item, Package, write
from publisher.exporters.epub.pages import index_page, part_page, statistics_page, title_page
from publisher.exporters.epub.parts import (
    COVER,
    COVER_IMAGE,
    EDITION,
    INDEX,
    NAVIGATION,
    STATISTICS,
    STYLESHEET,
    TITLE_PAGE,
)
from publisher.exporters.shared.sealing import manifest_id
from publisher.exporters.shared.xhtml.css import stylesheet
from publisher.garbage import uncollected
from publisher.report import Notice, Outcome
from publisher.theme.model import Theme
from publisher.theme.words import words
from publisher.view import View


@uncollected()
def export(view: View, theme: Theme, options: Options) -> Outcome[bytes]:
    """The record as an EPUB 3.3 publication.

    The date of its last change is `options.epoch`, else the record's own date. A notice P603
    tells of a typeface that the theme wants in the file and that cannot be there.
    """
    made = edition(view, theme, words(view.lang), options.pages)
    told = told_by(view, options)
    pages = tuple(_pages(made, told))
    sheet, notices = _styled(made, pages)
    items = (*pages, *sheet, *_carried(options.edition or b""))
    package = Package(describe(made, told, options), view.lang, view.direction, items)
    return Outcome(write(package), notices)


def _pages(made: Edition, told: View) -> Iterator[Item]:
    """The pages in the order of reading, and the picture on the first."""
    if made.theme.layout.cover:
        yield Item(COVER, cover_page(made, told))
        yield Item(
            COVER_IMAGE, cover_image(made, told), "image/svg+xml", properties=("cover-image",)
        )
    if made.has_title_page:
        yield Item(TITLE_PAGE, title_page(made))
    yield Item(NAVIGATION, navigation(made), linear=made.shows_contents, properties=("nav",))
    for part in made.parts:
        yield Item(part.file, part_page(made, part))
    if made.back:
        yield Item(INDEX, index_page(made, made.back))
        yield Item(STATISTICS, statistics_page(made, made.back), properties=("svg",))


def _styled(made: Edition, pages: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Notice, ...]]:
    """The style sheet, and the fonts that it names."""
    style = stylesheet(made.theme)
    if not any(family.embed for family in made.theme.families.values()):
        return (Item(STYLESHEET, style.encode(), "text/css"),), ()
    from publisher.exporters.epub.fonts import carried  # loads a shaping engine

    shown = (page.content for page in pages if page.is_page)
    fonts = carried(made.theme, made.view.lang, shown)
    sheet = Item(STYLESHEET, f"{fonts.rules}{style}".encode(), "text/css")
    return (sheet, *fonts.files), fonts.notices


def _carried(tei: bytes) -> tuple[Item, ...]:
    """The TEI, which nothing refers to and which therefore needs no fallback (EPUB 3.3, 3.3)."""
    return (Item(EDITION, tei, TEI_MEDIA_TYPE, id=manifest_id(tei)),) if tei else ()
