"""The words of a tree: the only place that reads or writes `.text` and `.tail`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import cast

from lxml import etree

from publisher.tei.names import Element, is_element, line_of, local, qualified

# XML 1.0, production 2 (Char).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORM_FEED = "\f"  # white space in every text, but no character of XML
_BLANKS = " \t\r\n"  # XML 1.0, production 3 (S): narrower than Python's white space


def clean(text: str) -> str:
    """A text that XML can hold: a form feed becomes a space, other controls U+FFFD."""
    return _NOT_XML.sub("\ufffd", text.replace(_FORM_FEED, " "))


def child(
    parent: Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> Element:
    """Append a TEI element that holds this text. Attributes without a value are left out."""
    element = etree.SubElement(parent, qualified(name))
    for key, value in attributes.items() if attributes else ():
        if value:
            _set(element, key, value)
    if text:
        _set_text(element, text)
    return element


# lxml looks at each text itself, and refuses just what `clean` replaces: few texts need it.


def _set(element: Element, key: str, value: str) -> None:
    try:
        element.set(key, value)
    except ValueError:
        element.set(key, clean(value))


def _set_text(element: Element, text: str) -> None:
    try:
        element.text = text
    except ValueError:
        element.text = clean(text)


def _set_tail(element: Element, text: str) -> None:
    try:
        element.tail = text
    except ValueError:
        element.tail = clean(text)


def append(parent: Element, text: str) -> None:
    """Append text after all that the element holds."""
    if not text:
        return
    last = next(parent.iterchildren(reversed=True), None)  # `len` would count all children
    if last is None:
        _set_text(parent, (parent.text or "") + text)
    else:
        _set_tail(last, (last.tail or "") + text)


def put_between(parent: Element, children: Sequence[Element], blank: str, last: str) -> None:
    """Set the white space before each child, and after the last one."""
    parent.text = blank
    for element in children:
        element.tail = blank
    children[-1].tail = last


def parts(element: Element) -> Iterator[str | Element]:
    """What an element holds, in order: texts, and elements. Comments and processing
    instructions are left out, and the texts around them joined.
    """
    pending = element.text or ""
    for node in element:
        if is_element(node):
            if pending:
                yield pending
            yield node
            pending = ""
        pending += node.tail or ""
    if pending:
        yield pending


def words(element: Element, inside: Callable[[Element], Iterable[str | Element]] = parts) -> str:
    """The words of an element and of what it holds: of all its parts, or of those `inside`
    gives.
    """
    strings: list[str] = []
    stack: list[str | Element] = [element]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            strings.append(part)
        else:
            stack.extend(reversed(list(inside(part))))
    return "".join(strings)


def count_words(element: Element) -> int:
    """How many words an element holds that was built here: without comments or entities."""
    return len("".join(cast("Iterator[str]", element.itertext())).split())


def placed_texts(holder: Element) -> Iterator[tuple[str, str, int]]:
    """The texts in an element in order, each with the name of the element that it belongs to
    and the line of the file where it begins, as far as start tags tell it.
    """
    line = 0
    for event, element in etree.iterwalk(holder, events=("start", "end")):
        if event == "start":
            line, text, owner = line_of(element), element.text or "", element
        elif element is holder:
            return
        else:
            text, owner = element.tail or "", element.getparent()
        yield text, local(owner), line
        line += text.count("\n")


def is_blank(text: str) -> bool:
    """Whether a text is white space of XML and nothing else."""
    return not text.strip(_BLANKS)


def has_own_words(element: Element) -> bool:
    """Whether an element holds words beside its children."""
    return any(isinstance(part, str) and not is_blank(part) for part in parts(element))


def one_line(text: str) -> str:
    """The text with each stretch of white space made one space, none at the ends."""
    return " ".join(text.split())


def blank_between(element: Element, *, forward: bool) -> Element | None:
    """The next element, or the one before, when no words stand between the two."""
    node: Element | None = element
    while node is not None:
        gap = node.tail if forward else text_before(node)
        if gap and not is_blank(gap):
            return None
        node = node.getnext() if forward else node.getprevious()
        if node is not None and is_element(node):
            return node
    return None


def text_before(node: Element) -> str:
    """The text that stands just before a node."""
    previous = node.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = node.getparent()
    return (parent.text or "") if parent is not None else ""


def is_blank_before(element: Element) -> bool:
    """Whether nothing but white space and comments stands before an element in its parent."""
    node: Element | None = element
    while node is not None:
        if not is_blank(text_before(node)):
            return False
        node = node.getprevious()
    return True
