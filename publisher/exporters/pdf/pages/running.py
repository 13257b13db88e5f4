"""Running lines: the head over each page but the first, the folio below each."""

from __future__ import annotations

from dataclasses import replace

from publisher import view as v
from publisher.exporters.pdf.pages.canvas import Artifact, TaggedCanvas
from publisher.exporters.pdf.pages.pen import Pen
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.shared import back
from publisher.exporters.shared.front import date_beside_title
from publisher.roles import Role
from publisher.theme.model import Align

LONG = 5
"""From how many pages the head names the section."""

SECTION = 0.45
"""The part of the measure that a section's name may take."""

DATE = 0.3
"""The part of the measure that a date as printed may take."""

Parts = list[tuple[str, Align]]


class RunningLines:
    """Draws the lines that run through all pages."""

    def __init__(self, setting: Setting, canvas: TaggedCanvas, view: v.View) -> None:
        self._setting = setting
        self._page, blocks = setting.theme.page, setting.theme.blocks
        self._head = Pen(setting, canvas, blocks[Role.RUNNING_HEAD], Artifact.HEAD)
        self._foot = Pen(setting, canvas, blocks[Role.FOLIO], Artifact.FOOT)
        self._title = " ".join(view.facts.title.split())
        self._date = self._short_date(view)
        self._sections = _sections(view, setting)
        self._open = ""  # the section that goes on from the page before

    def _short_date(self, view: v.View) -> str:
        """The date as printed, unless that is a dateline and the date itself is known."""
        printed = date_beside_title(view)
        is_long = self._head.measure(printed) > DATE * self._page.measure
        facts = replace(view.facts, date_text="") if is_long and view.facts.date else view.facts
        return date_beside_title(replace(view, facts=facts))

    def head(self, number: int, count: int, left: float) -> None:
        """Title and date and, in a long record, the section; not over the title itself.

        The section is that of the first heading on the page, else of the last one before.
        """
        begun = self._sections.get(number, [self._open])
        section, self._open = begun[0], begun[-1]
        if number == 1 or not self._setting.theme.layout.running_head:
            return
        place = left, self._page.height - self._page.head
        is_long = section and count >= LONG
        parts = self._with_section(section, number) if is_long else self._without_section()
        for text, align in parts:
            self._head.write(text, place, align, self._page.measure)
        self._head.rule(place, self._page.measure)

    def _without_section(self) -> Parts:
        """Title and date, at the two sides or together."""
        align = self._head.style.align
        if align in {Align.START, Align.JUSTIFY}:
            room = self._page.measure - self._head.measure(self._date)
            return [(self._shortened(room), Align.START), (self._date, Align.END)]
        return [(self._titled(self._page.measure), align)]

    def _with_section(self, name: str, number: int) -> Parts:
        """The section at the outer side, title and date at the inner one."""
        section = self._head.shortened(name, self._page.measure * SECTION)
        title = self._titled(self._page.measure - self._head.measure(section))
        if self._page.mirrored and number % 2 == 0:
            return [(section, Align.START), (title, Align.END)]
        return [(title, Align.START), (section, Align.END)]

    def _titled(self, room: float) -> str:
        """The title with the date, in so much room."""
        behind = self._setting.words.list_separator + self._date if self._date else ""
        return self._shortened(room - self._head.measure(behind)) + behind

    def _shortened(self, room: float) -> str:
        """The title, with some space beside it."""
        return self._head.shortened(self._title, room - 2 * self._head.style.size)

    def folio(self, number: int, count: int, left: float) -> None:
        """The page's number, and how many there are."""
        words = self._setting.words.page_of
        text = words.replace("{page}", str(number)).replace("{pages}", str(count))
        place = left, self._page.foot
        self._foot.write(text, place, self._foot.style.align, self._page.measure)
        self._foot.rule(place, self._page.measure)


def _sections(view: v.View, setting: Setting) -> dict[int, list[str]]:
    """The sections that begin on each page; none where there is but one in all."""
    headings = [b for b in v.walk(view.blocks) if isinstance(b, v.Heading) and b.level > 0]
    headings += back.headings(view, setting.words)
    highest = min((heading.level for heading in headings), default=0)
    sections = [heading for heading in headings if heading.level == highest]
    found: dict[int, list[str]] = {}
    for section in sections if len(sections) > 1 else ():
        page = setting.page_numbers.get(section.id, 0)
        found.setdefault(page, []).append(" ".join(v.plain(section.content).split()))
    return found
