"""The words of a tree: the only place that reads or writes `.text` and `.tail`."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import cast

from lxml import etree

from publisher.patterns import regex
from publisher.tei.names import (
    TEI_NAMESPACE,
    XML_ID,
    XML_LANG,
    Element,
    is_element,
    line_of,
    local,
    qualified,
)

# All but XML 1.0, production 2 (Char): listed, these are compiled in a tenth of the time.
_NOT_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORM_FEED = "\f"  # white space in every text, but no character of XML
_BLANKS = " \t\r\n"  # XML 1.0, production 3 (S): narrower than Python's white space


def clean(text: str) -> str:
    """A text that XML can hold: a form feed becomes a space, other controls U+FFFD."""
    return _NOT_XML.sub("\ufffd", text.replace(_FORM_FEED, " "))


def new_root(
    name: str, ident: str, lang: str, prefixes: Mapping[str, str] | None = None
) -> Element:
    """The element that a document begins with: TEI is the namespace of names without a
    prefix; `prefixes` are those of others.
    """
    nsmap: dict[str | None, str] = {None: TEI_NAMESPACE}
    nsmap.update(prefixes or {})
    root = etree.Element(qualified(name), nsmap=cast("dict[str, str]", nsmap))  # stubs forget None
    root.set(XML_ID, ident)
    root.set(XML_LANG, lang)
    return root


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


def built_words(element: Element) -> str:
    """The words of an element that was built here: without comments or entities."""
    if not len(element):  # most paragraphs
        return element.text or ""
    return "".join(cast("Iterator[str]", element.itertext()))


def count_spoken(text: Element) -> int:
    """How many words are said in a text that was built here: those in `seg`, without the words
    of stage directions and gaps (`desc`) and without notes.
    """
    return sum(_count_words(speech) for speech in cast("list[Element]", _SPEECHES(text)))


def _count_words(speech: Element) -> int:
    if not len(speech):  # most paragraphs
        return len((speech.text or "").split())
    said = cast("list[str | Element]", _SAID(speech))
    return len("".join(part if isinstance(part, str) else _AT_LINE_END for part in said).split())


_AT_LINE_END = " "
_TEI = {"t": TEI_NAMESPACE}
_SPEECHES = etree.XPath("descendant::t:seg[not(ancestor::t:seg)]", namespaces=_TEI)
_SAID = etree.XPath(
    "descendant::text()[not(ancestor::t:desc or ancestor::t:note)] | descendant::t:lb",
    namespaces=_TEI,
    smart_strings=False,
)


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
    return not (is_blank(element.text or "") and all(is_blank(n.tail or "") for n in element))


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


def text_after(node: Element) -> str:
    """The text that stands just after a node."""
    return node.tail or ""


def is_blank_before(element: Element) -> bool:
    """Whether nothing but white space and comments stands before an element in its parent."""
    node: Element | None = element
    while node is not None:
        if not is_blank(text_before(node)):
            return False
        node = node.getprevious()
    return True


# --- changes of a tree that keep its white space --------------------------------------


def put_in_first(holder: Element, name: str, attributes: Mapping[str, str]) -> None:
    """Put an empty TEI element before all that an element holds."""
    element = _made(name, attributes)
    holder.insert(0, element)
    element.tail = holder.text


def put_in_last(holder: Element, name: str, attributes: Mapping[str, str]) -> None:
    """Put an empty TEI element after all that an element holds, laid out as the first child."""
    element = _made(name, attributes)
    last = next(holder.iterchildren(reversed=True), None)
    holder.append(element)
    if last is None:
        element.tail = holder.text
    else:
        element.tail, last.tail = last.tail, holder.text


def take_out(element: Element) -> None:
    """Remove an element. What stands after it stays, in the place of what stood before it
    where that is white space.
    """
    before = text_before(element)
    tail = element.tail or ""
    _set_text_before(element, tail if is_blank(before) else before + tail)
    holder = element.getparent()
    if holder is not None:
        element.tail = None
        holder.remove(element)


def put_in_place(old: Element, new: Element) -> None:
    """Put an element where another is; what stands after that stays."""
    holder = old.getparent()
    if holder is not None:
        new.tail = old.tail
        holder.replace(old, new)


def take_in(first: Element, holder: Element, step: str) -> None:
    """Make the element just before another its first child. The white space between the two,
    and a `step`, goes before it.
    """
    between, inside = first.tail or "", holder.text
    holder.insert(0, first)
    holder.text, first.tail = between + step, inside


def put_out(first: Element, step: str) -> None:
    """The reverse of `take_in`: the first child comes to stand just before its parent."""
    holder = first.getparent()
    if holder is None:
        return
    between = text_before(first).removesuffix(step)
    _set_text_before(first, first.tail or "")
    holder.addprevious(first)
    first.tail = between


def unwrap(holder: Element) -> None:
    """Put an element's only child in its place."""
    inner, parent = holder[0], holder.getparent()
    inner.tail = holder.tail
    if parent is not None:
        parent.replace(holder, inner)


def wrap(element: Element, name: str, step: str) -> None:
    """Put a TEI element around another, laid out as its neighbours are."""
    parent, before = element.getparent(), text_before(element)
    if parent is None:
        return
    holder = _made(name, {})
    holder.text, holder.tail = before + step, element.tail
    parent.replace(element, holder)
    holder.append(element)
    element.tail = before


def dissolve(inner: Element) -> None:
    """Put all that an only child holds in its place."""
    holder = inner.getparent()
    if holder is None:
        return
    holder.text = inner.text
    holder.remove(inner)
    holder.extend(list(inner))


def gather(holder: Element, name: str) -> None:
    """The reverse of `dissolve`: put all that an element holds into one child."""
    inner = _made(name, {})
    inner.text, holder.text = holder.text, None
    inner.extend(list(holder))
    holder.append(inner)


def holds_only(holder: Element, allowed: Container[str], before: str, step: str) -> bool:
    """Whether an element holds one TEI element of these and nothing else, with the white
    space that `wrap` gives: `before` and a `step` before it, `before` after it.
    """
    inner = next(holder.iterchildren(), None)
    if inner is None or inner.getnext() is not None or not is_element(inner):
        return False
    laid_out = (holder.text or "") == before + step and (inner.tail or "") == before
    return laid_out and local(inner) in allowed


def replace_words(element: Element, text: str) -> None:
    """Make a text all that an element holds."""
    element[:] = []
    element.text = clean(text)


def _set_text_before(node: Element, text: str) -> None:
    """Set the text that stands just before a node."""
    previous, parent = node.getprevious(), node.getparent()
    if previous is not None:
        previous.tail = text or None
    elif parent is not None:
        parent.text = text or None


def _made(name: str, attributes: Mapping[str, str]) -> Element:
    element = etree.Element(qualified(name))
    for key, value in attributes.items():
        element.set(key, clean(value))
    return element
