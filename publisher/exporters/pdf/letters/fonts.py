"""The fonts of one document, and the characters that none of them has."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.exporters.pdf.letters.embedding import EmbeddedFont
from publisher.exporters.pdf.letters.lettering import Lettering
from publisher.exporters.pdf.letters.measuring import Measurer, measurer
from publisher.exporters.shared.fonts.faces import Face
from publisher.theme.model import Family


class Fonts:
    """Gives out faces and embedded fonts, each once."""

    def __init__(self, families: Mapping[str, Family]) -> None:
        self.missing: set[str] = set()
        self._families = families
        self._embedded: dict[Face, EmbeddedFont] = {}

    def measurer(self, lettering: Lettering, *, backwards: bool) -> Measurer:
        """Who measures words of this lettering."""
        return measurer(lettering, self._families[lettering.family], backwards=backwards)

    def embedded(self, face: Face) -> EmbeddedFont:
        """The face as this document embeds it."""
        if face not in self._embedded:
            self._embedded[face] = EmbeddedFont(face, f"F{len(self._embedded) + 1}")
        return self._embedded[face]

    def used(self) -> list[EmbeddedFont]:
        """Every font that the document embeds, in the order of first use."""
        return [font for font in self._embedded.values() if font.is_used]
