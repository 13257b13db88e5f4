"""The typefaces that an e-book carries: those that the theme wants, cut down to its letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from publisher.data import dataclass
from publisher.exporters.epub.package import Item
from publisher.exporters.shared.fonts.faces import Face
from publisher.exporters.shared.fonts.files import find_face
from publisher.exporters.shared.fonts.subset import cut, may_be_cut, media_type
from publisher.exporters.shared.xhtml.css import font_face
from publisher.exporters.shared.xhtml.elements import XHTML, Element
from publisher.report import Notice, Severity
from publisher.roles import PhraseRole, Role
from publisher.theme.model import Family, Theme
from publisher.theme.scripts import script_of

_BLOCKS: Mapping[str, Role] = MappingProxyType({role.value: role for role in Role})
_PHRASES: Mapping[str, PhraseRole] = MappingProxyType({role.value: role for role in PhraseRole})
_BY_THE_READER = "0123456789.-\u2010\u2022"
"""What a reading system adds: the numbers and marks of lists, hyphens."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The files, the rules of the style sheet that name them, and what could not be had."""

    files: tuple[Item, ...] = ()
    rules: str = ""
    notices: tuple[Notice, ...] = ()


class _Look(NamedTuple):
    """In which face letters are set."""

    family: str
    bold: bool
    italic: bool


@dataclass(slots=True)
class _Use:
    """A face in a file: under which name, in which look it is used first, its letters."""

    name: str
    look: _Look
    letters: set[str] = field(default_factory=set)


def carried(theme: Theme, lang: str, pages: Iterable[bytes]) -> Fonts:
    """The fonts for what these pages show, of the families that the theme embeds."""
    shelf = _Shelf(lang)
    for look, letters in sorted(_letters(theme, pages).items()):
        if theme.families[look.family].embed:
            shelf.share_out(letters, look, theme.families[look.family])
    return Fonts(*_written(shelf.uses), tuple(map(_not_there, shelf.missing)))


def _written(uses: Mapping[Face, _Use]) -> tuple[tuple[Item, ...], str]:
    items, rules = [], []
    for number, (face, use) in enumerate(uses.items(), 1):
        kind = media_type(face)
        file = f"font-{number}.{kind.rpartition('/')[2]}"
        items.append(Item(file, cut(face, use.letters), kind))
        rules.append(font_face(use.name, file, bold=use.look.bold, italic=use.look.italic))
    return tuple(items), "".join(rules)


def _not_there(names: str) -> Notice:
    return Notice(
        "P603",
        Severity.WARNING,
        f"the e-book carries none of these typefaces: {names}",
        hint="Install one, name another in the style, or take `embed` out of its family.",
    )


# --- what is shown --------------------------------------------------------------------


def _letters(theme: Theme, pages: Iterable[bytes]) -> dict[_Look, set[str]]:
    """The characters that are set in each look, small capitals as capitals, too."""
    found: dict[_Look, set[str]] = {}
    base = _of_block(theme, Role.SPEECH)
    found[_of_block(theme, Role.DIVIDER)] = set(theme.layout.divider)
    for page in pages:
        (body,) = etree.fromstring(page).iter(f"{XHTML}body")
        for look, text in _walk(theme, body, base):
            found.setdefault(look, set(_BY_THE_READER)).update(text, text.upper())
    return found


def _walk(theme: Theme, element: Element, outer: _Look) -> Iterator[tuple[_Look, str]]:
    """The texts of an element, each in its look, as the style sheet cascades: the class of a
    block says all, that of a phrase what differs.
    """
    look = outer
    for name in element.get("class", "").split():
        if name in _BLOCKS:
            look = _of_block(theme, _BLOCKS[name])
        elif name in _PHRASES:
            look = _of_phrase(theme, _PHRASES[name], look)
    yield look, element.text or ""
    for child in element:
        yield from _walk(theme, child, look)
        yield look, child.tail or ""


def _of_block(theme: Theme, role: Role) -> _Look:
    style = theme.blocks[role]
    return _Look(style.family, style.bold, style.italic)


def _of_phrase(theme: Theme, role: PhraseRole, outer: _Look) -> _Look:
    style = theme.phrases[role]
    return _Look(
        style.family or outer.family,
        outer.bold if style.bold is None else style.bold,
        outer.italic if style.italic is None else style.italic,
    )


# --- which face has it ----------------------------------------------------------------


@dataclass(slots=True)
class _Shelf:
    """The faces that are used in a book of this language, and the stacks of which none is."""

    lang: str
    uses: dict[Face, _Use] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def share_out(self, letters: set[str], look: _Look, family: Family) -> None:
        """Give letters to the faces of a family: its own, the language's, then any that has
        what is left.
        """
        own = ("Latn", script_of(self.lang))
        left = {letter for letter in letters if not letter.isspace()}
        for script in dict.fromkeys((*own, *family.stacks)):
            if not left:
                return
            face, name = _first(family.stack(script), look)
            if face:
                has = {letter for letter in letters if face.has(letter)}
                if left & has:
                    self.uses.setdefault(face, _Use(name, look)).letters.update(has)
                left -= has
            elif script in own:
                self.missing[", ".join(family.stack(script))] = None


def _first(stack: Iterable[str], look: _Look) -> tuple[Face | None, str]:
    """The first typeface that is there and may be carried, and its name."""
    for name in stack:
        face = find_face(name, bold=look.bold, italic=look.italic)
        if face is not None and may_be_cut(face):
            return face, name
    return None, ""
