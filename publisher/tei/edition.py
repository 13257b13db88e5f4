"""The edition: a TEI document, held as its tree."""

from __future__ import annotations

from publisher.data import dataclass
from publisher.tei.names import XML_ID, Element


@dataclass(frozen=True, slots=True)
class Edition:
    """A handle on a TEI document. The tree belongs to it and is not changed by anyone.

    `ident` is the document's id as people use it; `profile` is that of ours which the
    document says it follows, such as "publisher-1" or its reading form, else "".
    """

    root: Element
    ident: str
    lang: str  # BCP 47; "und" when the document does not say
    profile: str = ""
    name: str = ""  # as messages print it

    @property
    def prefix(self) -> str:
        """What stands before every address in an `xml:id`: the root's id and a dot."""
        ident = self.root.get(XML_ID, "")
        return f"{ident}." if ident else ""
