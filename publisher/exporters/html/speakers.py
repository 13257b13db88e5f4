"""The table of speakers: who says how much, in numbers and as bars."""

from __future__ import annotations

from collections import Counter

from publisher import view as v
from publisher.exporters.shared import front
from publisher.exporters.shared.back import Bar, Chart
from publisher.theme.model import Words


def shares(view: v.View, words: Words) -> Chart | None:
    """Everyone who takes the floor, in the order of the people of the view; None where nobody
    does, and in a volume, whose statistics tell it.
    """
    counted = Counter[str]()
    for block in v.walk(view.blocks):
        if isinstance(block, v.Turn):
            counted[block.speaker] += v.said(block)
    bars = tuple(
        Bar(front.introduced(person, words.list_separator), (counted[person.id],))
        for person in view.people
        if person.id in counted
    )
    return Chart(("", words.words), bars) if bars and not front.is_volume(view) else None
