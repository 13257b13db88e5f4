"""The document type declaration of a tree: what of it does no harm, and how it was written."""

from __future__ import annotations

from lxml import etree

from publisher.patterns import regex
from publisher.tei.names import Element

_COMMENT = r"<!--(?:[^-]|-[^-])*+-->"  # XML 1.0, production 15
_INSTRUCTION = r"<\?(?:[^?]|\?++[^?>])*+\?++>"  # production 16
_QUOTED = r"""(?:"[^"]*+"|'[^']*+')"""
_LITERAL = r"""(?:"[^"%&]*+"|'[^'%&]*+')"""
_SWITCH = rf"<!ENTITY\s++%\s++[^\s\"'<>&%]++\s++{_LITERAL}\s*+>"
_BEFORE = rf"(?:\s++|{_COMMENT}|{_INSTRUCTION})*+"
_SUBSET = rf"\[(?:\s++|{_COMMENT}|{_INSTRUCTION}|{_SWITCH})*+\]"
_HARMLESS = regex(rf"{_BEFORE}(<!DOCTYPE\s(?:[^\[>\"']|{_QUOTED})*+(?:{_SUBSET}\s*+)?+>)")


def doctype_of(root: Element) -> str | None:
    """The declaration as it is written, "" where there is none; None where it is not safe.

    Safe is what can change no word of the document (XML 1.0, 2.8): an external identifier,
    which is never followed, and in square brackets comments, instructions, and parameter
    entities that stand for plain text, the switches of TEI's older DTDs. They are of use to
    the external DTD alone.
    """
    tree = root.getroottree()
    if not tree.docinfo.doctype:  # type: ignore[attr-defined]  # its stubs do not know it
        return ""
    match = _HARMLESS.match(etree.tostring(tree, encoding="unicode"))
    return match[1] if match else None
