"""The pages of the PDF, marked in the text of the e-book."""

from __future__ import annotations

from publisher.exporters.epub.edition import Edition, PageStart
from publisher.exporters.shared.xhtml.elements import EPUB_TYPE, XHTML, Element, set_attributes

_HOLDERS = frozenset(
    XHTML + name
    for name in ("body", "p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
)
"""The elements that a mark may open; it stands before any other."""


def mark_pages(body: Element, edition: Edition, file: str) -> None:
    """Mark where pages of the PDF begin, if there are any; those of the source are words
    then, since one file has one paging.
    """
    if not edition.is_typeset:
        return
    for mark in body.iter(f"{XHTML}span"):
        if mark.get(EPUB_TYPE) == "pagebreak":
            del mark.attrib[EPUB_TYPE], mark.attrib["role"], mark.attrib["title"]
    elements = {element.get("id"): element for element in body.iter(f"{XHTML}*")}
    for page in reversed(edition.pages):
        if page.place.file == file:
            _mark(elements.get(edition.anchors.places[page.address].id, body), page)


def _mark(element: Element, page: PageStart) -> None:
    mark = element.makeelement(f"{XHTML}span")
    set_attributes(mark, id=page.place.id, role="doc-pagebreak", title=page.number)
    mark.set(EPUB_TYPE, "pagebreak")
    if element.tag in _HOLDERS:
        mark.tail, element.text = element.text, None
        element.insert(0, mark)
    else:
        element.addprevious(mark)
