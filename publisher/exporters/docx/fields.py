"""Fields: words that Word computes, with the result that stands until it does."""

from __future__ import annotations

from publisher.exporters.docx.wml import XML_SPACE, Element, add, add_text


def begin(paragraph: Element, instruction: str) -> None:
    """The beginning of a field (ECMA-376-1, 17.16.18); its result follows."""
    add(add(paragraph, "r"), "fldChar", fldCharType="begin")
    code = add(add(paragraph, "r"), "instrText")
    code.set(XML_SPACE, "preserve")
    code.text = f" {instruction} "
    add(add(paragraph, "r"), "fldChar", fldCharType="separate")


def end(paragraph: Element) -> None:
    """The end of the field that was begun last."""
    add(add(paragraph, "r"), "fldChar", fldCharType="end")


def add_field(paragraph: Element, instruction: str, result: str) -> None:
    """A whole field with its result."""
    begin(paragraph, instruction)
    add_text(add(paragraph, "r"), result)
    end(paragraph)
