"""What the header declares of the form of the text: its schema, its turns, its elements."""

from __future__ import annotations

from types import MappingProxyType

from publisher.tei import names
from publisher.tei.building.declarations import TURNS, UNSPOKEN
from publisher.tei.building.header import usage, write_tags
from publisher.tei.names import Element, qualified
from publisher.tei.text import put_between, replace_words, text_after, text_before, words

_SCHEMAS = MappingProxyType(
    {names.PROFILE: f"{names.PROFILE}.rng", names.READING_PROFILE: "tei_all.rng"}
)
"""The schema that each form is valid against."""

_WORDING = MappingProxyType(
    {
        names.PROFILE: (TURNS, UNSPOKEN),
        names.READING_PROFILE: (
            "one sp per turn of speech, its printed label in speaker and one p per paragraph in it",
            "what nobody says is in ab or dateline, by its kind",
        ),
    }
)
"""How `editorialDecl` tells each form: its turns, and what stands between them."""


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
            replace_words(paragraph, _reworded(words(paragraph), before, after))


def _reworded(told: str, before: str, after: str) -> str:
    """The sentence with one form's words for the other's, at its beginning or within."""
    for one, two in zip(_WORDING[before], _WORDING[after], strict=True):
        told = told.replace(one, two).replace(_begun(one), _begun(two))
    return told


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


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
        write_tags(namespace, usage(text))
        put_between(namespace, list(namespace), before, after)


def _counted(root: Element) -> tuple[Element | None, Element | None]:
    """Where the elements are counted, and the text that holds them."""
    namespace = next(root.iter(qualified("namespace")), None)
    text = next(root.iterchildren(qualified("text")), None)
    return namespace, text
