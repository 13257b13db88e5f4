"""Looks of runs: which character style a phrase gets, and what its language adds."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import field, replace
from typing import NamedTuple

from publisher.data import dataclass
from publisher.exporters.docx.languages import language_attribute
from publisher.exporters.docx.names import style_id, style_name
from publisher.exporters.docx.scripts import Scripts
from publisher.exporters.docx.wml import Element, add, add_switch, add_value, add_words, root
from publisher.roles import PhraseRole, Role
from publisher.theme.model import BlockStyle, PhraseStyle, Theme
from publisher.theme.scripts import EAST_ASIAN

Roles = tuple[PhraseRole, ...]

TOGGLES = (("bold", "b", "bCs"), ("italic", "i", ""), ("small_caps", "smallCaps", ""))
"""The properties that flip instead of holding when two styles set them (17.7.3)."""


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style of the file. `size` is in points, None for the block's."""

    id: str
    name: str
    style: PhraseStyle
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Where runs stand: in a block of this style, language and direction."""

    style: BlockStyle
    lang: str
    rtl: bool
    notes: bool = True  # whether a footnote may be called from here


class Stretch(NamedTuple):
    """Text of one kind: its language, the script that it needs a typeface for ("" when the
    document's own will do), its direction.
    """

    lang: str = ""
    script: str = ""
    rtl: bool = False


@dataclass(slots=True)
class Looks:
    """The looks in use while a file is written; each is made once."""

    theme: Theme
    lang: str
    scripts: Scripts
    fixed: bool = False  # whether lines are as high as the style says, whatever the typeface
    _styles: dict[tuple[Roles, Role | None], CharacterStyle] = field(default_factory=dict)
    _runs: dict[tuple[Roles, Role, Stretch], Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for role in PhraseRole:
            self.style((role,), self.theme.blocks[Role.SPEECH])

    def styles(self) -> Iterator[CharacterStyle]:
        """The character styles, one per phrase role."""
        yield from list(self._styles.values())[: len(PhraseRole)]

    def combined(self) -> Iterator[CharacterStyle]:
        """The character styles of phrases inside each other that are in use."""
        yield from list(self._styles.values())[len(PhraseRole) :]

    def style(self, roles: Roles, block: BlockStyle) -> CharacterStyle:
        """The character style of phrases inside each other, in a block."""
        merged = merge([self.theme.phrases[role] for role in roles])
        speech = self.theme.blocks[Role.SPEECH]
        own_size = merged.scale != 1 and block.size != speech.size and not merged.raise_by
        key = (roles, block.role if own_size else None)
        if key not in self._styles:
            self._styles[key] = _character_style(roles, merged, block, own_size=own_size)
        return self._styles[key]

    def scripts_in_use(self) -> list[str]:
        """The scripts whose typefaces the file asks for, each once."""
        used = [self.scripts.simple, self.scripts.own]
        named = (stretch.script for _, _, stretch in self._runs)
        return list(dict.fromkeys([*used, *filter(None, named)]))

    def run(self, roles: Roles, block: BlockStyle, stretch: Stretch, words: str = "") -> Element:
        """A new run with its properties, and with words that are simple."""
        key = (roles, block.role, stretch)
        made = self._runs.get(key)
        if made is None:
            made = self._runs[key] = self._make_run(roles, block, stretch)
        run = copy(made)
        if words:
            run[-1].text = words
        else:
            run.remove(run[-1])
        return run

    def _make_run(self, roles: Roles, block: BlockStyle, stretch: Stretch) -> Element:
        """A run to be copied, which costs less than to make one, with a place for words."""
        run = root("r")
        properties = self._make(roles, block, stretch)
        if len(properties):
            run.append(properties)
        add_words(run, "")
        return run

    def _make(self, roles: Roles, block: BlockStyle, stretch: Stretch) -> Element:
        properties = root("rPr")
        named = self.style(roles, block) if roles else None
        if named:
            add_value(properties, "rStyle", named.id)
        if stretch.script:
            family = (named and named.style.family) or block.family
            typeface = self.theme.families[family].stack(stretch.script)[0]
            slot = "eastAsia" if stretch.script in EAST_ASIAN else "cs"
            add(properties, "rFonts", **{slot: typeface})
        if named:
            _add_settled_toggles(properties, named.style, block)
        if stretch.rtl:
            add_switch(properties, "rtl", on=True)
        self._add_language(properties, stretch)
        return properties

    def _add_language(self, properties: Element, stretch: Stretch) -> None:
        """The language where it is not the document's; never one of the other direction."""
        attribute = language_attribute(stretch.lang) if stretch.lang != self.lang else {}
        if attribute and ("bidi" in attribute or not stretch.rtl):
            add(properties, "lang", **attribute)


def merge(styles: list[PhraseStyle]) -> PhraseStyle:
    """What phrases inside each other change together; the inner one wins."""
    merged = styles[0]
    for inner in styles[1:]:
        merged = replace(
            merged,
            family=inner.family or merged.family,
            bold=merged.bold if inner.bold is None else inner.bold,
            italic=merged.italic if inner.italic is None else inner.italic,
            small_caps=merged.small_caps if inner.small_caps is None else inner.small_caps,
            colour=inner.colour or merged.colour,
            scale=merged.scale * inner.scale,
            raise_by=merged.raise_by + inner.raise_by,
            underline=merged.underline or inner.underline,
        )
    return merged


def _character_style(
    roles: Roles, merged: PhraseStyle, block: BlockStyle, *, own_size: bool
) -> CharacterStyle:
    ident = "".join(style_id(role) for role in roles)
    name = " + ".join(style_name(role) for role in roles)
    if own_size:
        ident, name = f"{ident}In{style_id(block.role)}", f"{name} in {style_name(block.role)}"
    scaled = merged.scale != 1 and not merged.raise_by
    return CharacterStyle(ident, name, merged, block.size * merged.scale if scaled else None)


def _add_settled_toggles(properties: Element, phrase: PhraseStyle, block: BlockStyle) -> None:
    """Say what holds where block and phrase both set a property that would flip."""
    for attribute, element, complex_element in TOGGLES:
        wanted = getattr(phrase, attribute)
        if wanted is not None and getattr(block, attribute):
            add_switch(properties, element, on=wanted)
            if complex_element:
                add_switch(properties, complex_element, on=wanted)
