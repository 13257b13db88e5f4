"""Behind the records of a volume: the index of speakers with their pages, and statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, groupby

from publisher import view as v
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.pages.boxes import Box, RuleRow
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.pdf.story.story import Story
from publisher.exporters.pdf.story.tables import table_boxes
from publisher.exporters.shared.back import Back, Bar, Chart, Indexed, filed, grouped
from publisher.exporters.shared.tables import padding
from publisher.roles import PhraseRole, Role

BAR = 3.0
"""How thick a bar is, in points."""


def tell_back(back: Back, setting: Setting, root: Element) -> Story:
    """The story of what stands behind the records, once it is known on which pages they are."""
    story = Story(setting, root.child("front", Lang=setting.language))
    story.is_titled = True
    story.tell((back.index,))
    opening = len(story.boxes)
    story.tell(_entry(one, setting.page_numbers) for one in back.speakers)
    for box in story.boxes[opening:]:
        box.keep_next = False  # an entry is whole
    story.tell((back.statistics,))
    for chart in back.charts:
        for box in _chart(chart, setting, story.sections[-1][1]):
            story.append(box)
    story.close()
    return story


# --- index ----------------------------------------------------------------------------


def _entry(indexed: Indexed, pages: Mapping[str, int]) -> v.Paragraph:
    """A speaker, and every page on which a turn of theirs begins."""
    person = indexed.person
    name = v.Phrase(PhraseRole.STRONG, (v.Text(filed(person)),))
    office = (v.Text(f", {person.role}"),) if person.role else ()
    numbers = tuple(_numbers(_first_turns(indexed, pages)))
    return v.Paragraph("", (name, *office, *numbers), Role.INDEX_NAME)


def _first_turns(indexed: Indexed, pages: Mapping[str, int]) -> dict[int, str]:
    """Each page, and the address of the first turn on it."""
    turns: dict[int, str] = {}
    for mention in indexed.mentions:
        for speech in mention.speeches:
            if page := pages.get(speech.address):
                turns.setdefault(page, speech.address)
    return turns


def _numbers(turns: Mapping[int, str]) -> Iterator[v.Inline]:
    """The numbers with links; of three pages or more in a row, the first and the last."""
    steps = count()
    for _, run in groupby(sorted(turns), key=lambda page: page - next(steps)):
        pages = list(run)
        shown = pages if len(pages) < 3 else [pages[0], pages[-1]]
        for number, page in enumerate(shown):
            between = "\u2013" if number and len(pages) > len(shown) else ", "
            yield v.Text(between)
            yield v.Link(f"#{turns[page]}", (v.Text(str(page)),))


# --- statistics -----------------------------------------------------------------------


def _chart(chart: Chart, setting: Setting, parent: Element) -> Iterator[Box]:
    """A box for each row of the table, a bar under its words. The bars are drawn for the eye
    alone: the numbers above them say the same.
    """
    heads = tuple((v.Text(head),) for head in chart.heads)
    table = v.Table("", (heads, *map(_row, chart.bars)), head=1, role=Role.CHART_CELL)
    boxes = table_boxes(setting, table, parent.child("Table"), setting.language, 0.0)
    boxes[0].before = setting.theme.blocks[Role.FRONT_HEADING].before
    for bar, box in zip((None, *chart.bars), boxes, strict=True):
        if bar and (share := chart.share(bar)):
            box.rows = [*box.rows, _bar(share, setting)]
        yield box


def _row(bar: Bar) -> tuple[v.Inlines, ...]:
    return tuple((v.Text(told),) for told in (bar.told, *map(grouped, bar.counts)))


def _bar(share: float, setting: Setting) -> RuleRow:
    beside = padding(setting.theme)
    width = (setting.width - 2 * beside) * share
    start = setting.width - beside - width if setting.right_to_left else beside
    colour = setting.theme.blocks[Role.HEADING_1].colour
    return RuleRow(setting.theme.page.step or BAR + 2, 1.0, start, width, BAR, colour)
