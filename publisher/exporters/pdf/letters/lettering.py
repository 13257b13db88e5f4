"""Letterings: how letters look, and the face for each character of a text."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from publisher.errors import MissingLibraryError
from publisher.exporters.pdf.letters.scripts import families
from publisher.exporters.shared.fonts.faces import Face
from publisher.exporters.shared.fonts.files import find_face
from publisher.patterns import regex
from publisher.roles import PhraseRole
from publisher.theme.model import BlockStyle, Family, PhraseStyle
from publisher.theme.scripts import has_italics

_INVISIBLE = frozenset(["Cf", "Cc", "Mn", "Me", "Zs"])
"""Characters that take their neighbour's face: they have no shape or sit on another's."""

PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
PRIVATE = regex(f"[{PRIVATE_USE}]")
"""Characters for private use: only their source knows what they look like."""

SUBSTITUTES = ("\u25a1", "\ufffd", "?")
"""What is drawn for a character that no font has."""


NAMES = frozenset([PhraseRole.NAME, PhraseRole.SPEAKER])
"""Phrases that are names."""


class Lettering(NamedTuple):
    """How a stretch of letters looks. Lengths in points."""

    family: str  # a key of `Theme.families`
    size: float
    bold: bool
    italic: bool
    small_caps: bool
    colour: str
    tracking: float
    rise: float = 0.0
    underline: bool = False
    language: str = ""
    is_name: bool = False  # whose words are not divided

    @property
    def has_italics(self) -> bool:
        """Whether the script of the language has italics."""
        return has_italics(self.language)


def of_block(style: BlockStyle, language: str) -> Lettering:
    """The lettering of a block's own text."""
    return Lettering(
        style.family,
        style.size,
        style.bold,
        style.italic and has_italics(language),
        style.small_caps,
        style.colour,
        style.tracking,
        language=language,
    )


def of_phrase(outer: Lettering, style: PhraseStyle) -> Lettering:
    """The lettering of a phrase inside another lettering."""
    return outer._replace(
        family=style.family or outer.family,
        size=outer.size * style.scale,
        bold=outer.bold if style.bold is None else style.bold,
        italic=outer.italic if style.italic is None else style.italic and outer.has_italics,
        small_caps=outer.small_caps if style.small_caps is None else style.small_caps,
        colour=style.colour or outer.colour,
        rise=outer.rise + style.raise_by * outer.size,
        underline=outer.underline or style.underline,
        is_name=outer.is_name or style.role in NAMES,
    )


class FaceChooser:
    """Chooses faces for one family in one style and language, falling back by character."""

    def __init__(self, family: Family, *, bold: bool, italic: bool, language: str) -> None:
        self._family, self._language = family, language
        self._bold, self._italic = bold, italic
        self._chosen: dict[str, Face | None] = {}
        self._covered: set[str] = set()
        self.main = self._main()

    def _main(self) -> Face:
        for name in (*self._family.stack(), "Noto Serif", "Noto Sans"):
            if face := find_face(name, bold=self._bold, italic=self._italic):
                return face
        raise MissingLibraryError(
            f"none of these fonts is installed: {', '.join(self._family.stack())}",
            "Install them with: pip install fontpkg-noto-serif fontpkg-noto-sans",
        )

    def covers(self, text: str) -> bool:
        """Whether the main face has every character, and none is private."""
        if not self._covered.issuperset(text):
            self._covered.update(filter(self._is_covered, text))
        return self._covered.issuperset(text)

    def _is_covered(self, character: str) -> bool:
        return self.main.has(character) and not PRIVATE.match(character)

    def split(self, text: str) -> list[tuple[Face | None, str]]:
        """Stretches of text, each with its face; None where no font has the characters."""
        stretches: list[tuple[Face | None, str]] = []
        for character in text:
            face = self._of(character, stretches[-1][0] if stretches else None)
            if stretches and stretches[-1][0] is face:
                stretches[-1] = (face, stretches[-1][1] + character)
            else:
                stretches.append((face, character))
        return stretches

    def _of(self, character: str, before: Face | None) -> Face | None:
        if before and unicodedata.category(character) in _INVISIBLE:
            return before
        if character not in self._chosen:
            self._chosen[character] = self._find(character)
        return self._chosen[character]

    def _find(self, character: str) -> Face | None:
        if PRIVATE.match(character):
            return None
        if self.main.has(character) or unicodedata.category(character) == "Cf":
            return self.main
        for name in families(character, self._language, self._family):
            face = find_face(name, bold=self._bold, italic=self._italic)
            if face and face.has(character):
                return face
        return None
