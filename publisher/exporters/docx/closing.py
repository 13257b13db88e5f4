"""The words that the edition adds behind the records of a volume: index and statistics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publisher import view as v
from publisher.exporters.docx.blocks import add_blocks
from publisher.exporters.docx.draft import Place, paragraph
from publisher.exporters.docx.names import CHART_BAR
from publisher.exporters.docx.tables import add_table
from publisher.exporters.docx.wml import W, add, hexadecimal, twips
from publisher.exporters.shared.back import Chart, Indexed, Mention, back_of, filed, grouped
from publisher.exporters.shared.tables import padding
from publisher.roles import PhraseRole, Role
from publisher.theme.words import language


def add_back(place: Place) -> None:
    """Index and statistics, in the language of the edition's own words."""
    draft = place.draft
    behind = back_of(draft.view, draft.words)
    if not behind:
        return
    place = replace(place, lang=language(draft.view.lang))
    add_blocks(place, (behind.index,))
    for indexed in behind.speakers:
        add_blocks(place, _entry(indexed))
    add_blocks(place, (behind.statistics,))
    for chart in behind.charts:
        _add_chart(place, chart)


def _entry(indexed: Indexed) -> Iterator[v.Paragraph]:
    """A speaker, and a line for each chapter in which they speak."""
    person = indexed.person
    name = v.Phrase(PhraseRole.STRONG, (v.Text(filed(person)),))
    office = (v.Text(f", {person.role}"),) if person.role else ()
    yield v.Paragraph("", (name, *office), Role.INDEX_NAME)
    for mention in indexed.mentions:
        yield v.Paragraph("", tuple(_mention(mention)), Role.INDEX_PLACES)


def _mention(mention: Mention) -> Iterator[v.Inline]:
    """A chapter, and the numbers of the turns there, each leading to its turn."""
    yield v.Link(f"#{mention.chapter}", (v.Text(mention.name),))
    for number, speech in enumerate(mention.speeches):
        yield v.Text(", " if number else ": ")
        yield v.Link(f"#{speech.address}", (v.Text(str(speech.number)),))


# --- statistics -----------------------------------------------------------------------


def _add_chart(place: Place, chart: Chart) -> None:
    """A table, its numbers at the end side, with a bar under the name in each row."""
    rows = [chart.heads, *((bar.told, *map(grouped, bar.counts)) for bar in chart.bars)]
    cells = tuple(tuple((v.Text(told),) for told in row) for row in rows)
    table = add_table(place, v.Table("", cells, head=1, role=Role.CHART_CELL))
    if table is None:
        return
    lines = list(table.iterchildren(W + "tr"))
    margins = 2 * twips(padding(place.draft.theme))
    width = next(int(column.get(W + "w", "0")) for column in table.iter(W + "gridCol"))
    for bar, line in zip(chart.bars, lines[1:], strict=True):
        if share := chart.share(bar):
            cell = next(line.iterchildren(W + "tc"))
            _add_bar(replace(place, container=cell), round((width - margins) * (1 - share)))


def _add_bar(place: Place, rest: int) -> None:
    """A shaded paragraph without words that leaves so much of the line free, in twips: a
    picture for the eye alone, since the number in its row says the same.
    """
    colour = hexadecimal(place.draft.theme.blocks[Role.HEADING_1].colour)
    with paragraph(place.draft, place.container, CHART_BAR, place.lang) as element:
        shade = add(element[0], "shd", val="clear", color="auto", fill=colour)
        element[0].insert(1, shade)  # right after the style (CT_PPrBase)
        add(element[0], "ind", right=rest)
