"""Names: the id and the name of each style, and of each bookmark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from publisher.patterns import regex
from publisher.roles import PhraseRole, Role

# Names that Word knows. It shows them in the user's language and gives them their use:
# headings fill its navigation pane, `toc` its contents. Case matters.
_BUILT_IN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        Role.PLAIN: ("Normal", "Normal"),
        Role.TITLE: ("Title", "Title"),
        Role.SUBTITLE: ("Subtitle", "Subtitle"),
        Role.DATE: ("Date", "Date"),
        Role.HEADING_1: ("Heading1", "heading 1"),
        Role.HEADING_2: ("Heading2", "heading 2"),
        Role.HEADING_3: ("Heading3", "heading 3"),
        Role.QUOTE: ("Quote", "Quote"),
        Role.CAPTION: ("Caption", "caption"),
        Role.NOTE: ("FootnoteText", "footnote text"),
        Role.CONTENTS_HEADING: ("TOCHeading", "TOC Heading"),
        Role.CONTENTS_1: ("TOC1", "toc 1"),
        Role.CONTENTS_2: ("TOC2", "toc 2"),
        Role.RUNNING_HEAD: ("Header", "header"),
        Role.FOLIO: ("Footer", "footer"),
        PhraseRole.EMPHASIS: ("Emphasis", "Emphasis"),
        PhraseRole.STRONG: ("Strong", "Strong"),
        PhraseRole.LINK: ("Hyperlink", "Hyperlink"),
        PhraseRole.NOTE_REFERENCE: ("FootnoteReference", "footnote reference"),
    }
)
BUILT_IN_NAMES = frozenset(
    [
        *(name for _, name in _BUILT_IN.values()),
        "toc 3",
        "line number",
        "Default Paragraph Font",
        "Normal Table",
    ]
)
"""The names of styles that are Word's own."""

SPEECH_FIRST = "SpeechFirst"  # the paragraph of a turn that begins with the label
ADDED_DIVIDER = "AddedDivider"  # a division that the source did not print
TABLE_END = "TableEnd"  # the paragraph that Word needs after a table
FRONT_END = "FrontEnd"  # the space between what the edition adds and the record
LIST_END = "ListEnd"  # the last item of a list, as far from what follows as a paragraph
LINE_NUMBER = "LineNumber"  # the numbers of lines in the margin
CHART_BAR = "ChartBar"  # a bar of the statistics: a shaded paragraph without words
CONTENTS_3 = "TOC3"
TABLE_STYLE, CHART_STYLE = "RecordTable", "RecordChart"

DEEPEST_LIST = 9
"""Word's lists have nine levels (ECMA-376-1, 17.9.6)."""

_NO_LETTER = regex(r"[^0-9A-Za-z_]")
BOOKMARK_LENGTH = 40
"""The longest name of a bookmark that Word takes."""


def style_id(role: Role | PhraseRole) -> str:
    """The id of the style of a role."""
    return _BUILT_IN[role][0] if role in _BUILT_IN else _words(role).replace(" ", "")


def style_name(role: Role | PhraseRole) -> str:
    """The name of the style of a role, as Word shows it."""
    return _BUILT_IN[role][1] if role in _BUILT_IN else _words(role)


def _words(role: Role | PhraseRole) -> str:
    return role.replace("-", " ").title()


ADDED_STYLES = frozenset(
    [
        *(ADDED_DIVIDER, TABLE_END, FRONT_END, CONTENTS_3, CHART_BAR),
        *map(style_id, (Role.FRONT_HEADING, Role.FRONT_ITEM, Role.FRONT_FACTS)),
        *map(style_id, (Role.CONTENTS_HEADING, Role.CONTENTS_1, Role.CONTENTS_2)),
        *map(style_id, (Role.BACK_HEADING, Role.INDEX_NAME, Role.INDEX_PLACES)),
        *map(style_id, (Role.CHART_HEAD, Role.CHART_CELL)),
    ]
)
"""The styles of paragraphs that an edition adds: by their names they are known again."""


def list_style(depth: int, *, first: bool) -> str:
    """The id of the style of a list's paragraph; depth counts from 1."""
    stem = style_id(Role.LIST_ITEM) + ("" if first else "Continued")
    return stem if depth == 1 else f"{stem}{depth}"


def bookmarks(addresses: Iterable[str]) -> dict[str, str]:
    """A bookmark's name for every address: letters, digits, underscores; no two alike,
    which for Word means: not even when case is ignored.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for address in addresses:
        if address and address not in names:
            names[address] = _free(_bookmark(address), taken)
            taken.add(names[address].lower())
    return names


def _bookmark(address: str) -> str:
    name = address.replace(".", "_")  # all that most addresses have
    if not (name.isascii() and name.isidentifier()):
        name = _NO_LETTER.sub("_", name)
    return (name if name[0].isalpha() else f"b{name}")[:BOOKMARK_LENGTH]


def _free(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found.lower() in taken:
        number += 1
        suffix = f"_{number}"
        found = name[: BOOKMARK_LENGTH - len(suffix)] + suffix
    return found
