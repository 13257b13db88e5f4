"""The running head where no exporter measures letters: title and date, by a rough measure."""

from __future__ import annotations

from itertools import accumulate, takewhile

from publisher.exporters.shared.front import date_beside_title
from publisher.exporters.shared.wrapping import broad, width
from publisher.roles import Role
from publisher.theme.model import Theme
from publisher.view import View

_WIDTH_OF_LETTER = 0.48  # of the size; a rough mean of text faces
_LAST_LATIN = "\u024f"
_MORE_FOR_OTHERS = 0.2  # of a letter's width
_MORE_FOR_BROAD = 0.4  # besides
_MORE_FOR_CAPITAL = 0.4  # of a letter's width
_BETWEEN = 4  # letters between title and date


def running_head(view: View, theme: Theme) -> tuple[str, str]:
    """The title, as much of it as one line holds, and the date beside it, "" if unknown."""
    date, style = date_beside_title(view), theme.blocks[Role.RUNNING_HEAD]
    room = theme.page.measure / (style.size * _WIDTH_OF_LETTER) - _letters(date) - _BETWEEN
    return _shortened(" ".join(view.facts.title.split()), room), date


def _shortened(title: str, room: float) -> str:
    """As much of the title as fits: whole words, where these are not so long that little were
    left.
    """
    if _letters(title) <= room:
        return title
    ends = accumulate(map(_letters, title))
    cut = title[: sum(1 for _ in takewhile(lambda end: end <= room, ends))]
    space = cut.rfind(" ")
    return (cut[:space] if space > len(cut) / 2 else cut.rstrip()) + "…"


def _letters(text: str) -> float:
    """How many Latin letters a text is as wide as: capitals and other letters are wider."""
    capitals = sum(map(str.isupper, text))
    others = sum(character > _LAST_LATIN for character in text)
    more = _MORE_FOR_CAPITAL * capitals + _MORE_FOR_OTHERS * others + _MORE_FOR_BROAD * broad(text)
    return width(text) + more
