"""The words that the view of an edition must show: all but what `TABLE` hides on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from itertools import chain

from lxml import etree

from publisher.tei.edition import Edition
from publisher.tei.names import Element, line_of, local, qualified
from publisher.tei.table import TABLE, How, is_hidden, passed_over
from publisher.tei.text import parts, placed_texts, words

_DELETED = qualified("del")


def of_edition(edition: Edition) -> str:
    """The words of an edition's texts, in order, for the law to compare with `view.shown`.

    They are the source's side of the law, so they are taken by lxml's own means and share
    with the projection nothing but the table. The tree is not changed.
    """
    return "".join(map(_text, _holders(edition)))


def place_of(edition: Edition, offset: int) -> tuple[str, int, int]:
    """Where the word at this offset of `of_edition` stands in the file that was parsed: the
    element that holds it, the line, the column where it can be told, else 0.
    """
    for text, element, line in _texts(edition):
        if offset < len(text):
            before = text[:offset]
            column = offset - before.rfind("\n") if "\n" in before else 0
            return element, line + before.count("\n"), column
        offset -= len(text)
    return local(edition.root), line_of(edition.root), 0


def _texts(edition: Edition) -> Iterator[tuple[str, str, int]]:
    """The texts that must be shown, each with its element and the line where it begins."""
    return chain.from_iterable(map(placed_texts, _holders(edition)))


def _holders(edition: Edition) -> Iterator[Element]:
    """The elements that hold the texts of an edition, in a copy that has no more than these."""
    name = qualified("text")
    for holder in _stripped(edition).iter(name):
        if next(holder.iterancestors(name), None) is None:
            yield holder


def _text(holder: Element) -> str:
    return etree.tostring(holder, method="text", encoding="unicode", with_tail=False)


def _stripped(edition: Edition) -> Element:
    """A copy of the tree without what the table hides or decides against."""
    root = deepcopy(edition.root)
    for element in list(root.iter(*_named(How.ONE_OF), *_named(How.REMARK))):
        for reading in passed_over(element, edition.lang):
            reading.tag = _DELETED  # removed below, without the words after it
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(root, *_named(How.HIDDEN), with_tail=False)
    return root


def _named(how: How) -> Iterator[str]:
    return (qualified(name) for name, rule in TABLE.items() if rule.how is how)


def of_element(element: Element, lang: str) -> str:
    """The words of an element and of what it holds, "" where the table hides it; `lang` is
    the document's.
    """
    return "" if is_hidden(element) else words(element, partial(_shown_parts, lang=lang))


def _shown_parts(element: Element, lang: str) -> Iterator[str | Element]:
    """The words and elements inside an element that the table does not hide."""
    passed = passed_over(element, lang)
    for part in parts(element):
        if isinstance(part, str) or not (part in passed or is_hidden(part)):
            yield part
