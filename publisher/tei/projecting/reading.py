"""What reading an edition remembers: addresses given, notes met, elements not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from publisher.data import dataclass
from publisher.roles import Role
from publisher.tei import wording
from publisher.tei.edition import Edition
from publisher.tei.identifiers import Addresses, idents_of
from publisher.tei.names import (
    TITLE_HEAD,
    XINCLUDE,
    XML_ID,
    XML_LANG,
    Element,
    line_of,
    local,
    qualified,
)
from publisher.tei.projecting.persons import readable
from publisher.tei.text import one_line, words
from publisher.tei.timeline import moments_of
from publisher.view import Added, Inlines, Person

DEEPEST = 60
"""How deep blocks and phrases go inside each other; what is deeper is shown as words."""

PRINTED = "*"
"""The floor after a label that stands alone: whoever speaks next is named by it."""

_WIDE_COLON = ("zh", "ja")


class Frame(NamedTuple):
    """What holds for everything inside an element."""

    lang: str
    role: Role = Role.PLAIN  # of a `p` or `seg`
    stem: str = "n"  # of the address of a paragraph
    level: int = 0  # divisions around it, the one with the title not counted
    depth: int = 0

    def inside(self, element: Element) -> Frame:
        """The frame for what this element holds."""
        lang = element.get(XML_LANG) or self.lang
        return Frame(lang, self.role, self.stem, self.level, self.depth + 1)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note met in a line: where it is, and what it will be called."""

    element: Element
    address: str
    mark: str
    frame: Frame


@dataclass(slots=True)
class Reading:
    """The memory of one projection."""

    edition: Edition
    title: str
    people: Mapping[str, Person]  # whom the document lists, by xml:id
    known: frozenset[str] | None  # addresses that links may lead to; None when not yet known
    shown: set[str] = field(default_factory=set)
    footnotes: list[Footnote] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)  # first label by who
    unknown: dict[str, tuple[int, int]] = field(default_factory=dict)
    floor: str = ""  # who speaks, until a heading or somebody else
    led: int = 0  # paragraphs whose first words were taken for a label
    has_title: bool = False
    above: int = 0  # levels of the outline above a document's own: of a chapter 1
    has_links: bool = False
    is_tokenised: bool = False  # whether `@join` tells the spaces between words
    after_token: bool = False
    moments: Mapping[str, str] = field(default_factory=dict)  # of the recording, by xml:id
    _addresses: Addresses = field(default_factory=Addresses)
    _prefix: str = ""  # of the edition, which every address asks for

    def __post_init__(self) -> None:
        self.moments = moments_of(self.edition.root)
        tokens = self.edition.root.iter(qualified("w"), qualified("pc"))
        self.is_tokenised = any(token.get("join") for token in tokens)
        self._prefix = self.edition.prefix
        self._addresses.taken.update(map(self.bare, filter(None, idents_of(self.edition.root))))

    def open_chapter(self, title: str) -> None:
        """Go on to a document of the corpus, which has this title."""
        self.title, self.has_title, self.floor, self.above = title, False, "", 1

    def bare(self, ident: str) -> str:
        """An `xml:id` without the document's, where an id that formats take is left."""
        bare = ident.removeprefix(self._prefix)
        return bare if bare[:1].isalpha() else ident

    def address(self, element: Element | None, stem: str) -> str:
        """The address of a block: the element's own, or the next with this stem."""
        own = self.bare(element.get(XML_ID, "")) if element is not None else ""
        address = own if own and own not in self.shown else self._addresses.next(stem)
        self.shown.add(address)
        return address

    def words_of(self, element: Element) -> str:
        """The words of an element that the table does not hide."""
        return wording.of_element(element, self.edition.lang)

    def lang(self, frame: Frame, element: Element | None = None) -> str:
        """The language to tell for a block: "" where it is the document's."""
        lang = (element.get(XML_LANG) if element is not None else "") or frame.lang
        return "" if lang == self.edition.lang else lang

    def speaker(self, who: str, label: str) -> str:
        """The person whom `@who` points to first, remembered with the label printed."""
        ident = next(iter(pointed_to(who)), "")
        if ident and not self.speakers.get(ident):
            self.speakers[ident] = label.strip().rstrip(":").strip()
        return ident

    def takes_floor(self, who: str, *, printed: bool) -> Inlines:
        """The label that a turn needs where none is `printed`: the names of those who speak,
        unless it is they who spoke last; a dash where TEI of others does not say who goes on
        after them.
        """
        before, self.floor = self.floor, who
        if printed or before in {who, PRINTED}:
            return ()
        if not who:
            return () if self.edition.profile else (Added("—"),)
        told = [self.name_of(ident) for ident in pointed_to(who)]
        colon = "：" if self.edition.lang.startswith(_WIDE_COLON) else ":"
        return (Added(", ".join(told) + colon),)

    def name_of(self, ident: str) -> str:
        """How a person is called: as listed, as a label printed it, as the id can be read."""
        listed = self.people.get(ident)
        return listed.name if listed else self.speakers.get(ident) or readable(ident)

    def moment(self, pointer: str) -> str:
        """The time that a pointer into a timeline means, "" for none."""
        return self.moments.get(pointer.removeprefix("#"), "")

    def not_known(self, element: Element) -> None:
        """Remember an element that the table lacks; an inclusion has a notice of its own."""
        if local(element).startswith(XINCLUDE):
            return
        count, line = self.unknown.get(local(element), (0, line_of(element)))
        self.unknown[local(element)] = (count + 1, line)

    def is_title(self, element: Element) -> bool:
        """Whether this heading is the record's title, which there is once."""
        if self.has_title:
            return False
        marked = element.get("type") == TITLE_HEAD
        return marked or one_line(words(element)) == self.title


def pointed_to(who: str) -> list[str]:
    """The ids that `@who` points to, in this file or another (TEI P5, 1.3.1.1.3). A value of
    several words that points nowhere is a name, which stands there against the rules.
    """
    if "#" not in who and ":" not in who and len(who.split()) > 1:
        return [" ".join(who.split())]
    return [ident for pointer in who.split() if (ident := pointer.rpartition("#")[2])]
