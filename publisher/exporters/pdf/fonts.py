"""The fonts of one document, and the characters that none of them has."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.exporters.fonts.faces import Face
from publisher.exporters.pdf.embedding import EmbeddedFont
from publisher.exporters.pdf.lettering import FaceChooser, Lettering
from publisher.theme.model import Family


class Fonts:
    """Gives out faces and embedded fonts, each once."""

    def __init__(self, families: Mapping[str, Family]) -> None:
        self.missing: set[str] = set()
        self._families = families
        self._choosers: dict[tuple[str, bool, bool, str], FaceChooser] = {}
        self._embedded: dict[Face, EmbeddedFont] = {}

    def chooser(self, lettering: Lettering) -> FaceChooser:
        """Who chooses faces for this lettering."""
        key = (lettering.family, lettering.bold, lettering.italic, lettering.language)
        if key not in self._choosers:
            self._choosers[key] = FaceChooser(
                self._families[lettering.family],
                bold=lettering.bold,
                italic=lettering.italic,
                language=lettering.language,
            )
        return self._choosers[key]

    def embedded(self, face: Face) -> EmbeddedFont:
        """The face as this document embeds it."""
        if face not in self._embedded:
            self._embedded[face] = EmbeddedFont(face, f"F{len(self._embedded) + 1}")
        return self._embedded[face]

    def used(self) -> list[EmbeddedFont]:
        """Every font that the document embeds, in the order of first use."""
        return [font for font in self._embedded.values() if font.is_used]
