"""The record's own words read back from a Word file, in reading order.

What the edition adds is left out: its front matter, contents, headers, footers, the
divisions it made itself, a title it made up. A note's words stand where its mark is.
It knows the format only, nothing of how our exporter writes it but the names of styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED = frozenset(
    [
        "FrontHeading",
        "FrontItem",
        "TOCHeading",
        "TOC1",
        "TOC2",
        "TOC3",
        "AddedDivider",
        "TableEnd",
        "FrontEnd",
        "FrontFacts",
        "BackHeading",
        "IndexName",
        "IndexPlaces",
        "ChartHead",
        "ChartCell",
        "ChartBar",
    ]
)
_MARK = re.compile("FootnoteReference$|Added(In[A-Z].*)?$")  # styles of added words in a line
_AS_TEXT = {W + "br": "\n", W + "tab": "\t", W + "softHyphen": "\u00ad"}


def shown(data: bytes) -> Iterator[str]:
    """The words of the record that the file shows."""
    with ZipFile(BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        notes = _notes(etree.fromstring(archive.read("word/footnotes.xml")))
    for paragraph in document.iter(W + "p"):
        if not _is_added(paragraph):
            yield from _words(paragraph, notes)
            yield "\n"


def _notes(part: etree._Element) -> Mapping[str, str]:
    return {
        note.get(W + "id"): "".join(
            word for paragraph in note.iter(W + "p") for word in _words(paragraph, {})
        )
        for note in part.iter(W + "footnote")
    }


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    return paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val")


def _is_added(paragraph: etree._Element) -> bool:
    """Whether the edition added the paragraph: by its style; a title without a bookmark."""
    style = style_of(paragraph)
    return style in ADDED or (style == "Title" and paragraph.find(W + "bookmarkStart") is None)


def _words(paragraph: etree._Element, notes: Mapping[str, str]) -> Iterator[str]:
    for run in paragraph.iter(W + "r"):
        call = run.find(W + "footnoteReference")
        if call is not None:
            yield notes[call.get(W + "id")]
        elif not _is_mark(run):
            yield from _text(run)


def _is_mark(run: etree._Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and _MARK.search(style.get(W + "val")) is not None


def _text(run: etree._Element) -> Iterator[str]:
    for child in run:
        yield child.text or "" if child.tag == W + "t" else _AS_TEXT.get(child.tag, "")
