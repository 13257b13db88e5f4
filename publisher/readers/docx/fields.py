"""Fields: a code that Word computes, hidden, and its result, shown."""

from __future__ import annotations

import re
from dataclasses import field

from publisher.data import dataclass
from publisher.foreign.wml import Element, W, shown
from publisher.patterns import regex
from publisher.readers.drafting import address

_RUN, _MARK, _CODE = W + "r", W + "fldChar", W + "instrText"
_LINK = regex(r'\s*HYPERLINK\s+"?([^"\s]{1,2000})"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """The runs of a paragraph that are code, and those that a field makes a link."""

    codes: set[Element] = field(default_factory=set)
    links: dict[Element, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A field that has begun. Its result begins with the mark `separate`."""

    code: list[str] = field(default_factory=list)
    link: str = ""
    result: bool = False


def fields_of(paragraph: Element) -> Fields:
    """The fields of a paragraph.

    What stands in a code that does not end in the paragraph is shown: then the file is
    damaged, and hiding the rest of it would lose words.
    """
    fields = Fields()
    stack: list[_Open] = []
    if next(paragraph.iter(_MARK), None) is None:
        return fields
    coding = 0  # how many of the open fields are in their code
    for run in shown(paragraph, {_RUN}):
        if run.find(_MARK) is not None:
            coding += _step(stack, run)
        elif coding:
            fields.codes.add(run)
            stack[-1].code += (one.text or "" for one in run.iterfind(_CODE))
        elif stack and stack[-1].link:
            fields.links[run] = stack[-1].link
    if coding:
        fields.codes.clear()
    return fields


def _step(stack: list[_Open], run: Element) -> int:
    """Follow the marks of a run; the change in the number of fields in their code."""
    change = 0
    for child in run.iterchildren(_MARK, _CODE):
        kind = child.get(W + "fldCharType") if child.tag == _MARK else "code"
        if kind == "begin":
            stack.append(_Open())
            change += 1
        elif stack and kind == "code":
            stack[-1].code.append(child.text or "")
        elif stack and kind == "separate" and not stack[-1].result:
            stack[-1].result = True
            stack[-1].link = link_of("".join(stack[-1].code))
            change -= 1
        elif stack and kind == "end":
            change -= not stack.pop().result
    return change


def link_of(code: str) -> str:
    """Where the field HYPERLINK leads on the web."""
    found = _LINK.match(code)
    return address(found[1]) if found else ""
