"""The names that TEI uses: namespaces, note types, values of attributes."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import cast

from lxml import etree

from publisher.record import ParagraphKind

Element = etree._Element  # noqa: SLF001  # lxml gives its node type no public name

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XINCLUDE = "{http://www.w3.org/2001/XInclude}"
XML_ID = f"{{{XML_NAMESPACE}}}id"
XML_LANG = f"{{{XML_NAMESPACE}}}lang"
XML_SPACE = f"{{{XML_NAMESPACE}}}space"

PROFILE = "publisher-1"
"""The profile of TEI that editions are written in. Its number goes up when an edition that the
old schema takes would no longer be valid, or mean something else.
"""
PROFILES = (PROFILE,)
"""The profiles whose schemas are at hand: this one, and all that went before."""

READING_PROFILE = f"{PROFILE}-reading"
"""The same edition in the words of plays (`publisher.tei.variants.reading`)."""

LABEL_NOTE = "speaker"
PAGE_NOTE = "page"
FOOT = "foot"  # where a footnote is printed
DIVIDER_NOTE = "divider"
FILE_NOTE = "file"
METADATA_NOTE = "metadata"
MARKS_NOTE = "marks"  # what of the source became structure, as JSON
NO_PUBLISHER = "Not stated in the source"
"""What stands for the publisher, whom TEI demands, where nothing tells one."""
TITLE_HEAD = "title"
HEADING_LABEL = "heading"  # a heading inside a list item, where `head` may not stand
TIME_STAMP = "stamp"
NUMBERED = "numbered"
BULLETED = "bulleted"
ITALIC = "italic"
BOLD = "bold"
LABEL_ROW = "label"
SUPPLIED_TITLE = "supplied"
UNNAMED = "#unnamed"
REGULAR = "#regular"
TRANSCRIPT = "#record.transcript"

NOTE_TYPES = MappingProxyType(
    {kind: kind.value for kind in ParagraphKind if kind is not ParagraphKind.PLAIN}
)
"""`note/@type` by kind of paragraph. Text of no known kind is a `p`."""

REMARK_ELEMENTS = MappingProxyType(
    {
        "applause": "kinesic",
        "gesture": "kinesic",
        "smiling": "kinesic",
        "snapping": "kinesic",
        "ringing": "kinesic",
        "clarification": "vocal",
        "exclamation": "vocal",
        "greeting": "vocal",
        "interruption": "vocal",
        "laughter": "vocal",
        "murmuring": "vocal",
        "noise": "vocal",
        "shouting": "vocal",
        "speaking": "vocal",
        "inaudible": "gap",
        "omitted": "gap",
        "editorial": "gap",
    }
)
"""The element of a remark by its kind, as ParlaMint sorts them; any other is `incident`. What an
editor leaves out (`<…>`) is a `gap` wherever it stands."""

COUNTED = "#parla."
"""Before what is counted, in `meeting/@ana`: `#parla.sitting`, as in ParlaMint."""

ADDRESSES = MappingProxyType(
    {
        "wikidata": "https://www.wikidata.org/entity/",
        "viaf": "https://viaf.org/viaf/",
        "gnd": "https://d-nb.info/gnd/",
        "isni": "https://isni.org/isni/",
        "orcid": "https://orcid.org/",
    }
)
"""What stands before an identifier, so that `idno` holds an address of the web."""
ORGANISATION = "organisation"  # kinds of `org`
SIDE = "side"

DEFAULT_REMARK = "incident"
DEFAULT_GAP = "editorial"

_CLARK = f"{{{TEI_NAMESPACE}}}"


def qualified(name: str) -> str:
    """The name of a TEI element as lxml writes it."""
    return _CLARK + name


def local(element: Element) -> str:
    """The name of a TEI element without its namespace; any other element's in full."""
    return bare(element.tag)


@lru_cache(maxsize=1024)  # each element is asked again and again
def bare(tag: object) -> str:
    """A tag as lxml writes it, without TEI's namespace; any other in full."""
    return str(tag).removeprefix(_CLARK)


def is_element(node: Element) -> bool:
    """Whether a node of the tree is an element: no comment and no instruction."""
    return isinstance(node.tag, str)


def line_of(element: Element) -> int:
    """The line of an element in the file it was parsed from; 0 when it was built."""
    return cast("int | None", element.sourceline) or 0
