"""The words that the view of an edition must show: all but what `TABLE` hides on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import partial

from lxml import etree

from publisher.tei.edition import Edition
from publisher.tei.names import Element, qualified
from publisher.tei.table import TABLE, How, is_hidden, passed_over
from publisher.tei.text import parts, words

_DELETED = qualified("del")


def of_edition(edition: Edition) -> str:
    """The words of an edition's texts, in order, for the law to compare with `view.shown`.

    They are the source's side of the law, so they are taken by lxml's own means and share
    with the projection nothing but the table. The tree is not changed.
    """
    root = deepcopy(edition.root)
    for element in list(root.iter(*_named(How.ONE_OF), *_named(How.REMARK))):
        for reading in passed_over(element, edition.lang):
            reading.tag = _DELETED  # removed below, without the words after it
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(root, *_named(How.HIDDEN), with_tail=False)
    name = qualified("text")
    outermost = (text for text in root.iter(name) if next(text.iterancestors(name), None) is None)
    return "".join(str(part) for text in outermost for part in text.itertext())


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
