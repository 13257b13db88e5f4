"""What the header declares of the form of the text: its schema, its turns, its elements."""

from __future__ import annotations

from types import MappingProxyType

from publisher.tei import names
from publisher.tei.header import EDITORIAL, usage, write_usage
from publisher.tei.names import Element, qualified
from publisher.tei.text import put_before_children, replace_words, text_after, text_before, words

_SCHEMAS = MappingProxyType(
    {names.PROFILE: f"{names.PROFILE}.rng", names.READING_PROFILE: "tei_all.rng"}
)
"""The schema that each form is valid against."""

_SEGMENTATION = MappingProxyType(
    {
        names.PROFILE: EDITORIAL["segmentation"],
        names.READING_PROFILE: (
            "One sp per turn of speech, its printed label in speaker and one p per paragraph in "
            "it; text that nobody says is in ab or dateline, or in p where its kind is not "
            "known. An identifier is that of the document, a dot, and an address: a letter and "
            "a running number in document order; paragraphs are numbered within their turn, "
            "items within their list."
        ),
    }
)
"""How `editorialDecl` tells each form."""


def declare(root: Element, before: str, after: str) -> None:
    """Declare another form: what says `before`, a profile's name, says `after`.

    What the header says otherwise, since someone changed it by hand, stays as it is.
    """
    for schema in root.iter(qualified("schemaRef")):
        if schema.get("key") == before:
            schema.set("key", after)
            if schema.get("url") == _SCHEMAS[before]:
                schema.set("url", _SCHEMAS[after])
    for segmentation in root.iter(qualified("segmentation")):
        for paragraph in segmentation.iterchildren(qualified("p")):
            if words(paragraph) == _SEGMENTATION[before]:
                replace_words(paragraph, _SEGMENTATION[after])


def is_counted(root: Element) -> bool:
    """Whether the header counts the elements of the text as they are."""
    namespace, text = _counted(root)
    if namespace is None or text is None:
        return False
    told = {tag.get("gi"): tag.get("occurs") for tag in namespace.iterchildren("*")}
    return told == {name: str(count) for name, count in usage(text).items()}


def recount(root: Element) -> None:
    """Count the elements of the text again."""
    namespace, text = _counted(root)
    if namespace is not None and text is not None:
        before, after = text_before(namespace[0]), text_after(namespace[-1])
        namespace[:] = []
        write_usage(namespace, usage(text))
        put_before_children(namespace, before, after)


def _counted(root: Element) -> tuple[Element | None, Element | None]:
    """Where the elements are counted, and the text that holds them."""
    namespace = next(root.iter(qualified("namespace")), None)
    text = next(root.iterchildren(qualified("text")), None)
    return namespace, text
