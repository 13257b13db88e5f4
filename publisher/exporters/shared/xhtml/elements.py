"""The small vocabulary for making XHTML elements with lxml."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from publisher.exporters.shared.characters import xml_text
from publisher.patterns import regex
from publisher.view import direction

Element: TypeAlias = _Element

NAMESPACE = "http://www.w3.org/1999/xhtml"
EPUB_NAMESPACE = "http://www.idpf.org/2007/ops"
XHTML = f"{{{NAMESPACE}}}"
EPUB_TYPE = f"{{{EPUB_NAMESPACE}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# RFC 5646, section 2.1: what is well-formed; irregular and private tags are left out.
_LANGUAGE = regex(
    "[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([0-9A-Za-z]{5,8}|[0-9][0-9A-Za-z]{3}))*(-[0-9A-WY-Za-wy-z](-[0-9A-Za-z]{2,8})+)*"
    "(-[xX](-[0-9A-Za-z]{1,8})+)?"
)


def add(parent: Element, tag: str, /, **attributes: str) -> Element:
    """A new last child. `class_` is `class`; attributes that are empty are left out."""
    told = {_attribute(name): xml_text(value) for name, value in attributes.items() if value}
    return etree.SubElement(parent, XHTML + tag, told)


def set_attributes(element: Element, /, **attributes: str) -> None:
    """Set attributes; `aria_label` is `aria-label`, `class_` is `class`."""
    for name, value in attributes.items():
        if value:
            element.set(_attribute(name), xml_text(value))


@lru_cache(maxsize=256)
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def add_text(parent: Element, text: str) -> None:
    """Append text after all that the element holds."""
    if not len(parent):
        parent.text = (parent.text or "") + xml_text(text)
    else:
        last = parent[-1]
        last.tail = (last.tail or "") + xml_text(text)


def is_language(tag: str) -> bool:
    """Whether a language tag is well-formed (BCP 47)."""
    return _LANGUAGE.fullmatch(tag) is not None


def shortest(tag: str) -> str:
    """A language tag that begins with the shortest code of its language, as it must
    (RFC 5646, 2.2.1): `en` for `eng`.
    """
    language, dash, rest = tag.partition("-")
    if len(language) != 3:
        return tag
    from babel import core  # only for the codes of three letters

    known = core.get_global("language_aliases").get(language.lower(), language)
    return f"{known}{dash}{rest}" if len(known) == 2 else tag


def set_language(element: Element, lang: str, outer: str) -> str:
    """Mark an element's language, and its direction, where they are not those around it.

    Gives the language that holds inside.
    """
    if not lang or lang == outer or not is_language(lang):
        return outer
    told = shortest(lang)
    element.set("lang", told)
    element.set(XML_LANG, told)
    if direction(lang) != direction(outer):
        element.set("dir", direction(lang))
    return lang
