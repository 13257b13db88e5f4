"""The navigation document: contents, landmarks, pages of the source (EPUB 3.3, section 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from publisher import view as v
from publisher.exporters.epub.edition import Edition
from publisher.exporters.epub.parts import COVER, NAVIGATION, STYLESHEET, TITLE_PAGE
from publisher.exporters.shared import back, front
from publisher.exporters.shared.xhtml.document import new_body, serialize
from publisher.exporters.shared.xhtml.elements import EPUB_TYPE, Element, add, add_text
from publisher.roles import Role

_CONTENTS = "contents"
_HEADING = "contents-heading"
_ROLES = (Role.CONTENTS_1, Role.CONTENTS_2)


class _Line(NamedTuple):
    """A line of the contents: where it leads, what it says, how deep."""

    href: str
    text: str
    level: int = 1


def navigation(edition: Edition) -> bytes:
    """The bytes of the navigation document."""
    words = edition.words
    body = new_body(words.contents, edition.view.lang, STYLESHEET, types=True)
    contents = _nav(body, "toc", id=_CONTENTS, role="doc-toc", aria_labelledby=_HEADING)
    heading = add(contents, "h1", id=_HEADING, class_=Role.CONTENTS_HEADING)
    heading.tail = "\n"
    add_text(heading, words.contents)
    _add_lines(contents, _contents(edition))
    landmarks = _nav(body, "landmarks", hidden="hidden")
    _add_landmarks(landmarks, edition)
    if edition.pages:
        pages = _nav(body, "page-list", role="doc-pagelist", hidden="hidden")
        starts = [_Line(page.place.seen_from(NAVIGATION), page.number) for page in edition.pages]
        _add_list(pages, starts)
    return serialize(body)


def _nav(body: Element, kind: str, **attributes: str) -> Element:
    nav = add(body, "nav", **attributes)
    nav.set(EPUB_TYPE, kind)
    nav.text = nav.tail = "\n"
    return nav


def _href(edition: Edition, address: str) -> str:
    return edition.anchors.link(f"#{address}", NAVIGATION)


def _start(edition: Edition) -> str:
    return TITLE_PAGE if edition.has_title_page else edition.parts[0].file


# --- contents -------------------------------------------------------------------------


def _contents(edition: Edition) -> list[_Line]:
    """The lines of the contents; the title alone where there would be one or none."""
    entries = (*front.contents(edition.view), *back.entries(edition.view, edition.words))
    lines = [
        _Line(_href(edition, entry.address), " ".join(entry.text.split()), entry.level)
        for entry in entries
        if entry.text.strip() and _href(edition, entry.address)
    ]
    return lines if len(lines) > 1 else [_Line(_start(edition), edition.view.facts.title)]


def _add_lines(parent: Element, lines: Sequence[_Line]) -> None:
    """Lines in a list, those of the second level in lists inside."""
    outer = _new_list(parent)
    item: Element | None = None
    inner: Element | None = None
    for line in lines:
        if line.level == 1 or item is None:
            item = _add_line(outer, line, _ROLES[min(line.level, 2) - 1])
            inner = None
        else:
            inner = _new_list(item) if inner is None else inner
            _add_line(inner, line, _ROLES[1])


def _new_list(parent: Element) -> Element:
    element = add(parent, "ol")
    element.text = element.tail = "\n"
    return element


def _add_line(parent: Element, line: _Line, role: str = "") -> Element:
    item = add(parent, "li")
    item.tail = "\n"
    add_text(add(item, "a", class_=role, href=line.href), line.text)
    return item


def _add_list(parent: Element, lines: Sequence[_Line]) -> None:
    element = _new_list(parent)
    for line in lines:
        _add_line(element, line)


# --- landmarks ------------------------------------------------------------------------


def _add_landmarks(parent: Element, edition: Edition) -> None:
    element = _new_list(parent)
    for kind, line in _landmarks(edition):
        _add_line(element, line)[0].set(EPUB_TYPE, kind)


def _landmarks(edition: Edition) -> Iterator[tuple[str, _Line]]:
    title = edition.view.facts.title
    if edition.theme.layout.cover:
        yield "cover", _Line(COVER, title)
    if edition.has_title_page:
        yield "titlepage", _Line(TITLE_PAGE, title)
    yield "toc", _Line(f"#{_CONTENTS}", edition.words.contents)
    if edition.parts:
        first = edition.parts[0]
        heading = v.plain(first.heading.content).strip() if first.heading else title
        yield "bodymatter", _Line(first.file, heading)
