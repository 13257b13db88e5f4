"""What a dialect is: one way of printing who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from publisher.data import dataclass
from publisher.guidance import folded
from publisher.readers.transcript.units.lines import Unit


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label as it would be read at the start of a unit.

    `name` is what names the speaker, without mark and asides; the printed label, mark
    included, is `unit.text[start:end]`, and the speech begins at `body`.
    """

    name: str
    start: int
    end: int
    body: int
    aside: str = ""  # what stands in brackets and tells a person or an office
    time: str = ""  # when the turn begins in a recording, as printed
    sure: bool = False  # the record's structure tells that it is one

    @property
    def person(self) -> str:
        """All that tells who speaks: the name, and the aside in brackets."""
        return f"{self.name} ({self.aside})" if self.aside else self.name

    @property
    def key(self) -> str:
        """What makes two labels the same: their letters, whatever case and spaces."""
        return folded(self.name)


class Dialect(Protocol):
    """One way of printing who speaks."""

    name: str
    """As `publisher inspect` prints it: an example of the shape."""

    begins: str
    """What units with such a label begin with; nothing, where any character may begin them."""

    def find(self, unit: Unit) -> Label | None:
        """The label that a unit would have if this dialect were in force."""
        ...

    def settle(self, labels: Sequence[Label]) -> frozenset[str]:
        """The keys of those labels that the document as a whole makes believable."""
        ...


def counted(labels: Sequence[Label]) -> Counter[str]:
    """How often each label occurs."""
    return Counter(label.key for label in labels)
