"""The cover: a picture in SVG, drawn from the theme, and the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.epub.edition import Edition
from publisher.exporters.epub.parts import COVER_IMAGE, STYLESHEET
from publisher.exporters.shared.characters import xml_text
from publisher.exporters.shared.front import date_beside_title
from publisher.exporters.shared.wrapping import broad, width, wrap
from publisher.exporters.shared.xhtml.css import stack
from publisher.exporters.shared.xhtml.document import new_body, serialize
from publisher.exporters.shared.xhtml.elements import EPUB_TYPE, Element, add
from publisher.roles import Role
from publisher.theme import contrast
from publisher.theme.model import Align, BlockStyle

_SVG = "{http://www.w3.org/2000/svg}"
_WIDTH, _HEIGHT, _MARGIN = 1600, 2400, 170
_TITLE_TOP, _TITLE_ROOM = 420, 1250  # where the title begins, and how much of the height it has
_SIZES = (150, 132, 116, 102, 90, 80, 70)  # of the title's letters, the first that fits
_LEADING = 1.22
_FEW = 5  # lines of a title
_COLUMN = 0.6  # of the size: what a letter takes, in any typeface that may stand in
_MORE_FOR_CAPITAL, _MORE_FOR_BROAD = 0.2, 0.6  # of that
_HALF = 0.5  # the same, where most letters are as wide as high and take two columns
_FACTS_SIZE, _FACTS_TOP = 60, 2050
_RULE = (160, 6)
_PALE, _DARK = "#ffffff", "#1a1a1a"


class _Set(NamedTuple):
    """Lines of text at a size."""

    lines: Sequence[str]
    size: int


def cover_page(edition: Edition, told: v.View) -> bytes:
    """The page with the picture, in words for those who do not see it; `told` has the facts
    that the file may tell.
    """
    title = _one_line(told.facts.title)
    body = new_body(title, edition.view.lang, STYLESHEET, types=True)
    body.set(EPUB_TYPE, "cover")
    body.set("class", "cover")
    words = ". ".join([title, *_facts(told)])
    add(body, "img", role="doc-cover", src=COVER_IMAGE, alt=words).tail = "\n"
    return serialize(body)


def cover_image(edition: Edition, told: v.View) -> bytes:
    """The picture. Its words are text, so that any device draws them in a typeface it has."""
    blocks = edition.theme.blocks
    ground = blocks[Role.HEADING_1].colour
    ink = max((_PALE, _DARK), key=lambda colour: contrast.ratio(colour, ground))
    picture = _picture(edition, ink)
    picture.rectangle(0, 0, (_WIDTH, _HEIGHT), ground)
    picture.write(_fitted(_one_line(told.facts.title)), _TITLE_TOP, blocks[Role.TITLE])
    facts = [line for fact in _facts(told) for line in _wrapped(fact, _FACTS_SIZE)[:2]]
    if facts:
        picture.rule(_FACTS_TOP - 130)
        picture.write(_Set(facts, _FACTS_SIZE), _FACTS_TOP, blocks[Role.DATE])
    return etree.tostring(picture.root, encoding="utf-8", xml_declaration=True) + b"\n"


def _one_line(text: str) -> str:
    return " ".join(xml_text(text).split())


def _facts(view: v.View) -> list[str]:
    return [fact for fact in map(_one_line, (date_beside_title(view), view.facts.place)) if fact]


# --- lines ----------------------------------------------------------------------------


def _fitted(title: str) -> _Set:
    """The title, as large as it may be, rather smaller than with a word broken or in more than
    a few lines; what is too long even then is cut.
    """
    longest = max(map(width, title.split()), default=0)
    fitting: list[_Set] = []
    whole: list[_Set] = []
    for size in _SIZES:
        lines = _wrapped(title, size)
        if len(lines) * size * _LEADING <= _TITLE_ROOM:
            fitting.append(_Set(lines, size))
            if longest <= _columns(title, size):
                whole.append(fitting[-1])
                if len(lines) <= _FEW:
                    return whole[-1]
    if fitting:
        return (whole or fitting)[0]
    kept = lines[: int(_TITLE_ROOM / (size * _LEADING))]
    return _Set([*kept[:-1], f"{kept[-1][:-1]}…"], size)


def _wrapped(text: str, size: int) -> list[str]:
    """The lines of a text, as few as can be, as even as can be; a word that is wider than the
    cover is broken anywhere.
    """
    most = _columns(text, size)
    count = len(wrap(text, most))
    even = next(n for n in range(most // 2, most + 1) if len(wrap(text, n)) <= count)
    return [part for line in wrap(text, even) for part in _broken(line, most)]


def _broken(line: str, columns: int) -> list[str]:
    """The parts of a line that is one word, each as wide as the cover at most."""
    if width(line) <= columns:
        return [line]
    parts = [""]
    for letter in line:
        if width(parts[-1] + letter) > columns:
            parts.append("")
        parts[-1] += letter
    return parts


def _columns(text: str, size: int) -> int:
    """How many columns a line has for a text."""
    column = _HALF if width(text) > 1.5 * len(text) else _COLUMN * _breadth(text)
    return int((_WIDTH - 2 * _MARGIN) / (size * column))


def _breadth(text: str) -> float:
    """How much broader the letters of a text are than most."""
    capitals = sum(map(str.isupper, text))
    return 1 + (_MORE_FOR_CAPITAL * capitals + _MORE_FOR_BROAD * broad(text)) / max(1, width(text))


# --- drawing --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is drawn on, in this colour; lines stand at `x`, by their start, middle or end."""

    root: Element
    edition: Edition
    ink: str
    anchor: str
    x: int

    def rectangle(self, x: int, y: int, size: tuple[int, int], fill: str) -> None:
        """Draw a filled rectangle."""
        shape = {"x": x, "y": y, "width": size[0], "height": size[1]}
        told = {name: str(value) for name, value in shape.items()}
        etree.SubElement(self.root, f"{_SVG}rect", {**told, "fill": fill})

    def rule(self, y: int) -> None:
        """Draw a short line where lines of text stand."""
        width = _RULE[0]
        back = {_MARGIN: 0, _WIDTH // 2: width // 2}.get(self.x, width)
        self.rectangle(self.x - back, y, _RULE, self.ink)

    def write(self, text: _Set, top: int, style: BlockStyle) -> None:
        """Write lines below each other, the first on the baseline `top`."""
        family = self.edition.theme.families[style.family]
        look = {
            "font-family": stack(family, self.edition.view.lang),
            "font-size": str(text.size),
            "font-weight": "bold" if style.bold else "normal",
            "fill": self.ink,
            "text-anchor": self.anchor,
        }
        group = etree.SubElement(self.root, f"{_SVG}g", look)
        for number, line in enumerate(text.lines):
            baseline = top + round(number * text.size * _LEADING)
            place = {"x": str(self.x), "y": str(baseline)}
            etree.SubElement(group, f"{_SVG}text", place).text = line


def _picture(edition: Edition, ink: str) -> _Picture:
    direction = edition.view.direction
    size = {"width": str(_WIDTH), "height": str(_HEIGHT), "direction": direction}
    names: dict[str, str] = {None: _SVG[1:-1]}  # type: ignore[dict-item]  # unknown to lxml's stubs
    root = etree.Element(f"{_SVG}svg", {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", **size}, names)
    align = edition.theme.blocks[Role.TITLE].align
    if align is Align.CENTER:
        return _Picture(root, edition, ink, "middle", _WIDTH // 2)
    at_left = (direction == "ltr") != (align is Align.END)
    anchor = "end" if align is Align.END else "start"
    return _Picture(root, edition, ink, anchor, _MARGIN if at_left else _WIDTH - _MARGIN)
