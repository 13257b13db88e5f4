"""Identifiers that every validator takes, and the addresses of what can be cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import cast

from lxml import etree

from publisher.data import dataclass
from publisher.patterns import regex
from publisher.record import Person
from publisher.tei.names import XML_ID, Element

# Letters of the scripts in which meetings are recorded, as far as the fourth edition of
# XML 1.0 knows them: validators still go by it where a datatype is NCName.
_LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0386\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c"
    "\u045e-\u0481\u0490-\u04c4\u0531-\u0556\u0561-\u0586\u05d0-\u05ea\u0621-\u063a"
    "\u0641-\u064a\u0671-\u06b7\u0905-\u0939\u0e01-\u0e2e\u0e30\u0e32\u0e33\u0e40-\u0e45\u10d0-\u10f6\u1ea0-\u1ef9"
    "\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_COMBINING = "\u0901-\u0903\u093c\u093e-\u094d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # Devanagari, Thai
_LETTER = regex(f"[{_LETTERS}]")
_NO_NAME_CHARACTER = regex(f"[^{_LETTERS}{_COMBINING}0-9._-]")
_PLAIN = regex("[A-Za-z0-9._-]*")  # most names; what others need takes 3 ms to compile
_LANGUAGE = regex("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # xs:language
_NO_WORD = regex("[^A-Za-z0-9._-]+")


def name_for(text: str, before: str) -> str:
    """An NCName made of a text: what may not stand becomes `_` and its hexadecimal
    number, so that two texts stay two. `before` goes first where no letter does.
    """
    kept = text.replace(" ", "-")
    if not _PLAIN.fullmatch(kept):
        kept = _NO_NAME_CHARACTER.sub(lambda bad: f"_{ord(bad[0]):04x}", kept)
    return kept if _begins_with_letter(kept) else before + kept


def _begins_with_letter(name: str) -> bool:
    first = name[:1]
    return first.isalpha() if first.isascii() else _LETTER.match(first) is not None


def document_name(ident: str) -> str:
    """The `xml:id` of a document."""
    return name_for(ident, "meeting-")


def word_for(text: str, otherwise: str = "") -> str:
    """A value for an attribute that takes one word, such as `type`."""
    return _NO_WORD.sub("-", text.strip()).strip("-") or otherwise


@lru_cache(maxsize=256)
def language_for(lang: str) -> str:
    """A language that `xml:lang` takes; `und`, undetermined, for what is none."""
    return lang if _LANGUAGE.fullmatch(lang) else "und"


_IDENTS = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)


def idents_of(root: Element) -> list[str]:
    """Each `xml:id` of an element and of all that it holds, in order."""
    return cast("list[str]", _IDENTS(root))


def ident_of(element: Element) -> str:
    """The id of a person or a body: its own, else that of the shared one it is the same as."""
    return element.get(XML_ID) or element.get("sameAs", "").rpartition("#")[2]


def people_names(people: Iterable[Person], taken: Iterable[str]) -> Mapping[str, str]:
    """The `xml:id` of each person by `Person.id`. None is one of those already taken."""
    used, names = set(taken), dict[str, str]()
    for person in people:
        name = name_for(person.id, "person-")
        while name in used:
            name += "_"
        used.add(name)
        names.setdefault(person.id, name)
    return names


@dataclass(slots=True)
class Addresses:
    """Gives addresses in document order: `u1`, `u2`, `n1` … and never one that is taken."""

    taken: set[str] = field(default_factory=set)
    _last: dict[str, int] = field(default_factory=dict)

    def next(self, stem: str) -> str:
        """The next address with this stem, such as `u` or `u12.p`."""
        number = self._last.get(stem, 0) + 1
        while f"{stem}{number}" in self.taken:
            number += 1
        self._last[stem] = number
        return f"{stem}{number}"
