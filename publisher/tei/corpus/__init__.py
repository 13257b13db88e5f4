"""A collection of editions as one TEI corpus, its people told once (TEI P5, chapter 16)."""
