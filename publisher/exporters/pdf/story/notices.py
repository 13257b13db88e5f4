"""Notices: what of a record could not be shown as it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from unicodedata import name

from publisher import view as v
from publisher.exporters.pdf.letters.lettering import PRIVATE
from publisher.exporters.pdf.pages.setting import Setting
from publisher.exporters.shared.links import not_followed
from publisher.report import Notice, Severity

INSTALL = (
    "Install a font that has it, such as the Noto fonts for its script "
    "(Debian: fonts-noto-core, fonts-noto-cjk)."
)
REPLACE = "It is for private use: replace it in the source by what it means."
MOST = 20
"""How many characters are told one by one."""


def notices(setting: Setting, view: v.View) -> tuple[Notice, ...]:
    """One for each character that no font has, one for all beyond the first few; one for each
    link that is not followed.
    """
    missing = sorted(setting.wordbooks.fonts.missing)
    texts = dict(_texts(view)) if missing else {}
    return (
        *(_missing(character, texts) for character in missing[:MOST]),
        *_more(len(missing) - MOST),
        *(not_followed(link) for link in dict.fromkeys(setting.dead_links)),
    )


def _more(count: int) -> Iterator[Notice]:
    if count > 0:
        told = f"no font has {count} more character(s); boxes stand for them"
        yield Notice("P401", Severity.WARNING, told, hint=INSTALL)


def _missing(character: str, texts: dict[str, str]) -> Notice:
    places = [address for address, text in texts.items() if character in text and address]
    count = sum(text.count(character) for text in texts.values())
    described = f"U+{ord(character):04X} {name(character, '')}".strip()
    times = f", {count} times" if count > 1 else ""
    first = f" at {places[0]}{times}" if places else ""
    return Notice(
        "P401",
        Severity.WARNING,
        f"no font has the character {described}; a box stands for it{first}",
        hint=REPLACE if PRIVATE.match(character) else INSTALL,
    )


def _texts(view: v.View) -> Iterator[tuple[str, str]]:
    """The own words of each block, by its address."""
    notes = chain.from_iterable(note.blocks for note in view.notes)
    for block in chain(v.walk(view.blocks), v.walk(notes)):
        yield block.id, _own(block)


def _own(block: v.Block) -> str:
    match block:
        case v.Turn():
            return v.plain(block.label)
        case v.List():
            return "".join(item.mark for item in block.items)
        case v.Table():
            cells = chain.from_iterable(block.rows)
            return "".join(map(v.plain, (block.caption, *cells)))
        case v.Divider() | v.PageMark():
            return block.text
        case v.Quote():
            return ""
    return v.plain(block.content)
