"""Labels that the file itself marks as such: captions, tables, our own JSON."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.readers.transcript import asides, shape
from publisher.readers.transcript.dialects.base import Label, counted
from publisher.readers.transcript.units.lines import Unit
from publisher.source import BlockKind

name = "marked by the file"
begins = ""


def find(unit: Unit) -> Label | None:
    """The whole block, when the file says that it is a label."""
    if not unit.block or unit.block.kind is not BlockKind.LABEL:
        return None
    end = len(unit.text)
    name = asides.without_asides(unit.text).rstrip(":： ") or unit.text.strip("[]()<>:： ")
    last = name.rsplit(maxsplit=1)[-1] if name else ""
    if last == "." or (last.endswith(".") and not shape.is_abbreviation(last)):
        name = name[:-1].rstrip()  # `Mr. HOLM.`, `The CHAIR (Ms. Lund).`
    return Label(name, 0, end, end, asides.aside_of(unit.text))


def settle(labels: Sequence[Label]) -> frozenset[str]:
    """All: the file knows."""
    return frozenset(counted(labels))
