"""White space between block elements, put in once when an edition is built."""

from __future__ import annotations

from publisher.tei.names import Element, local
from publisher.tei.text import put_between

STEP = "  "

MIXED = frozenset(
    [
        "affiliation", "catDesc", "cell", "change", "creation", "date", "desc", "edition",
        "editor", "foreign", "funder", "gap", "head", "hi", "idno", "incident", "kinesic",
        "label", "language", "licence", "measure", "meeting", "name", "note", "occupation",
        "orgName", "p", "persName", "publisher", "ref", "seg", "supplied", "term", "time",
        "title", "vocal",
    ]
)  # fmt: skip
"""Elements whose content is words: no white space is ever added in them."""


def lay_out(root: Element, depth: int = 0) -> None:
    """Indent every element that holds elements only; `depth` is the first one's."""
    stack = [(root, depth)]
    while stack:
        element, level = stack.pop()
        children = list(element)
        if not children:
            continue
        if local(element) not in MIXED:
            indent = "\n" + STEP * level
            put_between(element, children, indent + STEP, indent)
        stack.extend((inner, level + 1) for inner in children)
