"""`open_docx`: a Word file as text, with what the file tells of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from publisher.errors import InputError
from publisher.foreign.wml import Element, W
from publisher.foreign.word_package import Package, open_package
from publisher.law import visible
from publisher.readers.docx.body import Body
from publisher.readers.docx.numbering import linked_lists, numbering_of
from publisher.readers.docx.styles import styles_of
from publisher.readers.docx.words import Wording
from publisher.readers.drafting import Draft, hidden_notice, language_tag
from publisher.report import Notice, Outcome, Severity, Where
from publisher.source import Source

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_CHANGES = [W + name for name in ("ins", "del", "moveFrom", "moveTo")]
_UNREAD = [
    W + "altChunk",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
]
_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])


def open_docx(
    data: bytes,
    name: str,
    encoding: str | None = None,  # noqa: ARG001 -- the parts say their own
) -> Outcome[Source]:
    """Open a Word file (.docx): its text, a block to a line, and what it tells of that.

    Raises `InputError` for what is no Word file, cannot be read safely, or has no text.
    """
    package = open_package(data, name)
    body = _body(package)
    body.read(package.main.root)
    if body.draft.last is None:
        raise InputError(f"{name}: the file holds no text", "Give a file with text in it.")
    origin = Source(name, "", hashlib.sha256(data).hexdigest(), "utf-8")
    default = language_tag(body.styles.defaults.languages[0])
    facts = _facts(package, body.draft)
    language = facts.get("language") or body.draft.most_used_language(default)
    notices = (*_notices(package, name), *hidden_notice(body.wording.hidden, name))
    return Outcome(body.draft.finish(origin, language, facts), notices)


def _body(package: Package) -> Body:
    root = package.root("styles")
    styles = styles_of(root)
    numbering = numbering_of(package.root("numbering"), linked_lists(root))
    wording = Wording(styles, package.main.relationships, dict(_notes(package)))
    return Body(Draft(), wording, styles, numbering)


def _notes(package: Package) -> Iterator[tuple[tuple[str, str], Element]]:
    """The footnotes and endnotes, by what refers to them."""
    for kind in ("footnote", "endnote"):
        root = package.root(kind + "s")
        for note in root.iterfind(W + kind) if root is not None else ():
            if note.get(W + "type") not in _SEPARATORS:
                yield (f"{W}{kind}Reference", note.get(W + "id", "")), note


def _facts(package: Package, draft: Draft) -> dict[str, str]:
    """What the core properties tell; the language also where most words are marked with it."""
    told = package.properties
    title = " ".join((_property(told, "title")).split())
    language = language_tag(_property(told, "language")) or draft.most_used_language()
    facts = {"title": title, "language": language}
    return {key: value for key, value in facts.items() if value}


def _property(properties: Element | None, name: str) -> str:
    return (properties.findtext(_DUBLIN_CORE + name) or "") if properties is not None else ""


def _notices(package: Package, name: str) -> Iterator[Notice]:
    """What of the file is not read, and what was decided."""
    root = package.main.root
    if next(root.iter(_CHANGES), None) is not None:
        yield _info(
            "P106",
            "the file has tracked changes: what was inserted is read, what was deleted is not",
            "Accept or reject them in the file if that is wrong.",
            name,
        )
    if any(_has_words(part.root) for kind in ("header", "footer") for part in package.parts(kind)):
        yield _info(
            "P107",
            "headers and footers of pages are no part of the record, and are left out",
            "Copy what belongs to the record into its text.",
            name,
        )
    comments = package.root("comments")
    if comments is not None and comments.find(W + "comment") is not None:
        yield _info("P108", "comments are left out", "Copy what belongs into the text.", name)
    if unread := sum(1 for _ in root.iter(_UNREAD)):
        yield Notice(
            "P111",
            Severity.WARNING,
            f"{unread} chart(s), diagram(s) or embedded document(s) cannot be read",
            Where(name),
            "Copy their words into the text.",
        )


def _has_words(root: Element) -> bool:
    return any(visible(element.text or "") for element in root.iter(W + "t"))


def _info(code: str, message: str, hint: str, name: str) -> Notice:
    return Notice(code, Severity.INFO, message, Where(name), hint)
