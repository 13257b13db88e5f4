"""The sheets that a page of the web is printed on: their size and margins, the running head, the
page's number (CSS Paged Media 3). All is made by the style sheet, so none of it is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.data import dataclass
from publisher.exporters.shared.running import running_head
from publisher.exporters.shared.xhtml.css import stack, string
from publisher.roles import Role
from publisher.theme.model import Align, BlockStyle, Page, Theme, Words
from publisher.theme.scripts import has_italics
from publisher.view import View

_ASCENT, _DESCENT = 0.8, 0.2  # of a line above and below the baseline
_COUNTED = {"{page}": "counter(page)", "{pages}": "counter(pages)"}


def sheets(view: View, theme: Theme, words: Words) -> str:
    """The rules for the sheets of a record."""
    return "\n".join([*_Sheets(view, theme, words).rules(), ""])


@dataclass(frozen=True, slots=True)
class _Sheets:
    """A record in a style, with the words of the edition."""

    view: View
    theme: Theme
    words: Words

    @property
    def _sides(self) -> tuple[str, str]:
        """Where reading begins, and where it ends."""
        return ("right", "left") if self.view.direction == "rtl" else ("left", "right")

    def rules(self) -> Iterator[str]:
        """What each sheet has, then what even ones and the first have otherwise."""
        page, (start, end) = self.theme.page, self._sides
        size = f"size: {page.width:.1f}pt {page.height:.1f}pt"
        number = self._box("bottom", Role.FOLIO, self._number())
        yield f"@page {{ {size}; {_margins(page, start, end)}; {number} }}"
        if page.mirrored:  # even pages are on the side where reading begins
            yield f"@page :{start} {{ {_margins(page, end, start)} }}"
        if self.theme.layout.running_head:
            yield f"@page {{ {self._head()} }}"
            none = (f"@top-{side} {{ content: none }}" for side in ("left", "center", "right"))
            yield f"@page :first {{ {' '.join(none)} }}"

    def _number(self) -> str:
        """The number in the words of the language, counted by the browser."""
        parts = re.split(r"(\{pages?\})", self.words.page_of)
        return " ".join(_COUNTED.get(part, string(part)) for part in parts if part)

    def _head(self) -> str:
        """Title and date: at the two sides or, where the style begins at none, together."""
        told = running_head(self.view, self.theme)
        style = self.theme.blocks[Role.RUNNING_HEAD]
        if style.align not in {Align.START, Align.JUSTIFY}:
            together = self.words.list_separator.join(filter(None, told))
            return self._box("top", style.role, string(together))
        look = self._look(style)
        return " ".join(
            f"@top-{side} {{ content: {string(text)}; {look} }}"
            for side, text in zip(self._sides, told, strict=True)
        )

    def _box(self, edge: str, role: Role, content: str) -> str:
        """A box at the head or the foot, where its style stands."""
        style, (start, end) = self.theme.blocks[role], self._sides
        side = {Align.CENTER: "center", Align.END: end}.get(style.align, start)
        return f"@{edge}-{side} {{ content: {content}; {self._look(style)} }}"

    def _look(self, style: BlockStyle) -> str:
        """The style, and the space between the text and the edge of the sheet."""
        family = stack(self.theme.families[style.family], self.view.lang)
        is_slanted = style.italic and has_italics(self.view.lang)
        slant, weight = "italic" if is_slanted else "normal", "bold" if style.bold else "normal"
        font = f"font: {slant} {weight} {style.size:g}pt/{style.leading:g}pt {family}"
        if style.role is Role.FOLIO:
            edge, room = "bottom", self.theme.page.foot - _DESCENT * style.leading
        else:
            edge, room = "top", self.theme.page.head - _ASCENT * style.leading
        place = f"vertical-align: {edge}; padding-{edge}: {max(0.0, room):.1f}pt"
        return f"{font}; color: {style.colour}; white-space: nowrap; {place}"


def _margins(page: Page, inner: str, outer: str) -> str:
    """The margins, the inner one at this side of the sheet."""
    sides = {inner: page.inner, outer: page.outer}
    vertical = f"margin-top: {page.top:.1f}pt; margin-bottom: {page.bottom:.1f}pt"
    return f"{vertical}; " + "; ".join(f"margin-{s}: {sides[s]:.1f}pt" for s in sorted(sides))
